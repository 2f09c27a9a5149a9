namespace Entente.Desk.Contracts.Brief;

/// <summary>How the evidence weighs.</summary>
/// <param name="Analysts">The mark files, the first of which gives the headline numbers.</param>
/// <param name="Label">What the marks are ("example judgments, yours to replace").</param>
/// <param name="Testimony">Whether items that merely restate a hypothesis are counted.</param>
/// <param name="Questions">One block per question.</param>
/// <param name="Evidence">Every item.</param>
public sealed record BriefWeighing(IReadOnlyList<string> Analysts, string Label, bool Testimony, IReadOnlyList<BriefWeighedQuestion> Questions, IReadOnlyList<BriefEvidence> Evidence)
{
    /// <summary>Who had it from whom: from the origin to what was read, one an item and way.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Chains { get; init; } = [];
}

/// <summary>The weighing of one question.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Leader">The leading hypothesis.</param>
/// <param name="RunnerUp">The second.</param>
/// <param name="MarginDecibel">Ten times the decimal logarithm of their odds.</param>
/// <param name="Naive">The posterior without grades and dependence, by hypothesis.</param>
/// <param name="Uniform">The posterior from a uniform prior.</param>
/// <param name="WithTestimony">The posterior with testimony counted; null where there is none.</param>
/// <param name="ByAnalyst">The posterior of each analyst.</param>
/// <param name="Rows">The effect of every item, the largest first.</param>
/// <param name="Flips">What changes the leader.</param>
/// <param name="Warnings">Pitfalls, by name.</param>
public sealed record BriefWeighedQuestion(
    string Question,
    string Leader,
    string RunnerUp,
    double MarginDecibel,
    IReadOnlyDictionary<string, double> Naive,
    IReadOnlyDictionary<string, double> Uniform,
    IReadOnlyDictionary<string, double>? WithTestimony,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByAnalyst,
    IReadOnlyList<BriefRow> Rows,
    IReadOnlyList<string> Flips,
    IReadOnlyList<string> Warnings)
{
    /// <summary>How far the leader moves with each item, the farthest first.</summary>
    public IReadOnlyList<BriefTornado> Tornado { get; init; } = [];

    /// <summary>The posterior as things became known, in order.</summary>
    public IReadOnlyList<BriefDay> History { get; init; } = [];

    /// <summary>The posterior on each author's items alone; empty where there are not two.</summary>
    public IReadOnlyList<BriefAlone> Authors { get; init; } = [];

    /// <summary>What the answer was worth, where the case says what came out.</summary>
    public IReadOnlyList<WeighPostMortem> PostMortem { get; init; } = [];
}

/// <summary>An item's effect on a question.</summary>
/// <param name="Evidence">The item's id.</param>
/// <param name="Marks">The mark under each hypothesis, as given.</param>
/// <param name="Likelihoods">The likelihood under each hypothesis, before grading.</param>
/// <param name="Weight">The grade's weight, 0 to 1.</param>
/// <param name="Decibel">What it adds to each hypothesis' log-odds against the mean of all, after grade and dependence.</param>
/// <param name="Without">The posterior of each hypothesis without this item.</param>
/// <param name="Diagnosticity">The span of <paramref name="Decibel"/>.</param>
public sealed record BriefRow(string Evidence, IReadOnlyDictionary<string, string> Marks, IReadOnlyDictionary<string, double> Likelihoods, double Weight, IReadOnlyDictionary<string, double> Decibel, IReadOnlyDictionary<string, double> Without, double Diagnosticity);

/// <summary>An item of evidence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it is.</param>
/// <param name="Kind">fact, report, statement, opinion, history, assumption, absence, data, testimony.</param>
/// <param name="When">When it happened, EDTF.</param>
/// <param name="Known">When it could be known.</param>
/// <param name="Grade">The Admiralty grade of its origin.</param>
/// <param name="Chain">From the origin to what we read.</param>
/// <param name="Why">Why this grade.</param>
/// <param name="Group">The items it shares an origin with.</param>
/// <param name="Ref">The sentence it opens, <c>articles/ID#SENTENCE</c>; null where it stands in no article.</param>
/// <param name="Url">Where else it stands.</param>
/// <param name="Query">The expression by which the record recomputes it.</param>
/// <param name="Counted">Whether it is counted, and if not, why.</param>
public sealed record BriefEvidence(string Id, string Text, string Kind, string When, string Known, string? Grade, IReadOnlyList<string> Chain, string? Why, string? Group, string? Ref, string? Url, string? Query, string Counted);
