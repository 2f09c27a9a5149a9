namespace Entente.Numerics.Tests;

public sealed class SeededLanesTests
{
    [Fact]
    public void EachLane_IsAGeneratorOfTheSameKind()
    {
        // A lane's state holds one of every four seeding numbers; the recurrence is written out here once more.
        var source = new SeededRandom(9);
        ulong[] seeds = [.. Enumerable.Range(0, 16).Select(_ => source.NextUInt64())];
        var lanes = new SeededLanes(new SeededRandom(9));
        var states = Enumerable.Range(0, 4).Select(l => new[] { seeds[l], seeds[4 + l], seeds[8 + l], seeds[12 + l] }).ToArray();
        for (var n = 0; n < 100; n++)
        {
            var numbers = lanes.NextUInt64();
            for (var l = 0; l < 4; l++)
            {
                var s = states[l];
                Assert.Equal(ulong.RotateLeft(s[1] * 5, 7) * 9, numbers[l]);
                var t = s[1] << 17;
                s[2] ^= s[0];
                s[3] ^= s[1];
                s[1] ^= s[2];
                s[0] ^= s[3];
                s[2] ^= t;
                s[3] = ulong.RotateLeft(s[3], 45);
            }
        }
    }

    [Fact]
    public void NextDouble_IsUniform()
    {
        var lanes = new SeededLanes(new SeededRandom(1));
        var numbers = Enumerable.Range(0, 25_000).SelectMany(_ =>
        {
            var four = lanes.NextDouble();
            return new[] { four[0], four[1], four[2], four[3] };
        }).ToArray();
        Assert.All(numbers, x => Assert.InRange(x, 0, 1 - Math.Pow(2, -53)));
        // Five standard errors of the mean of 100,000 numbers of variance 1/12.
        Assert.Equal(0.5, numbers.Average(), 5 * Math.Sqrt(1 / 12.0 / 100_000));
        Assert.Equal(1 / 12.0, numbers.Average(x => (x - 0.5) * (x - 0.5)), 0.002);
    }
}
