using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>A person with all terms of office, in the order of time.</summary>
internal sealed record Person(string Name, ImmutableArray<string> Spellings, string Surname, ImmutableArray<OfficeHolder> Terms)
{
    /// <summary>The term that holds on a day, the highest office first; null where the person is out of office then.</summary>
    internal OfficeHolder? On(DateOnly day)
    {
        OfficeHolder? best = null;
        foreach (var term in Terms)
            if (term.Term.Contains(day) && (best is null || Rank(term.Office) < Rank(best.Office)))
                best = term;
        return best;
    }

    /// <summary>Offices in the order in which a bare surname brings them to mind.</summary>
    internal static int Rank(string office) => office switch
    {
        "President" or "Chancellor" or "Supreme Leader" or "Prime Minister" or "Premier" or "General Secretary" or "Leader" or "King" or "Queen" or "Taoiseach" or "Secretary-General" or "Secretary General" or "Emir" or "Chairman" => 0,
        "Secretary of State" or "Foreign Minister" or "Foreign Secretary" or "External Affairs Minister" or "Vice President" or "Crown Prince" or "High Representative" => 1,
        "Secretary of Defense" or "Defence Minister" => 2,
        _ => 3,
    };
}

/// <summary>Persons by surname.</summary>
internal sealed class PersonIndex
{
    private readonly Dictionary<string, List<Person>> _bySurname = new(StringComparer.Ordinal);

    internal PersonIndex(ImmutableArray<OfficeHolder> holders)
    {
        All = [.. holders
            .GroupBy(h => h.Person, StringComparer.Ordinal)
            .Select(g => new Person(g.Key, [g.Key, .. g.SelectMany(h => h.OtherNames).Distinct(StringComparer.Ordinal)], SurnameOf(g.Key, g.First().Actor.Text[..3]), [.. g.OrderBy(h => h.Term.Start)]))];
        foreach (var person in All)
            foreach (var surname in person.Spellings.Select(s => SurnameOf(s, person.Terms[0].Actor.Text[..3])).Distinct(StringComparer.Ordinal))
            {
                if (!_bySurname.TryGetValue(surname, out var list))
                    _bySurname[surname] = list = [];
                list.Add(person);
            }
    }

    internal ImmutableArray<Person> All { get; }

    internal IReadOnlyList<Person> BySurname(string surname) => _bySurname.TryGetValue(surname, out var list) ? list : [];

    /// <summary>The family name: it comes first in Chinese, Korean and Vietnamese names.</summary>
    internal static string SurnameOf(string name, string state)
    {
        var words = name.Split(' ');
        if (words.Length == 1)
            return name;
        var last = words[^1] is "Jr." or "II" or "III" or "VI" or "XIV" or "XVI" ? words[^2] : words[^1];
        if (words[0] is "King" or "Queen" or "Pope" or "Ayatollah" or "Sheikh" or "Mullah" or "Chairman")
            return words[1];
        var familyFirst = state is "CHN" or "PRK" or "KOR" or "TWN" && words[0].Length <= 5 && words[0] is not ("Chen-" or "Harry" or "Joe" or "Kofi");
        if (familyFirst && words[0] is not ("William" or "Joseph"))
            return words[0];
        var particle = words.Length > 2 && words[^2] is "al" or "el" or "bin" or "von" or "de" or "der" or "van";
        return particle && words[^2] is "de" or "von" or "der" ? string.Join(' ', words[(words[^2] == "der" ? ^3 : ^2)..]) : last;
    }
}
