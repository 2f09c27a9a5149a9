using System.Collections.Frozen;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>A statement made ready for comparison.</summary>
/// <param name="Words">Its content words, cut to their stems, with their polarity aside.</param>
/// <param name="Negated">Whether it denies what its words say.</param>
/// <param name="Names">The words of names in it, small letters.</param>
internal sealed record Prepared(FrozenSet<string> Words, bool Negated, FrozenSet<string> Names);

/// <summary>Claims and theses as sets of words that can be compared.</summary>
internal static class StatementList
{
    private static readonly FrozenSet<string> Stop = (
        "the a an of and to in on for with as by at from that this these those it its they their them he his him she her we our you your i me my who whom whose which what when where why how there here not no nor never none neither is are was were be been being am has have had do does did will would can could may might shall should must said says say told tell according also than then so such but or if while although though because since until before after during between among into over under about against more most much many some any all each both few other another same own very just even still only yet already now first last new one two three put puts state stated argue argued believe believes think thinks note noted per via mr ms").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A claim made ready by itself; null where it has too few words.</summary>
    internal static Prepared? One(ArticleReading reading, Claim claim)
    {
        var span = new TextSpan(claim.Content[0].Start, claim.Content[^1].End);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mention in reading.Actors.SelectMany(a => a.Mentions))
            if (span.Contains(mention.Span))
                foreach (var word in mention.Text.Split([' ', '-', '–', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
                    names.Add(word.ToLowerInvariant());
        return Prepare(reading.Article.Slice(span), names);
    }

    /// <summary>A bare sentence made ready: its capitalised words count as names.</summary>
    internal static Prepared? Bare(string sentence)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in sentence.Split([' ', '-', '–', ',', '.', ';', ':', '’', '\'', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries))
            if (char.IsUpper(word[0]) && !Stop.Contains(word.ToLowerInvariant()))
                names.Add(word.ToLowerInvariant());
        return Prepare(sentence, names);
    }

    internal static string Stem(string lower)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ations", "ation", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ers", "ors", "ed", "es", "ly", "er", "or", "al", "s", "e", "y"])
            if (lower.Length - ending.Length >= 4 && lower.EndsWith(ending, StringComparison.Ordinal))
                return lower[..^ending.Length];
        return lower;
    }

    private static Prepared? Prepare(string text, HashSet<string> names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
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
            if (word.Length > 2 && !char.IsAsciiDigit(word[0]) && !Stop.Contains(word) && !names.Contains(word))
                words.Add(Stem(word));
        }

        return words.Count < 2
            ? null
            : new Prepared(words.ToFrozenSet(StringComparer.Ordinal), negated, names.ToFrozenSet(StringComparer.Ordinal));
    }
}
