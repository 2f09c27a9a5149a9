using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>Events of a directed dyad by month or year.</summary>
internal static class EventFunctions
{
    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("events.count", new(["events"], "events.count(A->B, [type=THREATEN], [per=month|year])", a => Series(a, "events.count", "events", m => m.Sum(x => (double)x.Count)))),
        ("events.goldstein", new(["events"], "events.goldstein(A->B, [type=], [per=month|year]): mean Goldstein value", a => Series(a, "events.goldstein", "-10 to 10", m => m.Sum(x => x.Rated) is var n && n > 0 ? m.Sum(x => x.Goldstein) / n : double.NaN))),
        ("events.cooperation", new(["events"], "events.cooperation(A->B or A--B, [per=month|week|year])", a => Given(a, "events.cooperation"))),
        ("events.conflict", new(["events"], "events.conflict(A->B or A--B, [per=month|week|year])", a => Given(a, "events.conflict"))),
    ];

    // A folded dyad is the sum of its two directions, where a table has both.
    private static Measured Given(Arguments a, string variable)
    {
        if (a.Word("per") is { } per and not "month")
            variable += "." + per;
        if (a.Scope.Source("events") is not { } source)
            return a.None(variable);
        var (from, to) = a.Place(0) is DirectedPart d ? (d.Dyad.Source, d.Dyad.Target) : (a.Pair(0).First, a.Pair(0).Second);
        Measured? One(StateCode x, StateCode y) => a.Scope.Reader.Given(source, variable, x, y, symmetric: false) is { } series ? new Measured(series.Unit, series.Data, series.Coverage) : null;
        var (forth, back) = (One(from, to), a.Place(0) is DirectedPart ? null : One(to, from));
        var found = forth is not null && back is not null ? Arithmetic.Apply('+', forth, back) with { Unit = forth.Unit } : forth ?? back;
        return found is null ? a.None(variable) : a.Cut(found, a.Place(0) is StatePart ? 2 : 1);
    }

    private static Measured Series(Arguments a, string variable, string unit, Func<IReadOnlyList<EventMonth>, double> value)
    {
        if (a.Scope.Source("events") is not { } source)
            return a.None("events");
        var dyad = a.Directed(0);
        if (a.Scope.Reader.Given(source, variable, dyad.Source, dyad.Target, symmetric: false) is { } given)
            return a.Cut(new Measured(given.Unit, given.Data, given.Coverage), 1);
        var yearly = a.Word("per") == "year";
        var (months, coverage) = a.Scope.Reader.Events(source, dyad, a.Word("type"));
        var data = months.GroupBy(m => yearly ? new DateOnly(m.Month.Year, 1, 1) : m.Month).OrderBy(g => g.Key).Select(g =>
        {
            var number = value([.. g]);
            return new Datum(yearly ? EdtfDate.Year(g.Key.Year) : EdtfDate.Month(g.Key.Year, g.Key.Month), double.IsFinite(number) ? Value.Of(number) : Value.Missing(NoValue.MissingInSource, "no Goldstein value"), []);
        });
        return a.Cut(new Measured(unit, [.. data], coverage), 1);
    }
}
