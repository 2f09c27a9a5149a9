using System.Collections.Frozen;

namespace Entente.Reading.Events;

/// <summary>A way to name an act: a verb, what its object may be, where its target stands.</summary>
/// <param name="Code">The CAMEO code.</param>
/// <param name="Particle">The particle of the verb ("blow up"); empty where it has none.</param>
/// <param name="Objects">Words one of which is the object; null where any is.</param>
/// <param name="Slots">Where the target stands: <c>obj</c>, <c>iobj</c> or a preposition, with a kind it must have.</param>
/// <param name="Flags">
/// r done by both sides to each other; f the target may be looked for in the whole clause; d may be done by a state to its own people;
/// p a protest, whose target is who governs the place; x only with a target in its slot; c also takes a clause; w a noun too weak to stand
/// without both sides.
/// </param>
internal sealed record Act(string Code, string Particle, FrozenSet<string>? Objects, (string Slot, string Kind)[] Slots, string Flags)
{
    internal bool Reciprocal { get; } = Flags.Contains('r');

    internal bool TakesClause { get; } = Flags.Contains('c');

    internal bool Free { get; } = Flags.Contains('f');

    internal bool Domestic { get; } = Flags.Contains('d');

    internal bool Protest { get; } = Flags.Contains('p');

    internal bool Weak { get; } = Flags.Contains('w');
}

/// <summary>The verbs and nouns that name acts.</summary>
internal static class ActLexicon
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Classes = new(() =>
        CameoTable.Read("classes.tsv").ToFrozenDictionary(r => r[0], r => r[1].Split(' '), StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, Act[]>> LazyVerbs = new(() => Load("acts.tsv", hasObjects: true));
    private static readonly Lazy<FrozenDictionary<string, Act[]>> LazyNouns = new(() => Load("nominals.tsv", hasObjects: false));

    internal static FrozenDictionary<string, Act[]> Verbs => LazyVerbs.Value;

    internal static FrozenDictionary<string, Act[]> Nouns => LazyNouns.Value;

    private static FrozenDictionary<string, Act[]> Load(string file, bool hasObjects)
    {
        var found = new Dictionary<string, List<Act>>(StringComparer.Ordinal);
        foreach (var row in CameoTable.Read(file))
        {
            var objects = hasObjects && row[2] != "*" ? Words(row[2]) : null;
            var slots = row[hasObjects ? 3 : 2].Split(',').Select(s => s.Split('@')).Select(s => (s[0], s.Length > 1 ? s[1] : "")).ToArray();
            var flags = row[hasObjects ? 4 : 3];
            foreach (var word in row[1].Split(','))
            {
                var plus = word.IndexOf('+', StringComparison.Ordinal);
                var lemma = plus < 0 ? word : word[..plus];
                if (!found.TryGetValue(lemma, out var acts))
                    found[lemma] = acts = [];
                if (!hasObjects)
                    found.TryAdd(lemma + "s", acts);
                acts.Add(new Act(row[0], plus < 0 ? "" : word[(plus + 1)..], objects, slots, flags));
            }
        }

        // What says more goes before what says less: particle and object, object, particle, neither.
        return found.ToFrozenDictionary(f => f.Key, f => f.Value.OrderBy(a => (a.Objects is null ? 2 : 0) + (a.Particle.Length == 0 ? 1 : 0)).ToArray(), StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string list) =>
        // Some nouns keep their plural as the dictionary form ("talks", "troops").
        list.Split(',').SelectMany(w => w[0] == '@' ? Classes.Value[w[1..]] : [w]).SelectMany(w => (string[])[w, w + "s"]).ToFrozenSet(StringComparer.Ordinal);
}
