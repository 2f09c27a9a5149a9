namespace Entente.Forecasting;

/// <summary>Counts and gaps as features: natural logarithms.</summary>
internal static class LogScale
{
    /// <summary>What stands for "never": the logarithm of three years.</summary>
    internal const float Never = 7;

    /// <summary>log(1 + x) of a count.</summary>
    internal static float Count(float x) => MathF.Log(1 + x);

    /// <summary>The logarithm of days gone by; <see cref="Never"/> for 0, a gap that was not filled in.</summary>
    internal static float Gap(int days) => days > 0 ? MathF.Log(days) : Never;
}
