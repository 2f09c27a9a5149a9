namespace Entente.Weighing;

/// <summary>A table over binary variables; bit j of an index is the state of variable j.</summary>
internal sealed class Factor(int[] variables, double[] table)
{
    internal int[] Variables { get; } = variables;

    internal double[] Table { get; } = table;

    /// <summary>The product of the factors, <paramref name="last"/> as its last variable; null for none.</summary>
    internal static Factor? Product(List<Factor> factors, int last)
    {
        if (factors.Count == 0)
            return null;
        var found = new List<int>(4);
        foreach (var factor in factors)
            foreach (var v in factor.Variables)
                if (v != last && !found.Contains(v))
                    found.Add(v);
        found.Add(last);
        int[] variables = [.. found];
        var table = new double[1 << variables.Length];
        Array.Fill(table, 1);
        foreach (var factor in factors)
        {
            var places = Array.ConvertAll(factor.Variables, v => Array.IndexOf(variables, v));
            for (var index = 0; index < table.Length; index++)
            {
                var inner = 0;
                for (var j = 0; j < places.Length; j++)
                    inner |= ((index >> places[j]) & 1) << j;
                table[index] *= factor.Table[inner];
            }
        }

        return new(variables, table);
    }

    /// <summary>The sum over the last variable.</summary>
    internal Factor SumOut(int last)
    {
        if (Variables[^1] != last)
            throw new ArgumentException("Only the last variable is summed out.", nameof(last));
        var half = Table.Length / 2;
        var table = new double[half];
        for (var i = 0; i < half; i++)
            table[i] = Table[i] + Table[i + half];
        return new(Variables[..^1], table);
    }

    /// <summary>Divides by the greatest entry and returns its logarithm, so that long chains neither vanish nor overflow.</summary>
    internal double Normalise()
    {
        double greatest = 0;
        foreach (var x in Table)
            greatest = Math.Max(greatest, x);
        if (greatest <= 0)
            return Math.Log(ModelRow.Floor);
        for (var i = 0; i < Table.Length; i++)
            Table[i] /= greatest;
        return Math.Log(greatest);
    }
}
