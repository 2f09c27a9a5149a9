using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>How a network is trained.</summary>
internal sealed record TrainerOptions
{
    internal int Epochs { get; init; } = 3;

    /// <summary>Queries a step.</summary>
    internal int Batch { get; init; } = 64;

    internal float Rate { get; init; } = 3e-3f;

    internal float Decay { get; init; } = 1e-5f;

    internal int Threads { get; init; } = 1;

    /// <summary>Each row by itself, with the log score, in place of the listwise softmax; weight 0 marks a row that came true.</summary>
    internal bool Logistic { get; init; }
}

/// <summary>
/// Fits a network with a listwise softmax: each answer against the wrong candidates of its query, a sampled wrong candidate counting for
/// as many as it stands for. Adam (Kingma and Ba 2015) with a cosine rate. Gradients are summed over eight fixed slices of a batch in order.
/// </summary>
internal sealed class Trainer
{
    private const int Slices = 8;

    // Of a question's gradient, which sums to two for an answer: a wrong candidate's part below which it need not go back each time.
    private const float Slight = .03f;
    private readonly IReadOnlyList<Sample> _samples;
    private readonly TrainerOptions _options;
    private readonly Network _network;
    private readonly float[][] _gradients = new float[Slices][];
    private readonly Scratch[] _scratch = new Scratch[Slices];
    private readonly float[] _transposed = new float[Network.H * Network.G];

    private Trainer(IReadOnlyList<Sample> samples, Network network, TrainerOptions options)
    {
        (_samples, _network, _options) = (samples, network, options);
        for (var i = 0; i < Slices; i++)
        {
            _gradients[i] = new float[network.Weights.Length];
            _scratch[i] = new Scratch();
        }
    }

    /// <summary>Mean and 1 / standard deviation of each feature over every seventh sample.</summary>
    internal static (float[] Mean, float[] Scale) Spread(IReadOnlyList<Sample> samples, int features)
    {
        double[] sum = new double[features], squares = new double[features];
        double n = 0;
        float[] values = [];
        for (var i = 0; i < samples.Count; i += 7)
        {
            var count = samples[i].Rows * features;
            if (values.Length < count)
                values = new float[2 * count];
            samples[i].Unpack(values);
            for (var j = 0; j < count; j++)
            {
                double x = values[j];
                sum[j % features] += x;
                squares[j % features] += x * x;
            }

            n += samples[i].Rows;
        }

        float[] mean = new float[features], scale = new float[features];
        for (var f = 0; f < features; f++)
        {
            mean[f] = (float)(sum[f] / n);
            scale[f] = 1f / ((float)Math.Sqrt(Math.Max(0, (squares[f] / n) - ((double)mean[f] * mean[f]))) + 1e-3f);
        }

        return (mean, scale);
    }

    internal static Network Fit(IReadOnlyList<Sample> samples, int features, int relations, bool[] silent, ulong seed, TrainerOptions options, CancellationToken cancellation)
    {
        var (mean, scale) = Spread(samples, features);
        for (var f = 0; f < features; f++)
            scale[f] = f >= silent.Length || silent[f] ? 0 : scale[f];
        var network = new Network(features, relations, mean, scale);
        network.Start(seed);
        new Trainer(samples, network, options).Run(seed, cancellation);
        return network;
    }

    private void Run(ulong seed, CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, _samples.Count).ToArray();
        var random = SeededRandom.ForBlock(seed, 1);
        var steps = _options.Epochs * ((order.Length + _options.Batch - 1) / _options.Batch);
        var adam = new Adam(_network.Weights.Length, .001f);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads };
        for (int epoch = 0, step = 0; epoch < _options.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            for (var from = 0; from < order.Length; from += _options.Batch)
            {
                cancellation.ThrowIfCancellationRequested();
                var to = Math.Min(order.Length, from + _options.Batch);
                Transpose();
                Parallel.For(0, Slices, parallel, slice =>
                {
                    var gradient = _gradients[slice];
                    Array.Clear(gradient);
                    for (var i = from + slice; i < to; i += Slices)
                        _scratch[slice].Gradient(_network, _samples[order[i]], 1f / (to - from), _options.Logistic, _transposed, gradient);
                });
                step++;
                var rate = _options.Rate * (0.5f + (0.5f * MathF.Cos(MathF.PI * step / steps))) * Math.Min(1, step / 50f);
                adam.Step(_network.Weights, _gradients, rate, _options.Decay, step, parallel);
            }
        }
    }

    private void Transpose()
    {
        for (var h = 0; h < Network.H; h++)
            for (var g = 0; g < Network.G; g++)
                _transposed[(g * Network.H) + h] = _network.Weights[_network.SecondAt + (h * Network.G) + g];
    }

    private sealed class Scratch
    {
        private float[] _z = [];
        private readonly Network.Activations _room = new();
        private float[] _delta = [];
        private readonly Thinning _thinning = new();
        private int[] _kept = [];

        internal void Gradient(Network network, Sample sample, float weight, bool logistic, float[] transposed, float[] gradient)
        {
            var rows = sample.Rows;
            if (_delta.Length < rows)
            {
                _z = new float[rows * network.Features];
                (_delta, _kept) = (new float[rows], new int[rows]);
            }

            sample.Unpack(_z);
            network.Standardise(_z, rows);
            network.Forward(_z, rows, sample.Relation, _room, _delta);
            if (logistic)
            {
                RowByRow(_delta.AsSpan(0, rows), sample.Weight, weight / rows);
            }
            else
            {
                Listwise(_delta.AsSpan(0, rows), sample.Weight, weight);
                rows = Thin(network, rows, Slight * weight);
            }

            network.Backward(_z, rows, sample.Relation, _room, _delta, transposed, gradient);
        }

        // Brings the rows that go back together at the front; answers how many there are.
        private int Thin(Network network, int rows, float slight)
        {
            var count = _thinning.Keep(_delta.AsSpan(0, rows), slight, _kept);
            for (var to = 0; to < count; to++)
            {
                var from = _kept[to];
                if (from == to)
                    continue;
                _delta[to] = _delta[from];
                _z.AsSpan(from * network.Features, network.Features).CopyTo(_z.AsSpan(to * network.Features));
                _room.Move(from, to);
            }

            return count;
        }

        private static void RowByRow(Span<float> scores, ReadOnlySpan<byte> weights, float scale)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] = ((1 / (1 + MathF.Exp(-scores[i]))) - (weights[i] == 0 ? 1 : 0)) * scale;
        }

        // In: scores. Out: the loss by each score. Each answer stands against all wrong candidates, not against other answers.
        private static void Listwise(Span<float> scores, ReadOnlySpan<byte> weights, float scale)
        {
            var max = float.NegativeInfinity;
            foreach (var s in scores)
                max = Math.Max(max, s);
            var wrong = 1e-9f;
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = MathF.Exp(scores[i] - max) * Math.Max((byte)1, weights[i]);
                if (weights[i] != 0)
                    wrong += scores[i];
            }

            float inverse = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                if (weights[i] != 0)
                    continue;
                var all = scores[i] + wrong;
                inverse += 1 / all;
                scores[i] = ((scores[i] / all) - 1) * scale;
            }

            for (var i = 0; i < scores.Length; i++)
                if (weights[i] != 0)
                    scores[i] *= inverse * scale;
        }
    }
}
