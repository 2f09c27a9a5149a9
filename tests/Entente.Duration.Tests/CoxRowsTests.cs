using Entente.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Duration.Tests;

/// <summary>The compact rows of large designs, and the order of rows.</summary>
public sealed class CoxRowsTests
{
    [Fact]
    public void Row_KeptAsBits_IsTheRowAsNumbers() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new SeededRandom((ulong)seed);
            var (n, p) = (1 + random.NextInt32(2100), 1 + random.NextInt32(13));
            var kinds = Enumerable.Range(0, p).Select(_ => random.NextInt32(4)).ToArray();
            var x = Covariates.Of([.. kinds.Select(k => (Enumerable.Range(0, n).Select(_ => k switch
            {
                0 => random.NextNormal(),
                1 => 7.25,
                2 => random.NextInt32(2) - 0.1,
                _ => random.NextInt32(2),
            }).ToArray(), (int[]?)null))], n);
            var order = Enumerable.Range(0, n).Reverse().ToArray();
            var centre = Enumerable.Range(0, p).Select(j => x.Sum(j, null) / n).ToArray();
            var (plain, compact) = (new CoxRowReader(CoxRows.Of(x, order, centre, bits: false)), new CoxRowReader(CoxRows.Of(x, order, centre, bits: true)));
            return Enumerable.Range(0, n).All(i => plain.Row(i).SequenceEqual(compact.Row(i)));
        }));

    [Fact]
    public void Rows_OfColumnsWithTwoValues_TakeABitEach()
    {
        var x = Covariates.Of([.. Enumerable.Range(0, 8).Select(j => (Enumerable.Range(0, 16).Select(i => (double)((i >> (j % 4)) & 1)).ToArray(), (int[]?)null))], 16);
        var rows = CoxRows.Of(x, [.. Enumerable.Range(0, 16)], new double[8], bits: true);
        Assert.Equal((1, 0), (rows.Bytes, rows.Kept));
    }

    [Fact]
    public void Order_OfAnyNumbers_IsThatOfAStableSort() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 5), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new SeededRandom((ulong)seed);
            var kind = random.NextInt32(4);
            var keys = Enumerable.Range(0, random.NextInt32(4000)).Select(_ => kind switch
            {
                0 => random.NextNormal(),
                1 => random.NextInt32(7) - 3,
                2 => 1 + (random.NextInt32(50) * 1e-12),
                _ => random.NextInt32(2) == 0 ? -0.0 : random.NextInt32(3) == 0 ? 0.0 : random.NextNormal() * 1e-300,
            }).ToArray();
            return RadixOrder.Of(keys).SequenceEqual(Enumerable.Range(0, keys.Length).OrderBy(i => keys[i] + 0.0));
        }));

    [Fact]
    public void Concordance_OfRowsWithoutLateEntry_IsThatWithAnEntryAtTheStart()
    {
        var random = new SeededRandom(11);
        var n = 400;
        var exit = Enumerable.Range(0, n).Select(_ => 1.0 + random.NextInt32(60)).ToArray();
        var cause = Enumerable.Range(0, n).Select(_ => random.NextInt32(3) == 0 ? 0 : 1).ToArray();
        var score = Enumerable.Range(0, n).Select(_ => (double)random.NextInt32(30)).ToArray();
        var x = Matrix.FromRows(score.Select(s => new[] { s }).ToArray());
        var strata = Enumerable.Range(0, n).Select(_ => random.NextInt32(2)).ToArray();
        Assert.Equal(Of(null), Of(new double[n]));

        ConcordanceResult Of(double[]? entry)
        {
            var data = CoxData.Of(x, SurvivalData.Over(exit, cause, entry, null), strata, null);
            return ConcordanceIndex.Of(data, Array.ConvertAll(data.Order, r => score[r]), ConcordanceWeight.Harrell, null, 0);
        }
    }
}
