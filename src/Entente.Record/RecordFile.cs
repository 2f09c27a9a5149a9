using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.Record.Store;
using Entente.World;

namespace Entente.Record;

/// <summary>
/// A record: one SQLite file of facts, each with the provider, version, file, hash and line it came from. Facts are only ever added;
/// an import is one transaction, and importing the same file twice adds nothing. Not safe for two threads at once.
/// </summary>
public sealed class RecordFile : IDisposable
{
    private RecordFile(Database database) => Database = database;

    /// <summary>The file.</summary>
    public string Path => Database.Path;

    internal Database Database { get; }

    /// <summary>Opens a record for reading and writing, and makes it where it is not there.</summary>
    /// <exception cref="InputException">The file is no record, is damaged, or cannot be written.</exception>
    public static RecordFile OpenOrCreate(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new InputException("its folder does not exist; make it first", path);
        var database = Store.Database.Open(path, create: true, readOnly: false);
        try
        {
            Schema.Prepare(database, writable: true);
            database.Execute("PRAGMA journal_mode = WAL");
            database.Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
            return new RecordFile(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a record that is there, for reading.</summary>
    /// <exception cref="InputException">There is no such file, or it is no record.</exception>
    public static RecordFile OpenExisting(string path)
    {
        if (!File.Exists(path))
            throw new InputException("there is no record yet; 'entente import PROVIDER FILE' makes one", path);
        var database = Store.Database.Open(path, create: false, readOnly: false);
        try
        {
            Schema.Prepare(database, writable: true);
            database.Execute("PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824");
            return new RecordFile(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A record in memory, gone when it is closed.</summary>
    public static RecordFile InMemory()
    {
        var database = Store.Database.Open(":memory:", create: true, readOnly: false);
        Schema.Prepare(database, writable: true);
        database.Execute("PRAGMA foreign_keys = ON");
        return new RecordFile(database);
    }

    /// <summary>Imports one file of a provider as one transaction: all its good rows, or nothing.</summary>
    /// <exception cref="InputException">The file is missing, damaged, of another provider, or most of its rows are wrong; the record is as before.</exception>
    /// <exception cref="OperationCanceledException">The import was stopped; the record is as before.</exception>
    public ImportResult Import(Provider provider, string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        Importer.Run(Database, provider, path, options, progress, cancellation);

    /// <summary>Imports the tables of a user's own, as a mapping names them.</summary>
    /// <exception cref="InputException">A file or the mapping cannot be used; the record is as before.</exception>
    public ImportResult ImportTables(TableMap map, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        MappedImporter.Run(Database, map, options, progress, cancellation);

    /// <summary>Every import, in order.</summary>
    public IReadOnlyList<ImportEntry> Imports() => LedgerReader.Imports(Database);

    /// <summary>The windows in which the imported sources speak.</summary>
    public IReadOnlyList<CoverageEntry> Coverage() => LedgerReader.Coverage(Database);

    /// <summary>The sources whose files were imported, with their citations.</summary>
    public IReadOnlyList<SourceEntry> Sources() => LedgerReader.Sources(Database);

    /// <summary>Reads columns of a table of facts from the newest import that holds some; null where none does.</summary>
    /// <param name="table">The table, such as <c>trade</c> (docs/record.md lists them with their columns).</param>
    /// <param name="columns">The columns; <c>row</c> is the line in the file, <c>id</c> the row's number in the table.</param>
    /// <param name="provider">Only imports of that provider.</param>
    /// <param name="version">Only imports of that version.</param>
    /// <param name="where">A condition in SQL over the columns, without values from outside.</param>
    public FactSet? Facts(string table, IReadOnlyList<string> columns, string? provider = null, string? version = null, string? where = null) =>
        FactSet.Read(Database, table, columns, provider, version, where);

    /// <summary>The tables of facts that an import brought rows for; <c>event</c> among them where it brought events.</summary>
    public IReadOnlyList<string> TablesOf(long import) => LedgerReader.TablesOf(Database, import);

    /// <summary>Whether no newer import of the same provider (of the version named, where one is) holds rows of the table.</summary>
    public bool IsNewest(long import, string table, string? version) => LedgerReader.IsNewest(Database, import, table, version);

    /// <summary>Events of one directed dyad by month, over every import of a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="source">Who acts: a state's code.</param>
    /// <param name="target">On whom.</param>
    /// <param name="type">A PLOVER type, the first digits of a CAMEO code, or null for all.</param>
    public (IReadOnlyList<Events.MonthOfEvents> Months, DateSpan Window) EventMonths(string provider, string source, string target, string? type) =>
        Events.EventQuery.Months(Database, provider, source, target, type);

    /// <summary>The parts of an import that one table of facts took, in order: the file (or member of an archive) and the ids of its rows.</summary>
    public IReadOnlyList<ImportPart> Parts(long import, string table) => LedgerReader.Parts(Database, import, table);

    /// <summary>Which cases alone a table of the user's own speaks about, by variable; nothing where it speaks about all.</summary>
    public IReadOnlyDictionary<string, string> Scopes(long import) => LedgerReader.Scopes(Database, import);

    /// <summary>What stands in rows of an import, by line: columns and cells. Nothing where the member is not named and the import has several.</summary>
    /// <param name="import">The import.</param>
    /// <param name="member">The file or member of the archive; null for the only one.</param>
    /// <param name="rows">The lines.</param>
    public IReadOnlyDictionary<long, string> CellsOf(long import, string? member, IReadOnlyCollection<long> rows) => RowCells.Read(Database, import, member, rows);

    /// <summary>Events of one directed dyad since a day, over every import of a provider, by day.</summary>
    public IReadOnlyList<Events.EventRow> EventsOf(string provider, string source, string target, DateOnly since, int most) =>
        Events.EventQuery.Rows(Database, provider, source, target, since, most);

    /// <summary>Every event of a provider between two different states, by day.</summary>
    /// <param name="provider">The provider.</param>
    public IReadOnlyList<Events.DyadEvent> DyadEvents(string provider) => Events.DyadEvents.Read(Database, provider);

    /// <summary>The providers that gave events, each with how many, most first.</summary>
    public IReadOnlyList<(string Provider, long Events)> EventProviders() => Events.DyadEvents.Providers(Database);

    /// <summary>The texts of columns that hold texts, by number.</summary>
    public IReadOnlyDictionary<int, string> Texts() => LedgerReader.Texts(Database);

    /// <summary>Checks the file, its references, its counts and the checksum of every import; one line for each fault.</summary>
    public IReadOnlyList<string> Verify(CancellationToken cancellation) => Verification.Run(Database, cancellation);

    /// <inheritdoc/>
    public void Dispose() => Database.Dispose();
}

/// <summary>An import as the ledger has it.</summary>
public sealed record ImportEntry(long Id, string Provider, string Version, string File, string Sha256, long Bytes, long Rows, long Refused, string ImportedOn, string Program);

/// <summary>The window in which one import speaks about one variable.</summary>
/// <param name="Import">The import.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Version">Its version.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Window">The days, both ends included.</param>
/// <param name="AbsenceIsZero">Whether absence of a row within the window says that it did not happen.</param>
/// <param name="Present">Cells with a value.</param>
/// <param name="Missing">Cells that the source marks as missing.</param>
public sealed record CoverageEntry(long Import, string Provider, string Version, string Variable, DateSpan Window, bool AbsenceIsZero, long Present, long Missing);

/// <summary>A source as the record cites it.</summary>
public sealed record SourceEntry(string Provider, string Title, string Authority, string Citation, string? Url);

/// <summary>Rows that one file, or member of an archive, brought into one table.</summary>
/// <param name="Member">The file or member.</param>
/// <param name="First">The id of its first row in the table.</param>
/// <param name="Last">The id of its last.</param>
/// <param name="Rows">How many.</param>
public sealed record ImportPart(string Member, long First, long Last, long Rows);
