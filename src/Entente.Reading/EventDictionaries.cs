using Entente.Reading.Dictionaries;

namespace Entente.Reading;

/// <summary>Dictionaries of the TABARI and PETRARCH family, which take the place of the built-in coder.</summary>
public sealed class EventDictionaries
{
    private readonly List<string[]> _discards = [];

    private EventDictionaries()
    {
    }

    internal ActorEntries Actors { get; } = new();

    internal AgentEntries Agents { get; } = new();

    internal VerbEntries Verbs { get; } = new();

    /// <summary>Reads the texts of dictionary files; each is a name and its text.</summary>
    /// <param name="actors">Actors with dated codes.</param>
    /// <param name="agents">Agents and their roles.</param>
    /// <param name="verbs">Verbs, patterns and sets of synonyms.</param>
    /// <param name="discards">Phrases that drop a sentence.</param>
    public static EventDictionaries Parse(
        IReadOnlyList<(string Name, string Text)> actors,
        IReadOnlyList<(string Name, string Text)> agents,
        IReadOnlyList<(string Name, string Text)> verbs,
        IReadOnlyList<(string Name, string Text)> discards)
    {
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(verbs);
        ArgumentNullException.ThrowIfNull(discards);
        var loaded = new EventDictionaries();
        foreach (var (_, text) in actors)
            loaded.Actors.Add(text);
        foreach (var (_, text) in agents)
            loaded.Agents.Add(text);
        foreach (var (_, text) in verbs)
            loaded.Verbs.Add(text);
        foreach (var (_, text) in discards)
            foreach (var line in DictionaryText.Lines(text))
                loaded._discards.Add([.. DictionaryText.Words(line.TrimStart('+'), out _)]);
        return loaded;
    }

    /// <summary>Whether a discard phrase stands in the sentence.</summary>
    internal bool Discards(string[] tokens)
    {
        foreach (var words in _discards)
            for (var i = 0; words.Length > 0 && i + words.Length <= tokens.Length; i++)
            {
                var same = true;
                for (var k = 0; k < words.Length && same; k++)
                    same = k == words.Length - 1 ? DictionaryText.Same(tokens[i + k], words[k], false) : tokens[i + k] == words[k];
                if (same)
                    return true;
            }

        return false;
    }
}
