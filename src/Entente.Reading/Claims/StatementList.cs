using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>A statement made ready for comparison.</summary>
/// <param name="Statement">Where it stands.</param>
/// <param name="States">The states and organisations it names.</param>
/// <param name="Words">Its content words, cut to their stems, with their polarity aside.</param>
/// <param name="Negated">Whether it denies what its words say.</param>
/// <param name="Years">Years and quantities it gives.</param>
/// <param name="Names">The words of names in it, small letters.</param>
internal sealed record Prepared(Statement Statement, ImmutableHashSet<string> States, FrozenSet<string> Words, bool Negated, FrozenSet<string> Years, FrozenSet<string> Names);

/// <summary>The statements of a reading that can be compared: claims, and sentences of the author that take a side.</summary>
internal static class StatementList
{
    private static readonly FrozenSet<string> Stop = (
        "the a an of and to in on for with as by at from that this these those it its they their them he his him she her we our you your i me my who whom whose which what when where why how there here not no nor never none neither is are was were be been being am has have had do does did will would can could may might shall should must said says say told tell according also than then so such but or if while although though because since until before after during between among into over under about against more most much many some any all each both few other another same own very just even still only yet already now first last new one two three put puts state stated argue argued believe believes think thinks note noted per via mr ms").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    internal static List<Prepared> Of(ArticleReading reading, int article)
    {
        var list = new List<Prepared>();
        var claimed = new HashSet<int>();
        foreach (var claim in reading.Claims)
        {
            var span = new TextSpan(claim.Content[0].Start, claim.Content[^1].End);
            claimed.Add(claim.Provenance.Sentence);
            Add(list, reading, new Statement(article, claim.Id, claim.Provenance.Sentence, span, reading.Article.Slice(span)));
        }

        for (var i = 0; i < reading.Sentences.Length; i++)
        {
            var span = reading.Sentences[i];
            if (claimed.Contains(i) || span.Length < 40 || reading.Article.Boilerplate.Any(b => b.Contains(span)))
                continue;
            Add(list, reading, new Statement(article, null, i, span, reading.Article.Slice(span)));
        }

        return list;
    }

    /// <summary>A claim made ready by itself; null where it has too few words.</summary>
    internal static Prepared? One(ArticleReading reading, Claim claim)
    {
        var list = new List<Prepared>();
        var span = new TextSpan(claim.Content[0].Start, claim.Content[^1].End);
        Add(list, reading, new Statement(0, claim.Id, claim.Provenance.Sentence, span, reading.Article.Slice(span)));
        return list.Count == 0 ? null : list[0];
    }

    /// <summary>A bare sentence made ready: its capitalised words count as names.</summary>
    internal static Prepared? Bare(string sentence)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in sentence.Split([' ', '-', '–', ',', '.', ';', ':', '’', '\'', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries))
            if (char.IsUpper(word[0]) && !Stop.Contains(word.ToLowerInvariant()))
                names.Add(word.ToLowerInvariant());
        return Prepare(new Statement(0, null, 0, default, sentence), [], names);
    }

    internal static string Stem(string lower)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ations", "ation", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ers", "ors", "ed", "es", "ly", "er", "or", "al", "s", "e", "y"])
            if (lower.Length - ending.Length >= 4 && lower.EndsWith(ending, StringComparison.Ordinal))
                return lower[..^ending.Length];
        return lower;
    }

    private static void Add(List<Prepared> list, ArticleReading reading, Statement statement)
    {
        var states = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var actor in reading.Actors)
            foreach (var mention in actor.Mentions)
                if (statement.Span.Contains(mention.Span))
                {
                    if (actor.Code is { } code)
                        states.Add(code.Text[..3]);
                    foreach (var word in mention.Text.Split([' ', '-', '–', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
                        names.Add(word.ToLowerInvariant());
                }

        if (Prepare(statement, states.ToImmutable(), names) is { } prepared)
            list.Add(prepared);
    }

    private static Prepared? Prepare(Statement statement, ImmutableHashSet<string> states, HashSet<string> names)
    {
        var text = statement.Text;
        var words = new HashSet<string>(StringComparer.Ordinal);
        var figures = new HashSet<string>(StringComparer.Ordinal);
        var negated = false;
        foreach (var raw in text.Split([' ', '\n', '—', '–', '-', '“', '”', '"', '(', ')', ',', '.', ';', ':', '!', '?', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.ToLowerInvariant().Replace('’', '\'');
            if (word is "not" or "no" or "never" or "hardly" or "neither" or "nor" or "cannot" or "without" or "isn't" or "wasn't" or "doesn't" or "don't" or "didn't" or "won't" || word.EndsWith("n't", StringComparison.Ordinal))
            {
                negated = !negated;
                continue;
            }

            if (word.EndsWith("'s", StringComparison.Ordinal))
                word = word[..^2];
            if (word.Length > 0 && char.IsAsciiDigit(word[0]))
                figures.Add(word);
            else if (word.Length > 2 && !Stop.Contains(word) && !names.Contains(word))
                words.Add(Stem(word));
        }

        return words.Count < 2
            ? null
            : new Prepared(statement, states, words.ToFrozenSet(StringComparer.Ordinal), negated, figures.ToFrozenSet(StringComparer.Ordinal), names.ToFrozenSet(StringComparer.Ordinal));
    }
}
