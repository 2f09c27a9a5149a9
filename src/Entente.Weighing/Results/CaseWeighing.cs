using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A case weighed on a day.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="AsOf">The day; what could not be known by then is left out.</param>
/// <param name="Seed">The seed of the random draws.</param>
/// <param name="Questions">One a question, in the order of the case.</param>
/// <param name="Warnings">What concerns the case as a whole.</param>
public sealed record CaseWeighing(string Case, DateOnly AsOf, ulong Seed, ImmutableArray<QuestionWeighing> Questions, ImmutableArray<Warning> Warnings);

/// <summary>A question weighed.</summary>
public sealed record QuestionWeighing
{
    /// <summary>The question's id.</summary>
    public required string Id { get; init; }

    /// <summary>Why there is no posterior; null where there is one.</summary>
    public string? NotWeighed { get; init; }

    /// <summary>The named hypotheses and last the catch-all.</summary>
    public ImmutableArray<HypothesisResult> Hypotheses { get; init; } = [];

    /// <summary>One a mark file.</summary>
    public ImmutableArray<AnalystResult> Analysts { get; init; } = [];

    /// <summary>One an outcome and date.</summary>
    public ImmutableArray<OutcomeResult> Outcomes { get; init; } = [];

    /// <summary>The one-line answer's number; null where there is none.</summary>
    public HeadlineResult? Headline { get; init; }

    /// <summary>Every item of the case, in its order, whether it is counted here or not.</summary>
    public ImmutableArray<EvidenceResult> Evidence { get; init; } = [];

    /// <summary>The id of the hypothesis with the highest pooled posterior; null where nothing was weighed.</summary>
    public string? Leader { get; init; }

    /// <summary>The id of the second.</summary>
    public string? RunnerUp { get; init; }

    /// <summary>Decibels by which the leader is ahead of the second.</summary>
    public double MarginDecibels { get; init; }

    /// <summary>What would change the answer.</summary>
    public Sensitivity? Sensitivity { get; init; }

    /// <summary>What to look for, the most informative first.</summary>
    public ImmutableArray<IndicatorResult> Indicators { get; init; } = [];

    /// <summary>The posterior after each date at which something became known.</summary>
    public ImmutableArray<HistoryPoint> History { get; init; } = [];

    /// <summary>Pitfalls, by name.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];
}

/// <summary>A hypothesis weighed.</summary>
/// <param name="Id">Its id; <c>X</c> for the catch-all.</param>
/// <param name="Text">The hypothesis in words.</param>
/// <param name="HeldBy">Who holds it.</param>
/// <param name="Prior">The prior, pooled over analysts, of the main comparison class.</param>
/// <param name="PriorLow">The lowest prior over analysts and classes.</param>
/// <param name="PriorHigh">The highest.</param>
/// <param name="PriorSource">Where the prior comes from, in words.</param>
/// <param name="PriorKind">Judgment or outside view; null for the catch-all and for candidates.</param>
/// <param name="Posterior">The posterior, pooled over analysts in log-odds; NaN where nothing was weighed.</param>
/// <param name="Low">The lowest posterior over analysts and classes.</param>
/// <param name="High">The highest.</param>
/// <param name="NaiveBayes">Without grades and dependence.</param>
/// <param name="Ach">The scores of the Analysis of Competing Hypotheses; null for the catch-all.</param>
public sealed record HypothesisResult(
    string Id, string Text, ImmutableArray<string> HeldBy, double Prior, double PriorLow, double PriorHigh, string? PriorSource, PriorKind? PriorKind,
    double Posterior, double Low, double High, double NaiveBayes, AchScores? Ach);

/// <summary>The scores of the Analysis of Competing Hypotheses, over all analysts; see <see cref="Weighing.Ach"/>.</summary>
/// <param name="Heuer">Marks that contradict, mean over analysts.</param>
/// <param name="Points">I 1, II 2, mean over analysts.</param>
/// <param name="Weighted">The same times the weight of the grades.</param>
/// <param name="Parc">PARC's weighted inconsistency with medium relevance and credibility from the grade; 0 is best.</param>
/// <param name="OpenSynthesis">Open Synthesis's inconsistency.</param>
public sealed record AchScores(double Heuer, double Points, double Weighted, double Parc, double OpenSynthesis);

/// <summary>What one analyst's marks give.</summary>
/// <param name="Name">The mark file's name.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Label">What the reader is told about these marks.</param>
/// <param name="Marked">How many items the analyst marked that are counted.</param>
/// <param name="Prior">By hypothesis, in the order of the question, the catch-all last.</param>
/// <param name="Posterior">With grades and dependence.</param>
/// <param name="GradesOnly">With grades, as if all items were independent.</param>
/// <param name="NaiveBayes">Without grades, as if all items were independent.</param>
/// <param name="UniformPrior">Posterior under a uniform prior.</param>
/// <param name="TemperedPrior">Posterior under the square root of the prior, normalised.</param>
public sealed record AnalystResult(
    string Name, string DisplayName, string? Label, int Marked, ImmutableArray<double> Prior, ImmutableArray<double> Posterior, ImmutableArray<double> GradesOnly,
    ImmutableArray<double> NaiveBayes, ImmutableArray<double> UniformPrior, ImmutableArray<double> TemperedPrior);

/// <summary>Where an outcome's probability comes from.</summary>
public enum OutcomeBasis
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The hypotheses' posterior and what they imply.</summary>
    Hypotheses,

    /// <summary>The outside view alone.</summary>
    OutsideView,
}

/// <summary>The probability of an outcome by a date.</summary>
/// <param name="Id">The outcome's id.</param>
/// <param name="Text">The outcome in words.</param>
/// <param name="Type">Its sort.</param>
/// <param name="Date">The date; null where it asks whether a hypothesis holds.</param>
/// <param name="Basis">Where the probability comes from.</param>
/// <param name="Base">Before the evidence; NaN where there is none.</param>
/// <param name="Final">After the evidence, the one probability of this outcome and date; NaN where there is none.</param>
/// <param name="Low">The lowest over analysts and comparison classes.</param>
/// <param name="High">The highest.</param>
/// <param name="Classes">The comparison classes of the outside view; empty where there is none.</param>
/// <param name="WhyNone">Why there is no outside view, or no probability; null where there is one.</param>
public sealed record OutcomeResult(
    string Id, string Text, OutcomeType Type, DateOnly? Date, OutcomeBasis Basis, double Base, double Final, double Low, double High, ImmutableArray<ClassAnswer> Classes, string? WhyNone)
{
    /// <summary>The case's word for the final probability; null where there is no probability.</summary>
    public string? Word { get; init; }
}

/// <summary>The number of a question's one-line answer.</summary>
/// <param name="Outcome">The outcome's id; null for a hypothesis.</param>
/// <param name="Date">The outcome's date.</param>
/// <param name="Hypothesis">The hypothesis's id; null for an outcome.</param>
/// <param name="Base">Before the evidence.</param>
/// <param name="Probability">After it.</param>
/// <param name="Low">The lowest over analysts and comparison classes.</param>
/// <param name="High">The highest.</param>
/// <param name="Word">The ICD 203 word.</param>
public sealed record HeadlineResult(string? Outcome, DateOnly? Date, string? Hypothesis, double Base, double Probability, double Low, double High, string Word);
