using System.Collections.Immutable;
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
        var key = hit.IsPerson ? $"p:{hit.Name}" : hit.Kind is NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Seat ? $"s:{hit.Code[..3]}" : $"n:{hit.Name}";
        var entry = EntryOf(key, hit);
        Mention(entry, hit.Sentence, hit.First, hit.End);
        return entry.Id;
    }

    /// <summary>The id of the person that a stretch of tokens names, listed anew where it was not yet.</summary>
    internal string Speaker(int sentence, int first, int end)
    {
        var tokens = sentences[sentence].Tokens;
        var span = article.Points.Span(tokens[first].Start, tokens[end - 1].End);
        foreach (var entry in _entries)
            if (entry.Mentions.Any(m => m.Span == span))
                return entry.Id;
        var name = article.Text[tokens[first].Start..tokens[end - 1].End];
        var known = _entries.FirstOrDefault(e => e.Kind == ActorKind.Person && (string.Equals(e.Name, name, StringComparison.Ordinal) || e.Name.EndsWith(" " + name, StringComparison.Ordinal)));
        if (known is null)
        {
            known = new Entry($"a{_entries.Count + 1}", name, ActorKind.Person, "");
            _entries.Add(known);
        }

        Mention(known, sentence, first, end);
        return known.Id;
    }

    internal ImmutableArray<ActorInText> ToImmutable() =>
        [.. _entries.Select(e =>
        {
            ActorCode? code = e.Code.Length >= 3 ? new ActorCode(e.Code) : null;
            var state = code is { } c ? gazetteer.StateOf(c) : default;
            var role = e.Code.Length > 3 ? e.Code[^3..] : null;
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

        internal List<Mention> Mentions { get; } = [];
    }
}
