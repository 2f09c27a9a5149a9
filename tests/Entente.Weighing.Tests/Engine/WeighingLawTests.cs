using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

/// <summary>What holds of every model, whatever its numbers.</summary>
public sealed class WeighingLawTests
{
    private static readonly double[] Marks = [0.9, 0.7, 0.5, 0.3, 0.1];

    private static readonly Arbitrary<QuestionModel> Models = Arb.From(
        from named in Gen.Choose(2, 6)
        from count in Gen.Choose(0, 12)
        from rho in Gen.Elements(0.0, 0.3, 0.6, 0.9, 1.0).ArrayOf(3)
        from prior in Gen.Choose(1, 100).ArrayOf(named + 1)
        from rows in (from p in Gen.Elements(Marks).ArrayOf(named)
                      from w in Gen.Elements(0.0, 0.15, 0.5, 0.85, 1.0)
                      from g in Gen.Choose(-1, 2)
                      select (p, w, g)).ArrayOf(count)
        select Make([.. rows.Select((r, i) => BayesOracleTests.Row($"E{i}", r.p, r.w, r.g))], [.. prior.Select(p => p / (double)prior.Sum())], rho));

    private static QuestionModel Make(ModelRow[] rows, double[] prior, double[] rho, bool graded = true) =>
        new(EngineSemanticsOracleTests.Empty, [.. prior.Select((_, i) => $"H{i}")], prior, rows, rho, graded);

    [Fact]
    public void Posterior_IsFiniteAndSumsToOne() => ForAll(m => Math.Abs(m.Posterior().Sum() - 1) < 1e-12 && m.Posterior().All(double.IsFinite));

    [Fact]
    public void RowsInAnotherOrder_ChangeNothing() => ForAll(m => Same(m.Posterior(), Make([.. m.Rows.Reverse()], m.Prior, m.Rho).Posterior()));

    [Fact]
    public void HypothesesInAnotherOrder_ArePermutedOnly() => ForAll(m =>
    {
        var n = m.Prior.Length - 1;
        var order = Enumerable.Range(0, n).Reverse().ToArray();
        var rows = m.Rows.Select(r => BayesOracleTests.Row(r.Item.Id, [.. order.Select(k => r.P[0][k])], r.Weight, r.Group)).ToArray();
        var other = Make(rows, [.. order.Select(k => m.Prior[k]), m.Prior[n]], m.Rho).Posterior();
        var here = m.Posterior();
        return Same([.. order.Select(k => here[k]), here[n]], other);
    });

    [Fact]
    public void NeutralRow_ChangesNothing_InAnyGroup() => ForAll(m =>
    {
        var neutral = BayesOracleTests.Row("new", [.. Enumerable.Repeat(0.5, m.Prior.Length - 1)], 1, group: 0);
        return Same(m.Posterior(), Make([.. m.Rows, neutral], m.Prior, m.Rho).Posterior());
    });

    [Fact]
    public void NotApplicable_ChangesNothing_ByCellOrByQuestion() => Check.One(Config.QuickThrowOnFailure.WithReplay(1, 9).WithMaxTest(60), Prop.ForAll(MadeCases.All, c =>
    {
        Case Also(params MarkEntry[] cells) => c with
        {
            Evidence = [.. c.Evidence, BayesOracleTests.Item("E99")],
            Marks = [.. c.Marks.Select(m => m with { Rows = [.. m.Rows, new("E99", [], [.. cells], null, default)] })],
        };
        double[] Of(Case x) => [.. Weigher.Weigh(x, [], options: new() { Sensitivity = false, History = false }).Questions[0].Hypotheses.Select(h => h.Posterior)];
        var before = Of(c);
        // Where nobody had marked anything, a row that says nothing is still nothing to weigh.
        return double.IsNaN(before[0]) || (Same(before, Of(Also(new("F", new NotApplicableCell(), default), new("D", new NotApplicableCell(), default)))) && Same(before, Of(Also(new MarkEntry("q1", new NotApplicableCell(), default)))));
    }));

    [Fact]
    public void WeightZero_ChangesNothing() => ForAll(m =>
    {
        var idle = BayesOracleTests.Row("new", [.. Enumerable.Range(0, m.Prior.Length - 1).Select(k => k == 0 ? 0.9 : 0.1)], 0, group: 1);
        return Same(m.Posterior(), Make([.. m.Rows, idle], m.Prior, m.Rho).Posterior());
    });

    [Fact]
    public void RhoZeroWithoutGrades_IsNaiveBayes() => ForAll(m =>
    {
        var naive = m.Prior.ToArray();
        foreach (var row in m.Rows)
            for (var h = 0; h < naive.Length; h++)
                naive[h] *= h < naive.Length - 1 ? row.P[0][h] : row.P[0].Average();
        var sum = naive.Sum();
        return Same([.. naive.Select(x => x / sum)], Make(m.Rows, m.Prior, new double[m.Rho.Length], graded: false).Posterior());
    });

    [Fact]
    public void DuplicateAtRhoOne_ChangesNothing() => ForAll(m =>
    {
        if (m.Rows.Length == 0)
            return true;
        var first = m.Rows[0];
        var alone = BayesOracleTests.Row("a", first.P[0], first.Weight, 3);
        var twin = BayesOracleTests.Row("b", first.P[0], first.Weight, 3);
        double[] rho = [.. m.Rho, 1];
        return Same(Make([.. m.Rows.Skip(1), alone], m.Prior, rho).Posterior(), Make([.. m.Rows.Skip(1), alone, twin], m.Prior, rho).Posterior());
    });

    [Fact]
    public void CopiesWeighTheirNumberToOneMinusRho() => ForAll(m =>
    {
        if (m.Rows.Length == 0 || m.Rows[0].P[0].Distinct().Count() == 1 || m.Rows[0].Weight == 0)
            return true;
        var copies = Enumerable.Range(0, 5).Select(i => BayesOracleTests.Row($"c{i}", m.Rows[0].P[0], m.Rows[0].Weight, 0)).ToArray();
        var model = Make(copies, m.Prior, [0.6]);
        return Math.Abs((model.GroupFactors()[0] * 5) - Math.Pow(5, 0.4)) < 1e-9;
    });

    [Fact]
    public void DecibelsOfTheRows_AddUpToTheChangeOfTheOdds() => ForAll(m =>
    {
        var rows = Contributions.Of(m).Select(Contributions.Decibels).ToList();
        var posterior = m.Posterior();
        var prior = 10 * Math.Log10(m.Prior[0] / m.Prior[1]);
        return Math.Abs(prior + rows.Sum(r => r[0] - r[1]) - (10 * Math.Log10(posterior[0] / posterior[1]))) < 1e-9;
    });

    [Fact]
    public void WithoutAnyRow_ThePosteriorIsThePrior() => ForAll(m => Same(m.Prior, m.Posterior(_ => false, m.Prior)));

    [Fact]
    public void ReplacingAUnit_IsComputingAnew() => ForAll(m =>
    {
        var work = new Perturbation(m);
        var log = new double[m.Prior.Length];
        var posterior = new double[m.Prior.Length];
        for (var u = 0; u < m.Units.Length; u++)
        {
            Dependence.Discount([.. Enumerable.Range(0, m.Prior.Length - 1).Select(k => k == 1 ? 0.8 : 0.2)], 0.7, log);
            work.Posterior(u, log, posterior);
            if (!Same(posterior, QuestionModel.Normalise(m.Prior, m.Scores(u, log))))
                return false;
        }

        return true;
    });

    [Fact]
    public void ValueOfInformation_IsNeverNegative_AndZeroForAUselessIndicator() => ForAll(m =>
    {
        var posterior = m.Posterior();
        double Bits(double[] expected)
        {
            var (seen, yes, no) = Indicators.Branches(posterior, expected);
            return Indicators.Entropy(posterior) - (seen * Indicators.Entropy(yes)) - ((1 - seen) * Indicators.Entropy(no));
        }

        var useless = Enumerable.Repeat(0.37, posterior.Length - 1).ToArray();
        return Math.Abs(Bits(useless)) < 1e-12 && m.Rows.All(r => Bits(r.P[0]) > -1e-12);
    });

    [Fact]
    public void PooledIdenticalAnalysts_AreTheAnalyst() => ForAll(m => Same(m.Posterior(), Posteriors.Pool([m.Posterior(), m.Posterior(), m.Posterior()])));

    [Fact]
    public void Pool_LiesInTheRangeOfTheAnalysts_AndKeepsTheOddsOfThoseInsideIt()
    {
        var gen = from n in Gen.Choose(2, 7)
                  from analysts in Gen.Choose(2, 5)
                  from p in Gen.Choose(1, 1000).ArrayOf(n * analysts)
                  select Enumerable.Range(0, analysts).Select(a =>
                  {
                      var own = p.Skip(a * n).Take(n).Select(x => Math.Pow(x, 3)).ToArray();
                      return Array.ConvertAll(own, x => x / own.Sum());
                  }).ToArray();
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 5).WithMaxTest(500), Prop.ForAll(Arb.From(gen), posteriors =>
        {
            var pooled = Posteriors.Pool(posteriors);
            var free = Enumerable.Range(0, pooled.Length).Where(h => pooled[h] > posteriors.Min(p => p[h]) + 1e-9 && pooled[h] < posteriors.Max(p => p[h]) - 1e-9).ToList();
            return Math.Abs(pooled.Sum() - 1) < 1e-9
                && Enumerable.Range(0, pooled.Length).All(h => pooled[h] >= posteriors.Min(p => p[h]) && pooled[h] <= posteriors.Max(p => p[h]))
                && free.Skip(1).All(h => Math.Abs(Math.Log(pooled[h] / pooled[free[0]]) - posteriors.Average(p => Math.Log(p[h] / p[free[0]]))) < 1e-6);
        }));
    }

    [Fact]
    public void TiedItems_AreSummedExactly()
    {
        var gen = from n in Gen.Choose(2, 7)
                  from parents in Gen.Choose(0, 1000).ArrayOf(n)
                  from w in Gen.Elements(0.0, 0.3, 0.85, 1.0).ArrayOf(n)
                  from seen in Gen.Elements(true, true, false).ArrayOf(n)
                  from p in Gen.Choose(1, 99).ArrayOf(n * 16)
                  select (n, parents, w, seen, p);
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 7).WithMaxTest(200), Prop.ForAll(Arb.From(gen), x =>
        {
            var rows = Enumerable.Range(0, x.n).Select(i =>
            {
                int[] up = [.. Enumerable.Range(0, i).Where(j => ((x.parents[i] >> j) & 1) == 1).Take(3)];
                var table = Enumerable.Range(0, 1 << up.Length).Select(c => new[] { x.p[(i * 16) + (c * 2)] / 100.0, x.p[(i * 16) + (c * 2) + 1] / 100.0 }).ToArray();
                return new ModelRow { Item = BayesOracleTests.Item($"E{i}"), Weight = x.w[i], Group = -1, P = table, Marked = true, Observed = x.seen[i], Parents = up };
            }).ToArray();
            var exact = GivenNetwork.LogLikelihood(rows, [.. Enumerable.Range(0, x.n)], r => rows[r].Observed, graded: true);
            return Enumerable.Range(0, 3).All(h => Math.Abs(Enumerated(rows, h) - Math.Exp(exact[h])) < 1e-12);
        }));
    }

    [Fact]
    public void ItemWithGivenOfWeightOne_CountsTheRowForTrue()
    {
        var rows = new[]
        {
            BayesOracleTests.Row("E1", [0.6, 0.2], 1),
            new ModelRow { Item = BayesOracleTests.Item("E2"), Weight = 1, Group = -1, P = [[0.5, 0.5], [0.9, 0.1]], Marked = true, Observed = true, Parents = [0] },
        };
        var model = Make(rows, [0.5, 0.5, 0], []);
        Assert.Equal(27, model.Posterior()[0] / model.Posterior()[1], 1e-9);
    }

    [Fact]
    public void FiveThousandTiedItems_StayFinite()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => new ModelRow
        {
            Item = BayesOracleTests.Item($"E{i}"), Weight = 0.85, Group = -1, Marked = true, Observed = true, Parents = i == 0 ? [] : [i - 1],
            P = i == 0 ? [[0.7, 0.5, 0.3]] : [[0.5, 0.5, 0.5], [0.7, 0.5, 0.4]],
        }).ToArray();
        var posterior = Make(rows, [0.3, 0.3, 0.3, 0.1], []).Posterior();
        Assert.All(posterior, p => Assert.True(double.IsFinite(p)));
        Assert.Equal(1, posterior.Sum(), 1e-12);
    }

    private static double Enumerated(ModelRow[] rows, int h)
    {
        double sum = 0;
        for (var state = 0; state < 1 << rows.Length; state++)
        {
            double product = 1;
            for (var i = 0; i < rows.Length; i++)
            {
                var combination = rows[i].Parents.Select((p, j) => ((state >> p) & 1) << j).Sum();
                var cells = rows[i].P[combination];
                var (p, c, w) = (h < cells.Length ? cells[h] : cells.Average(), rows[i].P.Average(t => t.Average()), rows[i].Weight);
                var on = ((state >> i) & 1) == 1;
                product *= (on ? p : 1 - p) * (!rows[i].Observed ? 1 : on ? w + ((1 - w) * c) : (1 - w) * c);
            }

            sum += product;
        }

        return sum;
    }

    private static bool Same(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(x => Math.Abs(x.First - x.Second) < 1e-10);

    private static void ForAll(Func<QuestionModel, bool> law) => Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(200), Prop.ForAll(Models, law));
}
