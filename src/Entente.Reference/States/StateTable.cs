using System.Collections.Immutable;
using System.Globalization;
using Entente.World;

namespace Entente.Reference.States;

/// <summary>A spell of a state's membership in one of the systems that number states.</summary>
/// <param name="Code">The code by which people name the state in that spell.</param>
/// <param name="Name">Its name then.</param>
/// <param name="System">Correlates of War or Gleditsch-Ward.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Days">The days, both ends included. The last day of a state that still exists is the list's last day.</param>
/// <param name="Source">Where the dates stand.</param>
public sealed record Membership(StateCode Code, string Name, CodeSystem System, int Number, DateSpan Days, string Source);

/// <summary>A number or code found for another, with what must be said about it.</summary>
/// <param name="Number">The number in the system; null where it lists no such state that day.</param>
/// <param name="Code">The code by which people name it; none where there is none.</param>
/// <param name="Note">What is ambiguous or not exact; null where nothing is.</param>
public sealed record StateConversion(int? Number, StateCode Code, string? Note);

/// <summary>Which state bore which code when: ISO 3166, COW and Gleditsch-Ward numbers, names. States without an ISO code have one that begins with X.</summary>
/// <remarks>
/// Cases in which systems and people part: Germany (255 before 1945 and from 1990 for COW, 260 between; Gleditsch-Ward keep 260), Korea (730 before
/// 1910), Vietnam (816 and 817; VNM is the South until 1975), Yemen (678, 680, 679; Gleditsch-Ward keep 678), Yugoslavia and Serbia (345; 340 for
/// Gleditsch-Ward), the Soviet Union and Russia (365 throughout), Sudan (625 before and after 2011).
/// </remarks>
public static class StateTable
{
    private static readonly Lazy<ImmutableArray<Membership>> Loaded = new(Load);
    private static readonly Lazy<Dictionary<string, StateCode>> Names = new(LoadNames);

    // One state under one number, whatever it was called: asked for one of these names on a day when another held, the number is still found.
    private static readonly string[][] SameState = [["RUS", "SUN"], ["SRB", "SCG", "YUG"], ["VNM", "VDR"]];

    /// <summary>Every spell, in the order of systems and numbers.</summary>
    public static ImmutableArray<Membership> All => Loaded.Value;

    /// <summary>The spells of one system.</summary>
    public static IEnumerable<Membership> Of(CodeSystem system) => All.Where(m => m.System == system);

    /// <summary>The number of a state on a day. The end of the lists (2016, 2017) is taken to last.</summary>
    public static StateConversion ToNumber(StateCode code, CodeSystem system, DateOnly day)
    {
        var listed = Of(system).Where(m => m.Code == code).ToList();
        if (listed.FirstOrDefault(m => Contains(m, day)) is { } exact)
            return new StateConversion(exact.Number, code, Partition(code, day));
        foreach (var group in SameState)
            if (group.Contains(code.Text) && Of(system).FirstOrDefault(m => group.Contains(m.Code.Text) && Contains(m, day)) is { } other)
                return new StateConversion(other.Number, other.Code, $"{code} was {other.Code} ({other.Name}) on {day:O}; both are {other.Number}");
        return listed.Count > 0
            ? new StateConversion(null, code, $"{code} was no member of the system on {day:O}; it was {string.Join(" and ", listed.Select(m => m.Days))}")
            : new StateConversion(null, code, $"the system does not list {code}");
    }

    /// <summary>The state that bore a number on a day.</summary>
    public static StateConversion ToCode(CodeSystem system, int number, DateOnly day)
    {
        var listed = Of(system).Where(m => m.Number == number).ToList();
        if (listed.FirstOrDefault(m => Contains(m, day)) is { } exact)
            return new StateConversion(number, exact.Code, Partition(exact.Code, day));
        return listed.Count == 0
            ? new StateConversion(null, default, $"there is no state {number}")
            : new StateConversion(number, listed.MinBy(m => Distance(m, day))!.Code, $"{number} was no member of the system on {day:O}");
    }

    /// <summary>Every number that a state bore in a system, with the days; the numbers of its other names included.</summary>
    public static IReadOnlyList<Membership> NumbersOf(StateCode code, CodeSystem system)
    {
        var group = SameState.FirstOrDefault(g => g.Contains(code.Text)) ?? [code.Text];
        return [.. Of(system).Where(m => group.Contains(m.Code.Text))];
    }

    /// <summary>The name of a state; its code where the table has none.</summary>
    public static string NameOf(StateCode code) => All.LastOrDefault(m => m.Code == code)?.Name ?? code.Text;

    /// <summary>The state of a name as English-language sources write it; none where no state has it.</summary>
    public static StateCode ByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Value.GetValueOrDefault(name.Trim());
    }

    /// <summary>Every state with its dated codes.</summary>
    public static IReadOnlyList<State> States() =>
        [.. All.GroupBy(m => m.Code).OrderBy(g => g.Key).Select(g => new State(g.Key, g.Last().Name, [.. g.Select(m => new DatedCode(m.System, m.Number.ToString(CultureInfo.InvariantCulture), m.Days))]))];

    private static bool Contains(Membership m, DateOnly day) => m.Days.Start <= day && (m.Days.End >= day || IsOpen(m));

    private static bool IsOpen(Membership m) => m.Days.End == (m.System == CodeSystem.Cow ? new DateOnly(2016, 12, 31) : new DateOnly(2017, 12, 31));

    private static int Distance(Membership m, DateOnly day) => Math.Min(Math.Abs(m.Days.Start!.Value.DayNumber - day.DayNumber), Math.Abs(m.Days.End!.Value.DayNumber - day.DayNumber));

    private static string? Partition(StateCode code, DateOnly day) => (code.Text, day) switch
    {
        ("VNM", _) when day <= new DateOnly(1975, 4, 30) => "VNM is South Vietnam until 1975-04-30; the North was VDR",
        ("YEM", _) when day < new DateOnly(1990, 5, 22) => "YEM is North Yemen until 1990-05-21; the South was YMD",
        ("DEU", _) when day > new DateOnly(1945, 5, 8) && day < new DateOnly(1990, 10, 3) => "DEU is the Federal Republic until 1990-10-02; the other state was DDR",
        ("SDN", _) when day >= new DateOnly(2011, 7, 9) => "SDN is without the South since 2011-07-09",
        _ => null,
    };

    private static ImmutableArray<Membership> Load()
    {
        var records = CsvRecords.Read(CsvRecords.Resource("Entente.Reference.States.membership.csv"), "membership.csv");
        return
        [
            .. records.Skip(1).Select(r => new Membership(
                StateCode.Parse(r[0].Text), r[1].Text, r[2].Text == "cow" ? CodeSystem.Cow : CodeSystem.GleditschWard, int.Parse(r[3].Text, CultureInfo.InvariantCulture),
                new DateSpan(Day(r[4].Text), Day(r[5].Text)), r[6].Text)),
        ];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, StateCode> LoadNames()
    {
        var names = new Dictionary<string, StateCode>(StringComparer.OrdinalIgnoreCase)
        {
            ["East Germany (GDR)"] = StateCode.Parse("DDR"),
            ["Yemen Arab Republic (North Yemen)"] = StateCode.Parse("YEM"),
            ["Saint Vincent"] = StateCode.Parse("VCT"),
            ["eSwatini"] = StateCode.Parse("SWZ"),
        };
        foreach (var line in CsvRecords.Resource("Entente.Reference.Actors.states.tsv").Split('\n').Skip(1))
        {
            var parts = line.TrimEnd('\r').Split('\t');
            if (parts.Length < 3 || !StateCode.TryParse(parts[0], out var code))
                continue;
            foreach (var name in parts[2].Split(';').Prepend(parts[1]).Where(n => n.Length > 0))
                names.TryAdd(name, code);
        }

        foreach (var m in All)
            names.TryAdd(m.Name, m.Code);
        return names;
    }
}
