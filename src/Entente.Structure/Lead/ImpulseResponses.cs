using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>How each series responds to a surprise of one standard deviation in another, surprises made orthogonal in the order of the series.</summary>
/// <param name="Responses">By step from 0: a matrix with a row for each responding series and a column for each impulse.</param>
public sealed record ImpulseResponses(IReadOnlyList<Matrix> Responses)
{
    /// <summary>Computes the responses by the Cholesky factor of the residual covariance (Lütkepohl 2005, section 2.3.2).</summary>
    /// <remarks>The order of the series is an assumption: an earlier one may move a later one within the period, not the other way round.</remarks>
    public static ImpulseResponses Of(VectorAutoregression model, int steps)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.Coefficients, model.Covariance, model.Lags, steps);
    }

    /// <summary>The share of the forecast variance of each series (row) that the surprises of each series (column) explain, by horizon from 1.</summary>
    public IReadOnlyList<Matrix> VarianceShares()
    {
        var k = Responses[0].Rows;
        var sums = new Matrix(k, k);
        var shares = new List<Matrix>();
        foreach (var response in Responses)
        {
            var share = new Matrix(k, k);
            for (var i = 0; i < k; i++)
            {
                double total = 0;
                for (var j = 0; j < k; j++)
                {
                    sums[i, j] += response[i, j] * response[i, j];
                    total += sums[i, j];
                }

                for (var j = 0; j < k; j++)
                    share[i, j] = sums[i, j] / total;
            }

            shares.Add(share);
        }

        return shares;
    }

    internal static ImpulseResponses Of(Matrix coefficients, Matrix covariance, int lags, int steps)
    {
        var averages = MovingAverage(coefficients, lags, steps);
        var impact = LowerFactor(covariance);
        return new ImpulseResponses([.. averages.Select(m => m.Times(impact))]);
    }

    /// <summary>The moving-average matrices, by step from 0.</summary>
    internal static List<Matrix> MovingAverage(Matrix coefficients, int lags, int steps)
    {
        var k = coefficients.Rows;
        var averages = new List<Matrix> { Matrix.Identity(k) };
        for (var s = 1; s <= steps; s++)
        {
            var next = new Matrix(k, k);
            for (var l = 1; l <= Math.Min(s, lags); l++)
                for (var i = 0; i < k; i++)
                    for (var j = 0; j < k; j++)
                        for (var m = 0; m < k; m++)
                            next[i, j] += averages[s - l][i, m] * coefficients[m, ((l - 1) * k) + j];
            averages.Add(next);
        }

        return averages;
    }

    internal static Matrix LowerFactor(Matrix covariance)
    {
        var n = covariance.Rows;
        var factor = new Matrix(n, n);
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = covariance[i, j];
                for (var m = 0; m < j; m++)
                    sum -= factor[i, m] * factor[j, m];
                factor[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 0)) : sum / factor[j, j];
            }
        }

        return factor;
    }
}
