using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

internal sealed partial class ClaimReader
{
    private int SpeakerHead(ParsedSentence s, int verb, HashSet<int> said)
    {
        // "footage of X saying": the name right before it, whatever the tree hangs the verb on.
        if (verb > 0 && s.Lower[verb].EndsWith("ing", StringComparison.Ordinal) && s.Tag(verb - 1) == "PROPN" && s.Child(verb, "aux") < 0)
            return verb - 1;
        var at = verb;
        for (var depth = 0; depth < 4; depth++)
        {
            var subject = -1;
            foreach (var c in s.Children(at))
                if (s.IsLabel(c, "nsubj") && !said.Contains(c) && !IsTime(s, c) && (subject < 0 || c < at))
                    subject = c;
            if (s.Passive(at))
            {
                if (s.Lemma[at] is "quote" or "cite" && subject >= 0)
                    return subject;
                foreach (var c in s.Children(at))
                    if (s.IsLabel(c, "obl") && s.Case(c) == "by")
                        return c;
                // "X was quoted as saying", "X is said to have told": the subject speaks.
                return (depth > 0 && s.Lemma[at] is "say" or "report" or "believe" or "think" or "know") ? subject : -1;
            }

            if (subject >= 0)
                return s.Lower[subject] is "who" or "which" or "that" && s.IsLabel(at, "acl") ? s.Head(at) : s.Lower[subject] is "it" && s.Passive(at) ? -1 : subject;
            if ((s.Label(at) is "conj" or "xcomp" or "advcl" || (s.Label(at) == "parataxis" && s.Lower[at].EndsWith("ing", StringComparison.Ordinal))) && s.Head(at) >= 0)
                at = s.Head(at);
            else if (s.Label(at) is "acl" && s.Lower[at].EndsWith("ing", StringComparison.Ordinal))
            {
                // "called for the release of the tapes, saying", "issued a statement calling": who called and issued speaks.
                var noun = s.Head(at);
                if (s.Token(at - 1).Form != "," && !IsPaper(s.Lemma[noun]))
                    return noun;
                var above = Governor(s, noun);
                if (above < 0)
                    return noun;
                at = above;
            }
            else
                return -1;
        }

        return -1;
    }

    /// <summary>The verb that a phrase hangs on, however deep; -1 where it hangs on none.</summary>
    private static int Governor(ParsedSentence s, int noun)
    {
        for (var (at, steps) = (noun, 0); at >= 0 && steps < 6; at = s.Head(at), steps++)
            if (s.Tag(at) == "VERB")
                return at;
        return -1;
    }

    /// <summary>What is written or spoken by somebody else than itself.</summary>
    private static bool IsPaper(string lemma) =>
        lemma is "statement" or "letter" or "tweet" or "message" or "note" or "memo" or "release" or "speech" or "remark" or "comment" or "post" or "email" or "article" or "essay" or "report" or "declaration" or "communiqué" or "resolution";

    /// <summary>Words that were hoped for, allowed or asked for, and not spoken: "I hope that she says …", "allows firms to tell …".</summary>
    private static bool IsUnspoken(ParsedSentence s, int verb)
    {
        var above = s.Head(verb);
        return above >= 0 && s.Label(verb) switch
        {
            "xcomp" or "advcl" or "acl" => s.HasChild(verb, "mark", "to") && s.Lemma[above] is "allow" or "enable" or "permit" or "let" or "want" or "wish" or "hope" or "expect" or "ask" or "urge" or "plan" or "refuse" or "decline" or "intend" or "need" or "encourage" or "advise" or "tell" or "order",
            "ccomp" => s.Lemma[above] is "hope" or "wish" or "imagine" or "suppose" or "pray" or "pretend" or "dream" or "let",
            _ => false,
        };
    }

    /// <summary>One named out of many, right before a dash that opens a quotation: "… including the mayor, Jane Roe -- “words” -- and …".</summary>
    private string? BeforeDash(ParsedSentence s, Quoted quote)
    {
        var open = s.Count;
        while (open > 0 && s.Token(open - 1).End > quote.Start)
            open--;
        while (open > 0 && s.Token(open - 1).Form is "“" or "\"" or "''" or "``" or "‘" or "'")
            open--;
        if (open < 2 || s.Token(open - 1).Form is not ("--" or "—" or "–"))
            return null;
        if (persons.At(s.Text.Index, open - 2) is not { } person)
            return null;
        for (var i = Math.Max(0, person.First - 8); i < person.First; i++)
            if (s.Lower[i] is "including" or "among" or "notably")
                return person.Id;
        return null;
    }

    /// <summary>Where the tree gives a verb no subject outside of what is said: the phrase right before the verb, or right behind it.</summary>
    private static int Beside(ParsedSentence s, int verb, HashSet<int> said)
    {
        var stop = verb;
        while (stop > 0 && s.Tag(stop - 1) is "ADV" or "AUX")
            stop--;
        // "X, a top adviser, said", "X (D-Md.) said": the phrase before what stands between the marks.
        if (stop > 2 && s.Token(stop - 1).Form is "," or ")" && !said.Contains(stop - 1))
        {
            var open = stop - 2;
            while (open > 0 && stop - open < 20 && !said.Contains(open) && s.Token(open).Form != (s.Token(stop - 1).Form == ")" ? "(" : ","))
                open--;
            if (s.Token(open).Form is "(" or "," && !said.Contains(open))
                stop = open;
        }

        var first = stop;
        while (first > 0 && stop - first < 14 && !said.Contains(first - 1) && IsPhraseWord(s, first - 1))
            first--;
        if (first < stop && PhraseHead(s, first, stop) is >= 0 and var before)
            return before;
        // "telling X", "saying": what stands behind is told, or is who was told.
        if (s.Lemma[verb] is "tell" or "assure" or "remind" or "inform" or "ask" or "warn" || s.Lower[verb].EndsWith("ing", StringComparison.Ordinal))
            return -1;
        var end = verb + 1;
        while (end < s.Count && end - verb < 14 && !said.Contains(end) && IsPhraseWord(s, end))
            end++;
        return PhraseHead(s, verb + 1, end);
    }

    /// <summary>"…, says the analyst X, …": the person behind a verb that follows a mark is who speaks, whatever the tree says; -1 where there is none.</summary>
    private int Behind(ParsedSentence s, int verb, HashSet<int> said)
    {
        if (verb == 0 || s.Token(verb - 1).Form is not ("," or "”" or "\"" or "''" or "’") || s.Lower[verb].EndsWith("ing", StringComparison.Ordinal))
            return -1;
        var end = verb + 1;
        while (end < s.Count && end - verb < 14 && !said.Contains(end) && IsPhraseWord(s, end))
            end++;
        if (end < s.Count && s.Token(end).Form is not ("," or "." or ";" or "“" or "\"" or "(") && s.Tag(end) is not "ADP")
            return -1;
        for (var k = verb + 1; k < end; k++)
            if (persons.At(s.Text.Index, k) is { } person && person.End == end)
                return k;
        return -1;
    }

    private static bool IsPhraseWord(ParsedSentence s, int i) =>
        s.Tag(i) is "PROPN" or "DET" or "ADJ" or "NOUN" or "NUM" || s.Lower[i] is "'s" or "’s" or "-" or "of" or "he" or "she" or "they" or "it";

    /// <summary>The noun or pronoun that heads the words between two places; -1 where none does.</summary>
    private static int PhraseHead(ParsedSentence s, int first, int end)
    {
        if (first >= end || s.Lower[first] is "that")
            return -1;
        for (var k = end - 1; k >= first; k--)
            if (s.Tag(k) is "PROPN" or "NOUN" or "PRON" && (s.Head(k) < first || s.Head(k) >= end) && s.Lower[k] is not ("'s" or "’s"))
                return k;
        return -1;
    }

    /// <summary>The id of the actor that a phrase names as speaker; null where it names none, or a pronoun stays open.</summary>
    private string? SpeakerOf(ParsedSentence s, int head, HashSet<int> content)
    {
        var index = s.Text.Index;
        if (persons.At(index, head) is { } person)
            return person.Id;
        if (s.Tag(head) == "PRON" || s.Lower[head] is "he" or "she" or "they" or "it")
            return s.Lower[head] switch
            {
                "he" or "she" => _pronouns.Person(s, head, content),
                "they" or "it" => _pronouns.Body(s, head) ?? Subject(s, head),
                "some" or "many" or "others" or "most" or "several" or "few" or "everyone" or "everybody" or "those" => actors.AddBody(s, head, head + 1, false),
                _ => null,
            };
        // The name stands beside the noun: "former diplomat Jane Doe", "the mayor, John Roe".
        foreach (var c in s.Children(head))
            if (s.Label(c) is "appos" or "flat" && persons.At(index, c) is { } named)
                return named.Id;
        if (s.Tag(head) is "NOUN" or "PROPN" && PersonWords.Introduces(s.Lower[head]))
            foreach (var t in resolvers[index].Core(head))
                if (t > head && persons.At(index, t) is { } titled && titled.First == t && s.Tag(t - 1) is not ("ADP" or "CCONJ"))
                    return titled.Id;
        if (NameBehind(s, head) is { } behind)
            return behind.Id;
        if (s.Tag(head) is not ("NOUN" or "PROPN" or "NUM" or "ADJ" or "SYM") || IsTime(s, head) || IsThing(s.Lower[head]))
            return null;
        if (resolvers[index].Resolve(head) is { } resolved && !resolved.IsPlace)
            return resolved.Hit is { IsPerson: true } hit && !(head >= hit.First && head < hit.End) ? actors.Of(index, resolved with { Hit = null }) : actors.Of(s, resolvers[index], head);
        var core = resolvers[index].Core(head);
        return actors.AddBody(s, core[0], core[^1] + 1, s.Tag(head) == "PROPN");
    }

    /// <summary>"the engineer X": the person named right behind an occupation, whatever the tree hangs the name on.</summary>
    private PersonMention? NameBehind(ParsedSentence s, int head) =>
        s.Tag(head) == "NOUN" && head + 1 < s.Count && PersonWords.Introduces(s.Lower[head]) && persons.At(s.Text.Index, head + 1) is { } person && person.First == head + 1 ? person : null;

    /// <summary>The body that is the subject of the sentence before, where "it" or "they" can name nothing else.</summary>
    private string? Subject(ParsedSentence s, int pronoun)
    {
        if (s.Text.Index == 0)
            return null;
        var before = sentences[s.Text.Index - 1];
        var root = Array.IndexOf(before.Parse.Heads, -1);
        if (root < 0 || before.Child(root, "nsubj") is not (>= 0 and var subject) || before.Tag(subject) == "PRON" || persons.In(before.Text.Index).Any(p => p.IsSubject))
            return null;
        var plural = before.Child(subject, "conj") >= 0 || (before.Tag(subject) == "NOUN" && before.Lower[subject].EndsWith('s') && before.Lemma[subject] != before.Lower[subject]);
        if ((s.Lower[pronoun] == "they") != plural || (!plural && resolvers[before.Text.Index].Resolve(subject) is null))
            return null;
        if (SpeakerOf(before, subject, []) is not { } id)
            return null;
        actors.AddMention(id, s.Text.Index, pronoun, pronoun + 1);
        return id;
    }

    private static bool IsTime(ParsedSentence s, int head) =>
        s.Lower[head] is "sunday" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "january" or "february" or "march" or "april" or "june" or "july" or "august" or "september" or "october" or "november" or "december" or "today" or "yesterday" or "tomorrow" or "day" or "week" or "month" or "year" or "morning" or "evening" or "night";

    /// <summary>Nouns that carry no speech of their own, so that they are subjects of verbs of saying by mistake of the tree or in a figure of speech.</summary>
    private static bool IsThing(string lower) =>
        lower is "thing" or "things" or "fact" or "facts" or "way" or "ways" or "reason" or "reasons" or "word" or "words" or "idea" or "point" or "problem" or "question" or "questions" or "answer" or "time" or "lot" or "result" or "change" or "truth" or "matter" or "case" or "effect" or "role" or "imagery" or "dependence" or "existence" or "absence" or "presence" or "experience" or "silence" or "success" or "failure" or "decision" or "move";

    private string? Affiliation(ParsedSentence s, int head)
    {
        foreach (var c in s.Children(head).Concat(s.Children(head).Where(a => s.IsLabel(a, "appos")).SelectMany(a => s.Children(a))))
        {
            if (!s.IsLabel(c, "nmod") || s.Case(c) is not ("of" or "at" or "from" or "with" or "for") || s.Tag(c) is not ("PROPN" or "NOUN"))
                continue;
            if (resolvers[s.Text.Index].NameAt(c) is { IsPerson: false } body)
            {
                if (body == resolvers[s.Text.Index].NameAt(head))
                    continue;
                if (body.Kind is not (NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Place) && persons.At(s.Text.Index, c) is null)
                    return Words(s, [.. Enumerable.Range(body.First, body.End - body.First)]);
            }

            // "Secretary of State X": the office, not a body; and a person's name is no body.
            var tokens = resolvers[s.Text.Index].Core(c).Where(t => t == c || persons.At(s.Text.Index, t) is null).ToList();
            if (tokens.Count == 0 || persons.At(s.Text.Index, c) is not null || (s.Lower[s.Head(c)] is "secretary" or "minister" or "ministry" && tokens.Count == 1) || !tokens.Any(t => s.Tag(t) == "PROPN"))
                continue;
            while (tokens.Count > 1 && tokens[^1] != tokens[^2] + 1)
                tokens.RemoveAt(tokens.Count - 1);
            return Words(s, tokens);
        }

        return null;
    }

    private string? Medium(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
        {
            if ((s.Label(c) is "obj" or "iobj" && s.Lemma[verb] == "tell") || (s.IsLabel(c, "obl") && s.Case(c) is "to" or "in" or "on"))
            {
                if (s.Lower[c] is "me" or "us")
                    return article.Author ?? "the author";
                if (resolvers[s.Text.Index].NameAt(c) is { Kind: NameKind.Medium } hit)
                    return hit.Name;
                if (s.Lower[c] is "interview")
                    foreach (var d in s.Children(c))
                        if (s.IsLabel(d, "nmod") && resolvers[s.Text.Index].NameAt(d) is { Kind: NameKind.Medium } with)
                            return with.Name;
                if (s.Lower[c] is "reporters" or "newspaper" or "paper" or "magazine" or "journalists" or "radio" or "television")
                    return Words(s, resolvers[s.Text.Index].Core(c));
            }
        }

        return null;
    }

    /// <summary>Who passed it on: the speakers of the clauses that this one is reported in, and "quoted by X as saying".</summary>
    private List<string> Via(ParsedSentence s, int verb)
    {
        var via = new List<string>();
        var at = verb;
        for (var depth = 0; depth < 4 && s.Head(at) is >= 0 and var head; depth++)
        {
            if (s.Label(at) is "ccomp" && s.Tag(head) == "VERB" && ReportingWords.Lemma(s.Lower[head]) is not null && !s.Passive(head) && SpeakerHead(s, head, []) is >= 0 and var speaker && SpeakerOf(s, speaker, []) is { } id)
                via.Add(id);
            else if (s.Label(at) is "ccomp" or "advcl" or "xcomp" && s.Passive(head) && s.Lemma[head] is "quote" or "cite" && By(s, head) is >= 0 and var by && SpeakerOf(s, by, []) is { } quoter)
                via.Add(quoter);
            at = head;
        }

        return via;
    }

    private static int By(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "obl") && s.Case(c) == "by")
                return c;
        return -1;
    }

    private string Words(ParsedSentence s, List<int> tokens)
    {
        var first = tokens[0];
        while (first < tokens[^1] && s.Lower[first] is "the" or "a" or "an")
            first++;
        return article.Text[s.Token(first).Start..s.Token(tokens[^1]).End];
    }
}
