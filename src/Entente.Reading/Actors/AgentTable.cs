using System.Collections.Frozen;
using Entente.Reading.Events;

namespace Entente.Reading.Actors;

/// <summary>Common nouns that give an actor its role: "officials" GOV, "troops" MIL.</summary>
internal static class AgentTable
{
    private static readonly Lazy<FrozenDictionary<string, string>> Roles = new(Load);

    /// <summary>The role of a lower-case noun in singular or plural; null where it gives none.</summary>
    internal static string? Role(string lower)
    {
        if (Roles.Value.TryGetValue(lower, out var role))
            return role;
        return lower.EndsWith('s') && lower.Length > 3 && Roles.Value.TryGetValue(lower[..^1], out role) ? role : null;
    }

    /// <summary>Words before a name that are no part of it.</summary>
    internal static bool IsTitle(string lower) => lower is "mr." or "mrs." or "ms." or "dr." or "mr" or "prof." or "gen." or "sen." or "rep." or "col." or "lt." or "sir" or "sheikh" || Role(lower) is not null;

    /// <summary>Whether three letters are a role and no state or organisation.</summary>
    internal static bool IsRole(string code) => RoleCodes.Value.Contains(code);

    private static readonly Lazy<FrozenSet<string>> RoleCodes = new(() => Roles.Value.Values.Append("PRE").Append("UNK").Append("UAF").ToFrozenSet(StringComparer.Ordinal));

    private static FrozenDictionary<string, string> Load()
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in CameoTable.Read("agents.tsv"))
            foreach (var word in row[1].Split(' '))
                map.TryAdd(word, row[0]);
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
