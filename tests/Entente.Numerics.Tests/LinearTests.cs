using FsCheck;
using FsCheck.Fluent;

namespace Entente.Numerics.Tests;

public sealed class LinearTests
{
    [Fact]
    public void EveryFactorisation_SolvesWhatItFactored() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Gen.Choose(1, 12).ToArbitrary(), size =>
        {
            var random = new SeededRandom((ulong)size);
            var a = new Matrix(size, size);
            foreach (ref var v in a.Values)
                v = random.NextNormal();
            var x = Enumerable.Range(1, size).Select(i => (double)i).ToArray();
            var positive = a.Transpose().Times(a);
            for (var i = 0; i < size; i++)
                positive[i, i] += 1;
            return Far(x, Cholesky.Factor(positive).Solve(positive.Times(x))) < 1e-9
                && Far(x, Lu.Factor(a).Solve(a.Times(x))) < 1e-6
                && Far(x, Qr.Factor(a).LeastSquares(a.Times(x))) < 1e-6;
        }));

    [Fact]
    public void Cholesky_SetsADependentColumnAside()
    {
        var m = Matrix.FromRows([[4, 2, 6], [2, 3, 5], [6, 5, 11]]);
        var factor = Cholesky.Factor(m);
        Assert.Equal(2, factor.Rank);
        Assert.True(factor.IsRedundant(2));
        Assert.Equal(0, factor.Solve([1, 1, 1])[2]);
        Assert.False(factor.HasNegativePivot);
    }

    [Fact]
    public void Cholesky_NotesANegativePivot() => Assert.True(Cholesky.Factor(Matrix.FromRows([[1, 2], [2, 1]])).HasNegativePivot);

    [Fact]
    public void Lu_Determinant_AndSingular()
    {
        Assert.Equal(-2, Lu.Factor(Matrix.FromRows([[1, 2], [3, 4]])).Determinant, 12);
        Assert.Throws<InvalidOperationException>(() => Lu.Factor(Matrix.FromRows([[0, 0], [0, 1]])).Solve([1, 1]));
    }

    [Fact]
    public void Shapes_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Matrix(2, 3).Times(new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Cholesky.Factor(new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Qr.Factor(new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Matrix.FromRows([[1], [1, 2]]));
    }

    [Fact]
    public void NelderMead_FindsTheValley()
    {
        var (point, value) = NelderMead.Minimise(p => Math.Pow(1 - p[0], 2) + (100 * Math.Pow(p[1] - (p[0] * p[0]), 2)), [-1.2, 1], 1e-14, 5000);
        Assert.Equal(1, point[0], 4);
        Assert.Equal(1, point[1], 4);
        Assert.True(value < 1e-8);
    }

    private static double Far(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
