using System.Collections.Frozen;

namespace Entente.Reading.Events;

/// <summary>A way to name an act: a verb, what its object may be, where its target stands.</summary>
internal sealed record Act(string Code, FrozenSet<string>? Objects, (string Slot, string Kind)[] Slots, bool Reciprocal, bool TakesClause);

/// <summary>The verbs and nouns that name acts.</summary>
internal static class ActLexicon
{
    private static readonly Lazy<FrozenDictionary<string, Act[]>> LazyVerbs = new(() => Load("acts.tsv", hasObjects: true));
    private static readonly Lazy<FrozenDictionary<string, Act[]>> LazyNouns = new(() => Load("nominals.tsv", hasObjects: false));

    internal static FrozenDictionary<string, Act[]> Verbs => LazyVerbs.Value;

    internal static FrozenDictionary<string, Act[]> Nouns => LazyNouns.Value;

    private static FrozenDictionary<string, Act[]> Load(string file, bool hasObjects)
    {
        var found = new Dictionary<string, List<Act>>(StringComparer.Ordinal);
        foreach (var row in CameoTable.Read(file))
        {
            var objects = hasObjects && row[2] != "*" ? row[2].Split(',').ToFrozenSet(StringComparer.Ordinal) : null;
            var slots = row[hasObjects ? 3 : 2].Split(',').Select(s => s.Split('@')).Select(s => (s[0], s.Length > 1 ? s[1] : "")).ToArray();
            var flags = row[hasObjects ? 4 : 3];
            foreach (var word in row[1].Split(','))
            {
                if (!found.TryGetValue(word, out var acts))
                    found[word] = acts = [];
                acts.Add(new Act(row[0], objects, slots, flags.Contains('r'), flags.Contains('c')));
            }
        }

        // What names its object goes before what takes any.
        return found.ToFrozenDictionary(f => f.Key, f => f.Value.OrderBy(a => a.Objects is null ? 1 : 0).ToArray(), StringComparer.Ordinal);
    }
}
