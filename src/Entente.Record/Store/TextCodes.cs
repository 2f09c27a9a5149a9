using System.Text;

namespace Entente.Record.Store;

/// <summary>The texts of a record and their numbers; a text is kept once.</summary>
internal sealed class TextCodes : IDisposable
{
    private const int MostRemembered = 200_000;
    private readonly Dictionary<string, (long Id, ulong Hash)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Id, ulong Hash)>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Database _database;
    private readonly Statement _find;
    private readonly Statement _insert;

    internal TextCodes(Database database)
    {
        _database = database;
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        _find = database.Prepare("SELECT id FROM text WHERE value = ?");
        _insert = database.Prepare("INSERT INTO text(value) VALUES(?)");
    }

    /// <summary>The number of a text, new where it was not there, and a hash of its letters for the checksum.</summary>
    internal (long Id, ulong Hash) Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= 128 && Ascii.IsValid(bytes))
        {
            Span<char> characters = stackalloc char[128];
            var length = Encoding.ASCII.GetChars(bytes, characters);
            return _lookup.TryGetValue(characters[..length], out var known) ? known : Of(characters[..length].ToString());
        }

        return Of(Files.DelimitedReader.TextOf(bytes));
    }

    internal (long Id, ulong Hash) Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
            return known;
        var found = _find.Reset().Bind(1, text).Step();
        long id;
        if (found)
            id = _find.Int64(0);
        else
        {
            _insert.Bind(1, text).Run();
            id = _database.LastRowId;
        }

        _find.Reset();
        if (_known.Count >= MostRemembered)
            _known.Clear();
        return _known[text] = (id, Checksum.OfText(text));
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }
}
