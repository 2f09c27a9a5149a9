using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Whether an act happened, and under which verb it stands if it did not.</summary>
/// <param name="Status">The status.</param>
/// <param name="Matrix">The verb that makes it a promise, a demand, a threat or a refusal; -1 where none does.</param>
internal readonly record struct ActStatus(EventStatus Status, int Matrix)
{
    internal static ActStatus Of(ParsedSentence s, int verb)
    {
        var at = verb;
        for (var depth = 0; depth < 6; depth++)
        {
            if (s.Negated(at))
                return new(EventStatus.Denied, at == verb && Modal(s, at) is { Status: EventStatus.Promised, Matrix: >= 0 and var aux } ? aux : -1);
            if (Modal(s, at) is { } modal)
                return modal.Status is EventStatus.Promised && Believed(s, at) ? new(EventStatus.Hypothetical, -1) : modal;
            if (Inverted(s, at))
                return new(EventStatus.Hypothetical, -1);
            var head = s.Head(at);
            if (head < 0)
                return new(EventStatus.Happened, -1);
            var label = s.Label(at);
            if (label.StartsWith("advcl", StringComparison.Ordinal) && Conditional(s, at))
                return new(EventStatus.Hypothetical, -1);
            if (label.StartsWith("advcl", StringComparison.Ordinal) && s.HasChild(at, "mark", "to") && SpeechVerbs.Of(s.Lemma[head]) is null)
                return new(EventStatus.Hypothetical, -1);
            if (label is "conj")
            {
                at = head;
                if (Modal(s, at) is { } shared && s.Child(verb, "aux") < 0 && s.Child(verb, "nsubj") < 0)
                    return shared;
                if (s.Label(at) is not ("xcomp" or "ccomp" or "advcl" or "acl"))
                    return new(EventStatus.Happened, -1);
                continue;
            }

            if (Believed(s, at) && !(s.Tag(head) is "VERB" && s.Lemma[head] is "seek" or "intend" or "aim"))
                return new(EventStatus.Hypothetical, head);
            if (label is "xcomp" or "ccomp" or "acl" or "csubj" || (label is "advcl" && s.HasChild(at, "mark", "to")))
            {
                var word = s.Lemma[head];
                if (s.Lower[head] is "ready" or "willing" or "prepared" or "committed" or "determined" or "set")
                    return new(EventStatus.Promised, head);
                if (label == "acl" && s.HasChild(at, "mark", "to"))
                    return Noun(s, head);
                // An attempt at violence is an act; any other is not yet.
                if (word is "try" or "attempt" && s.Tag(head) == "VERB")
                {
                    if (ActLexicon.Verbs.TryGetValue(s.Lemma[verb], out var acts) && acts.Any(a => string.CompareOrdinal(a.Code, "17") >= 0))
                    {
                        at = head;
                        continue;
                    }

                    return new(EventStatus.Hypothetical, head);
                }
                if (MatrixVerbs.StatusUnder(word) is { } status && (s.Tag(head) is "VERB" or "NOUN" or "ADJ") && !(label == "acl" && s.Tag(head) != "NOUN"))
                {
                    // "insisted that it had paid": a report; "decided", "planned" with a finite clause too.
                    var finite = label == "ccomp" && s.Child(at, "nsubj") >= 0 && !s.HasChild(at, "mark", "to");
                    if (status is EventStatus.Hypothetical && finite && word is "believe" or "think" or "fear" or "suspect" or "suggest" or "warn" && Past(s, at))
                        return new(EventStatus.Hypothetical, head);
                    if (finite && word is "insist" or "deny" or "promise" or "tell" or "decide" or "agree" && Past(s, at))
                        return word == "deny" ? new(EventStatus.Denied, head) : new(EventStatus.Happened, -1);
                    if (s.Negated(head))
                        return new(EventStatus.Denied, -1);
                    return new(status, head);
                }
            }

            // "imagines a future in which": what a noun of fancy holds.
            if (label is "acl:relcl" or "acl" && s.Lemma[head] is "future" or "scenario" or "world" or "hypothesis" or "fantasy" or "dream" or "nightmare" or "idea" or "possibility" or "theory" or "rumour" or "rumor" or "notion")
                return new(EventStatus.Hypothetical, -1);
            // "accused X of helping": said of X, not seen.
            if (label == "advcl" && s.Lemma[head] is "accuse" or "suspect" or "blame")
                return new(EventStatus.Hypothetical, -1);
            if (label is "acl:relcl" or "acl" or "parataxis" or "advcl")
                return new(EventStatus.Happened, -1);
            at = head;
        }

        return new(EventStatus.Happened, -1);
    }

    /// <summary>"an agreement to", "a demand to", "a plan to": what the noun makes of the act.</summary>
    private static ActStatus Noun(ParsedSentence s, int noun) => s.Lemma[noun] switch
    {
        "agreement" or "promise" or "pledge" or "offer" or "commitment" or "readiness" or "willingness" or "deal" => new(EventStatus.Promised, noun),
        "demand" or "request" or "call" or "appeal" or "proposal" => new(EventStatus.Demanded, noun),
        "threat" => new(EventStatus.Threatened, noun),
        "refusal" => new(EventStatus.Denied, noun),
        _ => new(EventStatus.Hypothetical, noun),
    };

    /// <summary>"doubt that X will", "expects X to": what is believed of the future is no promise.</summary>
    private static bool Believed(ParsedSentence s, int verb)
    {
        var head = s.Head(verb);
        return head >= 0 && s.Label(verb) is "ccomp" or "csubj" or "acl" or "xcomp"
            && ((s.Tag(head) is "VERB" && MatrixVerbs.StatusUnder(s.Lemma[head]) is EventStatus.Hypothetical && s.Lemma[head] is not "warn")
                || (s.Tag(head) is "ADJ" or "ADV" && s.Lower[head] is "likely" or "unlikely" or "possible" or "impossible" or "probable" or "confident" or "doubtful" or "hopeful" or "certain" or "sure" or "inevitable")
                || (s.Tag(head) is "NOUN" && s.Lemma[head] is "chance" or "possibility" or "hope" or "fear" or "doubt" or "likelihood" or "risk" or "idea" or "belief" or "speculation" or "talk" or "rumour" or "rumor" or "question"));
    }

    /// <summary>"Had X done …", "Were X to …": what was not.</summary>
    private static bool Inverted(ParsedSentence s, int verb)
    {
        var subject = s.Child(verb, "nsubj");
        if (subject < 0)
            return false;
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "aux") && c < subject && s.Lower[c] is "had" or "were" or "should")
                return true;
        return false;
    }

    private static bool Past(ParsedSentence s, int verb) =>
        s.Lower[verb].EndsWith("ed", StringComparison.Ordinal) || s.HasChild(verb, "aux", "had") || s.HasChild(verb, "aux", "has") || s.HasChild(verb, "aux", "have") || (s.Lemma[verb] != s.Lower[verb] && !s.Lower[verb].EndsWith('s') && !s.Lower[verb].EndsWith("ing", StringComparison.Ordinal));

    private static bool Conditional(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "mark") && s.Lower[c] is "if" or "unless" or "whether" or "lest" or "until")
                return true;
        return false;
    }

    private static ActStatus? Modal(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
        {
            if (!s.IsLabel(c, "aux"))
                continue;
            switch (s.Lower[c])
            {
                case "will" or "'ll" or "’ll" or "shall":
                    return new(EventStatus.Promised, c);
                case "would":
                    return UnderReport(s, verb) ? new(EventStatus.Promised, c) : new(EventStatus.Hypothetical, -1);
                case "must":
                    return new(EventStatus.Demanded, c);
                case "should" or "ought":
                    return new(EventStatus.Demanded, c);
                case "may" or "might" or "could" or "can":
                    return new(EventStatus.Hypothetical, -1);
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>"said it would": a promise or threat reported in the past.</summary>
    private static bool UnderReport(ParsedSentence s, int verb)
    {
        var head = s.Head(verb);
        return head >= 0 && s.IsLabel(verb, "ccomp") && (MatrixVerbs.Reporting(s.Lemma[head]) || MatrixVerbs.StatusUnder(s.Lemma[head]) is EventStatus.Promised or EventStatus.Threatened)
            && !s.Children(verb).Any(c => s.IsLabel(c, "advcl") && s.Children(c).Any(d => s.Lower[d] == "if"));
    }
}
