using Entente.Measures.Facts;

namespace Entente.Measures.Power;

/// <summary>
/// The composite index of national capability from its six components: the mean of a state's shares of the system's total of each in a year
/// (Singer, Bremer and Stuckey 1972). A component missing for the state is left out of its mean, and one whose total is zero for everybody.
/// </summary>
public static class CompositeIndex
{
    /// <summary>The components: military expenditure and personnel, iron and steel, energy, population, urban population.</summary>
    public static IReadOnlyList<string> Components { get; } = ["milex", "milper", "irst", "pec", "tpop", "upop"];

    /// <summary>Works the index out for every row of a table of state-years.</summary>
    /// <param name="rows">Columns <c>year</c> and the six components; NaN where missing. All states of a year must be there: the shares are of their sum.</param>
    /// <returns>One number a row, 0 to 1; NaN where the state has no component at all in that year.</returns>
    public static double[] Compute(FactRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var years = rows.Whole("year");
        var sums = new double[rows.Count];
        var counts = new int[rows.Count];
        foreach (var component in Components)
        {
            var values = rows.Real(component);
            var totals = new Dictionary<int, double>();
            for (var i = 0; i < rows.Count; i++)
                if (!double.IsNaN(values[i]))
                    totals[years[i]] = totals.GetValueOrDefault(years[i]) + values[i];
            for (var i = 0; i < rows.Count; i++)
                if (!double.IsNaN(values[i]) && totals[years[i]] > 0)
                {
                    sums[i] += values[i] / totals[years[i]];
                    counts[i]++;
                }
        }

        for (var i = 0; i < sums.Length; i++)
            sums[i] = counts[i] == 0 ? double.NaN : sums[i] / counts[i];
        return sums;
    }
}
