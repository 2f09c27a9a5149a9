using System.Globalization;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>What can be said of any series: its mean, its highest value, whether now is a record.</summary>
internal static class SeriesFunctions
{
    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("mean", Of("mean", x => x.Average())), ("max", Of("max", x => x.Max())), ("min", Of("min", x => x.Min())), ("sum", Of("sum", x => x.Sum())),
        ("latest", new([], "latest(series)", a => Measured.One(Inner(a).Latest, Inner(a).Unit, Inner(a).Coverage))),
        ("abs", new([], "abs(series)", a => Inner(a) is var s ? s with { Data = [.. s.Data.Select(d => d with { Value = d.Value.Map(Math.Abs) })] } : null!)),
        ("rank", new([], "rank(trade.share(A, B)) or rank(power.cinc(A))", Rank)),
        ("record.high", new([], "record.high(series, [since=1953], [within=5y]): is its highest value in the last years covered?", a => Record(a, high: true))),
        ("record.low", new([], "record.low(series, [since=], [within=5y])", a => Record(a, high: false))),
    ];

    private static MeasureFunction Of(string name, Func<IEnumerable<double>, double> fold) => new([], $"{name}(series, [from=], [to=])", a =>
    {
        var series = a.Cut(Inner(a));
        var numbers = series.Data.Where(d => d.Value.HasNumber).ToList();
        if (numbers.Count == 0)
            return series with { Data = [new Datum(EdtfDate.Unknown, series.Latest.Value.HasNumber ? Value.Missing(NoValue.OutsideCoverage) : series.Latest.Value, [])] };
        var value = fold(numbers.Select(d => d.Value.TryGet(out var x) ? x : 0));
        return Measured.One(new Datum(EdtfDate.Unknown, Value.Of(value), [.. numbers.SelectMany(d => d.Rows).Distinct().Take(50)]), series.Unit, series.Coverage);
    });

    private static Measured Inner(Arguments a) => a.Scope.Evaluate(a.Place(0));

    private static Measured Rank(Arguments a) => a.Place(0) is CallPart call
        ? call.Name switch
        {
            "trade.share" => a.Scope.Call(call with { Name = "trade.rank" }),
            "power.cinc" => a.Scope.Call(call with { Name = "power.rank" }),
            _ => throw a.Wrong($"there is no rank of {call.Name}; trade.share and power.cinc have one"),
        }
        : throw a.Wrong("rank(trade.share(A, B)) or rank(power.cinc(A)) was expected");

    // "More than at any time since" is a claim about the present, and a series has a last year, not a present: the record counts as now
    // where it fell within the last years covered.
    private static Measured Record(Arguments a, bool high)
    {
        var series = Inner(a);
        var since = a.Date("since")?.Earliest;
        var within = a.Number("within") ?? 5;
        var data = series.Data.Where(d => d.Value.HasNumber && (since is null || d.When.Latest >= since)).ToList();
        if (data.Count < 3)
            return Measured.Statement(null, data.Count == 0 && series.Data.Length == 0 ? "no values" : $"{data.Count} values since {since:yyyy}", [], series.Coverage);
        double Number(Datum d) => d.Value.TryGet(out var x) ? x : double.NaN;
        var best = high ? data.MaxBy(Number)! : data.MinBy(Number)!;
        var last = data[^1];
        var holds = last.When.Latest!.Value.DayNumber - best.When.Latest!.Value.DayNumber <= within * 365.25;
        var first = data[0].When;
        var late = since is { } s && first.Earliest > s.AddYears(2) ? $"; values begin in {first}" : "";
        var words = string.Create(CultureInfo.InvariantCulture, $"{(high ? "highest" : "lowest")} in {best.When} ({Number(best):0.###}); last value {Number(last):0.###} in {last.When}{late}");
        return Measured.Statement(holds, words, [.. best.Rows.Concat(last.Rows).Take(40)], series.Coverage);
    }
}
