using Entente.Reading.Text;

namespace Entente.Reading.Syntax;

/// <summary>Parses the sentences of an article with the parser of this thread.</summary>
internal static class ParsedArticle
{
    [ThreadStatic]
    private static DependencyParser? _parser;

    internal static ParsedSentence[] Of(SentenceText[] sentences)
    {
        _parser ??= new DependencyParser(ParserModel.Embedded);
        var parses = _parser.Parse([.. sentences.Select(s => Array.ConvertAll(s.Tokens, t => t.Form))]);
        var parsed = new ParsedSentence[sentences.Length];
        for (var i = 0; i < parsed.Length; i++)
            parsed[i] = new ParsedSentence(sentences[i], parses[i]);
        return parsed;
    }
}
