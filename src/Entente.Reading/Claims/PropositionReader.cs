using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Takes the statements of a reading apart into propositions that can be compared.</summary>
internal static class PropositionReader
{
    internal static (List<Proposition> Propositions, List<Utterance> Utterances) Of(ArticleReading reading, int article)
    {
        var (propositions, utterances) = (new List<Proposition>(), new List<Utterance>());
        var sentences = ParsedArticle.Of(SentenceText.Of(reading.Article, EnglishTokens.Of));
        var mentions = reading.Actors.SelectMany(a => a.Mentions.Select(m => (m.Span, Actor: a))).OrderBy(m => m.Span).ToArray();
        var claims = reading.Claims.ToLookup(c => c.Provenance.Sentence);
        var denied = reading.Claims.Where(c => c.Cue is { } cue && IsDenial(reading.Article.Slice(cue))).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var s in sentences)
        {
            if (s.Text.IsBoilerplate || s.Count < 3 || s.Token(s.Count - 1).Form == "?")
                continue;
            var actors = Actors(reading, s, mentions);
            var years = Enumerable.Range(0, s.Count).Where(i => s.Lower[i].Length == 4 && s.Lower[i].All(char.IsAsciiDigit)).Select(i => s.Lower[i]).ToHashSet(StringComparer.Ordinal);
            var own = claims[s.Text.Index].ToArray();
            foreach (var claim in own)
            {
                var span = new TextSpan(claim.Content[0].Start, claim.Content[^1].End);
                utterances.Add(Utter(reading, s, new Statement(article, claim.Id, s.Text.Index, span, reading.Article.Slice(span)), actors));
            }

            var whole = reading.Article.Points.Span(s.Text.Start, s.Text.End);
            if (own.Length == 0)
                utterances.Add(Utter(reading, s, new Statement(article, null, s.Text.Index, whole, reading.Article.Slice(whole)), actors));
            for (var i = 0; i < s.Count; i++)
            {
                if (Read(s, i, actors) is not { } clause)
                    continue;
                var point = reading.Article.Points.FromUtf16(s.Token(i).Start);
                var claim = own.FirstOrDefault(c => c.Content.Any(x => x.Start <= point && point < x.End));
                var span = claim is null ? whole : new TextSpan(claim.Content[0].Start, claim.Content[^1].End);
                var statement = new Statement(article, claim?.Id, s.Text.Index, span, reading.Article.Slice(span));
                propositions.Add(new Proposition(statement, clause.Subject, clause.Predicate, clause.Objects, clause.IsNegated ^ (claim is not null && denied.Contains(claim.Id)), clause.Mode, years));
            }
        }

        return (propositions, utterances);
    }

    private static bool IsDenial(string cue) => cue.StartsWith("den", StringComparison.OrdinalIgnoreCase);

    /// <summary>For each token, the key of the actor it names: a state by its code, another by its name.</summary>
    private static string?[] Actors(ArticleReading reading, ParsedSentence s, (TextSpan Span, ActorInText Actor)[] mentions)
    {
        var keys = new string?[s.Count];
        for (var i = 0; i < s.Count; i++)
        {
            var (start, end) = (reading.Article.Points.FromUtf16(s.Token(i).Start), reading.Article.Points.FromUtf16(s.Token(i).End));
            foreach (var (span, actor) in mentions)
                if (span.Start <= start && end <= span.End && (actor.Actor.Kind != ActorKind.Group || actor.Code is not null))
                    keys[i] = actor.Actor.Kind is ActorKind.State && actor.Code is { } code ? code.Text[..3] : actor.Actor.Name;
        }

        return keys;
    }

    private static Utterance Utter(ArticleReading reading, ParsedSentence s, Statement statement, string?[] actors)
    {
        var (words, states, figures) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < s.Count; i++)
        {
            var point = reading.Article.Points.FromUtf16(s.Token(i).Start);
            if (point < statement.Span.Start || point >= statement.Span.End)
                continue;
            if (actors[i] is { } key)
            {
                words.Add(key);
                states.Add(key);
                // A person in office stands for the state as well.
                if (reading.Actors.FirstOrDefault(a => a.Actor.Kind is ActorKind.Person && a.Actor.Name == key) is { Code: { } office })
                {
                    words.Add(office.Text[..3]);
                    states.Add(office.Text[..3]);
                }
            }
            else if (s.Tag(i) == "NUM" || char.IsAsciiDigit(s.Lower[i][0]))
            {
                words.Add(s.Lower[i]);
                figures.Add(s.Lower[i]);
            }
            else if (IsContent(s, i))
            {
                words.Add(s.Lemma[i]);
            }
        }

        return new Utterance(statement, words, states, figures, Matters.Of(statement.Text));
    }

    private static bool IsContent(ParsedSentence s, int i) =>
        s.Tag(i) is "NOUN" or "PROPN" or "VERB" or "ADJ" && s.Lower[i].Length > 2 && s.Lemma[i] is not ("say" or "tell" or "have" or "be" or "do" or "make" or "take" or "get" or "own" or "other" or "such" or "many" or "more" or "much" or "new" or "last" or "first" or "year" or "time" or "day" or "month" or "week");

    private static (Party Subject, string Predicate, List<Party> Objects, bool IsNegated, Mode Mode)? Read(ParsedSentence s, int at, string?[] actors)
    {
        var copula = s.Child(at, "cop");
        if (copula < 0 && s.Tag(at) is not "VERB")
            return null;
        var subject = Subject(s, at);
        if (subject < 0 || Hypothetical(s, at) || Of(s, subject, actors) is not { } who)
            return null;
        var passive = s.Passive(at);
        var objects = new List<Party>();
        foreach (var c in s.Children(at))
            if (s.Label(c) is "obj" or "iobj" || s.IsLabel(c, "obl") || (copula >= 0 && s.IsLabel(c, "nmod")))
                if (Of(s, c, actors) is { } what)
                    objects.Add(what);
        var predicate = s.Lemma[at];
        var negated = s.Negated(at) || s.Children(at).Any(c => s.IsLabel(c, "obj") && s.Lower[c] is "nothing" or "nobody" or "none");
        foreach (var c in s.Children(at))
            if (s.IsLabel(c, "advmod") && s.Lower[c] is "never" or "hardly" or "scarcely" or "barely" or "no")
                negated |= s.Lower[c] != "no";
        if (copula >= 0 && s.Children(at).Any(c => s.IsLabel(c, "det") && s.Lower[c] == "no"))
            negated = true;
        if (passive && s.Children(at).FirstOrDefault(c => s.IsLabel(c, "obl") && s.Case(c) == "by", -1) is >= 0 and var agent && Of(s, agent, actors) is { } doer)
            return (doer, predicate, [who], negated, ModeOf(s, at));
        return (who, passive ? predicate + " by" : predicate, objects, negated, ModeOf(s, at));
    }

    private static int Subject(ParsedSentence s, int at)
    {
        for (var depth = 0; depth < 3 && at >= 0; depth++)
        {
            foreach (var c in s.Children(at))
                if (s.IsLabel(c, "nsubj"))
                    return s.Lower[c] is "which" or "that" or "who" && s.IsLabel(at, "acl") ? s.Head(at) : c;
            if (s.Label(at) is not ("conj" or "xcomp"))
                return -1;
            at = s.Head(at);
        }

        return -1;
    }

    private static Mode ModeOf(ParsedSentence s, int at)
    {
        foreach (var c in s.Children(at))
            if (s.IsLabel(c, "aux"))
            {
                if (s.Lower[c] is "will" or "wo" or "would" or "'ll" or "’ll" or "shall")
                    return Mode.Future;
                if (s.Lower[c] is "should" or "must" or "ought")
                    return Mode.Demand;
            }

        return Mode.Fact;
    }

    /// <summary>Whether a clause stands under a condition or a question.</summary>
    private static bool Hypothetical(ParsedSentence s, int at)
    {
        for (var depth = 0; at >= 0 && depth < 6; depth++)
        {
            foreach (var c in s.Children(at))
                if (s.Label(c) is "mark" or "advmod" && s.Lower[c] is "if" or "unless" or "whether" or "until")
                    return true;
            at = s.Head(at);
        }

        return false;
    }

    private static Party? Of(ParsedSentence s, int head, string?[] actors)
    {
        if (s.Tag(head) is not ("NOUN" or "PROPN" or "NUM" or "ADJ"))
            return actors[head] is { } named ? new Party(named, true, []) : null;
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in s.Subtree(head, c => s.Label(c) is "acl" or "acl:relcl" or "advcl" or "conj" or "punct" or "appos" && !(s.Label(c) is "acl:relcl")))
            if (i != head && (actors[i] is not null || IsContent(s, i) || s.Tag(i) == "NUM"))
                words.Add(actors[i] ?? s.Lemma[i]);
        foreach (var i in s.Subtree(head))
            if (i != head && actors[i] is { } inside)
                words.Add(inside);
        return actors[head] is { } key ? new Party(key, true, words) : new Party(s.Lemma[head], false, words);
    }
}
