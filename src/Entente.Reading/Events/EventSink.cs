using Entente.Reading.Actors;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Gathers the events of a sentence: every source with every target, both ways where the act is mutual, none with itself.</summary>
internal sealed class EventSink
{
    private readonly List<CodedEvent> _found = [];

    internal List<CodedEvent> Found => _found;

    internal void Emit(List<PhraseActor> sources, List<PhraseActor> targets, string code, EventStatus status, int trigger, bool reciprocal)
    {
        if (code.StartsWith("01", StringComparison.Ordinal))
            return;
        // A threat, a promise, a demand is its own kind whichever word named it.
        if (status is EventStatus.Happened)
            status = code[..2] switch { "13" => EventStatus.Threatened, "03" => EventStatus.Promised, "10" or "02" => EventStatus.Demanded, _ => status };
        if (reciprocal && targets.Count == 0 && sources.Count > 1)
            targets = sources;
        foreach (var source in sources)
            foreach (var target in targets)
            {
                Add(source, target, code, status, trigger);
                if (reciprocal && !ReferenceEquals(sources, targets) && code[..2] is not "07")
                    Add(target, source, code, status, trigger);
            }
    }

    private void Add(PhraseActor source, PhraseActor target, string code, EventStatus status, int trigger)
    {
        if (source.Code == target.Code || !Arguments.IsFull(source) || !Arguments.IsFull(target))
            return;
        // Between a state and its own people only what parts the two is an act between actors.
        if (source.State == target.State && !Apart(source, target, code))
            return;
        if (!_found.Any(e => e.Source.Code == source.Code && e.Target.Code == target.Code && e.Cameo == code))
            _found.Add(new CodedEvent(source, target, code, status, trigger));
    }

    private static bool Apart(PhraseActor source, PhraseActor target, string code)
    {
        if (source.Code.Length == 3)
            return target.Code.Length > 3 && (source.Hit?.Kind is NameKind.Demonym ? code[..2] is "14" or "10" or "02" : string.CompareOrdinal(code, "08") >= 0 && target.Code[3..6] is not ("GOV" or "MIL" or "CVL" or "COP" or "BUS" or "LAB"));
        return code[..2] is not ("04" or "05" or "06" or "07" or "16") || (target.Code.Length > 3 && source.Code[3..6] != target.Code[3..6] && (Outside(source) || Outside(target)));
    }

    private static bool Outside(PhraseActor actor) => actor.Code.Length >= 6 && actor.Code[3..6] is "REB" or "OPP" or "PRM" or "PTY";
}
