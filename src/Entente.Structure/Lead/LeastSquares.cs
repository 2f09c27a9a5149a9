using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>
/// Least squares with a constant for several left sides at once, by the normal equations of centred and scaled columns with one
/// step of refinement: as exact as an orthogonal factorisation on the series met here, and much faster.
/// </summary>
internal sealed class LeastSquares
{
    private readonly Cholesky _factor;
    private readonly double[] _mean;
    private readonly double[] _scale;

    /// <param name="columns">The regressors, without the constant.</param>
    /// <param name="names">Their names, for messages.</param>
    /// <exception cref="InputException">A regressor is constant or a combination of others, or there are too few rows.</exception>
    public LeastSquares(IReadOnlyList<double[]> columns, Func<int, string> names)
    {
        Columns = columns.Count;
        Rows = Columns == 0 ? 0 : columns[0].Length;
        (_mean, _scale, Scaled) = (new double[Columns], new double[Columns], new double[Columns][]);
        if (Rows <= Columns + 1)
            throw new InputException($"{Rows} usable rows are too few for {Columns + 1} coefficients; use fewer lags or a longer series");
        for (var j = 0; j < Columns; j++)
        {
            _mean[j] = Sums.Compensated(columns[j]) / Rows;
            var x = new double[Rows];
            for (var i = 0; i < Rows; i++)
                x[i] = columns[j][i] - _mean[j];
            var size = Math.Sqrt(Vectors.Dot(x, x) / Rows);
            if (!(size > 1e-12 * Math.Abs(_mean[j])) || size == 0)
                throw new InputException($"{names(j)} does not vary over the rows used; leave it out or use a longer series");
            _scale[j] = size;
            for (var i = 0; i < Rows; i++)
                x[i] /= size;
            Scaled[j] = x;
        }

        var moments = new Matrix(Columns, Columns);
        for (var j = 0; j < Columns; j++)
            for (var k = 0; k <= j; k++)
                moments[j, k] = moments[k, j] = Vectors.Dot(Scaled[j], Scaled[k]);
        _factor = Cholesky.Factor(moments, 1e-11);
        for (var j = 0; j < Columns; j++)
            if (_factor.IsRedundant(j))
                throw new InputException($"{names(j)} is a combination of the other regressors; leave out one of them");
        ScaledInverse = _factor.Inverse();
    }

    public int Rows { get; }

    /// <summary>How many regressors there are besides the constant.</summary>
    public int Columns { get; }

    /// <summary>The regressors, centred and scaled to unit mean square.</summary>
    public double[][] Scaled { get; }

    /// <summary>The inverse moments of the scaled regressors.</summary>
    public Matrix ScaledInverse { get; }

    public double MeanOf(int column) => _mean[column];

    public double ScaleOf(int column) => _scale[column];

    /// <summary>Fits one left side; coefficients in the order of the columns, then the constant.</summary>
    public double[] Fit(ReadOnlySpan<double> left, out double[] residuals)
    {
        var mean = Sums.Compensated(left) / Rows;
        residuals = new double[Rows];
        for (var i = 0; i < Rows; i++)
            residuals[i] = left[i] - mean;
        var scaled = new double[Columns];
        var moments = new double[Columns];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < Columns; j++)
                moments[j] = Vectors.Dot(Scaled[j], residuals);
            var step = _factor.Solve(moments);
            for (var j = 0; j < Columns; j++)
            {
                scaled[j] += step[j];
                Vectors.AddScaled(Scaled[j], residuals, -step[j]);
            }
        }

        var coefficients = new double[Columns + 1];
        coefficients[Columns] = mean;
        for (var j = 0; j < Columns; j++)
        {
            coefficients[j] = scaled[j] / _scale[j];
            coefficients[Columns] -= coefficients[j] * _mean[j];
        }

        return coefficients;
    }

    /// <summary>(X'X)^-1 in the order of the columns, then the constant.</summary>
    public Matrix InverseMoments()
    {
        var inverse = new Matrix(Columns + 1, Columns + 1);
        var constant = 1.0 / Rows;
        for (var j = 0; j < Columns; j++)
        {
            double cross = 0;
            for (var k = 0; k < Columns; k++)
            {
                inverse[j, k] = ScaledInverse[j, k] / (_scale[j] * _scale[k]);
                cross -= inverse[j, k] * _mean[k];
            }

            inverse[j, Columns] = inverse[Columns, j] = cross;
            constant -= cross * _mean[j];
        }

        inverse[Columns, Columns] = constant;
        return inverse;
    }

    /// <summary>The leverage of each row.</summary>
    public double[] Leverages()
    {
        var leverage = new double[Rows];
        Array.Fill(leverage, 1.0 / Rows);
        var product = new double[Rows];
        for (var j = 0; j < Columns; j++)
        {
            Array.Clear(product);
            for (var k = 0; k < Columns; k++)
                Vectors.AddScaled(Scaled[k], product, ScaledInverse[j, k]);
            for (var i = 0; i < Rows; i++)
                leverage[i] += product[i] * Scaled[j][i];
        }

        return leverage;
    }

    /// <summary>The rows of (X'X)^-1 X' that belong to some coefficients (not the constant): what each row adds to each of them.</summary>
    public double[][] Influence(IReadOnlyList<int> coefficients)
    {
        var influence = new double[coefficients.Count][];
        for (var c = 0; c < coefficients.Count; c++)
        {
            var row = new double[Rows];
            for (var k = 0; k < Columns; k++)
                Vectors.AddScaled(Scaled[k], row, ScaledInverse[coefficients[c], k] / _scale[coefficients[c]]);
            influence[c] = row;
        }

        return influence;
    }
}
