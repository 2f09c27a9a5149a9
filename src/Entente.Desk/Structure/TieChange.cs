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
            "add" when isPact => 1,
            "add" when match.Groups["value"].Length == 0 => ReadSign(third),
            "set" when third.Length == 0 && !isPact => ReadSign(match.Groups["value"].Value),
            _ => null,
        };
        var (a, b) = (match.Groups["a"].Value.Trim(), match.Groups["b"].Value.Trim());
        return sign is { } s && a != b
            ? new TieChange($"{option} {text}", a, b, s)
            : throw new InputException($"--{option} \"{text}\" cannot be read; expected --set \"tie(USA,RUS)=-1\", --add \"tie(USA,RUS,1)\", --add \"pact(USA,RUS,nonaggression)\" or --remove \"tie(USA,RUS)\"");
    }

    /// <summary>The network after the changes; a tie that was there before is replaced.</summary>
    public static SignedNetwork Apply(SignedNetwork network, IReadOnlyList<TieChange> changes)
    {
        var rows = network.Ties.Select(t => new SignedTieRow(network.States[t.A], network.States[t.B], t.Sign, t.Weight)).ToList();
        foreach (var change in changes)
        {
            rows.RemoveAll(r => (r.A == change.A && r.B == change.B) || (r.A == change.B && r.B == change.A));
            if (change.Sign != 0)
                rows.Add(new SignedTieRow(change.A, change.B, change.Sign, change.Weight));
        }

        return SignedNetwork.FromRows(rows, others: network.States);
    }

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
