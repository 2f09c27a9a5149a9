using Entente.Numerics;

namespace Entente.Forecasting.Tests;

/// <summary>The parts of a softmax against the same in double precision, for rows that fill their lanes and rows that do not.</summary>
public sealed class SoftmaxTests
{
    private const double TwoUlps = 2.4e-7;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(1001)]
    public void Row_AsInDoublePrecision(int length)
    {
        var random = new SeededRandom(5);
        float[] weights = [.. Enumerable.Range(0, length).Select(_ => (float)((20 * random.NextDouble()) - 10))];
        var row = weights.ToArray();
        var max = Softmax.Exponentiate(row, .5f);
        Assert.Equal(weights.Append(.5f).Max(), max);
        for (var i = 0; i < length; i++)
            Assert.InRange(row[i] / Math.Exp(weights[i] - max), 1 - TwoUlps, 1 + TwoUlps);
        Assert.Equal(row.Sum(x => (double)x), Softmax.Sum(row), 3);
        var half = new float[length];
        Softmax.Multiply(row, .5f, half);
        Assert.Equal(row.Select(x => .5f * x), half);
    }
}
