using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Promises, demands, threats and refusals: the act is the speaking, coded by what is spoken of.</summary>
internal sealed class SpeechCoder(ParsedSentence s, PhraseResolver actors, Clause clause, Arguments arguments, Frames frames, EventSink sink)
{
    private static readonly string[] AskedIn = ["obj", "iobj", "on", "upon", "to", "of", "from", "for", "with"];
    private static readonly string[] SpokenTo = ["iobj", "obj", "to", "with", "against", "for", "on"];

    /// <summary>Whether the acts under a word are told by that word.</summary>
    internal bool Governs(int matrix) =>
        (s.Tag(matrix) == "VERB" && SpeechVerbs.Of(s.Lemma[matrix]) is not null) || IsWilling(matrix) || (s.Tag(matrix) == "NOUN" && IsDemandNoun(s.Lemma[matrix]));

    /// <summary>Reads a verb of speech; false where it is none, or is used as an act of its own.</summary>
    internal bool Verb(int verb)
    {
        if (SpeechVerbs.Of(s.Lemma[verb]) is not { } speech || s.IsLabel(verb, "amod"))
            return false;
        if (s.IsLabel(verb, "acl") && s.Label(verb) != "acl:relcl" && clause.AgentHead(verb, 0) < 0)
            return false;
        var inner = Complement(verb);
        var noun = inner < 0 ? Matter(verb, speech.Kind) : -1;
        if (inner < 0 && (speech.Kind is SpeechKind.Refuse || speech.Strength == 0 && noun < 0 || speech.Strength == 1 && noun < 0))
            return false;
        if (s.Lemma[verb] is "call" && inner < 0 && !HasSlot(verb, "for") && !HasSlot(verb, "on") && !HasSlot(verb, "upon"))
            return false;
        var status = ActStatus.Of(s, verb);
        if (status.Status is EventStatus.Denied && speech.Kind is not SpeechKind.Promise)
            return true;
        if (status.Status is EventStatus.Demanded && status.Matrix >= 0 && s.IsLabel(status.Matrix, "aux"))
        {
            Must(verb, "", status.Matrix);
            return true;
        }

        Say(speech.Kind, verb, verb, inner, noun, status);
        return true;
    }

    /// <summary>"reiterated its demand that", "made an appeal for": the noun is the speech.</summary>
    internal bool Noun(int noun)
    {
        if (!IsDemandNoun(s.Lemma[noun]) || s.Head(noun) < 0 || s.Tag(s.Head(noun)) != "VERB" || !s.IsLabel(noun, "obj"))
            return false;
        var head = s.Head(noun);
        if (s.Lemma[head] is not ("make" or "issue" or "reiterate" or "repeat" or "renew" or "send" or "launch" or "voice" or "submit" or "file" or "join" or "press" or "present" or "back" or "step" or "deliver"))
            return false;
        var status = ActStatus.Of(s, head);
        if (status.Status is not EventStatus.Happened)
            return false;
        Say(SpeechKind.Demand, head, noun, Complement(noun) is >= 0 and var inner ? inner : Complement(head), -1, status);
        return true;
    }

    /// <summary>"is ready to", "was willing to".</summary>
    internal void Adjective(int adjective)
    {
        if (!IsWilling(adjective) || Complement(adjective) is not (>= 0 and var inner) || s.Negated(adjective))
            return;
        var status = ActStatus.Of(s, adjective);
        if (status.Status is EventStatus.Happened or EventStatus.Promised)
            Say(SpeechKind.Promise, adjective, adjective, inner, -1, status);
    }

    /// <summary>An act under "will", "must", "should", or under a noun such as "agreement to".</summary>
    internal void Modal(int verb, Act act, List<PhraseActor> sources, List<PhraseActor> targets, ActStatus status)
    {
        var cooperative = MatrixVerbs.Cooperative(act.Code);
        switch (status.Status)
        {
            case EventStatus.Promised when !cooperative || Unless(verb):
                sink.Emit(sources, targets, MatrixVerbs.Threat(act.Code), EventStatus.Threatened, verb, false);
                break;
            case EventStatus.Promised:
                sink.Emit(sources, targets, MatrixVerbs.Promise(act.Code), EventStatus.Promised, verb, act.Reciprocal);
                break;
            case EventStatus.Threatened:
                sink.Emit(sources, targets, MatrixVerbs.Threat(act.Code), EventStatus.Threatened, verb, false);
                break;
            case EventStatus.Denied when cooperative && status.Matrix >= 0 && s.IsLabel(status.Matrix, "aux"):
                sink.Emit(sources, targets, MatrixVerbs.Refusal(act.Code), EventStatus.Denied, verb, false);
                break;
            case EventStatus.Denied when status.Matrix >= 0 && s.Lemma[status.Matrix] is "deny":
                sink.Emit(sources, targets, act.Code, EventStatus.Denied, verb, act.Reciprocal);
                break;
            case EventStatus.Demanded when status.Matrix >= 0 && s.IsLabel(status.Matrix, "aux"):
                Must(verb, act.Code, status.Matrix);
                break;
            default:
                break;
        }
    }

    /// <summary>"X said that Y must …": the one who says it demands.</summary>
    internal void Must(int verb, string code, int aux)
    {
        var head = s.Head(verb);
        if (head < 0 || !(s.IsLabel(verb, "ccomp") || s.IsLabel(verb, "parataxis")) || (s.Lower[aux] is not "must" && s.Lemma[head] is not ("demand" or "insist" or "urge" or "say" or "recommend" or "declare" or "conclude" or "announce" or "stress" or "warn" or "tell" or "state")))
            return;
        var asked = clause.Resolve(clause.AgentHead(verb, 0), owners: true);
        asked.RemoveAll(a => !Arguments.IsFull(a));
        sink.Emit(arguments.Sources(head, ""), asked, MatrixVerbs.Demand(code, firm: s.Lower[aux] == "must"), EventStatus.Demanded, head, false);
    }

    private void Say(SpeechKind kind, int speaker, int trigger, int inner, int noun, ActStatus status)
    {
        var (code, innerTargets, act) = Inner(inner, noun);
        var sources = arguments.Sources(speaker, "");
        if (sources.Count == 0)
            return;
        var lemma = s.Lemma[trigger];
        var real = status.Status is EventStatus.Hypothetical;
        EventStatus As(EventStatus other) => real ? EventStatus.Hypothetical : other;
        var targets = kind is SpeechKind.Demand ? Asked(trigger, speaker, inner, noun, innerTargets, sources) : SpokenOf(trigger, inner, noun, innerTargets, sources);
        if (targets.Count == 0 && !(sources.Count > 1))
            targets = Arguments.OwnState(sources, governed: kind is SpeechKind.Demand || code.Length == 0 || !(act?.Domestic ?? code[..2] is "08" or "12" or "13" or "14" or "16" or "17"));
        var cooperative = MatrixVerbs.Cooperative(code);
        switch (kind)
        {
            case SpeechKind.Demand:
                sink.Emit(sources, targets, MatrixVerbs.Demand(code, MatrixVerbs.Firm(lemma)), As(EventStatus.Demanded), trigger, false);
                break;
            case SpeechKind.Threat:
                sink.Emit(sources, targets, MatrixVerbs.Threat(code), As(EventStatus.Threatened), trigger, false);
                break;
            case SpeechKind.Refuse:
                if (lemma != "fail" || inner >= 0 && s.Lemma[inner] is "reach" or "agree" or "sign" or "accept" or "honour" or "honor" or "comply" or "respond" or "meet" or "implement" or "fulfil" or "fulfill" or "ratify" or "pay" or "attend" or "cooperate" or "resolve" or "settle")
                    sink.Emit(sources, targets, MatrixVerbs.Refusal(code), As(EventStatus.Denied), trigger, lemma == "fail" || sources.Count > 1 && targets.Count == 0);
                break;
            case SpeechKind.Promise when status.Status is EventStatus.Denied:
                sink.Emit(sources, targets, MatrixVerbs.Refusal(code), EventStatus.Denied, trigger, false);
                break;
            default:
                var harsh = inner >= 0 && s.Lemma[inner] is "retaliate" or "respond" or "avenge" or "punish" or "resist" or "crush" or "fight" or "defeat" or "destroy" or "revenge" or "oppose" or "boycott";
                if (code.Length > 0 && !cooperative || harsh)
                {
                    if (lemma is "vow" or "pledge" or "promise" or "threaten" or "swear" or "ready" or "prepared" or "determined" || inner >= 0 && Unless(inner))
                        sink.Emit(sources, targets, MatrixVerbs.Threat(code), As(EventStatus.Threatened), trigger, false);
                    else if (lemma == "prepare" && code.Length > 0 && string.CompareOrdinal(code, "18") >= 0)
                        sink.Emit(sources, targets, "154", As(EventStatus.Happened), trigger, false);
                    else if (lemma is "agree" && code.Length > 0)
                        sink.Emit(sources, targets, code, As(EventStatus.Happened), trigger, act?.Reciprocal ?? false);
                }
                else if (!(lemma is "prepare" or "arrange" or "swear" && code.Length == 0))
                {
                    sink.Emit(sources, targets, MatrixVerbs.Promise(code), As(EventStatus.Promised), trigger, targets.Count == 0 || (act?.Reciprocal ?? false));
                }

                break;
        }
    }

    private (string Code, List<PhraseActor> Targets, Act? Act) Inner(int inner, int noun)
    {
        if (inner >= 0)
        {
            var act = frames.Match(inner, out var targets);
            return act is null ? ("", [], null) : (act.Code, targets, act);
        }

        return noun >= 0 && ActLexicon.Nouns.TryGetValue(s.Lemma[noun], out var acts) ? (acts[0].Code, [], acts[0]) : ("", [], null);
    }

    /// <summary>Of whom something is demanded: who is addressed, else who shall act, else whom the matter concerns.</summary>
    private List<PhraseActor> Asked(int trigger, int speaker, int inner, int noun, List<PhraseActor> innerTargets, List<PhraseActor> sources)
    {
        foreach (var slot in AskedIn)
            if (Others(clause.InSlot(trigger, slot, allowPlaces: slot is "obj"), sources) is { Count: > 0 } asked)
                return asked;
        if (inner >= 0)
        {
            var subject = s.Child(inner, "nsubj");
            if (subject >= 0 && Others(clause.Resolve(subject, owners: true), sources) is { Count: > 0 } acting)
                return acting;
        }

        if (noun >= 0 && actors.Owner(noun) is { } owner && Others([owner], sources) is { Count: > 0 } owners)
            return owners;
        if (innerTargets.Count > 0)
            return Others(innerTargets, sources);
        return arguments.InClause(speaker, sources);
    }

    private List<PhraseActor> SpokenOf(int trigger, int inner, int noun, List<PhraseActor> innerTargets, List<PhraseActor> sources)
    {
        if (Others(innerTargets, sources) is { Count: > 0 } direct)
            return direct;
        foreach (var slot in SpokenTo)
            if (Others(clause.InSlot(trigger, slot, allowPlaces: false), sources) is { Count: > 0 } spoken)
                return spoken;
        if (noun >= 0 && actors.Owner(noun) is { } owner && Others([owner], sources) is { Count: > 0 } owners)
            return owners;
        if (sources.Count > 1 && sources.Select(a => a.State).Distinct(StringComparer.Ordinal).Count() > 1 && s.Lemma[trigger] is "agree" or "fail")
            return [];
        return arguments.InClause(inner >= 0 ? inner : trigger, sources);
    }

    private static List<PhraseActor> Others(List<PhraseActor> found, List<PhraseActor> sources) =>
        [.. found.Where(f => Arguments.IsFull(f) && !sources.Any(a => a.Code == f.Code || a.Head == f.Head))];

    /// <summary>The clause that says what shall be done; -1 where there is none.</summary>
    private int Complement(int matrix)
    {
        foreach (var c in s.Children(matrix))
            if (c > matrix && (s.Label(c) is "xcomp" or "ccomp" || (s.IsLabel(c, "advcl") && s.HasChild(c, "mark", "to")) || (s.IsLabel(c, "acl") && s.Tag(c) == "VERB" && s.Label(c) != "acl:relcl")))
                return c;
        // "urged Iran to leave" where the tree hangs the clause on Iran.
        foreach (var c in s.Children(matrix))
            if (c > matrix && s.Label(c) is "obj" or "obl" or "iobj")
                foreach (var d in s.Children(c))
                    if (s.Label(d) is "acl" or "xcomp" or "ccomp" or "acl:relcl" && s.Tag(d) == "VERB" && (s.HasChild(d, "mark", "to") || (d > 0 && s.Lower[d - 1] == "to")))
                        return d;
        return -1;
    }

    /// <summary>The noun that says what is spoken of: the object, or what stands behind "for", "on", "to".</summary>
    private int Matter(int verb, SpeechKind kind)
    {
        foreach (var obj in clause.SlotHeads(verb, "obj"))
            if (s.Tag(obj) == "NOUN" && (kind is not SpeechKind.Demand || !Arguments.IsFull(actors.Resolve(obj) ?? new PhraseActor("", 0, 0, null, false, 0))))
                return SpeechVerbs.Of(s.Lemma[verb])!.Value.Strength == 2 || ActLexicon.Nouns.ContainsKey(s.Lemma[obj]) ? obj : -1;
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "obl") && s.Case(c) is "for" or "on" or "upon" or "to" && s.Tag(c) == "NOUN")
                return c;
        return -1;
    }

    private bool HasSlot(int verb, string preposition)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "obl") && s.Case(c) == preposition)
                return true;
        return false;
    }

    private bool IsWilling(int i) => s.Lower[i] is "ready" or "willing" or "prepared" or "committed" or "determined" && s.Tag(i) is "ADJ" or "VERB";

    private static bool IsDemandNoun(string lemma) => lemma is "demand" or "appeal" or "call" or "request" or "plea" or "ultimatum" or "declaration";

    private bool Unless(int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "advcl") && s.HasChild(c, "mark", "unless"))
                return true;
        var head = s.Head(verb);
        return head >= 0 && s.Label(verb) is "ccomp" or "xcomp" && s.Children(head).Any(c => s.IsLabel(c, "advcl") && s.HasChild(c, "mark", "unless"));
    }
}
