namespace Entente.Record.Events;

/// <summary>
/// The state in the name of an actor as ACLED writes it: the forces or government of a state, with the years of the regime, or a group with
/// its country in brackets. Nothing where the name says no state: an armed group is not put to the state it fights in.
/// </summary>
internal static class ActorNames
{
    private static readonly string[] Beginnings = ["Military Forces of ", "Police Forces of ", "Government of "];

    /// <summary>The state's code; empty where the name says none.</summary>
    /// <param name="name">The actor, such as "Military Forces of Russia (2000-) Air Force" or "Protesters (India)".</param>
    /// <param name="stateOf">Finds a state by its name.</param>
    internal static string StateOf(string name, Func<string, string?> stateOf)
    {
        foreach (var beginning in Beginnings)
        {
            // "Former Military Forces of X" and "Mutiny of Military Forces of X" are not the state's.
            if (!name.StartsWith(beginning, StringComparison.Ordinal))
                continue;
            var rest = name[beginning.Length..];
            var open = rest.IndexOf('(', StringComparison.Ordinal);
            rest = (open < 0 ? rest : rest[..open]).Trim();
            return stateOf(rest.StartsWith("the ", StringComparison.Ordinal) ? rest[4..] : rest) ?? "";
        }

        var begin = name.LastIndexOf('(');
        var end = name.LastIndexOf(')');
        return begin >= 0 && end > begin + 1 && !char.IsAsciiDigit(name[begin + 1]) ? stateOf(name[(begin + 1)..end]) ?? "" : "";
    }
}
