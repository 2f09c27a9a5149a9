using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A pattern of argument: where its premises are known, its conclusions are argued for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Premises">Role and pattern.</param>
/// <param name="Conclusions">Patterns.</param>
/// <param name="Exceptions">Patterns; any of them undercuts.</param>
/// <param name="Weighing">How its arguments are weighed.</param>
/// <param name="Properties">What a preference goes by.</param>
internal sealed record ArgumentScheme(
    string Id, ImmutableArray<(string Role, Formula Pattern)> Premises, ImmutableArray<Formula> Conclusions, ImmutableArray<Formula> Exceptions, ArgumentWeighing Weighing, ImmutableDictionary<string, string> Properties);

/// <summary>Makes arguments out of schemes and issues out of patterns, forward from what is assumed.</summary>
internal static class ArgumentSchemes
{
    /// <summary>More arguments than this are a loop that makes ever new terms.</summary>
    internal const int Most = 20_000;

    /// <summary>Every argument that the schemes make from the facts and from each other's conclusions; null where there are more than <see cref="Most"/>.</summary>
    internal static ImmutableArray<BalancedArgument>? Apply(ImmutableArray<ArgumentScheme> schemes, IEnumerable<Formula> assumed)
    {
        var facts = new List<Formula>(assumed.Distinct());
        var known = facts.ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var arguments = ImmutableArray.CreateBuilder<BalancedArgument>();
        for (var before = -1; before != arguments.Count;)
        {
            before = arguments.Count;
            foreach (var scheme in schemes.Where(s => !s.Premises.IsEmpty))
                foreach (var bindings in Bindings(scheme, facts, 0, ImmutableDictionary<string, Formula>.Empty).ToList())
                    for (var c = 0; c < scheme.Conclusions.Length; c++)
                        if (scheme.Conclusions[c].Fill(bindings) is { } conclusion)
                            Add(scheme, bindings, conclusion);
            if (arguments.Count > Most)
                return null;
        }

        return arguments.ToImmutable();

        void Add(ArgumentScheme scheme, ImmutableDictionary<string, Formula> bindings, Formula conclusion)
        {
            var id = $"{scheme.Id}[{string.Join(", ", scheme.Premises.Select(p => p.Pattern.Fill(bindings)))} > {conclusion}]";
            if (!seen.Add(id))
                return;
            var exceptions = scheme.Exceptions.Select(e => e.Fill(bindings)).OfType<Formula>().ToList();
            var undercutter = exceptions.Count == 0 ? null : $"¬app({id})";
            arguments.Add(new(id, conclusion.ToString(), [.. scheme.Premises.Select(p => new ArgumentPremise(p.Role, p.Pattern.Fill(bindings)!.ToString()))], undercutter, scheme.Weighing, scheme.Properties));
            foreach (var e in exceptions)
                arguments.Add(new($"{id}/{e}", undercutter!, [new(e.Name, e.ToString())], null, ArgumentWeighing.Linked, ImmutableDictionary<string, string>.Empty));
            if (known.Add(conclusion))
                facts.Add(conclusion);
        }
    }

    /// <summary>Statements that fit a pattern under the same bindings are positions of one issue; <c>p(X1), ..., p(Xn)</c> takes every statement that differs in the numbered places only.</summary>
    internal static IEnumerable<ImmutableArray<string>> Issues(ImmutableArray<string> patterns, IReadOnlyCollection<string> statements)
    {
        var open = patterns.IndexOf("...") is var dots and > 0 && dots + 1 < patterns.Length;
        var (first, last) = (Formula.Parse(patterns[0]), Formula.Parse(patterns[^1]));
        var formulas = open ? [Shared(first, last)] : patterns.Select(Formula.Parse).ToArray();
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var statement in statements)
            foreach (var formula in formulas)
                if (formula.Match(Formula.Parse(statement), ImmutableDictionary<string, Formula>.Empty) is { } bindings)
                {
                    var key = string.Join(";", bindings.Where(b => !open || !b.Key.StartsWith("Any", StringComparison.Ordinal)).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key}={b.Value}"));
                    if (!groups.TryGetValue(key, out var positions))
                        groups.Add(key, positions = []);
                    positions.Add(statement);
                    break;
                }

        return groups.Values.Where(g => g.Count > 1).Select(g => g.ToImmutableArray());
    }

    private static Formula Shared(Formula first, Formula last) =>
        first with { Arguments = [.. first.Arguments.Select((a, i) => i < last.Arguments.Length && a.Equals(last.Arguments[i]) ? a : new Formula($"Any{i}", []))] };

    private static IEnumerable<ImmutableDictionary<string, Formula>> Bindings(ArgumentScheme scheme, List<Formula> facts, int premise, ImmutableDictionary<string, Formula> bindings)
    {
        if (premise == scheme.Premises.Length)
        {
            yield return bindings;
            yield break;
        }

        for (var i = 0; i < facts.Count; i++)
            if (scheme.Premises[premise].Pattern.Match(facts[i], bindings) is { } more)
                foreach (var all in Bindings(scheme, facts, premise + 1, more))
                    yield return all;
    }
}
