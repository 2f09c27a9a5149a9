using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Weighing;

/// <summary>How an argument's weight, 0 to 1, follows from which of its premises are accepted (Gordon and Walton 2016, section 4). Computed only once all its premises are decided.</summary>
public abstract record ArgumentWeighing
{
    /// <summary>1 if all premises are accepted, otherwise 0.</summary>
    public static ArgumentWeighing Linked { get; } = new CountWeighing("linked");

    /// <summary>1 if one premise is accepted, otherwise 0.</summary>
    public static ArgumentWeighing Convergent { get; } = new CountWeighing("convergent");

    /// <summary>The share of the premises that are accepted.</summary>
    public static ArgumentWeighing Cumulative { get; } = new CountWeighing("cumulative");

    /// <summary>0 unless all premises are accepted; then their number over that of the distinct premises of all arguments of the issue.</summary>
    public static ArgumentWeighing Factorized { get; } = new CountWeighing("factorized");

    /// <summary>The weighing of that name; null for none.</summary>
    public static ArgumentWeighing? Find(string name) => name switch
    {
        "linked" => Linked,
        "convergent" => Convergent,
        "cumulative" => Cumulative,
        "factorized" => Factorized,
        _ => null,
    };

    internal abstract double Weight(BalancedArgument argument, ArgumentLabelling labelling);

    private static bool AllIn(BalancedArgument argument, ArgumentLabelling labelling) => argument.Premises.All(p => labelling[p.Statement] == ArgumentLabel.In);

    private sealed record CountWeighing(string Name) : ArgumentWeighing
    {
        internal override double Weight(BalancedArgument argument, ArgumentLabelling labelling)
        {
            var accepted = argument.Premises.Count(p => labelling[p.Statement] == ArgumentLabel.In);
            return Name switch
            {
                "convergent" => accepted > 0 ? 1 : 0,
                "cumulative" => argument.Premises.IsEmpty ? 1 : (double)accepted / argument.Premises.Length,
                "factorized" => !AllIn(argument, labelling) ? 0 : (double)accepted / Math.Max(1, labelling.Rivals(argument).SelectMany(a => a.Premises).Select(p => p.Statement).Distinct(StringComparer.Ordinal).Count()),
                _ => AllIn(argument, labelling) ? 1 : 0,
            };
        }
    }

    /// <summary>A stated weight, if all premises are accepted.</summary>
    internal sealed record Constant(double Value) : ArgumentWeighing
    {
        internal override double Weight(BalancedArgument argument, ArgumentLabelling labelling) => AllIn(argument, labelling) ? Value : 0;
    }

    /// <summary>Several criteria: for each role the value of the accepted position of the premise's issue, weighed by its factor.</summary>
    internal sealed record Criteria(ImmutableArray<string> Hard, ImmutableArray<Criterion> Soft) : ArgumentWeighing
    {
        internal override double Weight(BalancedArgument argument, ArgumentLabelling labelling)
        {
            if (argument.Premises.Any(p => Hard.Contains(p.Role) && labelling[p.Statement] != ArgumentLabel.In))
                return 0;
            double weight = 0;
            foreach (var criterion in Soft)
            {
                var value = argument.Premises.Where(p => p.Role == criterion.Role).Select(p => labelling.AcceptedPosition(p.Statement)).FirstOrDefault(s => s is not null);
                if (value is null)
                    return 0;
                weight += criterion.Factor * criterion.Values.GetValueOrDefault(Formula.Parse(value).Arguments.LastOrDefault()?.ToString() ?? value, 0);
            }

            return weight / Soft.Sum(c => c.Factor);
        }
    }

    /// <summary>The arguments of an issue ranked by their properties, the first property first; equal ones share a rank, the highest weighs 1.</summary>
    internal sealed record Preference(ImmutableArray<PropertyOrder> Orders) : ArgumentWeighing
    {
        internal override double Weight(BalancedArgument argument, ArgumentLabelling labelling)
        {
            if (!AllIn(argument, labelling))
                return 0;
            var ranks = labelling.Rivals(argument).Append(argument).ToList();
            ranks.Sort(Compare);
            var (rank, own) = (0, 0);
            for (var i = 0; i < ranks.Count; i++)
            {
                if (i == 0 || Compare(ranks[i - 1], ranks[i]) != 0)
                    rank++;
                if (Compare(ranks[i], argument) == 0)
                    own = rank;
            }

            return (double)own / rank;
        }

        private int Compare(BalancedArgument a, BalancedArgument b)
        {
            foreach (var order in Orders)
                if (a.Properties.TryGetValue(order.Property, out var x) && b.Properties.TryGetValue(order.Property, out var y) && order.Compare(x, y) is var c and not 0)
                    return c;
            return 0;
        }
    }

    /// <summary>One of several criteria.</summary>
    internal sealed record Criterion(string Role, double Factor, ImmutableDictionary<string, double> Values);

    /// <summary>An order of a property's values: those listed from the weakest to the strongest, otherwise numbers by size and texts by their characters.</summary>
    internal sealed record PropertyOrder(string Property, ImmutableArray<string> Weakest, bool Descending)
    {
        internal int Compare(string x, string y)
        {
            if (!Weakest.IsEmpty)
                return Weakest.IndexOf(x).CompareTo(Weakest.IndexOf(y));
            var both = double.TryParse(x, CultureInfo.InvariantCulture, out var a) & double.TryParse(y, CultureInfo.InvariantCulture, out var b);
            var rising = both ? a.CompareTo(b) : string.CompareOrdinal(x, y);
            return Descending ? -rising : rising;
        }
    }
}
