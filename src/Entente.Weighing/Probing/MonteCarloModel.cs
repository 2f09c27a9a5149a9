using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>What four draws write in: one lane a draw.</summary>
/// <param name="LogPosterior">Unnormalised, by hypothesis, the catch-all last.</param>
/// <param name="Magnitudes">Of the rows of one group.</param>
/// <param name="Products">Of a group's likelihoods, by hypothesis.</param>
/// <param name="Row">One row's marks.</param>
internal sealed record MonteCarloRoom(Vector256<double>[] LogPosterior, Vector256<double>[] Magnitudes, Vector256<double>[] Products, Vector256<double>[] Row);

/// <summary>An analyst's model, laid out so that four draws run side by side and cost one logarithm a row and not one a cell. Items tied by <c>given:</c> keep their exact likelihoods.</summary>
internal sealed class MonteCarloModel
{
    /// <summary>A mark is at least 1e-12 likely, so that a product of this many stays over the smallest number.</summary>
    private const int RowsBeforeLogarithm = 20;

    /// <summary>Each digit to base 3 costs a word of 62 bits less than two: after so many the rest still holds thirty.</summary>
    private const int DigitsOfWord = 20;

    private static readonly Vector256<long> Word = Vector256.Create((1L << 62) - 1);
    private static readonly Vector256<long> FirstThird = Vector256.Create(((1L << 62) / 3) - 1);
    private static readonly Vector256<long> LastThird = Vector256.Create((1L << 62) / 3 * 2);

    private readonly MonteCarloBlock[] _blocks;
    private readonly double[] _steps;
    private readonly bool[] _ranges;
    private readonly double[] _weights;
    private readonly double[] _logPrior;
    private readonly int _named;

    internal MonteCarloModel(AnalystModel analyst, Scale scale)
    {
        var model = analyst.Model;
        _named = model.Hypotheses.Length - 1;
        _logPrior = Array.ConvertAll(model.Prior, p => Math.Log(p));
        _blocks = MonteCarloBlock.Of(model);
        int[] units = [.. _blocks.SelectMany(b => b.Units)];
        _steps = new double[units.Length * _named * 3];
        _ranges = new bool[units.Length * _named];
        _weights = new double[units.Length];
        var cells = analyst.Marks.Rows.Where(r => r.When.IsEmpty).ToDictionary(r => r.Item, r => r.Cells.ToDictionary(c => c.Key, c => c.Cell, StringComparer.Ordinal), StringComparer.Ordinal);
        for (var i = 0; i < units.Length; i++)
        {
            var row = model.Rows[model.Units[units[i]].Rows[0]];
            _weights[i] = row.Weight;
            var written = cells.GetValueOrDefault(row.Item.Id);
            for (var h = 0; h < _named; h++)
            {
                var at = (i * _named) + h;
                var range = written?.GetValueOrDefault(model.Hypotheses[h]) as RangeCell;
                _ranges[at] = range is not null;
                for (var s = 0; s < 3; s++)
                    _steps[(at * 3) + s] = Math.Max(ModelRow.Floor, range is not null ? new[] { range.Low, 0, range.High }[s] : scale.Step(row.P[0][h], s - 1));
            }
        }
    }

    internal MonteCarloRoom Room() =>
        new(new Vector256<double>[_named + 1], new Vector256<double>[_blocks.Length == 0 ? 0 : _blocks.Max(b => b.Units.Length + b.FixedMagnitudes.Length)], new Vector256<double>[_named + 1], new Vector256<double>[_named]);

    /// <summary>Four draws: writes the unnormalised ln posterior of each.</summary>
    internal void Draw(ref SeededLanes random, MonteCarloRoom room)
    {
        var log = room.LogPosterior;
        for (var h = 0; h < log.Length; h++)
            log[h] = Vector256.Create(_logPrior[h]);
        Span<Vector256<double>> sums = stackalloc Vector256<double>[log.Length];
        foreach (var block in _blocks)
        {
            for (var h = 0; h < sums.Length; h++)
                sums[h] = Vector256.Create(block.FixedLogs[h]);
            var n = block.Units.Length;
            for (var i = 0; i < n; i++)
            {
                if (i % RowsBeforeLogarithm == 0)
                    Restart(room.Products, i == 0 ? [] : sums);
                var ratio = Multiply(block.Start + i, ref random, room.Row, room.Products);
                room.Magnitudes[i] = block.Group < 0 ? default : Vector256.Log(ratio);
            }

            if (n > 0)
                Restart(room.Products, sums);
            for (var i = 0; i < block.FixedMagnitudes.Length; i++)
                room.Magnitudes[n + i] = Vector256.Create(block.FixedMagnitudes[i]);
            var f = DependenceLanes.Factor(room.Magnitudes.AsSpan(0, n + block.FixedMagnitudes.Length), block.Rho);
            for (var h = 0; h < sums.Length; h++)
                log[h] += f * sums[h];
        }
    }

    private static void Restart(Vector256<double>[] products, Span<Vector256<double>> sums)
    {
        for (var h = 0; h < sums.Length; h++)
            sums[h] += Vector256.Log(products[h]);
        Array.Fill(products, Vector256<double>.One);
    }

    /// <summary>Multiplies a drawn row into the products; returns its greatest likelihood over its least.</summary>
    private Vector256<double> Multiply(int row, ref SeededLanes random, Vector256<double>[] marks, Vector256<double>[] products)
    {
        ReadOnlySpan<double> steps = _steps.AsSpan(row * _named * 3, _named * 3);
        ReadOnlySpan<bool> ranges = _ranges.AsSpan(row * _named, _named);
        Vector256<double> mean = default, high = default;
        var low = Vector256.Create(double.MaxValue);
        Vector256<long> bits = default;
        for (var h = 0; h < marks.Length; h++)
        {
            var (down, stay, up) = (Vector256.Create(steps[h * 3]), Vector256.Create(steps[(h * 3) + 1]), Vector256.Create(steps[(h * 3) + 2]));
            if (h % DigitsOfWord == 0)
                bits = random.NextUInt64().AsInt64() & Word;
            Vector256<double> p;
            if (ranges[h])
            {
                p = down + (random.NextDouble() * (up - down));
            }
            else
            {
                p = Vector256.ConditionalSelect(Vector256.GreaterThan(bits, FirstThird).AsDouble(), stay, down);
                p = Vector256.ConditionalSelect(Vector256.GreaterThan(bits, LastThird).AsDouble(), up, p);
                bits = (bits + (bits << 1)) & Word;
            }

            marks[h] = p;
            mean += p;
            low = Vector256.Min(low, p);
            high = Vector256.Max(high, p);
        }

        mean *= 1.0 / _named;
        var w = Vector256.Create(_weights[row]);
        var rest = (Vector256<double>.One - w) * mean;
        for (var h = 0; h < marks.Length; h++)
            products[h] *= (w * marks[h]) + rest;
        products[^1] *= mean;
        return ((w * high) + rest) / ((w * low) + rest);
    }
}
