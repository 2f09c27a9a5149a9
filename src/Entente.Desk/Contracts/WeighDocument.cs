using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>The hypotheses of a case weighed: <c>entente weigh CASE --json</c>.</summary>
/// <param name="Schema"><c>entente/weigh/1</c>.</param>
/// <param name="Case">The case's id.</param>
/// <param name="AsOf">The day from which it is seen, YYYY-MM-DD.</param>
/// <param name="Seed">The seed of the random draws.</param>
/// <param name="Analyst">The one analyst whose marks count; null for all.</param>
/// <param name="Questions">One a question.</param>
/// <param name="Warnings">What concerns the case as a whole.</param>
/// <param name="WhatIf">The posteriors with the inputs changed; null where no change was asked for.</param>
public sealed record WeighDocument(string Schema, string Case, string AsOf, ulong Seed, string? Analyst, IReadOnlyList<WeighedQuestion> Questions, IReadOnlyList<WeighWarning> Warnings, WhatIfResult? WhatIf = null);

/// <summary>A question weighed. Maps by hypothesis have an entry for each hypothesis and <c>X</c>, the catch-all.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ask">The question.</param>
/// <param name="NotWeighed">Why there is no posterior; null where there is one.</param>
/// <param name="Leader">The hypothesis that leads.</param>
/// <param name="RunnerUp">The second.</param>
/// <param name="MarginDecibels">By how many decibels.</param>
/// <param name="Hypotheses">The hypotheses, the catch-all last.</param>
/// <param name="Analysts">One a mark file.</param>
/// <param name="Outcomes">One an outcome and date.</param>
/// <param name="Evidence">Every item of the case.</param>
/// <param name="Indicators">What to look for, the most informative first.</param>
/// <param name="Flips">The smallest changes of one mark that change who leads.</param>
/// <param name="Views">The posterior without a source, an author, a group, the opinions; under other priors.</param>
/// <param name="MonteCarlo">Every mark moved by chance; null where it was not asked for.</param>
/// <param name="Tornado">How far the leader moves with each item, the farthest first.</param>
/// <param name="History">The posterior after each day on which something became known.</param>
/// <param name="PostMortem">What the answer was worth, where the case says what came out.</param>
/// <param name="Warnings">Pitfalls, by name.</param>
public sealed record WeighedQuestion(
    string Id, string Ask, string? NotWeighed, string? Leader, string? RunnerUp, double? MarginDecibels, IReadOnlyList<WeighedHypothesis> Hypotheses, IReadOnlyList<WeighedAnalyst> Analysts,
    IReadOnlyList<WeighedOutcome> Outcomes, IReadOnlyList<WeighedItem> Evidence, IReadOnlyList<WeighedIndicator> Indicators, IReadOnlyList<WeighFlip> Flips, IReadOnlyList<WeighView> Views,
    WeighMonteCarlo? MonteCarlo, IReadOnlyList<WeighTornado> Tornado, IReadOnlyList<WeighHistory> History, IReadOnlyList<WeighPostMortem> PostMortem, IReadOnlyList<WeighWarning> Warnings);

/// <summary>A hypothesis weighed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">In words.</param>
/// <param name="HeldBy">Who holds it.</param>
/// <param name="Prior">Pooled prior.</param>
/// <param name="Posterior">Pooled posterior.</param>
/// <param name="Low">Lowest over analysts and comparison classes.</param>
/// <param name="High">Highest.</param>
/// <param name="PriorSource">Where the prior comes from.</param>
/// <param name="NaiveBayes">Without grades and dependence.</param>
/// <param name="Ach">The scores of the Analysis of Competing Hypotheses; null for the catch-all.</param>
public sealed record WeighedHypothesis(string Id, string Text, IReadOnlyList<string> HeldBy, double? Prior, double? Posterior, double? Low, double? High, string? PriorSource, double? NaiveBayes, WeighAch? Ach);

/// <summary>The scores of the Analysis of Competing Hypotheses; low is good for all but PARC's, where 0 is best.</summary>
/// <param name="Heuer">Marks that contradict.</param>
/// <param name="Points">I 1, II 2.</param>
/// <param name="Weighted">The same times the weight of the grades.</param>
/// <param name="Parc">PARC's weighted inconsistency.</param>
/// <param name="OpenSynthesis">Open Synthesis's inconsistency.</param>
public sealed record WeighAch(double Heuer, double Points, double Weighted, double Parc, double OpenSynthesis);

/// <summary>What one analyst's marks give.</summary>
/// <param name="Name">The mark file's name.</param>
/// <param name="Label">What the reader is told about them.</param>
/// <param name="Marked">How many counted items are marked.</param>
/// <param name="Prior">By hypothesis.</param>
/// <param name="Posterior">By hypothesis.</param>
public sealed record WeighedAnalyst(string Name, string? Label, int Marked, IReadOnlyDictionary<string, double> Prior, IReadOnlyDictionary<string, double> Posterior);

/// <summary>The probability of an outcome by a date.</summary>
/// <param name="Id">The outcome's id.</param>
/// <param name="Text">In words.</param>
/// <param name="Date">The date; null where it asks whether a hypothesis holds.</param>
/// <param name="Basis"><c>hypotheses</c>, <c>outsideView</c> or <c>none</c>.</param>
/// <param name="Base">Before the evidence.</param>
/// <param name="Final">After it.</param>
/// <param name="Low">Lowest over analysts and classes.</param>
/// <param name="High">Highest.</param>
/// <param name="Word">The ICD 203 word.</param>
/// <param name="WhyNone">Why there is no outside view, or no probability.</param>
public sealed record WeighedOutcome(string Id, string Text, string? Date, string Basis, double? Base, double? Final, double? Low, double? High, string? Word, string? WhyNone);

/// <summary>What an item does to a question.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Text">In words.</param>
/// <param name="Counted">Whether it is counted here.</param>
/// <param name="WhyNot">Why it is not.</param>
/// <param name="Weight">The weight of its grades.</param>
/// <param name="GroupFactor">What dependence leaves of it.</param>
/// <param name="DB">By hypothesis, decibels against the geometric mean of the named.</param>
/// <param name="LeaveOneOut">The posterior without it.</param>
/// <param name="FlipsTo">Who then leads, where it is another.</param>
/// <param name="Diagnosticity">Standard deviation of the mean marks.</param>
/// <param name="Disagreement">Greatest disagreement of the analysts on a cell.</param>
/// <param name="Test">Van Evera's test of the leader.</param>
public sealed record WeighedItem(
    string Id, string Text, bool Counted, string? WhyNot, double Weight, double GroupFactor, [property: JsonPropertyName("dB")] IReadOnlyDictionary<string, double> DB, IReadOnlyDictionary<string, double> LeaveOneOut,
    string? FlipsTo, double Diagnosticity, double Disagreement, WeighTest? Test);

/// <summary>Van Evera's test of a hypothesis against all others.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Kind"><c>hoop</c>, <c>smokingGun</c>, <c>doublyDecisive</c> or <c>strawInTheWind</c>.</param>
/// <param name="SeenDecibels">If seen.</param>
/// <param name="NotSeenDecibels">If not seen.</param>
public sealed record WeighTest(string Hypothesis, string Kind, double SeenDecibels, double NotSeenDecibels);

/// <summary>What seeing an indicator, or not seeing it, would do.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What would be seen.</param>
/// <param name="Where">Where to look.</param>
/// <param name="Bits">Expected fall of the entropy.</param>
/// <param name="BitsPerCost">For a unit of cost.</param>
/// <param name="Seen">P(seen).</param>
/// <param name="IfSeen">Posterior by hypothesis.</param>
/// <param name="IfNot">Posterior by hypothesis.</param>
/// <param name="LeaderIfSeen">Who leads then.</param>
/// <param name="LeaderIfNot">Who leads then.</param>
/// <param name="Test">Van Evera's test of the leader.</param>
public sealed record WeighedIndicator(string Id, string Text, string? Where, double Bits, double BitsPerCost, double Seen, IReadOnlyDictionary<string, double> IfSeen, IReadOnlyDictionary<string, double> IfNot, string LeaderIfSeen, string LeaderIfNot, WeighTest Test);

/// <summary>The smallest change of one mark that changes who leads.</summary>
/// <param name="Analyst">The mark file.</param>
/// <param name="Evidence">The item.</param>
/// <param name="Hypothesis">Whose mark.</param>
/// <param name="Decibels">The change.</param>
/// <param name="From">P now.</param>
/// <param name="To">P then.</param>
/// <param name="Leader">Who then leads.</param>
public sealed record WeighFlip(string Analyst, string Evidence, string Hypothesis, double Decibels, double From, double To, string Leader);

/// <summary>The posterior from another point of view.</summary>
/// <param name="Kind">What is left out or changed.</param>
/// <param name="Name">Which one.</param>
/// <param name="Posterior">By hypothesis.</param>
/// <param name="Leader">Who leads.</param>
/// <param name="Changes">Whether that is another.</param>
/// <param name="Items">How many items it concerns.</param>
public sealed record WeighView(string Kind, string Name, IReadOnlyDictionary<string, double> Posterior, string Leader, bool Changes, int Items);

/// <summary>Every mark moved by chance.</summary>
/// <param name="Draws">How many draws.</param>
/// <param name="LeadShare">In which share each hypothesis leads.</param>
/// <param name="Low">Fifth percentile of the posterior.</param>
/// <param name="High">Ninety-fifth.</param>
public sealed record WeighMonteCarlo(int Draws, IReadOnlyDictionary<string, double> LeadShare, IReadOnlyDictionary<string, double> Low, IReadOnlyDictionary<string, double> High);

/// <summary>A bar of the tornado.</summary>
/// <param name="Evidence">The item.</param>
/// <param name="Low">The leader's posterior one step down.</param>
/// <param name="High">One step up.</param>
public sealed record WeighTornado(string Evidence, double Low, double High);

/// <summary>The posterior on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Posterior">By hypothesis.</param>
/// <param name="News">The items that became known.</param>
public sealed record WeighHistory(string Date, IReadOnlyDictionary<string, double> Posterior, IReadOnlyList<string> News);

/// <summary>What an answer was worth.</summary>
/// <param name="Outcome">The outcome; null where it is known which hypothesis held.</param>
/// <param name="Date">Its date.</param>
/// <param name="Truth">What came out.</param>
/// <param name="Scores">The pooled forecast, the prior, and each analyst's.</param>
/// <param name="Misled">The items that took probability from the truth, the worst first.</param>
/// <param name="Helped">The items that gave to it, the best first.</param>
public sealed record WeighPostMortem(string? Outcome, string? Date, string Truth, IReadOnlyList<WeighScore> Scores, IReadOnlyList<WeighEffect> Misled, IReadOnlyList<WeighEffect> Helped);

/// <summary>A forecast with its scores.</summary>
/// <param name="Who">Who made it.</param>
/// <param name="ForTruth">The probability given to what came out.</param>
/// <param name="Brier">0 to 1.</param>
/// <param name="Log">-ln.</param>
public sealed record WeighScore(string Who, double ForTruth, double Brier, double Log);

/// <summary>What an item did to the probability of what came out.</summary>
/// <param name="Evidence">The item.</param>
/// <param name="Change">Its change.</param>
public sealed record WeighEffect(string Evidence, double Change);

/// <summary>A pitfall that has a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it is about here.</param>
/// <param name="Refs">The ids concerned.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line; 0 where it is about no line.</param>
/// <param name="Severe">Whether the linter refuses the case for it.</param>
public sealed record WeighWarning(string Name, string Text, IReadOnlyList<string> Refs, string File, int Line, bool Severe);

/// <summary>Writes <see cref="WeighDocument"/>.</summary>
[JsonSerializable(typeof(WeighDocument))]
public sealed partial class WeighContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static WeighContext Of { get; } = new(Documents.Options());
}
