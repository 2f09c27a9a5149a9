using System.Runtime.CompilerServices;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Every name of a gazetteer by its first word, so that a sentence is searched in one pass.</summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<Gazetteer, NameIndex> Built = [];

    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    private NameIndex(Gazetteer gazetteer)
    {
        Gazetteer = gazetteer;
        Persons = new PersonIndex(gazetteer.Holders);
        foreach (var name in gazetteer.Names)
            Add(name.Text, name, null);
        foreach (var person in Persons.All)
            foreach (var spelling in person.Spellings)
                Add(spelling, null, person);
        foreach (var list in _byFirst.Values)
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    internal Gazetteer Gazetteer { get; }

    internal PersonIndex Persons { get; }

    internal static NameIndex Of(Gazetteer gazetteer) => Built.GetValue(gazetteer, static g => new NameIndex(g));

    /// <summary>The longest name that begins at a token; several rows where the name stood for several actors in turn.</summary>
    internal int Match(Token[] tokens, int at, List<Entry> found)
    {
        found.Clear();
        if (!_byFirst.TryGetValue(Plain(tokens[at].Form), out var entries))
            return 0;
        var length = 0;
        foreach (var entry in entries)
        {
            if (length > entry.Words.Length)
                break;
            if (at + entry.Words.Length > tokens.Length)
                continue;
            var same = true;
            for (var i = 1; i < entry.Words.Length && same; i++)
                same = string.Equals(Plain(tokens[at + i].Form), entry.Words[i], StringComparison.Ordinal);
            if (!same)
                continue;
            length = entry.Words.Length;
            found.Add(entry);
        }

        return length;
    }

    internal static string Plain(string form) => form.Contains('’') ? form.Replace('’', '\'') : form;

    private void Add(string text, GazetteerName? name, Person? person)
    {
        var words = Tokenizer.ByRule.Tokens(text, 0, text.Length).Select(t => Plain(t.Form)).ToArray();
        if (words.Length == 0)
            return;
        if (!_byFirst.TryGetValue(words[0], out var list))
            _byFirst[words[0]] = list = [];
        list.Add(new Entry(words, name, person));
    }

    internal sealed record Entry(string[] Words, GazetteerName? Name, Person? Person);
}
