namespace Entente.Reading.Dictionaries;

/// <summary>Agents: <c>WORD {PLURALS} [~GOV]</c>, with substitution sets <c>!PERSON! = MAN, WOMEN</c>.</summary>
internal sealed class AgentEntries
{
    private readonly Dictionary<string, List<(string[] Words, bool Exact, string Code)>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _sets = new(StringComparer.Ordinal);

    internal void Add(string text)
    {
        foreach (var line in DictionaryText.Lines(text))
        {
            if (line[0] == '!' && line.Contains('=') && !line.Contains('['))
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                _sets[line[..equals].Trim().Trim('!').ToUpperInvariant()] = [.. line[(equals + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.ToUpperInvariant())];
                continue;
            }

            var brackets = DictionaryText.Brackets(line);
            if (brackets.Length == 0)
                continue;
            var name = DictionaryText.BeforeBracket(line);
            var plurals = Array.Empty<string>();
            var exact = false;
            if (name.IndexOf('{', StringComparison.Ordinal) is var b && b >= 0)
            {
                plurals = name[(b + 1)..].TrimEnd('}', ' ').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
                exact = true;
                name = name[..b].Trim();
            }

            var code = brackets[0].Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            foreach (var form in Expand(name))
                Store(form, exact, code);
            foreach (var plural in plurals)
                Store(plural, true, code);
        }
    }

    internal (int Length, string? Code) Match(string[] tokens, int at)
    {
        (int Length, string? Code) best = (0, null);
        foreach (var key in Keys(tokens[at]))
        {
            if (!_byFirst.TryGetValue(key, out var entries))
                continue;
            foreach (var (words, exact, code) in entries)
            {
                if (words.Length <= best.Length || at + words.Length > tokens.Length)
                    continue;
                var same = true;
                for (var i = 0; i < words.Length && same; i++)
                    same = i == words.Length - 1 ? DictionaryText.Same(tokens[at + i], words[i], exact) : string.Equals(tokens[at + i], words[i], StringComparison.Ordinal);
                if (same)
                    best = (words.Length, code);
            }
        }

        return best;
    }

    private static IEnumerable<string> Keys(string token)
    {
        yield return token;
        if (token.EndsWith('S') && token.Length > 2)
            yield return token[..^1];
        if (token.EndsWith("ES", StringComparison.Ordinal) && token.Length > 3)
            yield return token[..^2];
        if (token.EndsWith("IES", StringComparison.Ordinal))
            yield return token[..^3] + "Y";
    }

    private IEnumerable<string> Expand(string name)
    {
        var open = name.IndexOf('!', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf('!', open + 1);
        if (close < 0 || !_sets.TryGetValue(name[(open + 1)..close].ToUpperInvariant(), out var words))
        {
            yield return name;
            yield break;
        }

        foreach (var word in words)
            yield return name[..open] + word + name[(close + 1)..];
    }

    private void Store(string name, bool exact, string code)
    {
        var words = DictionaryText.Words(name, out var marked).SelectMany(w => w.Contains('-') && w.Length > 1 ? ActorEntries.Split(w) : [w]).ToArray();
        if (words.Length == 0)
            return;
        if (!_byFirst.TryGetValue(words[0], out var list))
            _byFirst[words[0]] = list = [];
        list.Add((words, exact || marked, code));
    }
}
