using System.Collections.Immutable;
using Entente.Reading.Claims;
using Entente.World;

namespace Entente.Reading;

/// <summary>A statement of one article: a claim that it reports, or a sentence of its author.</summary>
/// <param name="Article">The article's index among those compared; the first is 0.</param>
/// <param name="Claim">The claim's id; null for a sentence of the author's own.</param>
/// <param name="Sentence">The sentence's index.</param>
/// <param name="Span">The stretch of text.</param>
/// <param name="Text">Its characters.</param>
public sealed record Statement(int Article, string? Claim, int Sentence, TextSpan Span, string Text);

/// <summary>Two statements of different articles on one matter.</summary>
/// <param name="First">The statement of the article that comes first.</param>
/// <param name="Second">The statement of the other.</param>
/// <param name="About">The matter, in the words they share.</param>
public sealed record StatementPair(Statement First, Statement Second, string About);

/// <summary>Where articles agree and where they clash; silent where neither is sure.</summary>
/// <param name="Agreements">Pairs that say the same.</param>
/// <param name="Clashes">Pairs that say opposite things of the same matter.</param>
public sealed record Comparison(ImmutableArray<StatementPair> Agreements, ImmutableArray<StatementPair> Clashes);

/// <summary>Compares what several articles say.</summary>
public static class ArticleComparer
{
    /// <summary>Finds agreements and clashes between each two articles.</summary>
    /// <param name="readings">The articles as read, in the order that <see cref="Statement.Article"/> counts.</param>
    public static Comparison Compare(IReadOnlyList<ArticleReading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var read = readings.Select(PropositionReader.Of).ToArray();
        var agreements = new List<(StatementPair Pair, double Weight)>();
        var clashes = new List<(StatementPair Pair, double Weight)>();
        for (var i = 0; i < readings.Count; i++)
            for (var j = i + 1; j < readings.Count; j++)
            {
                PropositionMatcher.Clashes(read[i].Propositions, read[j].Propositions, clashes, agreements);
                PropositionMatcher.Utterances(read[i].Utterances, read[j].Utterances, clashes, agreements);
                PropositionMatcher.Events(readings[i], i, readings[j], j, agreements);
            }

        // What clashes does not agree, whatever words it shares.
        var clashing = clashes.Select(c => (c.Pair.First.Span, c.Pair.Second.Span)).ToHashSet();
        agreements.RemoveAll(a => clashing.Contains((a.Pair.First.Span, a.Pair.Second.Span)));
        return new Comparison(Ordered(agreements), Ordered(clashes));
    }

    private static ImmutableArray<StatementPair> Ordered(List<(StatementPair Pair, double Weight)> pairs) =>
        [.. pairs.OrderByDescending(p => p.Weight).ThenBy(p => p.Pair.First.Article).ThenBy(p => p.Pair.First.Span).ThenBy(p => p.Pair.Second.Span).DistinctBy(p => (p.Pair.First.Article, p.Pair.First.Span, p.Pair.Second.Article, p.Pair.Second.Span)).Take(20).Select(p => p.Pair)];
}
