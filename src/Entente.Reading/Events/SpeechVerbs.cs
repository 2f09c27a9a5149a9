using System.Collections.Frozen;

namespace Entente.Reading.Events;

/// <summary>Verbs whose saying is the act: demands, promises, threats, refusals.</summary>
internal static class SpeechVerbs
{
    private static readonly Lazy<FrozenDictionary<string, (SpeechKind Kind, int Strength)>> Verbs = new(() =>
        CameoTable.Read("speech.tsv")
            .SelectMany(r => r[1].Split(',').Select(v => (Verb: v, Value: (Enum.Parse<SpeechKind>(r[0], ignoreCase: true), r[2][0] - '0'))))
            .ToFrozenDictionary(v => v.Verb, v => v.Value, StringComparer.Ordinal));

    /// <summary>What the saying is and how much it needs beside it: 2 stands with any object, 1 with an act or an actor, 0 with both.</summary>
    internal static (SpeechKind Kind, int Strength)? Of(string lemma) => Verbs.Value.TryGetValue(lemma, out var found) ? found : null;
}

/// <summary>What is said.</summary>
internal enum SpeechKind
{
    /// <summary>Another shall act.</summary>
    Demand,

    /// <summary>The speaker will act, to the good of the other.</summary>
    Promise,

    /// <summary>The speaker will act, to the other's harm.</summary>
    Threat,

    /// <summary>The speaker will not act as asked.</summary>
    Refuse,
}
