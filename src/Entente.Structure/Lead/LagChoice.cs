using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>Information criteria of one number of lags; smaller is better.</summary>
/// <param name="Lags">How many lags.</param>
/// <param name="Aic">Akaike (1974).</param>
/// <param name="Hq">Hannan and Quinn (1979).</param>
/// <param name="Bic">Schwarz (1978).</param>
/// <param name="Fpe">Final prediction error (Akaike 1969).</param>
public readonly record struct LagCriteria(int Lags, double Aic, double Hq, double Bic, double Fpe);

/// <summary>The choice of the number of lags of a vector autoregression with a constant.</summary>
/// <param name="Table">The criteria by number of lags, all over the same rows.</param>
public sealed record LagChoice(IReadOnlyList<LagCriteria> Table)
{
    /// <summary>The choice of Akaike's criterion.</summary>
    public int Aic => Best(c => c.Aic);

    /// <summary>The choice of Hannan's and Quinn's criterion.</summary>
    public int Hq => Best(c => c.Hq);

    /// <summary>The choice of Schwarz's criterion.</summary>
    public int Bic => Best(c => c.Bic);

    /// <summary>The choice of the final prediction error.</summary>
    public int Fpe => Best(c => c.Fpe);

    /// <summary>Computes the criteria (Lütkepohl 2005, section 4.3) over the rows that the largest number of lags leaves.</summary>
    /// <exception cref="InputException">The series are too short for the largest number of lags.</exception>
    public static LagChoice Of(IReadOnlyList<double[]> series, IReadOnlyList<string> names, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var table = new List<LagCriteria>();
        for (var lags = from; lags <= to; lags++)
        {
            var model = VectorAutoregression.Fit(series, names, lags, to);
            var k = names.Count;
            double n = model.Rows;
            var ml = new Matrix(k, k);
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++)
                    ml[i, j] = model.Covariance[i, j] * model.DegreesOfFreedom / n;
            var log = Cholesky.Factor(ml, 1e-300).LogDeterminant;
            double coefficients = k * ((k * lags) + 1);
            double each = (k * lags) + 1;
            table.Add(new LagCriteria(
                lags,
                log + (2 / n * coefficients),
                log + (2 * Math.Log(Math.Log(n)) / n * coefficients),
                log + (Math.Log(n) / n * coefficients),
                Math.Pow((n + each) / (n - each), k) * Math.Exp(log)));
        }

        return new LagChoice(table);
    }

    private int Best(Func<LagCriteria, double> criterion) => Table.MinBy(criterion).Lags;
}
