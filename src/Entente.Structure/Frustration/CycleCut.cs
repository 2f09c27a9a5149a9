namespace Entente.Structure.Frustration;

/// <summary>
/// An inequality of the linear programme: over the ties of a negative cycle, sum of coefficient times frustration is at least
/// the right side. At the root all coefficients and the right side are 1; under a branch a tie known to be frustrated has -1.
/// </summary>
internal sealed record CycleCut(int[] Ties, sbyte[] Coefficients, double RightSide);
