using System.Collections.Frozen;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Finds the names of a gazetteer in the sentences of an article, on the article's day.</summary>
internal sealed class NameFinder
{
    private static readonly FrozenSet<string> Titles = (
        "Mr. Mrs. Ms. Mr Mrs Ms Dr. President Premier Chancellor Chairman Secretary Minister King Queen Prince Pope General Gen. Marshal Ayatollah Sheikh Emir Senator Sen. Ambassador Comrade leader Leader Kremlin").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Surnames that are words, places or common given names: never read alone without a title or the full name before them.
    private static readonly FrozenSet<string> Guarded = (
        "May Bush Rice Brown Park Price Burns Miller Johnson Wong Lee Li Han Wang Mao Mattis Austin Carter Ford Major Lai Wu Ma Harris Clinton Taylor Kennedy Marcos Singh Khan Ahmed Ali Hassan Mohamed Mohammed Hussein Salman Abdullah Charles Francis Paul Martin Cooper Cook Straw Sharif Castro Gandhi Smith Jin Lin Ning Cho Shin Sanchez Costa Michel Hamad Sullivan Kirby Perry Howard Omar Hu Wen Qin Dan Leo Benedict Elizabeth Arroyo Lula Rama Orpo Truss Store Wilson Deby Pena Pavel Rahman Sen Manet Lam Hua Fernandez Gallant Katz Wood Harper Zhao Yang Tusk Noboa Diaz-Canel Annan Barak Stock Bio Scotland Russell Fletcher Barnett Barrow Henry Sharma Zhang Turk Arias Puna Lim Oli Chaves Wallace Healey Gabriel Grandi Salih Steiner Tax Orsi Abela Golob Kanda Chapo Boko Kao Zas Pope Griffiths Albares Robles Maas Jansa Ramdin Taylor Sultan Stock Moise Manele").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly NameIndex _index;
    private readonly DateOnly _day;
    private readonly bool _dated;
    private readonly List<NameIndex.Entry> _found = [];

    internal NameFinder(Gazetteer gazetteer, EdtfDate published)
    {
        _index = NameIndex.Of(gazetteer);
        _dated = published.Precision != DatePrecision.Unknown;
        _day = (_dated ? published.Latest ?? published.Earliest : null) ?? new DateOnly(2024, 1, 1);
    }

    internal List<NameHit> Find(IReadOnlyList<SentenceText> sentences)
    {
        var hits = new List<NameHit>();
        var named = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
            Find(sentence, hits, named);
        return hits;
    }

    private void Find(SentenceText sentence, List<NameHit> hits, Dictionary<string, Person> named)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var form = tokens[i].Form;
            if (!char.IsLetterOrDigit(form[0]))
                continue;
            var length = _index.Match(tokens, i, _found);
            if (length > 0 && Choose(tokens, i, length) is { } hit)
            {
                hits.Add(hit with { Sentence = sentence.Index });
                if (hit.Person is { } person)
                {
                    named[person.Surname] = person;
                    foreach (var spelling in person.Spellings)
                        named.TryAdd(PersonIndex.SurnameOf(spelling, person.Terms[0].Actor.Text[..3]), person);
                }

                i += length - 1;
                continue;
            }

            if (Surname(tokens, i, named) is { } short_)
                hits.Add(short_ with { Sentence = sentence.Index });
        }
    }

    private NameHit? Choose(Token[] tokens, int at, int length)
    {
        NameIndex.Entry? best = null;
        foreach (var entry in _found)
        {
            if (entry.Words.Length != length)
                continue;
            if (entry.Person is not null && best is null)
                best = entry;
            else if (entry.Name is { } name && (best?.Name is null || (name.Valid.Contains(_day) && !best.Name.Valid.Contains(_day))))
                best = entry;
        }

        if (best is null)
            return null;
        if (best.Person is { } person)
            return new NameHit(0, at, at + length, person.Name, null, CodeOf(person), person);
        var row = best.Name!;
        if (!NameGuard.Stands(tokens, at, length, row, _day))
            return null;
        return new NameHit(0, at, at + length, row.Actor, row.Kind, row.Code.Text, null);
    }

    /// <summary>The code of a person on the article's day: that of the office held, else the state with ELI for a former holder.</summary>
    private string CodeOf(Person person)
    {
        if (person.On(_day) is { } term)
            return term.Actor.Text;
        var last = person.Terms[^1];
        var code = last.Actor.Text;
        if (!_dated && last.Term.End is null)
            return code;
        // Between two terms one is a former holder.
        if (person.Terms.Any(t => t.Term.Start > _day) && person.Terms.LastOrDefault(t => t.Term.End is { } left && left < _day) is { } before)
            return before.Actor.Text[..3] + "ELI";
        // Leaders of the past keep the code under which they acted; those who left office recently are former holders.
        if (last.Term.End is { } end && end < _day)
            return end.Year < _day.Year - 15 || code.EndsWith("REB", StringComparison.Ordinal) ? code : code[..3] + "ELI";
        return code[..3];
    }

    private NameHit? Surname(Token[] tokens, int at, Dictionary<string, Person> named)
    {
        var form = tokens[at].Form;
        if (!char.IsUpper(form[0]) || form.Length < 2)
            return null;
        var alone = !(at > 0 && IsNamePart(tokens[at - 1].Form) && !Titles.Contains(tokens[at - 1].Form)) && !(at + 1 < tokens.Length && IsNamePart(tokens[at + 1].Form) && tokens[at + 1].Form.Length > 1);
        if (!alone)
            return null;
        if (named.TryGetValue(form, out var known))
            return new NameHit(0, at, at + 1, known.Name, null, CodeOf(known), known);
        var titled = at > 0 && Titles.Contains(tokens[at - 1].Form);
        if (Guarded.Contains(form) && !titled)
            return null;
        Person? best = null;
        foreach (var person in _index.Persons.BySurname(form))
        {
            if (person.On(_day) is not { } term)
                continue;
            if (best is null || Person.Rank(term.Office) < Person.Rank(best.On(_day)!.Office))
                best = person;
            else if (Person.Rank(term.Office) == Person.Rank(best.On(_day)!.Office))
                return null;
        }

        if (best is null || (!titled && Person.Rank(best.On(_day)!.Office) > 2 && best.Terms.Length < 2))
        {
            // A president of the past by the surname alone, where no other bears it ("Nixon", "Stalin").
            var all = _index.Persons.BySurname(form);
            if (best is null && all.Count == 1 && Person.Rank(all[0].Terms[^1].Office) == 0 && form.Length > 4)
                best = all[0];
            // "President Bush" of a day when none of the name held the office: all who ever did are of one state.
            if (best is null && titled && tokens[at - 1].Form is "President" or "Premier" or "Chancellor" or "Minister" && all.Count > 0 && all.All(p => p.Terms[0].Actor.Text[..3] == all[0].Terms[0].Actor.Text[..3]))
                best = all[0];
            if (best is null)
                return null;
        }

        return new NameHit(0, at, at + 1, best.Name, null, CodeOf(best), best);
    }

    private static bool IsNamePart(string form) => char.IsUpper(form[0]) && form.Length > 1 && char.IsLetter(form[^1]) && !char.IsUpper(form[^1]);
}
