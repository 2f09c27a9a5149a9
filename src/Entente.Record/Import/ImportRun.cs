using Entente.Record.Store;

namespace Entente.Record.Import;

/// <summary>What one import has gathered so far, within its transaction.</summary>
internal sealed class ImportRun : IDisposable
{
    /// <summary>How many refused rows are kept with their reason.</summary>
    internal const int MostRefused = 10_000;

    private const int TickEvery = 4096;
    private readonly List<FactWriter> _writers = [];
    private readonly List<RefusedRow> _refused = [];
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private string _member = "";
    private long _bytesBefore;
    private int _ticks;

    internal ImportRun(Database database, long import, IProgress<ImportProgress>? progress, long? totalBytes, CancellationToken cancellation)
    {
        (Database, Import, _progress, TotalBytes, _cancellation) = (database, import, progress, totalBytes, cancellation);
        Texts = new TextCodes(database);
    }

    internal Database Database { get; }

    internal long Import { get; }

    internal TextCodes Texts { get; }

    internal long? TotalBytes { get; }

    internal string? Version { get; private set; }

    internal long RefusedRows { get; private set; }

    internal IReadOnlyList<RefusedRow> Refused => _refused;

    internal IReadOnlyList<FactWriter> Writers => _writers;

    /// <summary>The ISO code of a state named in a system (<c>name</c>, <c>gw</c>) on a day; null where nobody knows it.</summary>
    internal Func<string, string, DateOnly, string?> StateOf { get; init; } = (_, _, _) => null;

    /// <summary>The first and last day of events, and their number; null where there are none.</summary>
    internal (int First, int Last, long Count)? EventWindow { get; private set; }

    internal void CoverEvents(int first, int last, long count)
    {
        if (count > 0)
            EventWindow = EventWindow is { } w ? (Math.Min(w.First, first), Math.Max(w.Last, last), w.Count + count) : (first, last, count);
    }

    /// <summary>Rows that went elsewhere than through a writer: events.</summary>
    internal long EventRows { get; set; }

    internal long Rows => _writers.Sum(w => w.Rows) + EventRows;

    internal void BeginMember(string name, long bytesBefore) => (_member, _bytesBefore) = (name, bytesBefore);

    internal FactWriter Writer(FactTable table)
    {
        var writer = new FactWriter(Database, Texts, table, Import, _member);
        _writers.Add(writer);
        return writer;
    }

    internal void StateVersion(string? version) => Version ??= version;

    internal void Refuse(long line, string reason)
    {
        RefusedRows++;
        if (_refused.Count < MostRefused)
            _refused.Add(new RefusedRow(_member, line, reason.ReplaceLineEndings(" ")));
    }

    /// <summary>Counts a record: stops the import where it was cancelled and reports progress now and then.</summary>
    internal void Tick(long bytesRead)
    {
        if (++_ticks < TickEvery)
            return;
        _ticks = 0;
        _cancellation.ThrowIfCancellationRequested();
        _progress?.Report(new ImportProgress(_member, Rows + RefusedRows, _bytesBefore + bytesRead, TotalBytes));
    }

    public void Dispose()
    {
        foreach (var writer in _writers)
            writer.Dispose();
        Texts.Dispose();
    }
}

/// <summary>A row that was not taken.</summary>
/// <param name="Member">The table it stood in.</param>
/// <param name="Line">Its line.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record RefusedRow(string Member, long Line, string Reason);

/// <summary>How far an import is.</summary>
/// <param name="Member">The table being read.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Bytes">Bytes read so far, unpacked.</param>
/// <param name="TotalBytes">Bytes in all, unpacked; null where it is not known.</param>
public sealed record ImportProgress(string Member, long Rows, long Bytes, long? TotalBytes);

/// <summary>What became of an import.</summary>
/// <param name="Id">The import's number in the record.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Version">The version, as the file or the provider's name for it says.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
/// <param name="Rows">Rows taken; 0 where the file was already there.</param>
/// <param name="RefusedRows">Rows refused.</param>
/// <param name="Refused">The first of them, with reasons.</param>
/// <param name="AlreadyThere">Whether the same file had been imported before: nothing was added.</param>
/// <param name="Tables">Rows by table.</param>
public sealed record ImportResult(long Id, string Provider, string Version, string File, string Sha256, long Rows, long RefusedRows, IReadOnlyList<RefusedRow> Refused, bool AlreadyThere, IReadOnlyList<(string Table, long Rows)> Tables);
