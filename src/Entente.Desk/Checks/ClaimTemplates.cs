using System.Globalization;
using System.Text.RegularExpressions;
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
/// accepts it by putting it under <c>query:</c> of an item of evidence.
/// </summary>
internal static partial class ClaimTemplates
{
    private static readonly Dictionary<string, string> ProviderOf = new(StringComparer.Ordinal)
    {
        ["trade"] = "cow-trade", ["gdp"] = "csv --map (a table with the variable gdp)", ["arms"] = "sipri-arms", ["alliance"] = "atop", ["votes"] = "un-votes",
        ["power"] = "cow-nmc", ["events"] = "gdelt", ["pact"] = "atop", ["war"] = "cow-wars", ["dispute"] = "cow-mid", ["ideal"] = "un-ideal",
    };

    /// <summary>Proposes queries for the sentences of every article, and counts the claims for which there is none.</summary>
    internal static (IReadOnlyList<ProposedQuery> Proposals, int Without) Propose(IReadOnlyList<ShelvedArticle> shelf, Case parsed, RecordReader reader)
    {
        var accepted = parsed.Queries.Select(q => Plain(q.Expression)).ToHashSet(StringComparer.Ordinal);
        var proposals = new List<ProposedQuery>();
        var without = 0;
        foreach (var article in shelf)
        {
            var reading = article.Reading;
            var sentences = Sentences(reading);
            var claimed = reading.Claims.Select(c => c.Provenance.Sentence).Concat(reading.Theses.Select(t => t.Sentence)).ToHashSet();
            for (var i = 0; i < sentences.Count; i++)
            {
                var found = Match(sentences[i], States(reading, i), reading.Article.Published);
                if (found is not { } proposal)
                {
                    without += claimed.Contains(i) ? 1 : 0;
                    continue;
                }

                if (!accepted.Contains(Plain(proposal.Expression)))
                    proposals.Add(new ProposedQuery($"{article.Id}#{i}", sentences[i], proposal.Expression, proposal.Confidence, proposal.Template, Needs(proposal.Expression, reader)));
            }
        }

        return (proposals, without);
    }

    /// <summary>The query of one sentence; null where it is of no known kind.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="states">The states it names, in order.</param>
    /// <param name="published">When it was published.</param>
    internal static (string Expression, double Confidence, string Template)? Match(string sentence, IReadOnlyList<(StateCode State, int At)> states, EdtfDate published)
    {
        var named = states.Select(s => s.State).Distinct().ToList();
        var day = published.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (OvertureToWar().IsMatch(sentence) && named.Count > 0)
            return ($"follows(pact(type=nonaggression, by={Modern(named[0])}), war, within=10y)", 0.5, "one event follows another");
        if (Share().Match(sentence) is { Success: true } share && named.Count >= 2 && Percent(share.Groups["n"].Value) is { } part)
        {
            var owner = states.Where(s => s.At < share.Groups["trade"].Index).Select(s => s.State).LastOrDefault();
            owner = owner.IsNone ? named[0] : owner;
            var partner = named.First(s => s != owner);
            return (string.Create(CultureInfo.InvariantCulture, $"trade.share({Modern(owner)}, {Modern(partner)}, at=latest) ~= {part} +- 0.02"), 0.7, "a share");
        }

        if (OnlyAlly().IsMatch(sentence) && named.Count == 2)
            return ($"allies.only({new Dyad(Modern(named[0]), Modern(named[1]))}{(day is null ? "" : $", before={day}")})", 0.7, "only");
        if (SinceWar().Match(sentence) is { Success: true } since && named.Count >= 2)
            return ($"record.high(alignment({string.Join(", ", named.Take(4).Select(Modern))}), since={Year(since.Value)})", 0.5, "record since");
        if (named.Count < 2)
            return null;
        var dyad = new Dyad(Modern(named[0]), Modern(named[1]));
        var year = YearIn().Match(sentence) is { Success: true } stated ? stated.Value : published.Earliest?.Year.ToString(CultureInfo.InvariantCulture);
        if (Renews().Match(sentence) is { Success: true } && YearIn().Matches(sentence) is { Count: >= 1 } years && published.Earliest is { } now)
            return ($"pact.renews({dyad}, {now.Year}, {years[^1].Value})", 0.4, "a treaty renews");
        if (year is not null && DefenceClause().IsMatch(sentence))
            return ($"pact.contains({dyad}, {year}, defence)", 0.6, "a treaty contains");
        if (MoreArms().IsMatch(sentence) && named.Count >= 3)
            return ($"arms.tiv({Modern(named[0])}->{Modern(named[1])}) > arms.tiv({Modern(named[0])}->{Modern(named[2])})", 0.4, "A larger than B");
        return null;
    }

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

    private static List<(StateCode State, int At)> States(ArticleReading reading, int sentence)
    {
        var span = reading.Sentences[sentence];
        return [.. reading.Actors.Where(a => !a.Actor.State.IsNone && a.Actor.Kind == ActorKind.State).SelectMany(a => a.Mentions.Where(m => span.Contains(m.Span)).Select(m => (a.Actor.State, m.Span.Start - span.Start))).OrderBy(s => s.Item2)];
    }

    private static StateCode Modern(StateCode state) => state.Text == "SUN" ? StateCode.Parse("RUS") : state;

    private static double? Percent(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 100 ? n / 100 : null;

    private static string Year(string words) => words.Contains("Korean", StringComparison.OrdinalIgnoreCase) ? "1953" : words.Contains("Cold", StringComparison.OrdinalIgnoreCase) ? "1989" : words.Contains("Second World", StringComparison.OrdinalIgnoreCase) || words.Contains("World War II", StringComparison.OrdinalIgnoreCase) ? "1945" : YearIn().Match(words) is { Success: true } y ? y.Value : "1945";

    private static string Plain(string expression) => new([.. expression.Where(c => !char.IsWhiteSpace(c))]);

    [GeneratedRegex(@"(?<n>\d+(\.\d+)?)\s*(percent|per cent|%)[^.]*?\b(?<trade>trade|commerce)\b|\b(?<trade>trade|commerce)\b[^.]*?(?<n>\d+(\.\d+)?)\s*(percent|per cent|%)", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(each other.s|its|their|the) (only|sole)\b[^.]*\b(ally|allies|alliance)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyAlly();

    [GeneratedRegex(@"\b(more|closer|higher|stronger|most|closest)\b[^.]*\bsince\b[^.]*", RegexOptions.IgnoreCase)]
    private static partial Regex SinceWar();

    [GeneratedRegex(@"\bnon-?aggression\b[^.]*\b(war|overture|prelude)", RegexOptions.IgnoreCase)]
    private static partial Regex OvertureToWar();

    [GeneratedRegex(@"\b(treaty|pact|agreement|clause)\b[^.]*\b(defen[cs]e|military assistance|come to the aid)\b|\b(defen[cs]e)\b[^.]*\b(treaty|pact|clause|commitment)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DefenceClause();

    [GeneratedRegex(@"\b(reaffirm|renew|restor|reviv)\w*\b[^.]*\b(treaty|pact|alliance)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Renews();

    [GeneratedRegex(@"\b(arms|weapons)\b[^.]*\bmore\b[^.]*\bthan\b|\bmore (arms|weapons)\b[^.]*\bthan\b", RegexOptions.IgnoreCase)]
    private static partial Regex MoreArms();

    [GeneratedRegex(@"\b(18|19|20)\d\d\b")]
    private static partial Regex YearIn();
}
