using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>
/// Codes who did what to whom in PLOVER and CAMEO over a dependency tree. Reported speech gives the inner act; promises, demands,
/// threats and refusals have their own codes; what is negated, conditional or expected is marked so and is no event.
/// </summary>
internal sealed class EventCoder
{
    private readonly ParsedSentence _s;
    private readonly PhraseResolver _actors;
    private readonly Mentions _mentions;
    private readonly Clause _clause;
    private readonly Arguments _arguments;
    private readonly Frames _frames;
    private readonly EventSink _sink = new();
    private readonly SpeechCoder _speech;

    internal EventCoder(ParsedSentence s, PhraseResolver actors, Func<int, PhraseActor?> antecedent)
    {
        (_s, _actors) = (s, actors);
        _mentions = new Mentions(s, actors);
        _clause = new Clause(s, actors, _mentions, antecedent);
        _arguments = new Arguments(s, _clause, _mentions);
        _frames = new Frames(s, actors, _clause);
        _speech = new SpeechCoder(s, actors, _clause, _arguments, _frames, _sink);
    }

    internal List<CodedEvent> Code()
    {
        if (_mentions.All.Count == 0 || Genre.IsPlay(_s))
            return [];
        for (var i = 0; i < _s.Count; i++)
        {
            if (_s.Tag(i) == "VERB")
            {
                if (!_speech.Verb(i))
                    Verb(i);
            }
            else if (_s.Tag(i) == "NOUN")
            {
                if (!_speech.Noun(i) && ActLexicon.Nouns.TryGetValue(_s.Lemma[i], out var nouns))
                    Nominal(i, nouns);
            }
            else if (_s.Tag(i) == "ADJ")
            {
                _speech.Adjective(i);
            }
        }

        if (_sink.Found.Count == 0)
            new FlatCoder(_s, _mentions, _sink).Code();
        return _sink.Found;
    }

    private void Verb(int verb)
    {
        var act = _frames.Match(verb, out var targets);
        var status = ActStatus.Of(_s, verb);
        if (act is null)
        {
            if (status.Status is EventStatus.Demanded && status.Matrix >= 0 && _s.IsLabel(status.Matrix, "aux"))
                _speech.Must(verb, "", status.Matrix);
            return;
        }

        if (status.Matrix >= 0 && _speech.Governs(status.Matrix))
            return;
        if (Standing(verb, act))
            return;
        var sources = _arguments.Sources(verb, act.Code);
        if (sources.Count == 0)
            return;
        if (targets.Count == 0)
            targets = Targets(verb, act, sources);
        switch (status.Status)
        {
            case EventStatus.Happened or EventStatus.Hypothetical:
                _sink.Emit(sources, targets, act.Code, status.Status, verb, act.Reciprocal);
                break;
            case EventStatus.Denied when status.Matrix < 0:
                _sink.Emit(sources, targets, act.Code, EventStatus.Denied, verb, act.Reciprocal);
                break;
            default:
                _speech.Modal(verb, act, sources, targets, status);
                break;
        }
    }

    /// <summary>"Chile exports copper to Japan": trade, work together and support in the present tense are how things stand, not what happened.</summary>
    private bool Standing(int verb, Act act) =>
        act.Code is "060" or "061" or "050" or "051" or "052" && (_s.Lower[verb] == _s.Lemma[verb] || _s.Lower[verb].EndsWith('s')) && _s.Child(verb, "aux") < 0 && _s.Child(verb, "mark") < 0 && _s.Child(verb, "nsubj") >= 0;

    private List<PhraseActor> Targets(int verb, Act act, List<PhraseActor> sources)
    {
        if (act.Reciprocal && sources.Count > 1)
            return [];
        var found = act.Free ? _arguments.InClause(verb, sources) : [];
        if (act.Protest && (found.Count == 0 || found.All(f => f.IsPlace)))
        {
            var own = Arguments.OwnState(sources, governed: false);
            return found.Count > 0 && (own.Count == 0 || found[0].State != own[0].State) ? found : own;
        }

        return found.Count == 0 && (act.Domestic || (act.Free && Parting(act.Code))) ? Arguments.OwnState(sources, governed: false) : found;
    }

    /// <summary>Acts that set a state and its people against each other even where the text leaves out against whom.</summary>
    private static bool Parting(string code) => code[..2] is "11" or "12" or "13" or "14" or "16" or "17" or "18" or "19" or "20" or "08" or "09";

    private void Nominal(int noun, Act[] acts)
    {
        var head = _s.Head(noun);
        // A noun under a verb of the lexicon is read with it.
        if (head >= 0 && _s.Tag(head) == "VERB")
        {
            if ((_s.IsLabel(noun, "obj") || (_s.Label(noun) == "nsubj:pass" && _clause.AgentHead(head, 0) >= 0)) && (_frames.Match(head, out _) is { } read && (read.Objects?.Contains(_s.Lemma[noun]) ?? _s.IsLabel(noun, "obj")) || (_s.IsLabel(noun, "obj") && SpeechVerbs.Of(_s.Lemma[head]) is not null)))
                return;
            if (ActStatus.Of(_s, head).Status is not EventStatus.Happened)
                return;
        }

        if (Imagined(noun))
            return;
        foreach (var act in acts)
        {
            var owners = new List<PhraseActor>();
            var targets = new List<PhraseActor>();
            foreach (var c in _s.Children(noun))
            {
                if (_s.IsLabel(c, "nmod") && _s.Case(c) is var preposition && preposition.Length > 0)
                {
                    if (preposition == "by" || (preposition is "of" or "from" && !act.Slots.Any(x => x.Slot == preposition)))
                        owners.AddRange(_clause.Resolve(c, false));
                    else if (act.Slots.Any(x => x.Slot == preposition))
                        targets.AddRange(_clause.Resolve(c, true));
                }
                else if (_s.Label(c) is "nmod:poss" or "compound" or "amod" && c < noun && owners.Count == 0 && (_actors.NameAt(c) is { Code.Length: >= 3 } || _s.Label(c) == "nmod:poss"))
                {
                    owners.AddRange(_clause.Resolve(c, false));
                    if (owners.Count == 0 && _actors.Owner(noun) is { } owner)
                        owners.Add(owner);
                }
            }

            owners.RemoveAll(o => !Arguments.IsFull(o));
            targets.RemoveAll(o => !Arguments.IsFull(o));
            if (act.Reciprocal && owners.Count == 0 && targets.Count > 1)
                owners = targets;
            // "announced a suspension of", "ordered an attack on": the subject does what the noun names.
            if (owners.Count == 0 && head >= 0 && _s.IsLabel(noun, "obj") && _s.Lemma[head] is "announce" or "order" or "make" or "declare" or "authorize" or "authorise" or "approve" or "direct" or "lead" or "execute" or "impose" or "perform" or "claim" or "have" or "see" or "welcome" or "secure")
                owners = _s.Lemma[head] is "claim" or "see" or "welcome" or "have" ? [] : _arguments.Sources(head, act.Code);
            if (owners.Count > 0 && targets.Count > 0)
            {
                _sink.Emit(owners, ReferenceEquals(owners, targets) ? [] : targets, act.Code, EventStatus.Happened, noun, act.Reciprocal);
                return;
            }
        }
    }

    /// <summary>"the threat of an attack", "a possible visit": the noun names what has not been.</summary>
    private bool Imagined(int noun)
    {
        foreach (var c in _s.Children(noun))
            if ((_s.IsLabel(c, "amod") && _s.Lower[c] is "possible" or "planned" or "potential" or "future" or "alleged" or "threatened" or "imminent" or "proposed" or "feared" or "expected" or "upcoming" or "hypothetical" or "likely" or "would-be" or "eventual" or "another")
                || (_s.IsLabel(c, "compound") && _s.Lower[c] is "price" or "trade" or "tariff" or "turf" or "bidding" or "culture" or "star" or "world" or "tug-of")
                || (_s.IsLabel(c, "det") && _s.Lower[c] is "no" or "any"))
                return true;
        var head = _s.Head(noun);
        return head >= 0 && _s.IsLabel(noun, "nmod") && _s.Lemma[head] is "threat" or "risk" or "fear" or "possibility" or "prospect" or "plan" or "proposal" or "warning" or "danger" or "rumor" or "rumour" or "idea" or "demand" or "call" or "lack" or "absence" or "prevention" or "chance" or "likelihood" or "history" or "anniversary" or "talk" or "hope" or "goal" or "case" or "event";
    }
}
