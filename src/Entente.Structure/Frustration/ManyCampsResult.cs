namespace Entente.Structure.Frustration;

/// <summary>The least frustrated weight of a division into several camps.</summary>
/// <param name="Upper">What <paramref name="Camps"/> leave frustrated.</param>
/// <param name="Lower">No division into any number of camps leaves less.</param>
/// <param name="Camps">The number of the camp of each state, from 0 in the order of the states.</param>
/// <param name="Count">How many camps there are.</param>
public sealed record ManyCampsResult(double Upper, double Lower, IReadOnlyList<int> Camps, int Count)
{
    /// <summary>Whether the value is known.</summary>
    public bool IsExact => Lower >= Upper - 1e-9;
}
