using Entente.Numerics;

namespace Entente.Forecasting.Tests;

public sealed class GradientTests
{
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
        float[] first = new float[Rows * Network.H], second = new float[Rows * Network.G];
        network.Forward(z, Rows, Relation, first, second, new float[Rows]);
        network.Backward(z, Rows, Relation, first, second, delta, transposed, new float[Rows * (Network.H + Network.G)], gradient);
        foreach (var at in new[] { 3, 70, network.BiasAt + 5, network.RelationAt + Network.H + 7, network.SecondAt + 40, network.SecondBiasAt + 3, network.OutAt + 2, network.LinearAt + 4 })
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
            network.Forward(z, Rows, Relation, new float[Rows * Network.H], new float[Rows * Network.G], scores);
            return scores.Zip(delta).Sum(p => (double)p.First * p.Second);
        }
    }
}
