using System.Numerics;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// A small network that scores candidates: features - 48 - 32 - 1, and a linear path beside it. Each unit of the first layer is a sum let through by
/// a gate (Dauphin et al. 2017, eq. 1), both with a bias of the relation's own; the second layer's units are let through by themselves (x times its
/// logistic: Elfwing et al. 2018). Weights lie in one array.
/// </summary>
internal sealed class Network
{
    internal const int H = 48, G = 32;
    private const int Both = 2 * H;
    internal const float Clip = 5;

    internal Network(int features, int relations, float[] mean, float[] scale)
    {
        (Features, Relations, Mean, Scale) = (features, relations, mean, scale);
        BiasAt = features * Both;
        RelationAt = BiasAt + Both;
        SecondAt = RelationAt + (relations * Both);
        SecondBiasAt = SecondAt + (H * G);
        OutAt = SecondBiasAt + G;
        LinearAt = OutAt + G;
        Weights = new float[LinearAt + features];
    }

    /// <summary>How many features; a multiple of 16 (the rest are constant zeros).</summary>
    internal int Features { get; }

    /// <summary>How many relations, both directions.</summary>
    internal int Relations { get; }

    internal float[] Mean { get; }

    internal float[] Scale { get; }

    internal float[] Weights { get; set; }

    internal int BiasAt { get; }

    internal int RelationAt { get; }

    internal int SecondAt { get; }

    internal int SecondBiasAt { get; }

    internal int OutAt { get; }

    internal int LinearAt { get; }

    internal void Start(ulong seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < BiasAt; i++)
            Weights[i] = (float)random.NextNormal() * MathF.Sqrt(1f / Features);
        for (var i = SecondAt; i < SecondBiasAt; i++)
            Weights[i] = (float)random.NextNormal() * MathF.Sqrt(1.5f / H);
        for (var i = OutAt; i < LinearAt; i++)
            Weights[i] = (float)random.NextNormal() * 0.15f;
    }

    /// <summary>Centres, scales and clips raw features in place.</summary>
    /// <param name="x">Row by row, <see cref="Features"/> each.</param>
    /// <param name="rows">How many rows.</param>
    internal void Standardise(float[] x, int rows)
    {
        var (most, lanes) = (new Vector<float>(Clip), Vector<float>.Count);
        for (var f = 0; f < Features; f += lanes)
        {
            var (mean, scale) = (new Vector<float>(Mean, f), new Vector<float>(Scale, f));
            for (int i = 0, at = f; i < rows; i++, at += Features)
                Vector.Max(-most, Vector.Min(most, (new Vector<float>(x, at) - mean) * scale)).CopyTo(x, at);
        }
    }

    /// <summary>Scores rows of standardised features; keeps the activations for going back.</summary>
    /// <param name="z">Rows of <see cref="Features"/> values.</param>
    /// <param name="room">Where the activations go.</param>
    /// <param name="scores">One score a row.</param>
    internal void Forward(float[] z, int rows, int relation, Activations room, Span<float> scores)
    {
        var w = Weights;
        room.Reach(rows);
        Span<float> bias = stackalloc float[Both];
        for (var h = 0; h < Both; h++)
            bias[h] = w[BiasAt + h] + w[RelationAt + (relation * Both) + h];
        for (var i = 0; i < rows; i++)
            bias.CopyTo(room.First.AsSpan(i * Both));
        Blocks.Accumulate(z, 0, Features, 1, w, 0, Both, room.First, 0, Both, rows, Features, Both);
        for (var i = 0; i < rows; i++)
        {
            var gate = room.First.AsSpan((i * Both) + H, H);
            Blocks.Logistic(gate, gate);
            Blocks.Multiply(room.First.AsSpan(i * Both, H), gate, room.Hidden.AsSpan(i * H, H));
            w.AsSpan(SecondBiasAt, G).CopyTo(room.Second.AsSpan(i * G));
        }

        Blocks.Accumulate(room.Hidden, 0, H, 1, w, SecondAt, G, room.Second, 0, G, rows, H, G);
        Span<float> all = room.Second.AsSpan(0, rows * G), through = room.Through.AsSpan(0, rows * G);
        Blocks.Logistic(all, through);
        Blocks.Multiply(all, through, all);
        for (var i = 0; i < rows; i++)
            scores[i] = Blocks.Dot(room.Second.AsSpan(i * G, G), w.AsSpan(OutAt, G)) + Blocks.Dot(z.AsSpan(i * Features, Features), w.AsSpan(LinearAt, Features));
    }

    /// <summary>Adds the gradient of rows to <paramref name="gradient"/>.</summary>
    /// <param name="room">The activations that <see cref="Forward"/> left.</param>
    /// <param name="delta">The loss by each row's score.</param>
    /// <param name="transposed">The second layer's weights, transposed: G rows of H.</param>
    internal void Backward(float[] z, int rows, int relation, Activations room, float[] delta, float[] transposed, float[] gradient)
    {
        var w = Weights;
        var one = Vector<float>.One;
        var bias = gradient.AsSpan(SecondBiasAt, G);
        for (var i = 0; i < rows; i++)
        {
            var d = delta[i];
            var at = i * G;
            Blocks.Add(d, room.Second.AsSpan(at, G), gradient.AsSpan(OutAt, G));
            Blocks.Add(d, z.AsSpan(i * Features, Features), gradient.AsSpan(LinearAt, Features));
            // y = x l(x): its slope is l + y (1 - l).
            for (var g = 0; g < G; g += Vector<float>.Count)
            {
                var (y, l) = (new Vector<float>(room.Second, at + g), new Vector<float>(room.Through, at + g));
                (new Vector<float>(w, OutAt + g) * d * (l + (y * (one - l)))).CopyTo(room.BySecond, at + g);
            }

            Blocks.Add(1, room.BySecond.AsSpan(at, G), bias);
        }

        Blocks.Accumulate(room.Hidden, 0, 1, H, room.BySecond, 0, G, gradient, SecondAt, G, H, rows, G);
        room.ByHidden.AsSpan(0, rows * H).Clear();
        Blocks.Accumulate(room.BySecond, 0, G, 1, transposed, 0, H, room.ByHidden, 0, H, rows, G, H);
        for (var i = 0; i < rows; i++)
        {
            // y = x l: by x it is l, by the gate's sum y (1 - l).
            for (var h = 0; h < H; h += Vector<float>.Count)
            {
                var (d, y, l) = (new Vector<float>(room.ByHidden, (i * H) + h), new Vector<float>(room.Hidden, (i * H) + h), new Vector<float>(room.First, (i * Both) + H + h));
                (d * l).CopyTo(room.ByFirst, (i * Both) + h);
                (d * y * (one - l)).CopyTo(room.ByFirst, (i * Both) + H + h);
            }

            var both = room.ByFirst.AsSpan(i * Both, Both);
            Blocks.Add(1, both, gradient.AsSpan(RelationAt + (relation * Both), Both));
            Blocks.Add(1, both, gradient.AsSpan(BiasAt, Both));
        }

        Blocks.Accumulate(z, 0, 1, Features, room.ByFirst, 0, Both, gradient, 0, Both, Features, rows, Both);
    }

    /// <summary>Room for the activations of some rows, and for the loss by them; one for each thread.</summary>
    internal sealed class Activations
    {
        private int _rows;

        /// <summary>Rows of sums and gates (<see cref="H"/> each), and the loss by what came before the gates' logistic.</summary>
        internal float[] First { get; private set; } = [];

        internal float[] ByFirst { get; private set; } = [];

        /// <summary>Rows of <see cref="H"/>: what the gates let through.</summary>
        internal float[] Hidden { get; private set; } = [];

        internal float[] ByHidden { get; private set; } = [];

        /// <summary>Rows of <see cref="G"/>: the second layer, and how much of each sum it lets through.</summary>
        internal float[] Second { get; private set; } = [];

        internal float[] Through { get; private set; } = [];

        internal float[] BySecond { get; private set; } = [];

        /// <summary>Copies what <see cref="Forward"/> left of one row over another.</summary>
        internal void Move(int from, int to)
        {
            First.AsSpan(from * Both, Both).CopyTo(First.AsSpan(to * Both));
            Hidden.AsSpan(from * H, H).CopyTo(Hidden.AsSpan(to * H));
            Second.AsSpan(from * G, G).CopyTo(Second.AsSpan(to * G));
            Through.AsSpan(from * G, G).CopyTo(Through.AsSpan(to * G));
        }

        internal void Reach(int rows)
        {
            if (rows <= _rows)
                return;
            _rows = 2 * rows;
            (First, ByFirst) = (new float[_rows * Both], new float[_rows * Both]);
            (Hidden, ByHidden) = (new float[_rows * H], new float[_rows * H]);
            (Second, Through, BySecond) = (new float[_rows * G], new float[_rows * G], new float[_rows * G]);
        }
    }
}
