using System.Collections.Frozen;

namespace Entente.Reading.Text;

/// <summary>Words that end in a full stop without ending a sentence.</summary>
internal static class Abbreviations
{
    // Always followed by the name they belong to.
    private static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms dr prof gen col lt maj capt sgt cpl sen rep gov pres hon rev fr st mt ft messrs mme mlle adm cmdr amb supt insp det vs no nos p pp vol fig art sec ch nr op cf eg ie viz al ca approx brig pvt sr insp");

    // May stand at the end of a sentence as well.
    private static readonly FrozenSet<string> Others = Set(
        "co corp inc ltd bros jr sr esq phd md ba ma etc dept est ave blvd rd st vs univ assn bldg ext jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo oz lb lbs min max hr hrs al n°");

    internal static bool IsTitle(ReadOnlySpan<char> word) => Contains(Titles, word);

    internal static bool IsOther(ReadOnlySpan<char> word) => Contains(Others, word);

    /// <summary>Letters parted by full stops: <c>U.S.</c>, <c>e.g.</c>, <c>a.m.</c>, given without the last stop.</summary>
    internal static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0)
            return false;
        for (var i = 0; i < word.Length; i++)
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        return true;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 8)
            return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
