using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>What a draw writes in.</summary>
internal sealed record MonteCarloRoom(double[] LogPosterior, double[] Magnitudes, double[] Products, double[] Row);

/// <summary>An analyst's model, laid out so that a draw costs one logarithm a row and not one a cell.</summary>
internal sealed class MonteCarloModel
{
    private const double Tiny = 1e-200;
    private readonly double[] _steps;
    private readonly bool[] _ranges;
    private readonly double[] _weights;
    private readonly int[] _groups;
    private readonly double[] _rho;
    private readonly int[] _starts;
    private readonly double[] _fixedScores;
    private readonly int _named;

    internal MonteCarloModel(AnalystModel analyst, Scale scale)
    {
        var model = analyst.Model;
        _named = model.Hypotheses.Length - 1;
        _fixedScores = Array.ConvertAll(model.Prior, p => Math.Log(p));
        var cells = analyst.Marks.Rows.Where(r => r.When.IsEmpty).ToDictionary(r => r.Item, r => r.Cells.ToDictionary(c => c.Key, c => c.Cell, StringComparer.Ordinal), StringComparer.Ordinal);
        var units = Enumerable.Range(0, model.Units.Length).Where(u => !model.Units[u].IsNetwork).OrderBy(u => model.Units[u].Group).ToArray();
        foreach (var u in Enumerable.Range(0, model.Units.Length).Where(u => model.Units[u].IsNetwork))
            for (var h = 0; h <= _named; h++)
                _fixedScores[h] += model.LogOf(u)[h];
        _steps = new double[units.Length * _named * 3];
        _ranges = new bool[units.Length * _named];
        _weights = new double[units.Length];
        _groups = new int[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            var row = model.Rows[model.Units[units[i]].Rows[0]];
            (_weights[i], _groups[i]) = (row.Weight, model.Units[units[i]].Group);
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

        _rho = model.Rho;
        _starts = Starts(_groups);
    }

    internal MonteCarloRoom Room() => new(new double[_named + 1], new double[_weights.Length], new double[_named + 1], new double[_named + 1]);

    /// <summary>One draw: writes the unnormalised ln posterior.</summary>
    internal void Draw(SeededRandom random, MonteCarloRoom room)
    {
        _fixedScores.CopyTo(room.LogPosterior, 0);
        Span<double> sums = stackalloc double[_named + 1];
        for (var block = 0; block + 1 < _starts.Length; block++)
        {
            sums.Clear();
            room.Products.AsSpan().Fill(1);
            var (start, end) = (_starts[block], _starts[block + 1]);
            for (var i = start; i < end; i++)
            {
                Likelihoods(i, random, room.Row);
                double low = double.PositiveInfinity, high = 0;
                for (var h = 0; h < room.Row.Length; h++)
                {
                    var x = room.Row[h];
                    room.Products[h] *= x;
                    low = Math.Min(low, x);
                    high = Math.Max(high, x);
                }

                room.Magnitudes[i] = Math.Log(high / low);
                Spill(room.Products, sums);
            }

            var group = _groups[start];
            var f = group < 0 ? 1 : Dependence.Factor(room.Magnitudes.AsSpan(start, end - start), _rho[group]);
            for (var h = 0; h < sums.Length; h++)
                room.LogPosterior[h] += f * (sums[h] + Math.Log(room.Products[h]));
        }
    }

    private void Likelihoods(int row, SeededRandom random, double[] into)
    {
        double mean = 0;
        var bits = random.NextUInt64();
        for (var h = 0; h < _named; h++)
        {
            var at = (row * _named) + h;
            double p;
            if (_ranges[at])
            {
                p = _steps[at * 3] + (random.NextDouble() * (_steps[(at * 3) + 2] - _steps[at * 3]));
            }
            else
            {
                // The upper half of 3 x bits is a digit 0, 1 or 2, the lower half the bits that are left.
                if (h % 32 == 31)
                    bits = random.NextUInt64();
                var digit = Math.BigMul(bits, 3UL, out bits);
                p = _steps[(at * 3) + (int)digit];
            }

            into[h] = p;
            mean += p;
        }

        mean /= _named;
        var w = _weights[row];
        for (var h = 0; h < _named; h++)
            into[h] = (w * into[h]) + ((1 - w) * mean);
        into[_named] = mean;
    }

    /// <summary>Moves the products into the sums of logarithms before they vanish.</summary>
    private static void Spill(double[] products, Span<double> sums)
    {
        foreach (var x in products)
            if (x < Tiny)
            {
                for (var h = 0; h < products.Length; h++)
                {
                    sums[h] += Math.Log(products[h]);
                    products[h] = 1;
                }

                return;
            }
    }

    private static int[] Starts(int[] groups)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < groups.Length; i++)
            if (groups[i] != groups[i - 1])
                starts.Add(i);
        if (groups.Length > 0)
            starts.Add(groups.Length);
        return [.. starts];
    }
}
