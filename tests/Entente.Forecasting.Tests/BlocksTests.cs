using Entente.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Forecasting.Tests;

public sealed class BlocksTests
{
    [Fact]
    public void Accumulate_IsTheProduct_ForAnyShape()
    {
        var shapes = from m in Gen.Choose(1, 11) from depth in Gen.Choose(1, 9) from n in Gen.Choose(1, 5) from flip in Gen.Elements(false, true) select (m, depth, n * 16, flip);
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(shapes.ToArbitrary(), shape =>
        {
            var (m, depth, n, flip) = shape;
            var random = new SeededRandom(7);
            var a = Fill(random, m * depth);
            var b = Fill(random, depth * n);
            var c = Fill(random, m * n);
            var expected = new double[m * n];
            for (var i = 0; i < m; i++)
                for (var j = 0; j < n; j++)
                    expected[(i * n) + j] = c[(i * n) + j] + Enumerable.Range(0, depth).Sum(k => (double)a[flip ? (k * m) + i : (i * depth) + k] * b[(k * n) + j]);
            Blocks.Accumulate(a, 0, flip ? 1 : depth, flip ? m : 1, b, 0, n, c, 0, n, m, depth, n);
            return expected.Zip(c).All(p => Math.Abs(p.First - p.Second) < 1e-4);
        }));
    }

    [Fact]
    public void Dot_IsTheInnerProduct()
    {
        var random = new SeededRandom(8);
        float[] x = Fill(random, 80), y = Fill(random, 80);
        Assert.Equal(x.Zip(y).Sum(p => (double)p.First * p.Second), Blocks.Dot(x, y), 4);
    }

    [Fact]
    public void Logistic_AndMultiply_AreThoseOfDoubles_InPlaceToo()
    {
        float[] x = [.. Fill(new SeededRandom(10), 30), -200, 200], y = new float[32];
        Blocks.Logistic(x, y);
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(1 / (1 + Math.Exp(-(double)x[i])), y[i], 1e-6);
        var product = x.Zip(y).Select(p => (double)p.First * p.Second).ToArray();
        Blocks.Multiply(x, y, x);
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(product[i], x[i], 1e-4);
    }

    [Fact]
    public void Softmax_AndLogSum_AreThoseOfDoubles_AlsoWhereAnActorIsUnseen()
    {
        var x = Fill(new SeededRandom(9), 48);
        x[5] = GraphEncoder.Unseen;
        var total = x.Sum(y => Math.Exp(y));
        Assert.Equal(Math.Log(total), Blocks.LogSum(x), 5);
        var chances = x.ToArray();
        Blocks.Softmax(chances, 2);
        Assert.All(x.Zip(chances), p => Assert.Equal(2 * Math.Exp(p.First) / total, p.Second, 6));
        Assert.Equal(0, chances[5]);
        Blocks.Shift(-1, x);
        Assert.Equal(Math.Log(total) - 1, Blocks.LogSum(x), 5);
    }

    [Fact]
    public void Accumulate_BeyondAnArray_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Accumulate(new float[4], 0, 2, 1, new float[32], 0, 16, new float[16], 0, 16, 2, 2, 16));

    private static float[] Fill(SeededRandom random, int n) => [.. Enumerable.Range(0, n).Select(_ => (float)random.NextNormal())];
}
