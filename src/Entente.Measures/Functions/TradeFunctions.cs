using System.Collections.Immutable;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>Trade: flows, shares, dependence, concentration, what it would cost to lose a partner.</summary>
internal static class TradeFunctions
{
    private static readonly (string, string, string)[] Sides = [("imports alone", "of", "imports"), ("exports alone", "of", "exports")];

    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("trade.share", new(["trade"], "trade.share(A, B, [at=], [of=both|imports|exports])", Share, Sides)),
        ("trade.flow", new(["trade"], "trade.flow(A->B, [at=]): exports of A to B", a => Flow(a, both: false))),
        ("trade.total", new(["trade"], "trade.total(A--B, [at=]): both directions", a => Flow(a, both: true))),
        ("trade.rank", new(["trade"], "trade.rank(A, B, [at=]): B's place among the partners of A", Rank)),
        ("trade.hhi", new(["trade"], "trade.hhi(A, [at=]): concentration, sum of squared shares of partners", Concentration)),
        ("trade.exitcost", new(["trade"], "trade.exitcost(A, B, [k=5], [at=]): the share of B that the next k partners, each doubled, cannot replace", ExitCost)),
        ("trade.asymmetry", new(["trade"], "trade.asymmetry(A, B, [at=]): share of B in A's trade less share of A in B's", Asymmetry)),
        ("trade.dependence", new(["trade", "gdp"], "trade.dependence(A, B, gdp, [at=]): trade with B over the product of A", Dependence, Sides)),
    ];

    private static Measured Share(Arguments a) => a.Cut(ShareIn(a, a.State(0), a.State(1)), 2);

    private static Measured ShareIn(Arguments a, StateCode state, StateCode partner) =>
        Given(a, "trade.share", state, partner, symmetric: false) ?? Yearly(a, state, "share", (rows, of) => ShareOf(rows, partner, of));

    private static Measured Flow(Arguments a, bool both)
    {
        var (first, second) = both ? (a.Pair(0).First, a.Pair(0).Second) : (a.Directed(0).Source, a.Directed(0).Target);
        var given = Given(a, both ? "trade.total" : "trade.flow", first, second, both);
        return a.Cut(given ?? Yearly(a, first, "million current US dollars", (rows, _) =>
        {
            var row = rows.FirstOrDefault(r => Same(r.Partner, second));
            return row is null ? (Value.Missing(NoValue.MissingInSource), []) : (both ? Value.Join(row.Imports, row.Exports, (x, y) => x + y) : row.Exports, [row.Row]);
        }), both && a.Place(0) is StatePart ? 2 : 1);
    }

    private static Measured Rank(Arguments a) => a.Cut(Yearly(a, a.State(0), "rank", (rows, of) =>
    {
        var ordered = rows.Select(r => (r.Partner, Amount: Amount(r, of), r.Row)).Where(r => r.Amount > 0).OrderByDescending(r => r.Amount).ToList();
        var at = ordered.FindIndex(r => Same(r.Partner, a.State(1)));
        return at < 0 ? (Value.Missing(NoValue.MissingInSource), []) : (Value.Of(at + 1), [ordered[at].Row]);
    }), 2);

    private static Measured Concentration(Arguments a) => a.Cut(Given(a, "trade.hhi", a.State(0), default, symmetric: false) ?? Yearly(a, a.State(0), "0 to 1", (rows, of) =>
    {
        var amounts = rows.Select(r => Amount(r, of)).Where(x => x > 0).ToList();
        var total = amounts.Sum();
        return total > 0 ? (Value.Of(amounts.Sum(x => x / total * (x / total))), [.. rows.Select(r => r.Row)]) : (Value.Missing(NoValue.NotApplicable, "a share of nothing"), []);
    }), 1);

    private static Measured ExitCost(Arguments a)
    {
        var k = (int)(a.Number("k") ?? 5);
        if (k == 5 && Given(a, "trade.exitcost", a.State(0), a.State(1), symmetric: false) is { } given)
            return a.Cut(given, 2);
        return a.Cut(Yearly(a, a.State(0), "share", (rows, of) =>
        {
            var (share, behind) = ShareOf(rows, a.State(1), of);
            var total = rows.Sum(r => Math.Max(0, Amount(r, of)));
            if (!share.TryGet(out var s) || total <= 0)
                return (share, behind);
            var next = rows.Where(r => !Same(r.Partner, a.State(1))).Select(r => Math.Max(0, Amount(r, of)) / total).OrderDescending().Take(k).Sum();
            return (Value.Of(Math.Max(0, s - next)), behind);
        }), 2);
    }

    private static Measured Asymmetry(Arguments a) => a.Cut(Arithmetic.Apply('-', ShareIn(a, a.State(0), a.State(1)), ShareIn(a, a.State(1), a.State(0))), 2);

    private static Measured Dependence(Arguments a)
    {
        if (Given(a, "trade.dependence", a.State(0), a.State(1), symmetric: false) is { } given)
            return a.Cut(given);
        if (a.Scope.Source("gdp") is not { } gdp)
            return Measured.Missing(NoValue.NotRecorded, "the record holds no domestic product: put yours in with 'entente import csv --map mapping.yaml', variable gdp, million current US dollars (docs/record.md, Tables of your own)");
        var product = a.Scope.Reader.StateYears(gdp, "gdp", a.State(0));
        var trade = Yearly(a, a.State(0), "million current US dollars", (rows, of) => rows.FirstOrDefault(r => Same(r.Partner, a.State(1))) is { } row ? (Value.Of(Amount(row, of)), [row.Row]) : (Value.Missing(NoValue.MissingInSource), []));
        return a.Cut(Arithmetic.Apply('/', trade, new Measured("million current US dollars", product.Data, product.Coverage)));
    }

    private static (Value, ImmutableArray<RowProvenance>) ShareOf(IReadOnlyList<PartnerTrade> rows, StateCode partner, string of)
    {
        var total = rows.Sum(r => Math.Max(0, Amount(r, of)));
        var row = rows.FirstOrDefault(r => Same(r.Partner, partner));
        if (row is null)
            return (Value.Missing(NoValue.MissingInSource, $"no row for {partner}"), []);
        return total > 0 ? (Value.Of(Math.Max(0, Amount(row, of)) / total), [row.Row, .. rows.Where(r => r != row).Select(r => r.Row)]) : (Value.Missing(NoValue.NotApplicable, "a share of nothing"), [row.Row]);
    }

    private static double Amount(PartnerTrade row, string of)
    {
        var imports = row.Imports.TryGet(out var i) ? i : 0;
        var exports = row.Exports.TryGet(out var e) ? e : 0;
        return of switch { "imports" => imports, "exports" => exports, _ => imports + exports };
    }

    private static Measured Yearly(Arguments a, StateCode state, string unit, Func<IReadOnlyList<PartnerTrade>, string, (Value, ImmutableArray<RowProvenance>)> value)
    {
        if (a.Scope.Source("trade") is not { } source)
            return a.None("trade");
        var of = a.Word("of") ?? "both";
        if (of is not ("both" or "imports" or "exports"))
            throw a.Wrong($"of= is both, imports or exports, not {of}");
        var (rows, coverage) = a.Scope.Reader.Trade(source, state);
        if (rows.Length == 0)
            return Measured.Missing(NoValue.OutsideCoverage, $"{source.Authority} has no trade of {state}");
        var data = rows.GroupBy(r => r.Year).OrderBy(g => g.Key).Select(g =>
        {
            var (v, behind) = value([.. g], of);
            return new Datum(EdtfDate.Year(g.Key), v, behind);
        });
        return new Measured(unit, [.. data], coverage);
    }

    internal static Measured? Given(Arguments a, string variable, StateCode first, StateCode second, bool symmetric)
    {
        var family = variable.Split('.')[0];
        if (a.Scope.Source(family) is not { } source || a.Scope.Reader.Given(source, variable, first, second, symmetric) is not { } series)
            return null;
        if (a.Word("of") is { } of && of != "both")
            return Measured.Missing(NoValue.NotRecorded, $"{source.Authority} gives both directions together, not {of} alone");
        return new Measured(series.Unit, series.Data, series.Coverage);
    }

    private static bool Same(StateCode a, StateCode b) => a == b || (a.Text is "RUS" or "SUN" && b.Text is "RUS" or "SUN");
}
