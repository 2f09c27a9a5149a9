namespace Entente.Reading.Claims;

/// <summary>A party or thing of a proposition: its key, and the content words that narrow it down.</summary>
/// <param name="Key">A state's or actor's code or name for an actor; the lemma of its noun for anything else.</param>
/// <param name="IsActor">Whether it is an actor.</param>
/// <param name="Words">The lemmas of its other content words.</param>
internal sealed record Party(string Key, bool IsActor, HashSet<string> Words)
{
    /// <summary>Whether two phrases may name one thing: the same actor; or the same noun with words that do not tell them apart.</summary>
    internal bool Same(Party other) =>
        Key == other.Key && (IsActor || Words.Count == 0 || other.Words.Count == 0 || Words.Overlaps(other.Words));
}

/// <summary>In which way a proposition is put forward.</summary>
internal enum Mode
{
    Fact,
    Future,
    Demand,
}

/// <summary>Who or what does or is what, to what: one clause of a statement.</summary>
/// <param name="Statement">Where it is said.</param>
/// <param name="Subject">Of what it is said.</param>
/// <param name="Predicate">The lemma of the verb, or of the noun or adjective behind a form of "be".</param>
/// <param name="Objects">Objects and phrases with a preposition.</param>
/// <param name="IsNegated">Whether it is denied.</param>
/// <param name="Mode">Fact, future or demand.</param>
/// <param name="Years">The years that its sentence names.</param>
internal sealed record Proposition(Statement Statement, Party Subject, string Predicate, List<Party> Objects, bool IsNegated, Mode Mode, HashSet<string> Years);

/// <summary>A statement with the words, actors and figures that it is made of.</summary>
/// <param name="Statement">Where it stands.</param>
/// <param name="Words">Content words by lemma, names and figures among them.</param>
/// <param name="States">States named.</param>
/// <param name="Figures">Numbers and years.</param>
/// <param name="Matters">On which matters between states it takes a side, and which.</param>
internal sealed record Utterance(Statement Statement, HashSet<string> Words, HashSet<string> States, HashSet<string> Figures, List<(string Matter, bool Yes)> Matters);
