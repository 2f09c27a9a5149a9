using Entente.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Duration.Tests;

/// <summary>What is computed in blocks, by bits or in parallel where rows are many, against the same done plainly.</summary>
public sealed class LargeDataTests
{
    private const int Rows = 90_000;

    [Theory]
    [InlineData("x1 + x2 + x3 + x4 + x5", false)]
    [InlineData("x1 + x2 + x3 + strata(g)", false)]
    [InlineData("x1 + x2 + x3 + x4 + strata(g)", true)]
    public void Blocks_AgreeWithOnePiece(string terms, bool tied)
    {
        // With an entry (at 0 for all) the sums are carried through in one piece; without, block by block.
        var table = Made(tied);
        var blocks = ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"Surv(time, status) ~ {terms}"), table));
        var piece = ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"Surv(zero, time, status) ~ {terms}"), table));
        Assert.Equal(piece.LogLikelihood, blocks.LogLikelihood, Math.Abs(piece.LogLikelihood) * 1e-12);
        for (var j = 0; j < blocks.Coefficients.Length; j++)
        {
            Assert.Equal(piece.Coefficients[j], blocks.Coefficients[j], 1e-10);
            Assert.Equal(piece.Variance[j, j], blocks.Variance[j, j], piece.Variance[j, j] * 1e-9);
        }

        Assert.Equal(piece.Concordance!.Value, blocks.Concordance!.Value, 1e-10);
        Assert.Equal(piece.Concordance.StdErr, blocks.Concordance.StdErr, 1e-12);
    }

    [Fact]
    public void PairsCountedByBits_AgreeWithATreeOfWeights()
    {
        // A weight of 1 for every row takes the way of weights.
        var table = Made(tied: true);
        foreach (var response in new[] { "Surv(time, status)", "Surv(entry, time, status)" })
            foreach (var terms in new[] { "x1", "x1 + x2 + strata(g)" })
            {
                var bits = ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"{response} ~ {terms}"), table)).Concordance!;
                var tree = ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"{response} ~ {terms}"), table, weights: "one")).Concordance!;
                Assert.Equal((tree.Concordant, tree.Discordant, tree.TiedScore, tree.TiedTime, tree.TiedBoth), (bits.Concordant, bits.Discordant, bits.TiedScore, bits.TiedTime, bits.TiedBoth));
                Assert.Equal(tree.StdErr, bits.StdErr, 1e-14);
            }
    }

    [Fact]
    public void TheSameBytes_WhateverElseRuns()
    {
        var table = Made(tied: false);
        var fits = new CoxFit[4];
        Parallel.For(0, 4, i => fits[i] = ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse("Surv(time, status) ~ x1 + x2 + x3"), table)));
        Assert.All(fits, f => Assert.Equal((fits[0].LogLikelihood, fits[0].Concordance!.StdErr), (f.LogLikelihood, f.Concordance!.StdErr)));
        Assert.All(fits, f => Assert.Equal(fits[0].Coefficients, f.Coefficients));
    }

    [Fact]
    public void TheTable_IsNotWrittenTo()
    {
        var table = Made(tied: false);
        var before = table.Columns.OfType<NumberColumn>().Select(c => c.Values.ToArray()).ToArray();
        ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse("Surv(time, status) ~ x1 + log1p(entry) + factor(g)"), table));
        Assert.All(table.Columns.OfType<NumberColumn>().Zip(before), c => Assert.Equal(c.Second, c.First.Values.ToArray()));
    }

    [Fact]
    public void Curves_OfUnsortedTimesWithTies_AreThoseOfSortedOnes() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Gen.Choose(2, 4000).ToArbitrary(), n =>
        {
            // Times that agree in their upper bits, negative ones, both zeros: the order by bits is the order of numbers.
            var random = new SeededRandom((ulong)n);
            var exit = new double[n];
            var cause = new int[n];
            for (var i = 0; i < n; i++)
            {
                exit[i] = random.NextInt32(5) switch { 0 => random.NextInt32(10), 1 => 1 + (random.NextInt32(50) * 1e-6), 2 => -random.NextDouble(), 3 => i % 2 == 0 ? 0.0 : -0.0, _ => 1e5 * random.NextDouble() };
                cause[i] = random.NextInt32(2);
            }

            var order = Enumerable.Range(0, n).OrderBy(i => exit[i]).ToArray();
            var sorted = KaplanMeier.Fit(new SurvivalData(order.Select(i => exit[i]).ToArray(), order.Select(i => cause[i]).ToArray()));
            var curve = KaplanMeier.Fit(new SurvivalData(exit, cause));
            return curve.Time.SequenceEqual(sorted.Time) && curve.Survival.SequenceEqual(sorted.Survival) && curve.AtRisk.SequenceEqual(sorted.AtRisk)
                && curve.Time.Zip(curve.Time.Skip(1)).All(t => t.First < t.Second);
        }));

    private static Table Made(bool tied)
    {
        var random = new SeededRandom(5);
        var names = new[] { "x1", "x2", "x3", "x4", "x5", "time", "status", "zero", "entry", "g", "one" };
        var columns = Array.ConvertAll(names, _ => new double[Rows]);
        for (var i = 0; i < Rows; i++)
        {
            double eta = 0;
            for (var j = 0; j < 5; j++)
            {
                columns[j][i] = j == 0 ? random.NextInt32(4) : random.NextNormal();
                eta += columns[j][i] * (j % 2 == 0 ? 0.3 : -0.2);
            }

            var time = -Math.Log(1 - random.NextDouble()) / Math.Exp(eta);
            columns[5][i] = tied ? Math.Ceiling(time * 200) : time + 1e-6;
            columns[6][i] = random.NextDouble() < 0.6 ? 1 : 0;
            columns[8][i] = columns[5][i] * 0.9 * random.NextDouble();
            columns[9][i] = random.NextInt32(3);
            columns[10][i] = 1;
        }

        return new Table([.. names.Select((name, k) => (Column)NumberColumn.Of(name, columns[k]))]);
    }
}
