using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Who a bare phrase names.</summary>
internal sealed record PhraseActorAnswer(string Name, string Code, bool HasState);

/// <summary>Resolves a phrase that stands by itself, such as <c>Armenian Prime Minister</c>.</summary>
internal static class PhraseCoder
{
    internal static PhraseActorAnswer? Resolve(string text, EdtfDate date, Gazetteer gazetteer, string? context = null)
    {
        if (text.Length == 0)
            return null;
        var article = new Article("phrase", text) { Published = date };
        var tokens = EnglishTokens.Of.Tokens(text, 0, text.Length).ToArray();
        if (tokens.Length == 0)
            return null;
        var sentence = new SentenceText(0, 0, text.Length, tokens, false);
        var names = new NameFinder(gazetteer, date).Find([sentence]);
        var s = ParsedArticle.Of([sentence])[0];
        var resolver = new PhraseResolver(s, names);
        var root = Array.IndexOf(s.Parse.Heads, -1);
        var actor = resolver.Resolve(root) ?? resolver.Owner(root);
        if (actor is null)
            for (var i = s.Count - 1; i >= 0 && actor is null; i--)
                if (s.Tag(i) is "NOUN" or "PROPN")
                    actor = resolver.Resolve(i);
        if (actor is null)
            return null;
        var code = actor.Code;
        var hasState = code.Length >= 3 && !AgentTable.IsRole(code[..3]);
        if (!hasState && context is { Length: > 0 } && Resolve(context, date, gazetteer) is { HasState: true } place)
            (code, hasState) = (place.Code[..3] + code, true);
        return new PhraseActorAnswer(actor.Hit?.Name ?? "", code, hasState);
    }
}
