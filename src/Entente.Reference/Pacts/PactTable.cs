using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>
/// The text form of a table of pacts: comma-separated, UTF-8, one row per pair of parties and authority, rows of one
/// instrument under one id.
/// </summary>
/// <remarks>
/// Required columns, in any order: <c>id, party1, party2, signed, endKind, obligations, authority, source</c>. Optional:
/// <c>inForce, formalEnd, effectiveEnd, replaces, name, conditional, verified, term, renewal</c>. Dates are EDTF, empty where the authority
/// names none. <c>endKind</c> is inForce, expired, violated, renegotiated, stateLost or unstated. <c>obligations</c> and
/// <c>replaces</c> are lists joined by <c>;</c>. <c>conditional</c> and <c>verified</c> are yes or no; empty is no for the
/// first, and yes for the second where a source is given. <c>term</c> is the length that the text names, in years, or none, or
/// open; <c>renewal</c> the years by which it renews itself.
/// </remarks>
public static class PactTable
{
    private static readonly string[] Columns =
        ["id", "party1", "party2", "signed", "inForce", "formalEnd", "effectiveEnd", "endKind", "obligations", "replaces", "authority", "source", "name", "conditional", "verified", "term", "renewal"];

    private static readonly string[] Required = ["id", "party1", "party2", "signed", "endKind", "obligations", "authority", "source"];

    private static readonly (string Name, Obligations Value)[] ObligationNames =
        [("defence", Obligations.Defence), ("offence", Obligations.Offence), ("neutrality", Obligations.Neutrality), ("nonAggression", Obligations.NonAggression), ("consultation", Obligations.Consultation)];

    private static readonly (string Name, EndKind Value)[] EndNames =
        [("inForce", EndKind.InForce), ("expired", EndKind.Expired), ("violated", EndKind.Violated), ("renegotiated", EndKind.Renegotiated), ("stateLost", EndKind.StateLost), ("unstated", EndKind.Unstated)];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The table, header first.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <returns>The rows in the order of the text.</returns>
    /// <exception cref="InputException">A column is missing, unknown or twice there, a field is malformed, or two rows of one id, authority and pair exist.</exception>
    public static ImmutableArray<Pact> Parse(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var records = CsvRecords.Read(text, file);
        if (records.Count == 0)
            throw new InputException($"the table is empty; its first line names the columns: {string.Join(',', Columns)}", file);
        var places = Header(records[0], file);
        var rows = ImmutableArray.CreateBuilder<Pact>(records.Count - 1);
        var seen = new HashSet<(string, Dyad, string)>();
        foreach (var record in records.Skip(1))
        {
            if (record.Count != records[0].Count)
                throw new InputException($"{record.Count} fields were found where the header names {records[0].Count}; quote a field that holds a comma", file, record[0].Line);
            var pact = new Row(record, places, file).Read();
            if (!seen.Add((pact.Id, pact.Parties, pact.Authority)))
                throw new InputException($"'{pact.Id}' by '{pact.Authority}' is there twice; one row per instrument, pair and authority was expected", file, record[0].Line);
            rows.Add(pact);
        }

        return rows.ToImmutable();
    }

    /// <summary>Writes a table that <see cref="Parse"/> reads back to the same rows.</summary>
    public static string Write(IEnumerable<Pact> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder().AppendJoin(',', Columns).Append('\n');
        foreach (var p in rows)
        {
            string[] fields =
            [
                p.Id, p.Parties.First.Text, p.Parties.Second.Text, Date(p.Signed), Date(p.InForce), Date(p.FormalEnd), Date(p.EffectiveEnd),
                EndNames.First(e => e.Value == p.End).Name,
                string.Join(';', ObligationNames.Where(o => p.Obligations.HasFlag(o.Value)).Select(o => o.Name)),
                string.Join(';', p.Replaces), p.Authority, p.SourceText, p.Name, p.Conditional ? "yes" : "no", p.Verified ? "yes" : "no",
                p.TermYears switch { null => "", 0 => "none", double.PositiveInfinity => "open", { } years => years.ToString("R", CultureInfo.InvariantCulture) },
                p.RenewalYears?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            ];
            text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Date(EdtfDate date) => date.IsUnknown ? "" : date.ToString();

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\n\r") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static Dictionary<string, int> Header(List<CsvRecords.Field> header, string? file)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Text.Trim().TrimStart('\uFEFF');
            if (!Columns.Contains(name, StringComparer.Ordinal))
                throw new InputException($"'{name}' is no column of a table of pacts; the columns are {string.Join(',', Columns)}", file, header[i].Line, header[i].Column);
            if (!places.TryAdd(name, i))
                throw new InputException($"the column '{name}' is there twice", file, header[i].Line, header[i].Column);
        }

        foreach (var name in Required)
            if (!places.ContainsKey(name))
                throw new InputException($"the column '{name}' is missing; required are {string.Join(',', Required)}", file, 1);
        return places;
    }

    private readonly struct Row(List<CsvRecords.Field> fields, Dictionary<string, int> places, string? file)
    {
        internal Pact Read()
        {
            var id = Filled("id");
            var end = OneOf("endKind", EndNames);
            var (formal, effective) = (Date("formalEnd"), Date("effectiveEnd"));
            if (end == EndKind.InForce && !formal.IsUnknown)
                throw Wrong("formalEnd", $"'{id}' is in force and yet has a formal end; leave one of the two out");
            var (signed, force) = (Date("signed"), Date("inForce"));
            var start = signed.IsUnknown ? force : signed;
            if (formal.DefinitelyBefore(start))
                throw Wrong("formalEnd", $"'{id}' ends ({formal}) before it starts ({start})");
            if (effective.DefinitelyBefore(start))
                throw Wrong("effectiveEnd", $"'{id}' ends in effect ({effective}) before it starts ({start})");
            if (force.DefinitelyBefore(signed))
                throw Wrong("inForce", $"'{id}' is in force ({force}) before it is signed ({signed})");
            var source = Text("source");
            var verified = YesNo("verified", source.Length > 0);
            if (verified && source.Length == 0)
                throw Wrong("source", $"'{id}' is marked verified but cites nothing; name a treaty-series number, a provider's id or a page");
            var obligations = Obligations.None;
            foreach (var name in List("obligations"))
                obligations |= Match("obligations", name, ObligationNames);
            return new Pact(id, Text("name"), Parties(), obligations, YesNo("conditional", false), signed, force, formal, effective, end, List("replaces"), Filled("authority"), source, verified)
            {
                TermYears = Text("term") switch { "none" => 0, "open" => double.PositiveInfinity, _ => Years("term") },
                RenewalYears = Years("renewal"),
            };
        }

        private CsvRecords.Field? At(string column) => places.TryGetValue(column, out var place) ? fields[place] : null;

        private string Text(string column) => At(column)?.Text.Trim() ?? "";

        private string Filled(string column) => Text(column) is { Length: > 0 } text ? text : throw Wrong(column, $"'{column}' is empty");

        private InputException Wrong(string column, string message) => new(message, file, At(column)?.Line ?? fields[0].Line, At(column)?.Column ?? 0);

        private ImmutableArray<string> List(string column) =>
            [.. Text(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        private EdtfDate Date(string column)
        {
            var text = Text(column);
            if (text.Length == 0)
                return EdtfDate.Unknown;
            return EdtfDate.TryParse(text, out var date) ? date : throw Wrong(column, $"'{text}' is no date: EDTF was expected, such as 1950-02-14, 1950-02 or 1950");
        }

        private double? Years(string column)
        {
            var text = Text(column);
            if (text.Length == 0)
                return null;
            return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 1000 ? years
                : throw Wrong(column, $"'{text}' is no number of years{(column == "term" ? ": a number, none or open was expected" : "")}");
        }

        private bool YesNo(string column, bool otherwise) => Text(column) switch
        {
            "" => otherwise,
            "yes" => true,
            "no" => false,
            var text => throw Wrong(column, $"'{text}' was found where yes or no was expected"),
        };

        private T OneOf<T>(string column, (string Name, T Value)[] names) => Match(column, Filled(column), names);

        private T Match<T>(string column, string text, (string Name, T Value)[] names)
        {
            foreach (var (name, value) in names)
                if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
                    return value;
            throw Wrong(column, $"'{text}' is unknown here; expected one of {string.Join(", ", names.Select(n => n.Name))}");
        }

        private Dyad Parties()
        {
            var (first, second) = (State("party1"), State("party2"));
            return first != second ? new Dyad(first, second) : throw Wrong("party2", $"both parties are {first}; a pact has two");
        }

        private StateCode State(string column) =>
            StateCode.TryParse(Text(column), out var code) ? code : throw Wrong(column, $"'{Text(column)}' is no state: three capital letters (ISO 3166 alpha-3) were expected, such as CHN");
    }
}
