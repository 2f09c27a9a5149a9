using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The columns of a design where they lie: those of a table by the rows that are used, or those of a matrix. Nothing is copied before it is put in order.</summary>
internal sealed class Covariates
{
    // A column with the rows to take of it (null for all as they stand), or a column of the matrix.
    private readonly double[]?[] _columns;
    private readonly int[]?[] _rows;
    private readonly Matrix? _matrix;

    private Covariates(double[]?[] columns, int[]?[] rows, Matrix? matrix, int count) => (_columns, _rows, _matrix, Count) = (columns, rows, matrix, count);

    public int Count { get; }

    public int Columns => _columns.Length;

    public static Covariates Of(Matrix x) => new(new double[]?[x.Columns], new int[]?[x.Columns], x, x.Rows);

    public static Covariates Of(IReadOnlyList<(double[] Values, int[]? Rows)> columns, int count) =>
        new([.. columns.Select(c => c.Values)], [.. columns.Select(c => c.Rows)], null, count);

    public double At(int row, int column) =>
        _columns[column] is not { } values ? _matrix![row, column] : _rows[column] is { } rows ? values[rows[row]] : values[row];

    public double Sum(int column, double[]? weight)
    {
        double sum = 0;
        if (weight is null && _columns[column] is { } values && _rows[column] is null)
            foreach (var value in values)
                sum += value;
        else
            for (var i = 0; i < Count; i++)
                sum += (weight is null ? 1 : weight[i]) * At(i, column);
        return sum;
    }

    // A constant column is exactly zero, not the rounding of its mean.
    public static double Centred(double value, double centre)
    {
        var gap = value - centre;
        return Math.Abs(gap) <= 1e-12 * Math.Abs(centre) ? 0 : gap;
    }

    // The two values that a column holds; null where it holds one, or more.
    public (double Low, double High)? TwoValues(int column)
    {
        if (Count == 0)
            return null;
        var one = At(0, column);
        double? other = null;
        for (var i = 1; i < Count; i++)
        {
            var value = At(i, column);
            if (value == one || value == other)
                continue;
            if (other is not null)
                return null;
            other = value;
        }

        return other is { } two ? (Math.Min(one, two), Math.Max(one, two)) : null;
    }

    // The rows named, less the centre, row after row.
    public void Gather(ReadOnlySpan<int> order, double[] centre, Span<double> to)
    {
        var p = Columns;
        var index = new int[order.Length];
        for (var j = 0; j < p; j++)
        {
            if (_columns[j] is not { } values)
            {
                for (var i = 0; i < order.Length; i++)
                    to[(i * p) + j] = _matrix![order[i], j];
            }
            else
            {
                var rows = order;
                if (_rows[j] is { } used)
                {
                    for (var i = 0; i < order.Length; i++)
                        index[i] = used[order[i]];
                    rows = index;
                }

                for (int i = 0, at = j; i < rows.Length; i++, at += p)
                    to[at] = values[rows[i]];
            }

            for (int i = 0, at = j; i < order.Length; i++, at += p)
                to[at] = Centred(to[at], centre[j]);
        }
    }

    public Matrix ToMatrix()
    {
        var x = new Matrix(Count, Columns);
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < Columns; j++)
                x[i, j] = At(i, j);
        return x;
    }
}
