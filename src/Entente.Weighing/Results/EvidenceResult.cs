using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>What an item of evidence does to a question.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Counted">Whether some analyst's mark of it is counted here.</param>
/// <param name="WhyNot">Why it is not counted; null where it is.</param>
/// <param name="Weight">The weight of its grades, 0 to 1.</param>
/// <param name="GroupFactor">What dependence leaves of it, 0 to 1, mean over analysts; 1 for an item alone.</param>
/// <param name="Decibels">By hypothesis, the catch-all last: ten times log10 of its effective likelihood over the geometric mean of the named hypotheses', mean over analysts. The differences between two hypotheses add up over the items to the change of their odds, of one analyst always, of the pool where neither is held at the end of the analysts' range.</param>
/// <param name="LeaveOneOut">The pooled posterior without it, by hypothesis, the catch-all last; empty where it is not counted, or is one of more than 64 items tied by <c>given:</c>.</param>
/// <param name="Shift">The greatest change of a posterior when it is left out.</param>
/// <param name="FlipsTo">The hypothesis that leads without it, where that is another one.</param>
/// <param name="Diagnosticity">Standard deviation over the hypotheses of the mean mark (II 1 … CC 5).</param>
/// <param name="Disagreement">The greatest disagreement of the analysts on one of its cells.</param>
/// <param name="Marks">One an analyst who marked it.</param>
/// <param name="Test">Van Evera's test of the leading hypothesis against all others, by the pooled marks; null where it is not counted.</param>
public sealed record EvidenceResult(
    string Id, bool Counted, string? WhyNot, double Weight, double GroupFactor, ImmutableArray<double> Decibels, ImmutableArray<double> LeaveOneOut, double Shift, string? FlipsTo,
    double Diagnosticity, double Disagreement, ImmutableArray<AnalystMarks> Marks, VanEveraResult? Test);

/// <summary>One analyst's marks of an item.</summary>
/// <param name="Analyst">The mark file's name.</param>
/// <param name="Cells">As written, by named hypothesis; null for one without a cell.</param>
/// <param name="Likelihoods">P(item | hypothesis) by named hypothesis.</param>
/// <param name="Because">Why.</param>
public sealed record AnalystMarks(string Analyst, ImmutableArray<string?> Cells, ImmutableArray<double> Likelihoods, string? Because);

/// <summary>Van Evera's four tests (Van Evera 1997, 31-32).</summary>
public enum VanEveraTest
{
    /// <summary>Neither certain nor unique: seen or not, it proves little.</summary>
    StrawInTheWind,

    /// <summary>Certain: not seeing it sinks the hypothesis.</summary>
    Hoop,

    /// <summary>Unique: seeing it confirms the hypothesis.</summary>
    SmokingGun,

    /// <summary>Certain and unique.</summary>
    DoublyDecisive,
}

/// <summary>A test of a hypothesis against all others.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Test">The test that it is.</param>
/// <param name="IfTrue">P(seen | hypothesis).</param>
/// <param name="IfFalse">P(seen | not the hypothesis).</param>
/// <param name="SeenDecibels">Weight of evidence if seen.</param>
/// <param name="NotSeenDecibels">Weight of evidence if not seen.</param>
public sealed record VanEveraResult(string Hypothesis, VanEveraTest Test, double IfTrue, double IfFalse, double SeenDecibels, double NotSeenDecibels);

/// <summary>A pitfall or a fault that has a name.</summary>
/// <param name="Name">The name, such as <c>echo</c>; docs/weighing.md lists them.</param>
/// <param name="Text">What it is about here, in one sentence.</param>
/// <param name="Refs">The ids concerned.</param>
/// <param name="At">Where it stands in the files.</param>
/// <param name="Severe">Whether the linter refuses the case for it.</param>
public sealed record Warning(string Name, string Text, ImmutableArray<string> Refs, Place At, bool Severe = false);
