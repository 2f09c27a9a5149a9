namespace Entente.Forecasting;

/// <summary>The candidates of one past query, kept for training: features in steps of 1/1024, and what each row is.</summary>
/// <param name="Relation">The relation asked, both directions.</param>
/// <param name="Values">Row by row; each value times 1024, clipped to 16 bits.</param>
/// <param name="Weight">0 for an answer; otherwise how many wrong candidates the row stands for.</param>
internal sealed record Sample(int Relation, short[] Values, byte[] Weight)
{
    private const float Steps = 1024;

    internal int Rows => Weight.Length;

    internal static short[] Pack(ReadOnlySpan<float> values)
    {
        var packed = new short[values.Length];
        for (var i = 0; i < values.Length; i++)
            packed[i] = (short)Math.Clamp(MathF.Round(values[i] * Steps), short.MinValue, short.MaxValue);
        return packed;
    }

    internal void Unpack(Span<float> into)
    {
        for (var i = 0; i < Values.Length; i++)
            into[i] = Values[i] * (1 / Steps);
    }
}
