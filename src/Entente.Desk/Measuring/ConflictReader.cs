using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Reading;
using Entente.Record;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Pairs of states on opposite sides of wars or disputes, dated by the first day on which both took part.</summary>
internal static class ConflictReader
{
    internal static (ImmutableArray<ConflictRecord> Pairs, DateSpan Coverage, string? Scope) Read(ShelvedSource shelved, IReadOnlyList<Observation> own, string family)
    {
        if (!shelved.Tables.Contains("war") && !shelved.Tables.Contains("disputant"))
            return Own(shelved, own, family);
        var wars = shelved.Tables.Contains("war");
        string[] columns = wars ? ["warnum", "ccode", "side", "start_year1", "start_month1", "start_day1", "end_year1", "end_month1", "end_day1"] : ["dispnum", "ccode", "sidea", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "hostlev"];
        var table = wars ? "war" : "disputant";
        if (shelved.Record?.Facts(table, columns, shelved.Source.Provider, shelved.Source.Version) is not { } facts)
            return ([], DateSpan.Always, null);
        var pairs = ImmutableArray.CreateBuilder<ConflictRecord>();
        foreach (var group in Enumerable.Range(0, facts.Count).GroupBy(i => facts.Wholes[columns[0]][i]).OrderBy(g => g.Key))
            foreach (var i in group)
                foreach (var j in group)
                {
                    if (i >= j || facts.Wholes[columns[2]][i] == facts.Wholes[columns[2]][j] || Day(facts, columns, 3, i, 1) is not { } si || Day(facts, columns, 3, j, 1) is not { } sj
                        || Day(facts, columns, 6, i, 28) is not { } ei || Day(facts, columns, 6, j, 28) is not { } ej)
                        continue;
                    var start = si > sj ? si : sj;
                    if (start > (ei < ej ? ei : ej).AddDays(3))
                        continue;
                    var (a, b) = (StateTable.ToCode(CodeSystem.Cow, facts.Wholes["ccode"][i], start).Code, StateTable.ToCode(CodeSystem.Cow, facts.Wholes["ccode"][j], start).Code);
                    var level = wars ? 5 : Math.Max(facts.Wholes["hostlev"][i], facts.Wholes["hostlev"][j]);
                    if (!a.IsNone && !b.IsNone)
                        pairs.Add(new ConflictRecord(group.Key.ToString(CultureInfo.InvariantCulture), a, b, start, level));
                }

        return (pairs.ToImmutable(), facts.Window, null);
    }

    // Rows of the variable war or dispute: two states, the first day, and for disputes the level of hostility as the value.
    private static (ImmutableArray<ConflictRecord>, DateSpan, string?) Own(ShelvedSource shelved, IReadOnlyList<Observation> own, string family)
    {
        var rows = own.Where(r => r.Variable == family && !r.Target.IsNone).ToList();
        var pairs = rows.Select(r => new ConflictRecord($"{r.Row.File}:{r.Row.Row}", r.Source, r.Target, r.First, family == "war" ? 5 : r.Value.TryGet(out var level) ? (int)level : 2));
        var window = shelved.Record?.Coverage().FirstOrDefault(c => c.Import == shelved.Import!.Id && c.Variable == family)?.Window ?? DateSpan.Always;
        return ([.. pairs], window, shelved.Record?.Scopes(shelved.Import!.Id).GetValueOrDefault(family));
    }

    private static DateOnly? Day(FactSet facts, string[] columns, int at, int row, int unknown)
    {
        var (y, m, d) = (facts.Wholes[columns[at]][row], facts.Wholes[columns[at + 1]][row], facts.Wholes[columns[at + 2]][row]);
        return y == int.MinValue || m == int.MinValue ? null : new DateOnly(y, m, d == int.MinValue ? unknown : Math.Min(d, DateTime.DaysInMonth(y, m)));
    }
}
