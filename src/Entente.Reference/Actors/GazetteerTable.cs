using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.World;

namespace Entente.Reference.Actors;

/// <summary>
/// The gazetteer that ships: 199 states with their names, demonyms and capitals, some 480 rows of organisations, institutions,
/// armed groups, companies, media and places, some 680 terms of office up to 2026, and 900 of heads of state or government who left
/// before 2021. Each row names its source.
/// </summary>
public static class GazetteerTable
{
    private static readonly Lazy<Gazetteer> Loaded = new(Load);

    private static readonly Dictionary<string, (DateOnly From, DateOnly Until)> FormerStates = new(StringComparer.Ordinal)
    {
        ["SUN"] = (new(1922, 12, 30), new(1991, 12, 25)),
        ["YUG"] = (new(1918, 12, 1), new(2003, 2, 4)),
        ["CSK"] = (new(1918, 10, 28), new(1992, 12, 31)),
        ["DDR"] = (new(1949, 10, 7), new(1990, 10, 2)),
    };

    /// <summary>The gazetteer, read once from the tables in this assembly.</summary>
    public static Gazetteer Gazetteer => Loaded.Value;

    private static Gazetteer Load()
    {
        var names = ImmutableArray.CreateBuilder<GazetteerName>(4096);
        foreach (var row in Rows("states.tsv"))
            AddState(names, row);
        foreach (var row in Rows("names.tsv"))
        {
            var kind = Kind(row[0]);
            var texts = row[1].Split(';');
            var actor = texts[0].StartsWith("the ", StringComparison.Ordinal) ? texts[0][4..] : texts[0];
            foreach (var text in texts)
                names.Add(new GazetteerName(text, ListedName(row, actor, text), kind, new ActorCode(row[2]), Span(row[3], row[4]), row[5]));
        }

        var holders = ImmutableArray.CreateBuilder<OfficeHolder>(1600);
        foreach (var row in Rows("office_holders.tsv").Concat(Rows("past_leaders.tsv")))
        {
            var persons = row[0].Split(';');
            holders.Add(new OfficeHolder(persons[0], [.. persons.Skip(1)], row[1], new ActorCode(row[2]), Span(row[3], row[4]), row[5]));
        }

        return new Gazetteer(names.ToImmutable(), holders.ToImmutable());
    }

    /// <summary>Rows that list several actors of one code (towns, media, companies) name each by itself.</summary>
    private static string ListedName(string[] row, string first, string text) =>
        row[0] is "city" or "region" or "medium" or "think" or "university" or "company" || row[2] is "UNO" or "NGO" && !row[1].Contains("Red Cross", StringComparison.Ordinal) && !row[1].StartsWith("United Nations", StringComparison.Ordinal)
            ? text
            : first;

    private static void AddState(ImmutableArray<GazetteerName>.Builder names, string[] row)
    {
        var code = new ActorCode(row[0]);
        var government = new ActorCode(row[0] + "GOV");
        // A former state keeps its name in texts of any date; only its capital passes to its successor.
        void Add(string text, NameKind kind, ActorCode actor, DateSpan valid) =>
            names.Add(new GazetteerName(text, row[1], kind, actor, valid, row[5]));
        Add(row[1], NameKind.State, code, DateSpan.Always);
        foreach (var text in Split(row[2]))
            Add(text, NameKind.State, code, DateSpan.Always);
        foreach (var text in Split(row[3]))
            Add(text, NameKind.Demonym, code, DateSpan.Always);
        var valid = FormerStates.TryGetValue(row[0], out var lived) ? new DateSpan(lived.From, lived.Until) : DateSpan.Always;
        foreach (var text in Split(row[4]))
            Add(text, NameKind.Capital, government, valid);
    }

    private static IEnumerable<string> Split(string cell) => cell.Length == 0 ? [] : cell.Split(';').Where(t => t.Length > 0);

    private static NameKind Kind(string text) => text switch
    {
        "seat" => NameKind.Seat,
        "institution" or "party" => NameKind.Institution,
        "org" => NameKind.Organisation,
        "group" => NameKind.Group,
        "company" => NameKind.Company,
        "medium" => NameKind.Medium,
        "think" or "university" => NameKind.Institute,
        "region" or "city" => NameKind.Place,
        _ => throw new InvalidOperationException($"names.tsv has the kind '{text}'."),
    };

    private static DateSpan Span(string from, string until) => new(Day(from), Day(until));

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(GazetteerTable).Assembly.GetManifestResourceStream($"Entente.Reference.Actors.{file}")
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
