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
        if (s.Count == 1 && s.Lower[0] is "he" or "she" or "they" or "him" or "her" or "them" or "it" or "someone" or "somebody")
            return new PhraseActorAnswer("", "UNK", false);
        var resolver = new PhraseResolver(s, names);
        if (Alone(s, resolver) is { } alone)
            return alone;
        var root = Whole(s, Array.IndexOf(s.Parse.Heads, -1));
        var actor = resolver.Resolve(root) ?? resolver.Owner(root);
        if (actor is null)
            for (var i = s.Count - 1; i >= 0 && actor is null; i--)
                if (s.Tag(i) is "NOUN" or "PROPN")
                    actor = resolver.Resolve(i);
        var role = PhraseRoles.Of(s, i => resolver.NameAt(i) is not null);
        if (actor is null && role is not null && names.Find(n => !n.IsPerson && n.Code.Length >= 3) is { } named)
            actor = new PhraseActor(named.Code[..3], named.First, named.End, named, false, root);
        if (actor is null)
            return role is null ? null : Placed("", role, false, date, gazetteer, context);
        var code = actor.Code;
        var hasState = code.Length >= 3 && !AgentTable.IsRole(code[..3]);
        if (role is "GOVJRN" or "PRE" or "PRM" or "SPY" or "AGR" or "MED" or "LAB" or "COP" or "UAF" or "SOC" or "NGO" && actor.Hit is not { IsPerson: true })
            code = hasState ? code[..3] + role : role;
        else if (hasState && code.Length == 3 && role is not null && actor.Hit is not { IsPerson: true } and not { Kind: NameKind.Organisation or NameKind.Group })
            code += role;
        if (!hasState && code == "CVL" && s.Count > 0 && s.Lower.Any(w => w is "man" or "men" or "woman" or "women" or "person" or "people"))
            code = "UNK";
        return Placed(actor.Hit?.Name ?? "", code, hasState, date, gazetteer, context);
    }

    /// <summary>A phrase that is one place name: a capital stands for its government, another town for those who live there.</summary>
    private static PhraseActorAnswer? Alone(ParsedSentence s, PhraseResolver resolver)
    {
        var first = s.Lower[0] is "the" ? 1 : 0;
        if (first >= s.Count || resolver.NameAt(first) is not { } hit || hit.First != first || hit.End != s.Count)
            return null;
        return hit.Kind switch
        {
            NameKind.Capital => new PhraseActorAnswer(string.Join(' ', s.Text.Tokens.Skip(first).Select(t => t.Form)), hit.Code.Length == 3 ? hit.Code + "GOV" : hit.Code, true),
            NameKind.Place when hit.Code.Length == 3 => new PhraseActorAnswer(hit.Name, hit.Code + "CVL", true),
            _ => null,
        };
    }

    /// <summary>"several of the unions", "a group of men": the noun behind "of".</summary>
    private static int Whole(ParsedSentence s, int root)
    {
        if (root < 0 || !(s.Lower[root] is "several" or "some" or "many" or "most" or "few" or "all" or "both" or "group" or "groups" or "number" or "dozens" or "hundreds" or "thousands" or "crowd" or "handful" or "majority" or "members" or "one" or "two" or "three" || s.Tag(root) == "NUM"))
            return root;
        foreach (var c in s.Children(root))
            if (s.IsLabel(c, "nmod") && s.Case(c) == "of")
                return c;
        return root;
    }

    /// <summary>An actor without a state takes that of the place given with it.</summary>
    private static PhraseActorAnswer Placed(string name, string code, bool hasState, EdtfDate date, Gazetteer gazetteer, string? context)
    {
        if (!hasState && context is { Length: > 0 } && Resolve(context, date, gazetteer) is { HasState: true } place)
            (code, hasState) = (place.Code[..3] + code, true);
        return new PhraseActorAnswer(name, code, hasState);
    }
}
