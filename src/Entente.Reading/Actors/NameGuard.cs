using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Refuses a name where the words around it show that something else is meant.</summary>
internal static class NameGuard
{
    internal static bool Stands(Token[] tokens, int at, int length, GazetteerName row, DateOnly day)
    {
        var form = tokens[at].Form;
        var next = at + length < tokens.Length ? tokens[at + length].Form : "";
        var before = at > 0 ? tokens[at - 1].Form : "";
        if (row.Kind is NameKind.Capital && !row.Valid.Contains(day) && row.Valid.End is not null)
            return false;
        if (length > 1)
            return true;
        return form switch
        {
            "US" => true,
            "IS" => before is "the" or "by" or "of" or "against",
            "X" => before is "on" or "to" or "Follow",
            "Quad" or "Commonwealth" or "Congress" or "Senate" or "Diet" or "Capitol" => before is "the" or "The" or "U.S." or "US" or "of",
            "Apple" or "Shell" or "Guardian" or "Independent" or "Economist" or "Bild" or "Dawn" or "Vox" or "SANA" or "RT" or "GAM" or "ETA" or "AP" => next is not ("pie" or "Market") && char.IsUpper(form[0]),
            "Jordan" => !(before.Length > 1 && char.IsUpper(before[0]) && char.IsLower(before[^1]) && before is "Michael" or "Jim"),
            "Georgia" or "Chad" or "Niger" or "Mali" or "Nice" or "Orange" => before is not ("Atlanta" or "," and not ",") && next is not ("Tech" or "Bulldogs"),
            "Pole" or "Poles" => next is not ("vault" or "position"),
            "Lao" or "Thai" or "Dane" => true,
            "Franco" or "Sino" or "Russo" or "Anglo" or "Indo" => next is "-" or "–",
            "Lima" or "Male" or "Nice" or "Bath" or "Reading" => at > 0,
            _ => true,
        };
    }
}
