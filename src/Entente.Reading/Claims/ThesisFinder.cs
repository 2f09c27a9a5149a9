using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Entente.Reading.Text;

namespace Entente.Reading.Claims;

/// <summary>Finds the sentences in which the author states what the article argues.</summary>
internal static partial class ThesisFinder
{
    internal static ImmutableArray<Thesis> Find(Article article, IReadOnlyList<SentenceText> sentences, IReadOnlyList<Quoted> quotes)
    {
        var body = sentences.Where(s => !s.IsBoilerplate && s.Tokens.Length is >= 5 and <= 70).ToArray();
        var found = new List<Thesis>();
        var topic = Words(article.Title ?? "");
        for (var i = 0; i < body.Length; i++)
        {
            var sentence = body[i];
            var quoted = quotes.Sum(q => Math.Max(0, Math.Min(q.End, sentence.End) - Math.Max(q.Start, sentence.Start)));
            if (quoted > (sentence.End - sentence.Start) * 0.4)
                continue;
            var text = article.Text[sentence.Start..sentence.End];
            var weight = Weigh(text, topic, i, body.Length);
            if (weight >= 0.35)
                found.Add(new Thesis(sentence.Index, article.Points.Span(sentence.Start, sentence.End), text, Math.Round(Math.Min(1, weight), 3)));
        }

        return [.. found.OrderByDescending(t => t.Weight).ThenBy(t => t.Sentence).Take(12)];
    }

    private static double Weigh(string text, HashSet<string> topic, int position, int count)
    {
        var weight = 0.0;
        if (FirstPerson().IsMatch(text))
            weight += 0.35;
        weight += 0.2 * Math.Min(2, Connectives().Count(text));
        weight += 0.12 * Math.Min(3, Judgment().Count(text));
        if (Forecast().IsMatch(text))
            weight += 0.12;
        var words = Words(text);
        var shared = topic.Count == 0 ? 0 : words.Count(topic.Contains) / (double)topic.Count;
        weight += 0.35 * Math.Min(1, shared * 1.5);
        if (position < Math.Max(3, count / 6))
            weight += 0.08;
        if (position >= count - Math.Max(3, count / 6))
            weight += 0.1;
        if (Reported().IsMatch(text))
            weight -= 0.3;
        if (text.EndsWith('?'))
            weight -= 0.25;
        if (Narrated().IsMatch(text))
            weight -= 0.12;
        return weight;
    }

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(w => w.Length > 3 && w is not ("this" or "that" or "with" or "from" or "will" or "have" or "opinion" or "what" or "when" or "where"))];

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bI (believe|think|suspect|argue|contend|am convinced|would argue|submit|expect)\b|\b(in my view|my own view|we must|we should|make no mistake)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\b(in short|in fact|in the end|in sum|therefore|thus|hence|clearly|indeed|the truth is|the reality is|the point is|the fact is|bottom line|nevertheless|nonetheless|ultimately|what matters|far from|rather than|not because|suggests? (that )?|reasons? to|it is (hard|clear|likely|unlikely|time)|, then,|, however,|at its core|underneath)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connectives();

    [GeneratedRegex(@"\b(must|should|cannot|misguided|wrong|mistake|mistaken|critical|dependence|confident|approves?|wants?|is trying|fundamental|inevitabl[ey]|dangerous|fail(s|ed|ure)?|true|real|actually|apparently|obviously|never|always|hardly|frail|fracturing|leverage|far more|only|strong enough|not that|not particularly|in (its|their|his) interests?|warning|statement against)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Judgment();

    [GeneratedRegex(@"\b(will|is going to|is likely to|eventual|eventually|imminent|sooner or later|cannot last)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forecast();

    [GeneratedRegex(@"\b(said|says|told|according to|announced|reported|wrote|stated|indicated|noted|posed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reported();

    [GeneratedRegex(@"\b(on (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|last (week|month|year)|yesterday|(January|February|March|April|June|July|August|September|October|November|December) \d)", RegexOptions.CultureInvariant)]
    private static partial Regex Narrated();
}
