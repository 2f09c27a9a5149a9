using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>
/// The reading of last resort, for sentences of which the tree gave nothing: the first verb that names an act, the actor before it and
/// the actor behind it, as TABARI read (Schrodt and Gerner 1994). It looks at the order of words, not at the tree, and so stands where the
/// tree is wrong.
/// </summary>
internal sealed class FlatCoder(ParsedSentence s, Mentions mentions, EventSink sink)
{
    private const int Reach = 12;

    internal void Code()
    {
        for (var i = 1; i < s.Count && sink.Found.Count == 0; i++)
            if (Lemma(i) is { } lemma)
                Read(i, lemma);
    }

    /// <summary>The verb that a word may be, whatever the tagger took it for; null where it is none.</summary>
    private string? Lemma(int i)
    {
        var lower = s.Lower[i];
        var lemma = s.Tag(i) switch
        {
            "VERB" => s.Lemma[i],
            "NOUN" or "ADJ" or "X" or "PROPN" when lower.EndsWith("ed", StringComparison.Ordinal) || (s.Head(i) < 0 && char.IsLower(s.Token(i).Form[0])) => Lemmas.Verb(lower),
            _ => null,
        };
        return lemma is not null && !(s.IsLabel(i, "amod") && i + 1 < s.Count && s.Head(i) == i + 1 && s.Head(i + 1) >= 0) && (ActLexicon.Verbs.ContainsKey(lemma) || SpeechVerbs.Of(lemma) is not null) ? lemma : null;
    }

    private void Read(int verb, string lemma)
    {
        if (Guarded(verb))
            return;
        var speech = SpeechVerbs.Of(lemma);
        var act = ActLexicon.Verbs.TryGetValue(lemma, out var acts) ? acts.FirstOrDefault(a => Fits(a, verb)) : null;
        if (act is null && speech is not { Strength: 2 })
            return;
        var passive = verb > 0 && s.Lower[verb - 1] is "was" or "were" or "been" or "being" or "is" or "are" && s.Lower[verb].EndsWith("ed", StringComparison.Ordinal);
        var before = Before(verb);
        if (before is null)
            return;
        var behind = Behind(verb, before, passive);
        var source = before;
        if (passive)
        {
            if (behind is null || s.Case(behind.Head) != "by")
                return;
            (source, behind) = (behind, before);
        }

        List<PhraseActor> sources = [source];
        var code = act?.Code ?? speech!.Value.Kind switch
        {
            SpeechKind.Demand => "020",
            SpeechKind.Promise => "030",
            SpeechKind.Threat => "130",
            _ => "120",
        };
        var targets = behind is not null ? [behind] : act is null || act.Domestic || act.Protest ? Arguments.OwnState(sources, governed: act is null) : [];
        var status = act is null ? speech!.Value.Kind switch
        {
            SpeechKind.Demand => EventStatus.Demanded,
            SpeechKind.Promise => EventStatus.Promised,
            SpeechKind.Threat => EventStatus.Threatened,
            _ => EventStatus.Denied,
        }
        : EventStatus.Happened;
        sink.Emit(sources, targets, code, status, verb, act?.Reciprocal ?? false);
    }

    private bool Fits(Act act, int verb)
    {
        if (act.Flags.Contains('x') || (act.Particle.Length > 0 && !(verb + 1 < s.Count && s.Lower[verb + 1] == act.Particle)))
            return false;
        if (act.Objects is null)
            return act.Free && act.Slots[0].Slot == "obj";
        for (var i = verb + 1; i < s.Count && i <= verb + Reach && s.Tag(i) != "VERB"; i++)
            if (act.Objects.Contains(s.Lemma[i]) || act.Objects.Contains(s.Lower[i]))
                return true;
        return false;
    }

    /// <summary>Whether something around the verb says that it did not happen.</summary>
    private bool Guarded(int verb)
    {
        for (var i = Math.Max(0, verb - 4); i < verb; i++)
            if (s.Lower[i] is "not" or "n't" or "n’t" or "never" or "no" or "if" or "may" or "might" or "could" or "can" or "would" or "will" or "should" or "must" or "to" or "whether" or "unless" or "hope" or "hopes" or "wants" or "want" or "plans" or "plan" or "likely" or "expected" or "neither" or "without")
                return true;
        return ActStatus.Of(s, verb).Status is not EventStatus.Happened;
    }

    private PhraseActor? Before(int verb)
    {
        for (var i = mentions.All.Count - 1; i >= 0; i--)
        {
            var mention = mentions.All[i];
            if (mention.Head < verb && verb - mention.Head <= Reach && Arguments.IsFull(mention) && !mention.IsPlace && s.Case(mention.Head) is "" or "of")
                return mention;
        }

        return null;
    }

    private PhraseActor? Behind(int verb, PhraseActor not, bool passive)
    {
        foreach (var mention in mentions.All)
            if (mention.Head > verb && mention.Head - verb <= Reach && Arguments.IsFull(mention) && mention.Code != not.Code && (passive || s.Case(mention.Head) is not ("by" or "despite" or "after" or "since" or "during")))
                return mention;
        return null;
    }
}
