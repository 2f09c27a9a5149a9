using System.Numerics;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// A small network that scores candidates: features - 64 - 32 - 1 with rectifiers, a bias vector for each relation in the first layer,
/// and a linear path beside it. Weights lie in one array.
/// </summary>
internal sealed class Network
{
    internal const int H = 64, G = 32;
    internal const float Clip = 5;

    internal Network(int features, int relations, float[] mean, float[] scale)
    {
        (Features, Relations, Mean, Scale) = (features, relations, mean, scale);
        BiasAt = features * H;
        RelationAt = BiasAt + H;
        SecondAt = RelationAt + (relations * H);
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
    /// <param name="first">Room for rows of <see cref="H"/>.</param>
    /// <param name="second">Room for rows of <see cref="G"/>.</param>
    /// <param name="scores">One score a row.</param>
    internal void Forward(float[] z, int rows, int relation, float[] first, float[] second, Span<float> scores)
    {
        var w = Weights;
        Span<float> bias = stackalloc float[H];
        for (var h = 0; h < H; h++)
            bias[h] = w[BiasAt + h] + w[RelationAt + (relation * H) + h];
        for (var i = 0; i < rows; i++)
            bias.CopyTo(first.AsSpan(i * H));
        Blocks.Accumulate(z, 0, Features, 1, w, 0, H, first, 0, H, rows, Features, H);
        Rectify(first.AsSpan(0, rows * H));
        for (var i = 0; i < rows; i++)
            w.AsSpan(SecondBiasAt, G).CopyTo(second.AsSpan(i * G));
        Blocks.Accumulate(first, 0, H, 1, w, SecondAt, G, second, 0, G, rows, H, G);
        Rectify(second.AsSpan(0, rows * G));
        for (var i = 0; i < rows; i++)
            scores[i] = Blocks.Dot(second.AsSpan(i * G, G), w.AsSpan(OutAt, G)) + Blocks.Dot(z.AsSpan(i * Features, Features), w.AsSpan(LinearAt, Features));
    }

    /// <summary>Adds the gradient of rows to <paramref name="gradient"/>.</summary>
    /// <param name="delta">The loss by each row's score.</param>
    /// <param name="transposed">The second layer's weights, transposed: G rows of H.</param>
    /// <param name="work">Room for rows of H + G.</param>
    internal void Backward(float[] z, int rows, int relation, float[] first, float[] second, float[] delta, float[] transposed, float[] work, float[] gradient)
    {
        var w = Weights;
        var firstDelta = rows * G;
        for (var i = 0; i < rows; i++)
        {
            var d = delta[i];
            var s = second.AsSpan(i * G, G);
            Blocks.Add(d, s, gradient.AsSpan(OutAt, G));
            Blocks.Add(d, z.AsSpan(i * Features, Features), gradient.AsSpan(LinearAt, Features));
            for (var g = 0; g < G; g += Vector<float>.Count)
                Where(new Vector<float>(s[g..]), new Vector<float>(w, OutAt + g) * d).CopyTo(work, (i * G) + g);
        }

        var bias = gradient.AsSpan(SecondBiasAt, G);
        for (var i = 0; i < rows; i++)
            Blocks.Add(1, work.AsSpan(i * G, G), bias);
        Blocks.Accumulate(first, 0, 1, H, work, 0, G, gradient, SecondAt, G, H, rows, G);
        work.AsSpan(firstDelta, rows * H).Clear();
        Blocks.Accumulate(work, 0, G, 1, transposed, 0, H, work, firstDelta, H, rows, G, H);
        var own = gradient.AsSpan(RelationAt + (relation * H), H);
        for (var i = 0; i < rows; i++)
        {
            var d = work.AsSpan(firstDelta + (i * H), H);
            var a = first.AsSpan(i * H, H);
            for (var h = 0; h < H; h += Vector<float>.Count)
                Where(new Vector<float>(a[h..]), new Vector<float>(d[h..])).CopyTo(d[h..]);
            Blocks.Add(1, d, own);
            Blocks.Add(1, d, gradient.AsSpan(BiasAt, H));
        }

        Blocks.Accumulate(z, 0, 1, Features, work, firstDelta, H, gradient, 0, H, Features, rows, H);
    }

    private static void Rectify(Span<float> x)
    {
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
            Vector.Max(Vector<float>.Zero, new Vector<float>(x[i..])).CopyTo(x[i..]);
    }

    // A slope where the rectifier let something through, else 0.
    private static Vector<float> Where(Vector<float> through, Vector<float> slope) =>
        Vector.ConditionalSelect(Vector.GreaterThan(through, Vector<float>.Zero), slope, Vector<float>.Zero);
}
