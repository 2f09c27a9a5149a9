namespace Entente.Structure.Frustration;

/// <summary>
/// A condensed dual simplex (Lemke 1954) for min cost · d, d at least 0, under inequalities that are added while it runs.
/// Columns are the variables at zero, rows those that are not; a row for a tie whose d is positive, a row for an inequality
/// with slack. Since costs are not negative, the start is dual feasible and stays so.
/// </summary>
/// <remarks>
/// Variables 0 to m - 1 are the frustrations of the ties, those from m on the slacks of the inequalities. The numbers may
/// drift; therefore nothing that leaves this class is trusted, a bound is recomputed from the multipliers (see
/// <see cref="CyclePacking"/>) or only prunes with a margin.
/// </remarks>
internal sealed class CycleTableau
{
    private const double Tolerance = 1e-7;
    private const int Gone = int.MinValue;
    private readonly int _ties;
    private readonly Effort _effort;
    private readonly List<double[]> _rows;
    private readonly List<int> _rowVariable;
    private readonly List<double> _values;
    private readonly Dictionary<int, CycleCut> _cuts;
    private readonly int[] _where;
    private readonly sbyte[] _fixed;
    private int _columns;
    private int[] _columnVariable;
    private double[] _reduced;
    private bool[] _dead;
    private int _nextSlack;

    public CycleTableau(double[] cost, Effort effort)
    {
        _ties = _columns = _nextSlack = cost.Length;
        _effort = effort;
        _columnVariable = [.. Enumerable.Range(0, _ties)];
        _reduced = (double[])cost.Clone();
        _dead = new bool[_ties];
        _where = [.. Enumerable.Range(0, _ties)];
        _fixed = new sbyte[_ties];
        Array.Fill(_fixed, (sbyte)-1);
        (_rows, _rowVariable, _values, _cuts) = ([], [], [], []);
    }

    private CycleTableau(CycleTableau other)
    {
        (_ties, _columns, _nextSlack, _effort, Objective) = (other._ties, other._columns, other._nextSlack, other._effort, other.Objective);
        _columnVariable = (int[])other._columnVariable.Clone();
        _reduced = (double[])other._reduced.Clone();
        _dead = (bool[])other._dead.Clone();
        _where = (int[])other._where.Clone();
        _fixed = (sbyte[])other._fixed.Clone();
        _rows = [.. other._rows.Select(r => (double[])r.Clone())];
        (_rowVariable, _values, _cuts) = ([.. other._rowVariable], [.. other._values], new(other._cuts));
    }

    /// <summary>How a run ended.</summary>
    public enum Outcome
    {
        /// <summary>The optimum over the inequalities present.</summary>
        Optimal,

        /// <summary>No point is feasible, or all cost more than the cutoff.</summary>
        Pruned,

        /// <summary>The effort is spent.</summary>
        Stopped,
    }

    public double Objective { get; private set; }

    public int RowCount => _rows.Count;

    public CycleTableau Clone() => new(this);

    /// <summary>-1 where a tie is free, else the value it is fixed at.</summary>
    public int FixedAt(int tie) => _fixed[tie];

    /// <summary>The frustration of each tie in the present solution.</summary>
    public void CopyValues(double[] d)
    {
        for (var e = 0; e < _ties; e++)
        {
            var w = _where[e];
            d[e] = _fixed[e] >= 0 ? _fixed[e] : w >= 0 || w == Gone ? 0 : Math.Max(0, _values[~w]);
        }
    }

    /// <summary>What the optimum rises by, at least, when a tie that is at zero is set to one; 0 for a tie that is not at zero.</summary>
    public double ReducedCost(int tie) => _where[tie] >= 0 ? Math.Max(0, _reduced[_where[tie]]) : 0;

    /// <summary>The multipliers of the inequalities that bind.</summary>
    public IEnumerable<(CycleCut Cut, double Multiplier)> Multipliers()
    {
        for (var j = 0; j < _columns; j++)
            if (_columnVariable[j] >= _ties && _reduced[j] > 0)
                yield return (_cuts[_columnVariable[j]], _reduced[j]);
    }

    public void Add(CycleCut cut)
    {
        var row = new double[_columns];
        var value = -cut.RightSide;
        for (var k = 0; k < cut.Ties.Length; k++)
        {
            var (e, a) = (cut.Ties[k], cut.Coefficients[k]);
            var w = _where[e];
            if (w == Gone || (w >= 0 && _fixed[e] == 1 && _dead[w]))
            {
                value += _fixed[e] == 1 ? a : 0;
            }
            else if (w >= 0)
            {
                row[w] -= a;
            }
            else
            {
                value += a * _values[~w];
                Vectors.AddScaled(_rows[~w], row, a);
            }
        }

        _cuts[_nextSlack] = cut;
        _rows.Add(row);
        _rowVariable.Add(_nextSlack++);
        _values.Add(value);
    }

    /// <summary>Forgets inequalities that hold with room to spare.</summary>
    public void DropSlack(double room)
    {
        for (var i = _rows.Count - 1; i >= 0; i--)
            if (_rowVariable[i] >= _ties && _values[i] > room)
                RemoveRow(i);
    }

    /// <summary>Takes out the columns that cannot enter, and fixes at zero the ties whose reduced cost exceeds the limit.</summary>
    public void Compact(double limit)
    {
        var keep = new List<int>(_columns);
        for (var j = 0; j < _columns; j++)
        {
            var v = _columnVariable[j];
            if (!_dead[j] && (v >= _ties || _reduced[j] <= limit))
            {
                keep.Add(j);
                continue;
            }

            if (v >= _ties)
            {
                _cuts.Remove(v);
                continue;
            }

            if (_fixed[v] < 0)
                _fixed[v] = 0;
            _where[v] = Gone;
        }

        if (keep.Count == _columns)
            return;
        for (var i = 0; i < _rows.Count; i++)
            _rows[i] = [.. keep.Select(j => _rows[i][j])];
        _columnVariable = [.. keep.Select(j => _columnVariable[j])];
        _reduced = [.. keep.Select(j => _reduced[j])];
        _columns = keep.Count;
        _dead = new bool[_columns];
        for (var j = 0; j < _columns; j++)
            if (_columnVariable[j] < _ties)
                _where[_columnVariable[j]] = j;
    }

    /// <summary>Fixes a tie at 0 or 1; the next run restores feasibility.</summary>
    public void Fix(int tie, int value)
    {
        _fixed[tie] = (sbyte)value;
        var w = _where[tie];
        if (w < 0)
            return;
        if (value == 1)
        {
            Objective += _reduced[w];
            for (var i = 0; i < _rows.Count; i++)
            {
                _values[i] -= _rows[i][w];
                _rows[i][w] = -_rows[i][w];
            }

            _reduced[w] = -_reduced[w];
        }

        _dead[w] = true;
    }

    /// <summary>Runs until it is optimal, its objective passes the cutoff, or the effort is spent.</summary>
    public Outcome Run(double cutoff)
    {
        while (true)
        {
            var row = LeavingRow(out var isFixed);
            if (row < 0)
                return Outcome.Optimal;
            var r = _rows[row];
            if (isFixed)
                ShiftFixed(row, r);
            var column = EnteringColumn(r);
            if (column < 0)
            {
                if (!isFixed || Math.Abs(_values[row]) >= Tolerance)
                    return Outcome.Pruned;
                column = AnyColumn(r);
                if (column < 0)
                {
                    var tie = _rowVariable[row];
                    RemoveRow(row);
                    _where[tie] = Gone;
                    continue;
                }
            }

            Pivot(row, column, isFixed);
            if (Objective > cutoff)
                return Outcome.Pruned;
            if (_effort.IsOver)
                return Outcome.Stopped;
        }
    }

    // The row of greatest infeasibility for the length of its normal: dual steepest edge, with norms computed afresh.
    private int LeavingRow(out bool isFixed)
    {
        var (chosen, best) = (-1, 0.0);
        isFixed = false;
        for (var i = 0; i < _rows.Count; i++)
        {
            var v = _rowVariable[i];
            if (v < _ties && _fixed[v] >= 0)
            {
                isFixed = true;
                return i;
            }

            var b = _values[i];
            if (b >= -Tolerance)
                continue;
            var score = b * b / (Vectors.Dot(_rows[i], _rows[i]) + 1e-12);
            if (score > best)
                (best, chosen) = (score, i);
        }

        return chosen;
    }

    // A fixed variable must leave: it is measured from its value, and turned so that it leaves from below.
    private void ShiftFixed(int row, double[] r)
    {
        _values[row] -= _fixed[_rowVariable[row]];
        if (_values[row] <= 0)
            return;
        _values[row] = -_values[row];
        for (var j = 0; j < _columns; j++)
            r[j] = -r[j];
    }

    private int EnteringColumn(double[] r)
    {
        var (chosen, ratio, pivot) = (-1, double.PositiveInfinity, 0.0);
        for (var j = 0; j < _columns; j++)
        {
            var a = -r[j];
            if (!(a > 1e-9) || _dead[j])
                continue;
            var x = Math.Max(_reduced[j], 0) / a;
            if (x < ratio - 1e-12 || (x < ratio + 1e-12 && a > pivot))
                (chosen, ratio, pivot) = (j, x, a);
        }

        return chosen;
    }

    private int AnyColumn(double[] r)
    {
        var (chosen, ratio) = (-1, 1e-9);
        for (var j = 0; j < _columns; j++)
        {
            if (Math.Abs(r[j]) <= Tolerance || _dead[j])
                continue;
            var x = Math.Abs(_reduced[j] / r[j]);
            if (x <= ratio)
                (chosen, ratio) = (j, x);
        }

        return chosen;
    }

    private void Pivot(int row, int column, bool leavesForGood)
    {
        var r = _rows[row];
        var inverse = 1 / r[column];
        var entering = _values[row] * inverse;
        r[column] = 1;
        for (var j = 0; j < r.Length; j++)
            r[j] *= inverse;
        long updated = 1;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (i == row)
                continue;
            var other = _rows[i];
            var factor = other[column];
            if (factor == 0)
                continue;
            other[column] = 0;
            if (Math.Abs(factor) < 1e-12)
                continue;
            Vectors.AddScaled(r, other, -factor);
            _values[i] -= factor * entering;
            updated++;
        }

        var reduced = _reduced[column];
        _reduced[column] = 0;
        Vectors.AddScaled(r, _reduced, -reduced);
        Objective += reduced * entering;
        var (leaving, coming) = (_rowVariable[row], _columnVariable[column]);
        (_rowVariable[row], _columnVariable[column], _values[row]) = (coming, leaving, entering);
        if (coming < _ties)
            _where[coming] = ~row;
        if (leaving < _ties)
            _where[leaving] = column;
        _dead[column] = leavesForGood;
        _effort.Add((updated + _rows.Count) * _columns);
    }

    private void RemoveRow(int i)
    {
        var last = _rows.Count - 1;
        if (_rowVariable[i] >= _ties)
            _cuts.Remove(_rowVariable[i]);
        if (i != last)
        {
            (_rows[i], _rowVariable[i], _values[i]) = (_rows[last], _rowVariable[last], _values[last]);
            if (_rowVariable[i] < _ties)
                _where[_rowVariable[i]] = ~i;
        }

        _rows.RemoveAt(last);
        _rowVariable.RemoveAt(last);
        _values.RemoveAt(last);
    }
}
