using Entente.Reading.Quantities;
using Entente.Reading.Text;

namespace Entente.Reading.Syntax;

/// <summary>A sentence with its dependency tree and the questions that readers of trees ask.</summary>
internal sealed class ParsedSentence
{
    private readonly int[][] _children;

    internal ParsedSentence(SentenceText text, Parse parse)
    {
        (Text, Parse) = (text, parse);
        var n = text.Tokens.Length;
        var counts = new int[n];
        foreach (var head in parse.Heads)
            if (head >= 0)
                counts[head]++;
        _children = new int[n][];
        for (var i = 0; i < n; i++)
            _children[i] = counts[i] == 0 ? [] : new int[counts[i]];
        for (var i = n - 1; i >= 0; i--)
            if (parse.Heads[i] is >= 0 and var head)
                _children[head][--counts[head]] = i;
        Lower = new string[n];
        Lemma = new string[n];
        for (var i = 0; i < n; i++)
        {
            Lower[i] = NumberWords.Lower(text.Tokens[i].Form);
            Lemma[i] = Lemmas.Of(text.Tokens[i].Form, parse.Tags[i]);
        }
    }

    internal SentenceText Text { get; }

    internal Parse Parse { get; }

    internal string[] Lower { get; }

    internal string[] Lemma { get; }

    internal int Count => Lower.Length;

    internal Token Token(int i) => Text.Tokens[i];

    internal string Tag(int i) => Parse.Tags[i];

    internal string Label(int i) => Parse.Labels[i];

    internal int Head(int i) => Parse.Heads[i];

    internal int[] Children(int i) => _children[i];

    /// <summary>The first child with a relation, subtypes aside unless named; -1 where there is none.</summary>
    internal int Child(int i, string label)
    {
        foreach (var c in _children[i])
            if (IsLabel(c, label))
                return c;
        return -1;
    }

    internal bool IsLabel(int i, string label)
    {
        var own = Parse.Labels[i];
        return own.StartsWith(label, StringComparison.Ordinal) && (own.Length == label.Length || (own[label.Length] == ':' && !label.Contains(':')));
    }

    internal bool HasChild(int i, string label, string lower)
    {
        foreach (var c in _children[i])
            if (IsLabel(c, label) && string.Equals(Lower[c], lower, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The preposition of a noun phrase; empty where it has none.</summary>
    internal string Case(int i)
    {
        foreach (var c in _children[i])
            if (IsLabel(c, "case") && Lower[c] is not ("'s" or "’s" or "'" or "’"))
                return Lower[c];
        return "";
    }

    // A subject that is labelled as a passive's, of a verb without an auxiliary but with an object, is a slip of the parser's.
    internal bool Passive(int i)
    {
        var (subject, direct) = (false, false);
        foreach (var c in _children[i])
        {
            if (Parse.Labels[c] is "aux:pass")
                return true;
            subject |= Parse.Labels[c] is "nsubj:pass";
            direct |= Parse.Labels[c] is "obj";
        }

        return subject && !direct;
    }

    internal bool Negated(int i)
    {
        foreach (var c in _children[i])
        {
            if (Lower[c] is "not" or "n't" or "n’t" or "never" or "neither" or "nor" or "hardly")
                return true;
            if (IsLabel(c, "nsubj") || IsLabel(c, "obj"))
                foreach (var d in _children[c])
                    if (IsLabel(d, "det") && Lower[d] is "no" or "neither")
                        return true;
        }

        return false;
    }

    /// <summary>Every token of a subtree, in order; branches whose root <paramref name="skip"/> names are left out.</summary>
    internal List<int> Subtree(int i, Func<int, bool>? skip = null)
    {
        var found = new List<int>();
        var open = new Stack<int>();
        open.Push(i);
        while (open.TryPop(out var at))
        {
            found.Add(at);
            foreach (var c in _children[at])
                if (skip is null || !skip(c))
                    open.Push(c);
        }

        found.Sort();
        return found;
    }

    /// <summary>The conjuncts of a phrase, itself first.</summary>
    internal List<int> Conjuncts(int i)
    {
        var found = new List<int> { i };
        foreach (var c in _children[i])
            if (IsLabel(c, "conj"))
                found.Add(c);
        return found;
    }
}
