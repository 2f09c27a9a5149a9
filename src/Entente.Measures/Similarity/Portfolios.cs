using System.Numerics;

namespace Entente.Measures.Similarity;

/// <summary>
/// The portfolios of one year as bit sets: for each state and level, which partners stand at that level. A table of agreement of two
/// states is then sixteen intersections. A partner with which one of the two shared no day of the year is in none of the sets.
/// </summary>
internal sealed class Portfolios
{
    private readonly int _n;
    private readonly int _words;
    private readonly ulong[] _sets;
    private readonly double[] _levels;
    private readonly bool[] _whole;
    private double[] _weights = [];
    private double _total;

    internal Portfolios(int n)
    {
        _n = n;
        _words = (n + 63) / 64;
        _sets = new ulong[n * 4 * _words];
        _levels = new double[n * n];
        _whole = new bool[n];
        Array.Fill(_whole, true);
    }

    internal void Set(int i, int j, int level, bool valid)
    {
        _levels[(i * _n) + j] = valid ? level : double.NaN;
        _whole[i] &= valid;
    }

    internal void Raise(int i, int j, int level)
    {
        ref var known = ref _levels[(i * _n) + j];
        if (known < level)
            known = level;
    }

    /// <summary>Builds the sets once every level is set.</summary>
    internal void Close(double[]? weights)
    {
        for (var i = 0; i < _n; i++)
            for (var j = 0; j < _n; j++)
                if (_levels[(i * _n) + j] is var level && !double.IsNaN(level))
                    _sets[(((i * 4) + (int)level) * _words) + (j >> 6)] |= 1UL << (j & 63);
        if (weights is null)
            return;
        _weights = [.. weights.Select(w => double.IsNaN(w) ? 0 : w)];
        foreach (var w in _weights)
            _total += w;
    }

    internal void Count(int i, int j, Span<int> counts)
    {
        var a = _sets.AsSpan(i * 4 * _words, 4 * _words);
        var b = _sets.AsSpan(j * 4 * _words, 4 * _words);
        for (var x = 0; x < 4; x++)
            for (var y = 0; y < 4; y++)
            {
                var count = 0;
                for (var k = 0; k < _words; k++)
                    count += BitOperations.PopCount(a[(x * _words) + k] & b[(y * _words) + k]);
                counts[(x * 4) + y] = count;
            }
    }

    internal double WeightedS(int i, int j)
    {
        var x = _levels.AsSpan(i * _n, _n);
        var y = _levels.AsSpan(j * _n, _n);
        double sum = 0;
        var total = _total;
        if (_whole[i] && _whole[j])
        {
            var k = 0;
            var lanes = Vector<double>.Zero;
            for (; k + Vector<double>.Count <= _n; k += Vector<double>.Count)
            {
                var d = new Vector<double>(x[k..]) - new Vector<double>(y[k..]);
                lanes += d * d * new Vector<double>(_weights.AsSpan(k));
            }

            // One lane after the other, so that the sum is the same whatever the width of the machine's vectors … up to the last bit or two.
            for (var l = 0; l < Vector<double>.Count; l++)
                sum += lanes[l];
            for (; k < _n; k++)
                sum += (x[k] - y[k]) * (x[k] - y[k]) * _weights[k];
        }
        else
        {
            total = 0;
            for (var k = 0; k < _n; k++)
            {
                if (double.IsNaN(x[k]) || double.IsNaN(y[k]))
                    continue;
                sum += (x[k] - y[k]) * (x[k] - y[k]) * _weights[k];
                total += _weights[k];
            }
        }

        return total > 0 ? 1 - (2 * (sum / (total * 9))) : double.NaN;
    }
}
