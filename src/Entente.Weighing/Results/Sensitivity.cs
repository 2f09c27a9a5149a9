using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>What would change the answer to a question.</summary>
/// <param name="Flips">For every item that alone can do it, the smallest change of one mark that changes the leader; the smallest first.</param>
/// <param name="Removals">The posterior without each source, author, group, all opinions, each assumption.</param>
/// <param name="Priors">The posterior under other priors.</param>
/// <param name="MonteCarlo">Every mark moved by chance; null where it was not asked for.</param>
/// <param name="Tornado">For every counted item, how far the leader's posterior moves when its marks go one step down or up for the leader; the widest first.</param>
public sealed record Sensitivity(ImmutableArray<MarkFlip> Flips, ImmutableArray<ViewResult> Removals, ImmutableArray<ViewResult> Priors, MonteCarloResult? MonteCarlo, ImmutableArray<TornadoBar> Tornado);

/// <summary>The smallest change of one analyst's mark of an item that changes who leads in that analyst's posterior.</summary>
/// <param name="Analyst">The mark file's name.</param>
/// <param name="Evidence">The item.</param>
/// <param name="Hypothesis">The hypothesis whose mark changes.</param>
/// <param name="Decibels">The change; negative is less likely.</param>
/// <param name="From">P(item | hypothesis) now.</param>
/// <param name="To">P(item | hypothesis) at which the lead changes.</param>
/// <param name="Leader">Who then leads.</param>
public sealed record MarkFlip(string Analyst, string Evidence, string Hypothesis, double Decibels, double From, double To, string Leader);

/// <summary>The posterior from another point of view.</summary>
/// <param name="Kind"><c>source</c>, <c>author</c>, <c>only author</c>, <c>group</c>, <c>opinions</c>, <c>assumption</c>, <c>uniform</c>, <c>tempered</c>, <c>class</c>, <c>testimony</c>.</param>
/// <param name="Name">Which one.</param>
/// <param name="Posterior">By hypothesis, the catch-all last, pooled.</param>
/// <param name="Leader">Who leads.</param>
/// <param name="Changes">Whether that is another than before.</param>
/// <param name="Items">How many items are left out (for <c>only author</c>: kept).</param>
public sealed record ViewResult(string Kind, string Name, ImmutableArray<double> Posterior, string Leader, bool Changes, int Items);

/// <summary>Every mark of every analyst moved down one step, left, or moved up one step, with equal chances; ranges drawn from end to end.</summary>
/// <param name="Draws">How many draws.</param>
/// <param name="LeadShare">By hypothesis, the catch-all last: in which share of the draws it leads.</param>
/// <param name="Low">By hypothesis: the fifth percentile of its posterior.</param>
/// <param name="High">By hypothesis: the ninety-fifth.</param>
public sealed record MonteCarloResult(int Draws, ImmutableArray<double> LeadShare, ImmutableArray<double> Low, ImmutableArray<double> High);

/// <summary>A bar of the tornado.</summary>
/// <param name="Evidence">The item.</param>
/// <param name="Low">The leader's pooled posterior with the leader's mark of the item one step down.</param>
/// <param name="High">The same one step up.</param>
public sealed record TornadoBar(string Evidence, double Low, double High);

/// <summary>What seeing, or not seeing, an indicator would do.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Text">What would be seen.</param>
/// <param name="Where">Where to look.</param>
/// <param name="Bits">Expected fall of the entropy over the hypotheses, never negative.</param>
/// <param name="BitsPerCost">The same for a unit of cost.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Seen">P(seen).</param>
/// <param name="IfSeen">Posterior by hypothesis, the catch-all last.</param>
/// <param name="IfNot">Posterior by hypothesis, the catch-all last.</param>
/// <param name="LeaderIfSeen">Who leads then.</param>
/// <param name="LeaderIfNot">Who leads then.</param>
/// <param name="Flips">Whether one of the two changes the leader.</param>
/// <param name="Test">Van Evera's test of the leader.</param>
public sealed record IndicatorResult(
    string Id, string Text, string? Where, double Bits, double BitsPerCost, double Cost, double Seen, ImmutableArray<double> IfSeen, ImmutableArray<double> IfNot, string LeaderIfSeen, string LeaderIfNot, bool Flips, VanEveraResult Test);

/// <summary>The posterior on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Posterior">By hypothesis, the catch-all last, pooled.</param>
/// <param name="News">The items that became known.</param>
public sealed record HistoryPoint(DateOnly Date, ImmutableArray<double> Posterior, ImmutableArray<string> News);
