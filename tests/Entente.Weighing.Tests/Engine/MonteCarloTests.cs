using System.Runtime.Intrinsics;
using Entente.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

/// <summary>The random draws against every combination written out, against the engine, and against themselves.</summary>
public sealed class MonteCarloTests
{
    private static readonly double[] Prior = [0.55, 0.35, 0.1];

    private static AnalystModel Analyst(ModelRow[] rows, double[] rho, params MarkRow[] marks) =>
        new(new MarkFile { Name = "a", Rows = [.. marks] }, new(EngineSemanticsOracleTests.Empty, ["A", "B", CatchAll.Id], Prior, rows, rho));

    private static double[] Draws(AnalystModel analyst, int draws, int threads = -1) => MonteCarlo.Sample([new(analyst, Scale.Default)], 3, draws, 5, threads);

    [Fact]
    public void Draws_HaveTheLawOfAllCombinations()
    {
        ModelRow[] rows = [BayesOracleTests.Row("E1", [0.7, 0.3], 0.85, 0), BayesOracleTests.Row("E2", [0.5, 0.9], 0.65, 0)];
        double[] rho = [0.6];
        var exact = new List<double[]>();
        for (var c = 0; c < 81; c++)
        {
            var digits = new[] { c % 3, c / 3 % 3, c / 9 % 3, c / 27 };
            ModelRow[] moved = [.. rows.Select((r, i) => BayesOracleTests.Row(r.Item.Id, [.. r.P[0].Select((p, h) => Scale.Default.Step(p, digits[(2 * i) + h] - 1))], r.Weight, r.Group))];
            exact.Add(Analyst(moved, rho).Posterior);
        }

        const int n = 200_000;
        var drawn = Draws(Analyst(rows, rho), n);
        // Five standard errors of a share at one half.
        Assert.Equal(exact.Count(p => p[0] > p[1]) / 81.0, Enumerable.Range(0, n).Count(d => drawn[d * 3] > drawn[(d * 3) + 1]) / (double)n, 5 * 0.5 / Math.Sqrt(n));
        for (var d = 0; d < 2000; d++)
            Assert.Contains(exact, p => Enumerable.Range(0, 3).All(h => Math.Abs(p[h] - drawn[(d * 3) + h]) < 1e-12));
        Assert.Equal(exact.Select(p => Math.Round(p[0], 10)).Distinct().Count(), Enumerable.Range(0, n).Select(d => Math.Round(drawn[d * 3], 10)).Distinct().Count());
    }

    [Fact]
    public void Range_IsDrawnFromEndToEnd()
    {
        var analyst = Analyst([BayesOracleTests.Row("E1", [0.5, 0.5], 1)], [], new MarkRow("E1", [], [new("A", new RangeCell(0.4, 0.6), default)], null, default));
        var drawn = Draws(analyst, 40_000);
        // With B at its middle step the odds of A give back the number that was drawn for A.
        double[] odds = [.. Enumerable.Range(0, 40_000).Select(d => drawn[d * 3] / drawn[(d * 3) + 1] * Prior[1] / Prior[0])];
        double[] middle = [.. odds.Where(x => x is > 0.4 / 0.5 and < 0.6 / 0.5)];
        Assert.InRange(odds.Min(), 0.4 / 0.7, 0.402 / 0.7);
        Assert.InRange(odds.Max(), 0.598 / 0.3, 0.6 / 0.3);
        Assert.InRange(middle.Length / 40_000.0, 0.3, 0.6);
    }

    [Fact]
    public void TiedItems_KeepTheirExactLikelihoods_InTheirGroup()
    {
        ModelRow[] rows =
        [
            BayesOracleTests.Row("E1", [0.6, 0.2], 1, 0),
            new ModelRow { Item = BayesOracleTests.Item("E2"), Weight = 1, Group = 0, P = [[0.5, 0.5], [0.9, 0.1]], Marked = true, Observed = true, Parents = [0] },
            BayesOracleTests.Row("E3", [0.5, 0.5], 0, 0),
        ];
        var analyst = Analyst(rows, [0.6]);
        Assert.All(Draws(analyst, 10).Chunk(3), d => EngineSemanticsOracleTests.Near(analyst.Posterior, d, 1e-12));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void AnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        var analyst = Analyst([.. Enumerable.Range(0, 30).Select(i => BayesOracleTests.Row($"E{i}", [0.7, 0.1 + (i % 5 * 0.2)], 0.65, i % 3 - 1))], [0.3, 1]);
        Assert.Equal(Draws(analyst, 3001), Draws(analyst, 3001, threads));
    }

    [Fact]
    public void ManyRowsThatSayAlmostNever_StayFinite()
    {
        var analyst = Analyst([.. Enumerable.Range(0, 400).Select(i => BayesOracleTests.Row($"E{i}", [1e-12, 1e-12], 1))], []);
        Assert.All(Draws(analyst, 8), p => Assert.True(double.IsFinite(p)));
    }

    [Fact]
    public void FactorOfFourGroups_IsTheFactorOfEach() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(500),
        Prop.ForAll(
            Arb.From(from n in Gen.Choose(1, 6)
                     from rho in Gen.Elements(0.0, 0.3, 0.5, 0.6, 0.75, 0.97, 1.0)
                     from m in Gen.Choose(0, 400).ArrayOf(n * SeededLanes.Count)
                     select (n, rho, m)),
            x =>
            {
                var units = Enumerable.Range(0, x.n).Select(i => Vector256.Create(x.m[i * 4] / 100.0, x.m[(i * 4) + 1] / 100.0, x.m[(i * 4) + 2] / 100.0, x.m[(i * 4) + 3] / 100.0)).ToArray();
                var four = DependenceLanes.Factor(units, x.rho);
                return Enumerable.Range(0, 4).All(lane => Math.Abs(four[lane] - Dependence.Factor([.. units.Select(u => u[lane])], x.rho)) < 1e-12);
            }));
}
