using Entente.World;

namespace Entente.Weighing;

/// <summary>
/// The exact likelihood of items that depend on each other through <c>given:</c>. Each item has a hidden state (true or not); its
/// report appears because it is true, with the weight of its grade, or by chance otherwise: P(report, true) = p (w + (1-w) c),
/// P(report, not true) = (1-p) (1-w) c, where c is the mean of p over hypotheses and combinations. Summed over the states of an
/// item without neighbours this is wp + (1-w) c, the discount of <see cref="Dependence"/>. The sum over all states is done by
/// variable elimination (Zhang and Poole 1994), the item with the fewest neighbours first.
/// </summary>
internal static class GivenNetwork
{
    /// <summary>The most neighbours an item may have when it is summed out; the tables have two to that power entries.</summary>
    internal const int MaximumWidth = 18;

    /// <summary>ln P(reports | hypothesis) for the named hypotheses and last the catch-all, of the rows of one component.</summary>
    /// <param name="rows">All rows of the model.</param>
    /// <param name="component">The rows of the component.</param>
    /// <param name="observed">Whether a row's report counts.</param>
    /// <param name="graded">Whether grades count.</param>
    /// <exception cref="InputException">The component is too closely knit.</exception>
    internal static double[] LogLikelihood(IReadOnlyList<ModelRow> rows, int[] component, Func<int, bool> observed, bool graded)
    {
        var named = rows[component[0]].P[0].Length;
        var order = Order(rows, component);
        var local = new Dictionary<int, int>(component.Length);
        for (var i = 0; i < component.Length; i++)
            local[component[i]] = i;
        var chance = Array.ConvertAll(component, r => rows[r].P.Average(c => c.Average()));
        var result = new double[named + 1];
        for (var h = 0; h <= named; h++)
        {
            var factors = new List<Factor>[component.Length];
            for (var i = 0; i < component.Length; i++)
                factors[i] = [];
            for (var i = 0; i < component.Length; i++)
            {
                var factor = Report(rows[component[i]], i, local, h, observed(component[i]), graded, chance[i]);
                factors[First(factor.Variables, order)].Add(factor);
            }

            result[h] = Eliminate(factors, order);
        }

        return result;
    }

    private static Factor Report(ModelRow row, int self, Dictionary<int, int> local, int hypothesis, bool observed, bool graded, double chance)
    {
        var parents = row.Parents;
        var variables = new int[parents.Length + 1];
        for (var j = 0; j < parents.Length; j++)
            variables[j] = local[parents[j]];
        variables[^1] = self;
        var w = graded ? row.Weight : 1;
        var table = new double[1 << variables.Length];
        for (var combination = 0; combination < 1 << parents.Length; combination++)
        {
            var cells = row.P[row.P.Length == 1 ? 0 : combination];
            var p = hypothesis < cells.Length ? cells[hypothesis] : cells.Average();
            table[combination | (1 << parents.Length)] = observed ? p * (w + ((1 - w) * chance)) : p;
            table[combination] = observed ? (1 - p) * (1 - w) * chance : 1 - p;
        }

        return new(variables, table);
    }

    private static int First(int[] variables, EliminationOrder order)
    {
        var first = variables[0];
        foreach (var v in variables)
            if (order.Position[v] < order.Position[first])
                first = v;
        return first;
    }

    private static double Eliminate(List<Factor>[] factors, EliminationOrder order)
    {
        double log = 0;
        foreach (var v in order.Sequence)
        {
            var product = Factor.Product(factors[v], v);
            if (product is null)
                continue;
            var summed = product.SumOut(v);
            log += summed.Normalise();
            if (summed.Variables.Length > 0)
                factors[First(summed.Variables, order)].Add(summed);
        }

        return log;
    }

    private sealed record EliminationOrder(int[] Sequence, int[] Position);

    private static EliminationOrder Order(IReadOnlyList<ModelRow> rows, int[] component)
    {
        var local = new Dictionary<int, int>(component.Length);
        for (var i = 0; i < component.Length; i++)
            local[component[i]] = i;
        var neighbours = new HashSet<int>[component.Length];
        for (var i = 0; i < component.Length; i++)
            neighbours[i] = [];
        void Join(int a, int b)
        {
            if (a != b && neighbours[a].Add(b))
                neighbours[b].Add(a);
        }

        for (var i = 0; i < component.Length; i++)
        {
            var parents = rows[component[i]].Parents;
            for (var a = 0; a < parents.Length; a++)
            {
                Join(local[parents[a]], i);
                for (var b = 0; b < a; b++)
                    Join(local[parents[a]], local[parents[b]]);
            }
        }

        var queue = new SortedSet<(int Degree, int Node)>();
        for (var i = 0; i < component.Length; i++)
            queue.Add((neighbours[i].Count, i));
        var sequence = new int[component.Length];
        var position = new int[component.Length];
        for (var step = 0; step < sequence.Length; step++)
        {
            var (degree, node) = queue.Min;
            queue.Remove((degree, node));
            if (degree > MaximumWidth)
                throw new InputException($"the items tied by 'given:' around '{rows[component[node]].Item.Id}' are too closely knit ({degree} at once; {MaximumWidth} at most); remove some of the ties", rows[component[node]].Item.At.File, rows[component[node]].Item.At.Line, rows[component[node]].Item.At.Column);
            (sequence[step], position[node]) = (node, step);
            var around = neighbours[node].ToArray();
            foreach (var a in around)
            {
                queue.Remove((neighbours[a].Count, a));
                neighbours[a].Remove(node);
            }

            for (var i = 0; i < around.Length; i++)
                for (var j = 0; j < i; j++)
                    Join(around[i], around[j]);
            foreach (var a in around)
                queue.Add((neighbours[a].Count, a));
        }

        return new(sequence, position);
    }
}
