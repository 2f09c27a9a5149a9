using System.Globalization;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Measuring;
using Entente.Measures.Expressions;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>Who gains leverage: how much each of the case's states depends on each other in trade, both ways, by each authority.</summary>
internal static class LeveragePart
{
    private const int MostRows = 6;

    internal static List<BriefLeverage> Of(Case parsed, RecordReader reader)
    {
        var states = StructurePart.States(parsed).ToList();
        var found = new List<BriefLeverage>();
        for (var i = 0; i < states.Count; i++)
            for (var j = i + 1; j < states.Count; j++)
                found.AddRange(Pair(states[i], states[j], reader));
        return found;
    }

    private static IEnumerable<BriefLeverage> Pair(string a, string b, RecordReader reader)
    {
        var byAuthority = new SortedDictionary<string, BriefMeasured?[]>(StringComparer.Ordinal);
        string[] expressions = [$"trade.share({a}, {b})", $"trade.share({b}, {a})", $"trade.asymmetry({a}, {b})", $"trade.hhi({a})", $"trade.hhi({b})", $"trade.exitcost({a}, {b})", $"trade.exitcost({b}, {a})"];
        for (var k = 0; k < expressions.Length; k++)
            foreach (var answer in Evaluator.Measure(ExpressionParser.Parse(expressions[k]), reader))
                if (answer.Result.Latest is { Value.HasNumber: true } latest && latest.Value.TryGet(out var number))
                {
                    if (!byAuthority.TryGetValue(answer.Source.Authority, out var numbers))
                        byAuthority[answer.Source.Authority] = numbers = new BriefMeasured?[expressions.Length];
                    numbers[k] = new BriefMeasured(number, latest.When.ToString(), expressions[k], reader.Cells(answer.Source, latest.Rows, MostRows));
                }

        return byAuthority.Where(x => x.Value[0] is not null || x.Value[1] is not null)
            .Select(x => new BriefLeverage(a, b, x.Key, x.Value[0], x.Value[1], x.Value[2], x.Value[3], x.Value[4], x.Value[5], x.Value[6], Words(a, b, x.Value)));
    }

    private static string Words(string a, string b, BriefMeasured?[] m)
    {
        if (m[0] is not { } onB || m[1] is not { } onA)
            return m[0] is { } only ? $"{Page.Markup.Percent(only.Value)} of {a}'s trade was with {b} in {only.When}; the other way nothing is recorded" : $"{Page.Markup.Percent(m[1]!.Value)} of {b}'s trade was with {a} in {m[1]!.When}; the other way nothing is recorded";
        if (onB.When != onA.When)
            return "the two shares are of different years";
        var (weak, strong, high, low) = onB.Value >= onA.Value ? (a, b, onB.Value, onA.Value) : (b, a, onA.Value, onB.Value);
        return high < 0.05 ? $"little trade either way in {onB.When}: no leverage by it"
            : low > high / 2 ? $"each depends on the other about alike in {onB.When}"
            : $"{strong} has the leverage over {weak} in {onB.When}: {Page.Markup.Percent(high)} of {weak}'s trade against {Page.Markup.Percent(low)} of {strong}'s{(low > 0 ? string.Create(CultureInfo.InvariantCulture, $", {high / low:0} times as much") : "")}";
    }
}
