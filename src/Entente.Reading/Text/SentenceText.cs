namespace Entente.Reading.Text;

/// <summary>A sentence of an article with its tokens; offsets are UTF-16 units of the article's text.</summary>
internal sealed class SentenceText(int index, int start, int end, Token[] tokens, bool isBoilerplate)
{
    internal int Index { get; } = index;

    internal int Start { get; } = start;

    internal int End { get; } = end;

    internal Token[] Tokens { get; } = tokens;

    /// <summary>Whether the sentence lies in a stretch that is no part of the argument.</summary>
    internal bool IsBoilerplate { get; } = isBoilerplate;

    internal static SentenceText[] Of(Article article, Tokenizer tokenizer)
    {
        var text = article.Text;
        var spans = new List<(int Start, int End)>();
        foreach (var (s, e) in Paragraphs.Of(text))
            EnglishSentences.Split(text, s, e, spans);
        var sentences = new SentenceText[spans.Count];
        for (var i = 0; i < spans.Count; i++)
        {
            var (s, e) = spans[i];
            var span = article.Points.Span(s, e);
            sentences[i] = new SentenceText(i, s, e, [.. tokenizer.Tokens(text, s, e)], article.Boilerplate.Any(b => b.Contains(span)));
        }

        return sentences;
    }
}
