using System.Runtime.Intrinsics;

namespace Entente.Forecasting;

/// <summary>Rows of features kept for training, and what each row is.</summary>
/// <param name="Relation">Which bias the rows share: the relation asked, both directions.</param>
/// <param name="Weight">0 for an answer; otherwise how many wrong candidates the row stands for.</param>
internal abstract record Sample(int Relation, byte[] Weight)
{
    internal int Rows => Weight.Length;

    /// <summary>Writes the features, row by row.</summary>
    internal abstract void Unpack(Span<float> into);
}

/// <summary>A sample in steps of 1/1024.</summary>
/// <param name="Values">Row by row; each value times 1024, clipped to 16 bits.</param>
internal sealed record FineSample(int Relation, short[] Values, byte[] Weight) : Sample(Relation, Weight)
{
    private const float Steps = 1024;

    internal static short[] Pack(ReadOnlySpan<float> values)
    {
        var packed = new short[values.Length];
        for (var i = 0; i < values.Length; i++)
            packed[i] = (short)Math.Clamp(MathF.Round(values[i] * Steps), short.MinValue, short.MaxValue);
        return packed;
    }

    internal override void Unpack(Span<float> into)
    {
        for (var i = 0; i < Values.Length; i++)
            into[i] = Values[i] * (1 / Steps);
    }
}

/// <summary>A sample in one byte a value: a hundred thousand questions fit into a quarter of a gigabyte.</summary>
/// <param name="Values">Row by row, in the steps of each feature.</param>
/// <param name="Steps">The steps.</param>
internal sealed record CoarseSample(int Relation, byte[] Values, byte[] Weight, FeatureSteps Steps) : Sample(Relation, Weight)
{
    internal override void Unpack(Span<float> into) => Steps.Unpack(Values, into);
}

/// <summary>Rows of features as they were written, before they are packed.</summary>
internal readonly record struct RawSample(int Relation, float[] Values, byte[] Weight);

/// <summary>255 even steps for each feature, from what was seen of it on a first day, with room on both sides; beyond it values are clipped. What only fills a row up is not kept.</summary>
internal sealed class FeatureSteps
{
    private const int Most = byte.MaxValue;
    private const float Below = .25f, Above = .5f, RoomOfAConstant = 4;
    private readonly float[] _low;
    private readonly float[] _step;
    private readonly int _width;

    private FeatureSteps(float[] low, float[] step, int width) => (_low, _step, _width) = (low, step, width);

    /// <param name="samples">What was seen.</param>
    /// <param name="width">The width of a row.</param>
    /// <param name="used">How many of a row's first values are features.</param>
    internal static FeatureSteps Of(IReadOnlyList<RawSample> samples, int width, int used)
    {
        float[] low = new float[width], high = new float[width], step = new float[width];
        Array.Fill(low, float.PositiveInfinity);
        Array.Fill(high, float.NegativeInfinity);
        foreach (var sample in samples)
        {
            for (var i = 0; i < sample.Values.Length; i++)
            {
                low[i % width] = Math.Min(low[i % width], sample.Values[i]);
                high[i % width] = Math.Max(high[i % width], sample.Values[i]);
            }
        }

        for (var f = 0; f < width; f++)
        {
            var range = high[f] - low[f];
            var (below, above) = range > 0 ? (Below * range, Above * range) : (RoomOfAConstant, RoomOfAConstant);
            low[f] -= below;
            step[f] = (range + below + above) / Most;
        }

        return new FeatureSteps(low[..used], step[..used], width);
    }

    internal CoarseSample Pack(RawSample sample)
    {
        var used = _low.Length;
        var packed = new byte[sample.Values.Length / _width * used];
        for (int i = 0, k = 0; i < sample.Values.Length; i += _width, k += used)
            for (var f = 0; f < used; f++)
                packed[k + f] = (byte)Math.Clamp(MathF.Round((sample.Values[i + f] - _low[f]) / _step[f]), 0, Most);
        return new CoarseSample(sample.Relation, packed, sample.Weight, this);
    }

    internal void Unpack(ReadOnlySpan<byte> values, Span<float> into)
    {
        var used = _low.Length;
        for (int i = 0, k = 0; k < values.Length; i += _width, k += used)
        {
            var f = 0;
            for (; f <= used - Vector128<byte>.Count; f += Vector128<byte>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector256.Create(Vector128.Create(values.Slice(k + f, Vector128<byte>.Count)), default)));
                Unpack(low, f, into[(i + f)..]);
                Unpack(high, f + Vector256<int>.Count, into[(i + f + Vector256<int>.Count)..]);
            }

            for (; f < used; f++)
                into[i + f] = _low[f] + (values[k + f] * _step[f]);
            into[(i + used)..(i + _width)].Clear();
        }
    }

    private void Unpack(Vector256<uint> values, int f, Span<float> into) =>
        (Vector256.Create<float>(_low.AsSpan(f)) + (Vector256.ConvertToSingle(values.AsInt32()) * Vector256.Create<float>(_step.AsSpan(f)))).CopyTo(into);
}
