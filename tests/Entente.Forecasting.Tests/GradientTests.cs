using Entente.Numerics;

namespace Entente.Forecasting.Tests;

public sealed class GradientTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GraphEncoder_Descends_AlongTheDerivative_ByDifferences(bool names)
    {
        var set = Some.Facts();
        var history = new History(set.EntityCount, set.RelationCount);
        var encoder = new GraphEncoder(history, names ? new NameBook(set.EntityNames, history.Directed) : null, 2, 3, 1);
        var days = DayStream.Build(set.Train.AsSpan(), set.RelationCount);
        foreach (var day in days[..20])
        {
            history.Reveal(day);
            encoder.Learn(day, default);
        }

        // Two mornings in turn: the states of the same morning are not built again.
        double Loss(int day, ulong seed)
        {
            encoder.Prepare(days[1].Day);
            return encoder.Descend(days[day], days[day].Day, seed);
        }

        Loss(19, 6);
        var tables = encoder.Parameters.Select(p => (p.Weights, Gradient: p.Gradient.ToArray())).ToList();
        Assert.Equal(names ? 13 : 11, tables.Count);
        foreach (var (weights, gradient) in tables)
        {
            foreach (var at in new[] { Largest(gradient), Largest(gradient[..(gradient.Length / 2)]) })
            {
                const float Step = 4e-3f;
                Assert.NotEqual(0, gradient[at]);
                var kept = weights[at];
                weights[at] = kept + Step;
                var up = Loss(19, 6);
                weights[at] = kept - Step;
                var down = Loss(19, 6);
                weights[at] = kept;
                Assert.Equal((up - down) / (2 * Step), gradient[at], Math.Max(2e-3, .03 * Math.Abs(gradient[at])));
            }
        }

        static int Largest(float[] x) => Enumerable.Range(0, x.Length).MaxBy(i => Math.Abs(x[i]));
    }

    [Fact]
    public void Thinning_KeepsTheSum_AndEveryRowThatMatters()
    {
        var random = new SeededRandom(21);
        var thinning = new Thinning();
        double all = 0, back = 0;
        int rows = 0, keptRows = 0;
        for (var question = 0; question < 400; question++)
        {
            // Powers of uniform numbers: many small ones, a few large, one answer below zero.
            var delta = Enumerable.Range(0, 40).Select(i => i == 7 ? -1 : MathF.Pow((float)random.NextDouble(), 6) * .2f).ToArray();
            var before = delta.ToArray();
            var kept = new int[delta.Length];
            var count = thinning.Keep(delta, .03f, kept);
            Assert.Equal(kept[..count].Order(), kept[..count]);
            Assert.Contains(7, kept[..count]);
            for (var i = 0; i < delta.Length; i++)
            {
                if (before[i] is < 0 or >= .03f)
                    Assert.Contains(i, kept[..count]);
                Assert.Equal(before[i] is < 0 or >= .03f || !kept[..count].Contains(i) ? before[i] : .03f, delta[i]);
            }

            all += before.Sum(d => (double)d);
            back += kept[..count].Sum(i => (double)delta[i]);
            Assert.InRange(thinning.Waiting, 0, .03f);
            Assert.Equal(all, back + thinning.Waiting, 1e-3);
            (rows, keptRows) = (rows + delta.Length, keptRows + count);
        }

        Assert.True(keptRows < rows / 2, $"{keptRows} of {rows} rows stay.");
    }

    [Fact]
    public void Backward_IsTheDerivative_ByDifferences()
    {
        const int Features = 16, Rows = 5, Relation = 1;
        var random = new SeededRandom(4);
        var network = new Network(Features, 2, new float[Features], [.. Enumerable.Repeat(1f, Features)]);
        network.Start(9);
        var z = Enumerable.Range(0, Rows * Features).Select(_ => (float)random.NextNormal()).ToArray();
        var delta = Enumerable.Range(0, Rows).Select(_ => (float)random.NextNormal()).ToArray();
        var gradient = new float[network.Weights.Length];
        var transposed = new float[Network.H * Network.G];
        for (var h = 0; h < Network.H; h++)
            for (var g = 0; g < Network.G; g++)
                transposed[(g * Network.H) + h] = network.Weights[network.SecondAt + (h * Network.G) + g];
        var room = new Network.Activations();
        network.Forward(z, Rows, Relation, room, new float[Rows]);
        network.Backward(z, Rows, Relation, room, delta, transposed, gradient);
        foreach (var at in new[] { 3, 70, 200, network.BiasAt + 5, network.BiasAt + Network.H + 5, network.RelationAt + (2 * Network.H) + 7, network.RelationAt + (3 * Network.H) + 7, network.SecondAt + 40, network.SecondBiasAt + 3, network.OutAt + 2, network.LinearAt + 4 })
        {
            const float Step = 1e-2f;
            var kept = network.Weights[at];
            network.Weights[at] = kept + Step;
            var up = Loss();
            network.Weights[at] = kept - Step;
            var down = Loss();
            network.Weights[at] = kept;
            Assert.Equal((up - down) / (2 * Step), gradient[at], 2e-2);
        }

        double Loss()
        {
            var scores = new float[Rows];
            network.Forward(z, Rows, Relation, new Network.Activations(), scores);
            return scores.Zip(delta).Sum(p => (double)p.First * p.Second);
        }
    }
}
