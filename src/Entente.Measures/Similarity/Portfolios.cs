using System.Numerics;
using System.Runtime.Intrinsics;

namespace Entente.Measures.Similarity;

/// <summary>
/// The portfolios of one year as bit sets: for each state and level, which partners stand at that level. A table of agreement of two
/// states is then sixteen intersections. A partner with whom a state shared no day of the year stands at level 0.
/// </summary>
internal sealed class Portfolios
{
    private readonly int _n;
    private readonly int _words;
    private readonly ulong[] _sets;
    private readonly double[] _levels;
    private double[] _weights = [];
    private double _total;

    internal Portfolios(int n)
    {
        _n = n;
        _words = (n + 63) / 64;
        _sets = new ulong[n * 4 * _words];
        _levels = new double[n * n];
    }

    internal void Set(int i, int j, int level) => _levels[(i * _n) + j] = level;

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
                _sets[(((i * 4) + (int)_levels[(i * _n) + j]) * _words) + (j >> 6)] |= 1UL << (j & 63);
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
        // Four lanes whatever the width of the machine's vectors, so that the sum is the same everywhere.
        var lanes = Vector256<double>.Zero;
        var k = 0;
        for (; k + 4 <= _n; k += 4)
        {
            var d = Vector256.Create(x.Slice(k, 4)) - Vector256.Create(y.Slice(k, 4));
            lanes += d * d * Vector256.Create(_weights.AsSpan(k, 4));
        }

        var sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; k < _n; k++)
            sum += (x[k] - y[k]) * (x[k] - y[k]) * _weights[k];
        return _total > 0 ? 1 - (2 * (sum / (_total * 9))) : double.NaN;
    }
}
