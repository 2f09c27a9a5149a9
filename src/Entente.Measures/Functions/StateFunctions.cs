using Entente.Measures.Expressions;
using Entente.Measures.Power;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>Capabilities and arms.</summary>
internal static class StateFunctions
{

    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("power.cinc", new(["power"], "power.cinc(A, [at=], [by=components|file]): share of the system's capabilities, worked out from the six components", a => a.Cut(Index(a, 0), 1), [("the provider's own column", "by", "file")])),
        .. CompositeIndex.Components.Select(c => ("power." + c, new MeasureFunction(["power"], $"power.{c}(A, [at=])", a => a.Cut(Power(a, c, 0), 1)))),
        ("power.ratio", new(["power"], "power.ratio(A, B, [at=], [by=components|file]): capabilities of A over those of B", a => a.Cut(Arithmetic.Apply('/', Index(a, 0), Index(a, 1)), 2), [("the provider's own column", "by", "file")])),
        ("power.rank", new(["power"], "power.rank(A, [at=])", Rank)),
        ("gdp", new(["gdp"], "gdp(A, [at=])", a => a.Cut(Given(a, "gdp", "gdp", "million current US dollars"), 1))),
        ("arms.tiv", new(["arms"], "arms.tiv(A->B, [at=]): arms delivered, million trend-indicator values", Arms)),
    ];

    private static Measured Index(Arguments a, int place) => Given(a, "power", a.Word("by") switch
    {
        null or "components" => "cinc",
        "file" => "cinc.file",
        var other => throw a.Wrong($"by={other} is not known; components or file were expected"),
    }, "share of the system", place);

    private static Measured Power(Arguments a, string component, int place) => Given(a, "power", component, component, place);

    private static Measured Given(Arguments a, string family, string variable, string unit, int place = 0)
    {
        if (a.Scope.Source(family) is not { } source)
            return a.None(family);
        var series = a.Scope.Reader.StateYears(source, variable, a.State(place));
        return new Measured(series.Unit.Length > 0 ? series.Unit : unit, series.Data, series.Coverage);
    }

    private static Measured Rank(Arguments a)
    {
        if (a.Scope.Source("power") is not { } source)
            return a.None("power");
        var series = a.Scope.Reader.Ranks(source, "cinc", a.State(0));
        return a.Cut(new Measured("rank", series.Data, series.Coverage), 1);
    }

    private static Measured Arms(Arguments a)
    {
        if (a.Scope.Source("arms") is not { } source)
            return a.None("arms");
        var dyad = a.Directed(0);
        var series = a.Scope.Reader.Given(source, "arms.tiv", dyad.Source, dyad.Target, symmetric: false) ?? a.Scope.Reader.Arms(source, dyad);
        return series.Data.Length == 0
            ? Measured.Missing(NoValue.OutsideCoverage, $"{source.Authority} has no deliveries of {dyad.Source} to {dyad.Target}")
            : a.Cut(new Measured("million trend-indicator values", series.Data, series.Coverage), 1);
    }
}
