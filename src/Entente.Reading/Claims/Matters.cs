using System.Text.RegularExpressions;

namespace Entente.Reading.Claims;

/// <summary>
/// Matters between states on which a statement takes one of two sides by its own words: how firm an alignment is, whether a pact
/// binds to defend, who leans on whom, whether a third state minds. A statement that speaks for both sides takes none.
/// </summary>
internal static partial class Matters
{
    internal static List<(string Matter, bool Yes)> Of(string text)
    {
        var found = new List<(string, bool)>();
        void Add(string matter, Regex yes, Regex no)
        {
            var (y, n) = (Side(text, yes), Side(text, no));
            // "not united" speaks for the other side.
            var (forYes, forNo) = (y.Plain + n.Denied, n.Plain + y.Denied);
            if (forYes > 0 != forNo > 0)
                found.Add((matter, forYes > 0));
        }

        Add("alignment", Firm(), Frail());
        Add("defence", Binds(), Loose());
        Add("third", Gladly(), Grudging());
        return found;
    }

    private static (int Plain, int Denied) Side(string text, Regex words)
    {
        var (plain, denied) = (0, 0);
        foreach (Match m in words.Matches(text))
            if (Denial().IsMatch(text[Math.Max(0, m.Index - 34)..m.Index]))
                denied++;
            else
                plain++;
        return (plain, denied);
    }

    [GeneratedRegex(@"\b(aligned|united (front|bloc|camp)|inseparable|unbreakable|rock-solid|(closer|tighter|firmer) than (ever|at any time)|no limits|deepening (ties|alliance|partnership)|(alliance|partnership|entente|friendship|axis) (is|will|has) (\w+ )?(strong|solid|durable|firm|deep|last|endure|hold|survive|grow|deepen))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Firm();

    [GeneratedRegex(@"\b(fracturing|fractured?|superficial (alliance|friendship|partnership|entente)|frail|fragile|crumbling|rift|split between|falling out|drifting apart|joylessly|mutual (mis|dis)trust|marriage of convenience|(alliance|partnership|entente|friendship|axis) (is|will|has) (\w+ )?(weak|shallow|break|collapse|crumble|end|fail|fray(ed)?|cannot last))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Frail();

    [GeneratedRegex(@"\b(mutual[- ]defen[sc]e (clause|pact|treaty|commitment|obligation)|(commits?|binds?|obliges?|pledges?|requires?) (each|both|either|the other|them|one another)\b.{0,40}\b(defend|aid|war|assist)|commitment .{0,40}\b(go to war|defend)|obligation to defend)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Binds();

    [GeneratedRegex(@"\b((no|without) (automatic |real )?(commitment|obligation|duty) to (go to war|defend|fight))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Loose();

    [GeneratedRegex(@"\b(benefits?|suits?|pleases?|serves?|delights?|is (good|welcome) (for|to)|in the interests? of|approves? of|is (happy|pleased|confident|content))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gladly();

    [GeneratedRegex(@"\b(headache for|statement against|blow to|setback for|defeat for|(is|are|was|were) (concerned|worried|upset|alarmed|displeased|unhappy)|worries|alarms|warning to|directed against|aimed at)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grudging();

    [GeneratedRegex(@"\b(not|never|no|neither|hardly|far from|falls? short of|fell short of|short of|without|lacks?|n[’']t|instead of|rather than|not (that|particularly))\b[^.;,]{0,30}$|\bfar from a[n]? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
