using System.Text.RegularExpressions;
using Entente.Structure.Signed;
using Entente.World;

namespace Entente.Desk.Structure;

/// <summary>A change of one tie, for a what-if.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="A">One state.</param>
/// <param name="B">The other.</param>
/// <param name="Sign">The new sign; 0 takes the tie away.</param>
/// <param name="Weight">The new weight.</param>
public sealed partial record TieChange(string Text, string A, string B, int Sign, double Weight = 1)
{
    private static readonly string[] Obligations = ["defence", "offence", "neutrality", "consultation", "nonaggression"];

    /// <summary>Whether it asks for a tie that is there; one that is added need not be.</summary>
    private bool IsOfATie => !Text.StartsWith("add ", StringComparison.Ordinal);

    /// <summary>Whether a network has the tie that the change is about, or the change brings it.</summary>
    public bool IsMetBy(SignedNetwork network) => !IsOfATie || network.Ties.Any(t => IsOf(network.States[t.A], network.States[t.B]));

    /// <summary>Refuses a change of a tie that no period has and no earlier change adds: a misspelt state would pass for an answer.</summary>
    /// <exception cref="InputException">A change asks for such a tie.</exception>
    public static void Check(IReadOnlyList<TieChange> changes, IReadOnlyList<SignedNetwork> networks, string path)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (networks.Any(change.IsMetBy) || changes.Take(i).Any(c => !c.IsOfATie && change.IsOf(c.A, c.B)))
                continue;
            var states = networks.SelectMany(n => n.States).ToHashSet(StringComparer.Ordinal);
            var unknown = new[] { change.A, change.B }.FirstOrDefault(s => !states.Contains(s));
            throw new InputException(
                unknown is null
                    ? $"--{change.Text}: {change.A} and {change.B} have no tie; --add \"tie({change.A},{change.B},1)\" makes one"
                    : $"--{change.Text}: {unknown} is not in this file; its states are {string.Join(", ", states.Order(StringComparer.Ordinal).Take(20))}{(states.Count > 20 ? $" and {states.Count - 20} more" : "")}",
                path);
        }
    }

    /// <summary>Reads <c>tie(A,B)=-1</c> (from --set), <c>tie(A,B,-1)</c> or <c>pact(A,B,…)</c> (from --add), <c>tie(A,B)</c> (from --remove).</summary>
    /// <param name="option">set, add or remove.</param>
    /// <param name="text">The change.</param>
    /// <exception cref="InputException">The text has another form.</exception>
    public static TieChange Parse(string option, string text)
    {
        var match = Form().Match(text);
        var third = match.Groups["third"].Value.Trim();
        var isPact = match.Groups["what"].Value == "pact";
        var sign = option switch
        {
            _ when !match.Success => null,
            "remove" when match.Groups["value"].Length == 0 => (int?)0,
            "add" when isPact && (third.Length == 0 || Obligations.Contains(third, StringComparer.OrdinalIgnoreCase)) => 1,
            "add" when match.Groups["value"].Length == 0 => ReadSign(third),
            "set" when third.Length == 0 && !isPact => ReadSign(match.Groups["value"].Value),
            _ => null,
        };
        var (a, b) = (match.Groups["a"].Value.Trim(), match.Groups["b"].Value.Trim());
        return sign is { } s && a != b
            ? new TieChange($"{option} {text}", a, b, s)
            : throw new InputException($"--{option} \"{text}\" cannot be read; expected --set \"tie(USA,RUS)=-1\", --add \"tie(USA,RUS,1)\", --add \"pact(USA,RUS,nonaggression)\" (or {string.Join(", ", Obligations[..^1])}) or --remove \"tie(USA,RUS)\"");
    }

    /// <summary>The network after the changes; a tie that was there before is replaced.</summary>
    public static SignedNetwork Apply(SignedNetwork network, IReadOnlyList<TieChange> changes)
    {
        var rows = network.Ties.Select(t => new SignedTieRow(network.States[t.A], network.States[t.B], t.Sign, t.Weight)).ToList();
        foreach (var change in changes)
        {
            rows.RemoveAll(r => change.IsOf(r.A, r.B));
            if (change.Sign != 0)
                rows.Add(new SignedTieRow(change.A, change.B, change.Sign, change.Weight));
        }

        return SignedNetwork.FromRows(rows, others: network.States);
    }

    private bool IsOf(string a, string b) => (a == A && b == B) || (a == B && b == A);

    private static int? ReadSign(string text) =>
        text.Trim() switch
        {
            "+" or "1" or "+1" or "positive" => 1,
            "-" or "-1" or "−1" or "negative" => -1,
            "0" => 0,
            _ => null,
        };

    [GeneratedRegex(@"^\s*(?<what>tie|pact)\(\s*(?<a>[^,()]+),\s*(?<b>[^,()]+?)\s*(,\s*(?<third>[^,()]*))?\)\s*(=\s*(?<value>\S+)\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
