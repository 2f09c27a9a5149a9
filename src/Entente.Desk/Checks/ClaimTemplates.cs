using Entente.Desk.Articles;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Measures.Expressions;
using Entente.Reading;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>
/// Takes sentences of articles for claims of a known kind and proposes the query that would check each. A proposal is no verdict: a person
/// accepts it (<c>entente case accept</c>), which puts it under <c>query:</c> of an item of evidence.
/// </summary>
internal static class ClaimTemplates
{
    private static readonly Dictionary<string, string> ProviderOf = new(StringComparer.Ordinal)
    {
        ["trade"] = "cow-trade", ["gdp"] = "csv --map (a table with the variable gdp)", ["arms"] = "sipri-arms", ["alliance"] = "atop", ["votes"] = "un-votes",
        ["power"] = "cow-nmc", ["events"] = "gdelt", ["pact"] = "atop", ["war"] = "cow-wars", ["dispute"] = "cow-mid", ["ideal"] = "un-ideal",
        ["finding"] = "csv --map (a cited finding)", ["meeting"] = "csv --map (a meeting with its place)",
    };

    /// <summary>Proposes queries for the sentences of every article, and counts the claims for which there is none.</summary>
    internal static (IReadOnlyList<ProposedQuery> Proposals, int Without) Propose(IReadOnlyList<ShelvedArticle> shelf, Case parsed, RecordReader reader)
    {
        var accepted = parsed.Evidence.Where(e => e.Query is not null).Select(e => Plain(e.Query!)).ToHashSet(StringComparer.Ordinal);
        var anchored = Anchored(parsed);
        var proposals = new List<ProposedQuery>();
        var without = 0;
        foreach (var article in shelf)
        {
            var reading = article.Reading;
            var sentences = Sentences(reading);
            var claimed = reading.Claims.Select(c => c.Provenance.Sentence).Concat(reading.Theses.Select(t => t.Sentence)).ToHashSet();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < sentences.Count; i++)
            {
                // An item that is anchored here and has a query has been decided by a person already.
                var decided = !article.Paraphrase && anchored.Contains((article.Id, i));
                var found = Match(sentences[i], States(reading, i), reading.Article.Published);
                without += found.Count == 0 && claimed.Contains(i) && !decided ? 1 : 0;
                var letter = 'a';
                foreach (var proposal in decided ? [] : found.Where(p => !accepted.Contains(Plain(p.Expression)) && seen.Add(Plain(p.Expression))))
                {
                    proposals.Add(new ProposedQuery($"{article.Id}#{i}{(letter == 'a' ? "" : letter)}", sentences[i], proposal.Expression, proposal.Confidence, proposal.Template, Needs(proposal.Expression, reader)));
                    letter++;
                }
            }
        }

        return (proposals, without);
    }

    /// <summary>The queries of one sentence; none where it is of no known kind.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="states">The states it names, in order.</param>
    /// <param name="published">When it was published.</param>
    internal static IReadOnlyList<ClaimQuery> Match(string sentence, IReadOnlyList<StateMention> states, EdtfDate published)
    {
        var claim = new ClaimSentence(sentence, states, published);
        var found = Templates.All.Select(t => t(claim)).OfType<ClaimQuery>().ToList();
        // What a closer template takes for a share or a treaty is not put a second time as an event.
        return found.Count > 0 ? found : [.. Templates.Loose.Select(t => t(claim)).OfType<ClaimQuery>().Take(1)];
    }

    private static HashSet<(string Article, int Sentence)> Anchored(Case parsed) =>
        [.. parsed.Evidence.Where(e => e.Query is not null).SelectMany(e => e.Sources).Where(s => s is { Article: not null, Anchor: not null }).Select(s => (s.Article!, s.Anchor!.Sentence))];

    private static string? Needs(string expression, RecordReader reader)
    {
        var needs = Evaluator.Check(ExpressionParser.Parse(expression), reader);
        return needs.Verdict != CheckVerdict.OutsideCoverage ? null : needs.Needs.Length > 0 ? string.Join(", ", needs.Needs.Select(n => ProviderOf.GetValueOrDefault(n, n)).Distinct()) : "data for these years";
    }

    private static List<string> Sentences(ArticleReading reading)
    {
        var runes = reading.Article.Text.EnumerateRunes().ToArray();
        return [.. reading.Sentences.Select(s => string.Concat(runes[s.Start..Math.Min(s.End, runes.Length)].Select(r => r.ToString())).ReplaceLineEndings(" "))];
    }

    // Who holds an office stands for his state: "Kim and Putin met".
    private static List<StateMention> States(ArticleReading reading, int sentence)
    {
        var span = reading.Sentences[sentence];
        return [.. reading.Actors.Where(a => !a.Actor.State.IsNone).SelectMany(a => a.Mentions.Where(m => span.Contains(m.Span)).Select(m => new StateMention(a.Actor.State, m.Span.Start - span.Start, a.Actor.Kind == ActorKind.State))).OrderBy(s => s.At)];
    }

    private static string Plain(string expression) => new([.. expression.Where(c => !char.IsWhiteSpace(c))]);
}
