using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>An atomic formula, <c>safety(volvo, high)</c>; a name with a capital first is a variable; <c>¬p</c> is the formula ¬ of p.</summary>
internal sealed record Formula(string Name, ImmutableArray<Formula> Arguments)
{
    private const string Not = "¬";

    internal bool IsVariable => Arguments.IsEmpty && char.IsUpper(Name[0]);

    public override string ToString() => Arguments.IsEmpty ? Name : Name == Not ? Not + Arguments[0] : $"{Name}({string.Join(",", Arguments)})";

    public bool Equals(Formula? other) => other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), Arguments.Length, Arguments.IsEmpty ? 0 : Arguments[^1].GetHashCode());

    /// <summary>Reads a formula; what is no formula is an atom whose name is the whole text.</summary>
    internal static Formula Parse(string text)
    {
        text = text.Trim();
        if (text.StartsWith(Not, StringComparison.Ordinal) && text.Length > 1)
            return new(Not, [Parse(text[1..])]);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || text[^1] != ')')
            return new(text.Length == 0 ? "?" : text, []);
        var arguments = ImmutableArray.CreateBuilder<Formula>();
        var (depth, start) = (0, open + 1);
        for (var i = open + 1; i < text.Length; i++)
        {
            if ((text[i] == ',' && depth == 0) || i == text.Length - 1)
            {
                arguments.Add(Parse(text[start..i]));
                start = i + 1;
            }

            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return new(text[..open].Trim(), arguments.ToImmutable());
    }

    /// <summary>The bindings under which this pattern is <paramref name="fact"/>, added to those that hold already; null where there are none.</summary>
    internal ImmutableDictionary<string, Formula>? Match(Formula fact, ImmutableDictionary<string, Formula> bindings)
    {
        if (IsVariable)
            return bindings.TryGetValue(Name, out var bound) ? bound.Equals(fact) ? bindings : null : bindings.Add(Name, fact);
        if (Name != fact.Name || Arguments.Length != fact.Arguments.Length)
            return null;
        var result = bindings;
        for (var i = 0; i < Arguments.Length && result is not null; i++)
            result = Arguments[i].Match(fact.Arguments[i], result);
        return result;
    }

    /// <summary>The formula with its variables filled in; null where one is unbound.</summary>
    internal Formula? Fill(ImmutableDictionary<string, Formula> bindings)
    {
        if (IsVariable)
            return bindings.GetValueOrDefault(Name);
        var filled = ImmutableArray.CreateBuilder<Formula>(Arguments.Length);
        foreach (var argument in Arguments)
        {
            if (argument.Fill(bindings) is not { } f)
                return null;
            filled.Add(f);
        }

        return this with { Arguments = filled.MoveToImmutable() };
    }
}
