namespace Entente.Numerics;

/// <summary>A dense matrix of doubles, stored row by row.</summary>
public sealed class Matrix
{
    private readonly double[] _values;

    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Rows, Columns) = (rows, columns);
        _values = new double[(long)rows * columns];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>One entry; indices start at 0.</summary>
    public double this[int row, int column]
    {
        get => _values[((long)row * Columns) + column];
        set => _values[((long)row * Columns) + column] = value;
    }

    /// <summary>The entries, row after row; changes are seen.</summary>
    public Span<double> Values => _values;

    /// <summary>The entries of one row; changes are seen.</summary>
    public Span<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The unit matrix of <paramref name="size"/> rows.</summary>
    public static Matrix Identity(int size)
    {
        var m = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            m[i, i] = 1;
        return m;
    }

    /// <summary>A matrix from rows of equal length.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix FromRows(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var m = new Matrix(rows.Count, rows.Count == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length != m.Columns)
                throw new ArgumentException($"Row {i} has {rows[i].Length} entries, not {m.Columns}.", nameof(rows));
            rows[i].CopyTo(m.Row(i));
        }

        return m;
    }

    /// <summary>A copy.</summary>
    public Matrix Copy()
    {
        var m = new Matrix(Rows, Columns);
        Values.CopyTo(m.Values);
        return m;
    }

    /// <summary>Rows and columns exchanged.</summary>
    public Matrix Transpose()
    {
        var m = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
            for (var j = 0; j < Columns; j++)
                m[j, i] = this[i, j];
        return m;
    }

    /// <summary>The product of two matrices.</summary>
    /// <exception cref="ArgumentException">The inner sizes differ.</exception>
    public Matrix Times(Matrix right)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (Columns != right.Rows)
            throw new ArgumentException($"A {Rows}×{Columns} matrix cannot be multiplied by a {right.Rows}×{right.Columns} one.", nameof(right));
        var m = new Matrix(Rows, right.Columns);
        for (var i = 0; i < Rows; i++)
        {
            var to = m.Row(i);
            var from = Row(i);
            for (var k = 0; k < from.Length; k++)
            {
                var scale = from[k];
                if (scale == 0)
                    continue;
                var line = right.Row(k);
                for (var j = 0; j < line.Length; j++)
                    to[j] += scale * line[j];
            }
        }

        return m;
    }

    /// <summary>The product with a column.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public double[] Times(ReadOnlySpan<double> column)
    {
        if (Columns != column.Length)
            throw new ArgumentException($"A {Rows}×{Columns} matrix cannot be multiplied by {column.Length} entries.", nameof(column));
        var result = new double[Rows];
        for (var i = 0; i < Rows; i++)
            result[i] = Dot(Row(i), column);
        return result;
    }

    /// <summary>The sum of products of two rows of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
