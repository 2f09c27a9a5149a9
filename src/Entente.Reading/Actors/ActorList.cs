using System.Collections.Immutable;
using Entente.Reading.Events;
using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Gathers the mentions of each actor of an article and gives it an id.</summary>
internal sealed class ActorList(Article article, IReadOnlyList<SentenceText> sentences, Gazetteer gazetteer)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);

    /// <summary>Adds a mention; its actor's id.</summary>
    internal string Add(NameHit hit)
    {
        var key = KeyOf(hit);
        var entry = EntryOf(key, hit);
        Mention(entry, hit.Sentence, hit.First, hit.End);
        return entry.Id;
    }

    /// <summary>The id of the actor that a coded phrase names; null where it is a common noun without a name.</summary>
    internal string? Of(int sentence, PhraseActor actor)
    {
        if (actor.Hit is { } hit && (hit.IsPerson || hit.Kind is not (NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Seat or NameKind.Place) || actor.Code.Length == 3))
            return IdOf(hit) ?? Add(hit);
        return Body(sentence, actor);
    }

    /// <summary>The id of the speaker whose phrase a token heads: an actor of the gazetteer, a body of a state, or a person the text introduces.</summary>
    internal string? Of(ParsedSentence s, PhraseResolver resolver, int head)
    {
        var resolved = resolver.Resolve(head);
        if (resolved is { Hit.IsPerson: true })
            return Of(s.Text.Index, resolved);
        if (s.Tag(head) == "PROPN" && (resolved is null || !(head >= resolved.Hit?.First && head < resolved.Hit?.End)))
        {
            var (first, end) = ProperName(s, head);
            if (end - first >= 2 || KnownSurname(s.Token(head).Form) is not null)
                return Person(s, first, end);
        }

        // "former Russian diplomat Georgy Toloraya": the name stands beside the noun.
        foreach (var c in s.Children(head))
            if (s.Label(c) is "appos" or "flat" && s.Tag(c) == "PROPN" && resolver.NameAt(c) is null)
            {
                var (first, end) = ProperName(s, c);
                if (end - first >= 2)
                    return Person(s, first, end);
            }

        if (resolved is not null)
            return Of(s.Text.Index, resolved);
        return s.Tag(head) is "NOUN" or "PROPN" ? Body(s.Text.Index, new PhraseActor("", resolver.Core(head)[0], resolver.Core(head)[^1] + 1, null, false, head)) : null;
    }

    /// <summary>The id of a person whom the text introduces by name; a new one unless the name, or the surname alone, is known.</summary>
    internal string AddPerson(int sentence, int first, int end, string name)
    {
        var known = _entries.FirstOrDefault(e => e.Kind == ActorKind.Person && string.Equals(e.Name, name, StringComparison.Ordinal)) ?? (name.Contains(' ') ? null : KnownSurname(name));
        if (known is null)
        {
            known = new Entry($"a{_entries.Count + 1}", name, ActorKind.Person, "");
            _entries.Add(known);
        }

        Mention(known, sentence, first, end);
        return known.Id;
    }

    /// <summary>A further place where an actor is named, or a pronoun stands for it.</summary>
    internal void AddMention(string id, int sentence, int first, int end)
    {
        if (_entries.FirstOrDefault(e => e.Id == id) is { } entry)
            Mention(entry, sentence, first, end);
    }

    /// <summary>A body named by common nouns or by a name that the gazetteer does not list.</summary>
    internal string AddBody(ParsedSentence s, int first, int end, bool isNamed) =>
        Body(s.Text.Index, new PhraseActor("", first, end, null, false, first), isNamed ? ActorKind.Organisation : ActorKind.Group);

    /// <summary>Whether an actor is named by a noun in the plural ("officials").</summary>
    internal bool IsPlural(string id) => _entries.FirstOrDefault(e => e.Id == id) is { Kind: ActorKind.Group } entry && entry.Name.Split(' ')[^1] is var last && ((last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal)) || last is "people" or "police" or "men" or "women");

    /// <summary>Whether an actor without a name is one man or woman by the noun ("a spokesman", "an official").</summary>
    internal bool IsOnePerson(string id) => _entries.FirstOrDefault(e => e.Id == id) is { Kind: ActorKind.Group } entry && entry.Name.Split([" of ", " for ", " in ", " at ", " from "], StringSplitOptions.None)[0].Split(' ')[^1].ToLowerInvariant() is var noun && (PersonWords.Introduces(noun) || noun is "official" or "man" or "woman" or "soldier" or "resident" or "student" or "worker" or "policeman" or "source");

    internal bool IsPerson(string id) => _entries.FirstOrDefault(e => e.Id == id)?.Kind == ActorKind.Person;

    private static (int First, int End) ProperName(ParsedSentence s, int head)
    {
        var (first, end) = (head, head + 1);
        while (first > 0 && s.Tag(first - 1) == "PROPN" && !AgentTable.IsTitle(s.Lower[first - 1]) && char.IsUpper(s.Token(first - 1).Form[0]))
            first--;
        while (end < s.Count && s.Tag(end) == "PROPN" && (s.Head(end) == head || s.Head(end) >= first && s.Head(end) < end) && s.Label(end) is "flat" or "compound" or "flat:name" or "goeswith")
            end++;
        if (end + 1 < s.Count && s.Token(end).Form == "-" && s.Tag(end + 1) == "PROPN" && s.Text.Tokens[end].Start == s.Text.Tokens[end - 1].End)
            end += 2;
        return (first, end);
    }

    private Entry? KnownSurname(string form) => _entries.FirstOrDefault(e => e.Kind == ActorKind.Person && (e.Name == form || e.Name.EndsWith(" " + form, StringComparison.Ordinal) || (e.Code.Length > 0 && e.Name.StartsWith(form + " ", StringComparison.Ordinal))));

    private string Person(ParsedSentence s, int first, int end)
    {
        var name = article.Text[s.Token(first).Start..s.Token(end - 1).End];
        var known = _entries.FirstOrDefault(e => e.Kind == ActorKind.Person && string.Equals(e.Name, name, StringComparison.Ordinal)) ?? (end - first == 1 ? KnownSurname(name) : null);
        if (known is null)
        {
            known = new Entry($"a{_entries.Count + 1}", name, ActorKind.Person, "");
            _entries.Add(known);
        }

        Mention(known, s.Text.Index, first, end);
        return known.Id;
    }

    /// <summary>A body named by a common noun: "the South Korean government", "officials".</summary>
    private string Body(int sentence, PhraseActor actor, ActorKind kind = ActorKind.Group)
    {
        var tokens = sentences[sentence].Tokens;
        var (s, e) = (tokens[actor.First].Start, tokens[Math.Min(actor.End, tokens.Length) - 1].End);
        var name = article.Text[s..e];
        foreach (var word in (ReadOnlySpan<string>)["the ", "The ", "a ", "A ", "an ", "An "])
            if (name.StartsWith(word, StringComparison.Ordinal))
                name = name[word.Length..];
        var coded = EventMerger.IsCode(actor.Code) && !(actor.Code.Length == 3 && AgentTable.IsRole(actor.Code));
        var key = coded ? $"b:{actor.Code}" : $"b:{name.ToLowerInvariant()}";
        if (!_byKey.TryGetValue(key, out var entry))
        {
            entry = new Entry($"a{_entries.Count + 1}", name, kind, coded ? actor.Code : "") { Role = coded ? null : actor.Code.Length == 3 ? actor.Code : null };
            _byKey[key] = entry;
            _entries.Add(entry);
        }

        Mention(entry, sentence, actor.First, Math.Min(actor.End, tokens.Length));
        return entry.Id;
    }

    private string? IdOf(NameHit hit) => _byKey.TryGetValue(KeyOf(hit), out var entry) ? entry.Id : null;

    private static string KeyOf(NameHit hit) => hit.IsPerson ? $"p:{hit.Name}" : hit.Kind is NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Seat ? $"s:{hit.Code[..3]}" : $"n:{hit.Name}";

    internal ImmutableArray<ActorInText> ToImmutable() =>
        [.. _entries.Select(e =>
        {
            ActorCode? code = e.Code.Length >= 3 ? new ActorCode(e.Code) : null;
            var state = code is { } c ? gazetteer.StateOf(c) : default;
            var role = e.Code.Length > 3 ? e.Code[3..6] : e.Role;
            if (role is null && code is { } organisation && state.IsNone && e.Kind is ActorKind.Organisation)
                role = "IGO";
            return new ActorInText(new Actor(e.Id, e.Name, e.Kind, state, role), code, [.. e.Mentions.OrderBy(m => m.Span)]);
        })];

    private Entry EntryOf(string key, NameHit hit)
    {
        if (_byKey.TryGetValue(key, out var entry))
            return entry;
        var isState = key[0] == 's';
        var kind = hit.Kind switch
        {
            null => ActorKind.Person,
            NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Seat => ActorKind.State,
            NameKind.Group => ActorKind.Group,
            NameKind.Place => ActorKind.Group,
            _ => ActorKind.Organisation,
        };
        entry = new Entry($"a{_entries.Count + 1}", hit.Name, kind, isState ? hit.Code[..3] : hit.Code);
        _byKey[key] = entry;
        _entries.Add(entry);
        return entry;
    }

    private void Mention(Entry entry, int sentence, int first, int end)
    {
        var tokens = sentences[sentence].Tokens;
        var (s, e) = (tokens[first].Start, tokens[end - 1].End);
        var span = article.Points.Span(s, e);
        if (!entry.Mentions.Any(m => m.Span == span))
            entry.Mentions.Add(new Mention(span, article.Text[s..e]));
    }

    private sealed class Entry(string id, string name, ActorKind kind, string code)
    {
        internal string Id { get; } = id;

        internal string Name { get; } = name;

        internal ActorKind Kind { get; } = kind;

        internal string Code { get; } = code;

        /// <summary>The role where no state is known.</summary>
        internal string? Role { get; init; }

        internal List<Mention> Mentions { get; } = [];
    }
}
