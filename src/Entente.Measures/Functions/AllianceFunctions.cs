using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.Measures.Similarity;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>Likeness: of alliance portfolios and of votes.</summary>
internal static class AllianceFunctions
{
    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("alliance.s", new(["alliance"], "alliance.s(A--B, [at=], [levels=valued|binary], [distance=squared|absolute], [weighted=yes])", a => a.Cut(Of(a, "s", a.Pair(0)), After(a)), [("binary", "levels", "binary"), ("absolute distances", "distance", "absolute")])),
        ("alliance.kappa", new(["alliance"], "alliance.kappa(A--B, [at=], [levels=valued|binary])", a => a.Cut(Of(a, "kappa", a.Pair(0)), After(a)), [("binary", "levels", "binary")])),
        ("alliance.pi", new(["alliance"], "alliance.pi(A--B, [at=], [levels=valued|binary|nominal])", a => a.Cut(Of(a, "pi", a.Pair(0)), After(a)), [("binary", "levels", "binary")])),
        ("alignment", new(["alliance", "votes"], "alignment(A, B, C…, [by=kappa|s|pi|votes], [levels=], [distance=]): mean over pairs", a => a.Cut(Alignment(a)))),
        ("votes.agreement", new(["votes"], "votes.agreement(A--B, [at=]): share of roll calls in which both voted alike", a => a.Cut(Agreement(a, a.Pair(0)), After(a)))),
        ("votes.kappa", new(["votes"], "votes.kappa(A--B, [at=]): the same corrected for chance (yes, abstention, no; squared weights)", a => a.Cut(VoteKappa(a, a.Pair(0)), After(a)))),
        ("votes.idealdistance", new(["ideal"], "votes.idealdistance(A--B, [at=])", a => a.Cut(Ideal(a), After(a)))),
    ];

    internal static Measured Of(Arguments a, string coefficient, Dyad dyad)
    {
        if (a.Scope.Source("alliance") is not { } source)
            return a.None("alliance");
        var levels = a.Word("levels") ?? "valued";
        var absolute = coefficient == "s.absolute" || a.Word("distance") == "absolute";
        coefficient = coefficient == "s.absolute" ? "s" : coefficient;
        var weighted = a.Word("weighted") == "yes";
        var kind = (coefficient, levels) switch
        {
            ("s", "valued") => weighted ? SimilarityKind.WeightedS : absolute ? SimilarityKind.AbsoluteS : SimilarityKind.S,
            ("s", "binary") => SimilarityKind.BinaryS,
            ("kappa", "valued") => SimilarityKind.Kappa,
            ("kappa", "binary") => SimilarityKind.BinaryKappa,
            ("pi", "valued") => SimilarityKind.Pi,
            ("pi", "binary") => SimilarityKind.BinaryPi,
            ("pi", "nominal") => SimilarityKind.NominalPi,
            _ => throw a.Wrong($"levels={levels} is not known for {coefficient}"),
        };
        var name = coefficient == "s" ? absolute ? "alliance.s.absolute" : levels == "binary" ? "alliance.s.binary" : weighted ? "alliance.s.weighted" : "alliance.s" : $"alliance.{coefficient}.{levels}";
        var given = a.Scope.Reader.Given(source, name, dyad.First, dyad.Second, symmetric: true);
        var series = given ?? a.Scope.Reader.Similarity(source, dyad, kind);
        return new Measured("-1 to 1", series.Data, series.Coverage);
    }

    private static int After(Arguments a) => a.Place(0) is StatePart ? 2 : 1;

    private static Measured Alignment(Arguments a)
    {
        var states = Enumerable.Range(0, a.Count).Select(a.State).ToList();
        if (states.Count < 2)
            throw a.Wrong("two or more states were expected, such as alignment(CHN, RUS, PRK)");
        var by = a.Word("by") ?? "kappa";
        if (by is not ("kappa" or "s" or "s.absolute" or "pi" or "votes"))
            throw a.Wrong($"by={by} is not known; kappa, s, pi or votes were expected");
        Measured? sum = null;
        var pairs = 0;
        for (var i = 0; i < states.Count; i++)
            for (var j = i + 1; j < states.Count; j++, pairs++)
            {
                var dyad = new Dyad(states[i], states[j]);
                var one = by == "votes" ? Agreement(a, dyad) : Of(a, by, dyad);
                sum = sum is null ? one : Arithmetic.Apply('+', sum, one);
            }

        return Arithmetic.Apply('/', sum!, Measured.Scalar(pairs)) with { Unit = "mean over pairs" };
    }

    private static Measured Agreement(Arguments a, Dyad dyad)
    {
        if (a.Scope.Source("votes") is not { } source)
            return a.None("votes");
        if (a.Scope.Reader.Given(source, "votes.agreement", dyad.First, dyad.Second, symmetric: true) is { } given)
            return new Measured(given.Unit, given.Data, given.Coverage);
        return ByYear(a, source, dyad, "share of roll calls", votes => votes.Count(v => v.First == v.Second) / (double)votes.Count);
    }

    private static Measured VoteKappa(Arguments a, Dyad dyad) =>
        a.Scope.Source("votes") is not { } source ? a.None("votes") : ByYear(a, source, dyad, "-1 to 1", votes =>
        {
            var counts = new int[9];
            foreach (var v in votes)
                counts[((v.First - 1) * 3) + v.Second - 1]++;
            return new AgreementTable(counts, 3).Kappa();
        });

    private static Measured ByYear(Arguments a, RecordSource source, Dyad dyad, string unit, Func<IReadOnlyList<SharedVote>, double> value)
    {
        var (votes, coverage) = a.Scope.Reader.Votes(source, dyad);
        var data = votes.Where(v => v.First is >= 1 and <= 3 && v.Second is >= 1 and <= 3).GroupBy(v => v.Year).OrderBy(g => g.Key).Select(g =>
        {
            var number = value([.. g]);
            return new Datum(EdtfDate.Year(g.Key), double.IsFinite(number) ? Value.Of(number) : Value.Missing(NoValue.NotApplicable, "chance alone gives full agreement"), [.. g.Take(20).Select(v => new RowProvenance(source.Provider, source.Version, source.File ?? "", v.Row))]);
        });
        return new Measured(unit, [.. data], coverage);
    }

    private static Measured Ideal(Arguments a)
    {
        if (a.Scope.Source("ideal") is not { } source)
            return a.None("ideal points");
        var series = a.Scope.Reader.IdealDistance(source, a.Pair(0));
        return new Measured(series.Unit, series.Data, series.Coverage);
    }
}
