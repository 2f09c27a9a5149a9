using Entente.Numerics;

namespace Entente.Duration;

/// <summary>How tied endings are treated.</summary>
public enum CoxTies
{
    /// <summary>Efron 1977; the default.</summary>
    Efron,

    /// <summary>Breslow 1974.</summary>
    Breslow,

    /// <summary>The exact conditional likelihood (Cox 1972).</summary>
    Exact,
}

/// <summary>One evaluation of the partial likelihood: its logarithm, gradient, information, and the hazard at each time.</summary>
/// <remarks>
/// The information is Σ q x xᵀ - Σ x̄ x̄ᵀ, with q a row's risk times the hazard it lived through: so no second moment of the risk
/// set is carried along, and both sums are plain products of matrices. The blocks are fixed and are merged in order, so the bytes do
/// not depend on the number of threads.
/// </remarks>
internal sealed class CoxPass(CoxData data, CoxTies ties)
{
    private const int Block = 1 << 15;
    private readonly double[] _cumulative = new double[data.Groups + 1];

    // Weighs each time in the information; null for 1.
    private double[]? _factor;

    private readonly BlockSum[] _blocks = Blocks(data);

    // exp(eta), without weights.
    public double[] Risk { get; } = new double[data.Count];

    // The hazard at each group for those who stay, and for those who end there (Efron).
    public double[] Hazard { get; } = new double[data.Groups];

    public double[] HazardOfEnded { get; private set; } = [];

    public double LogLikelihood { get; private set; }

    public double[] Gradient { get; private set; } = [];

    public Matrix Information { get; private set; } = new(0, 0);

    // False where the risks overflow: the caller halves its step.
    public bool Evaluate(double[] beta)
    {
        if (HazardOfEnded.Length == 0)
            HazardOfEnded = data.HasTiedEvents && ties == CoxTies.Efron ? new double[Hazard.Length] : Hazard;
        if (!Risks(beta))
            return false;
        var means = Backwards();
        Accumulate();
        Information = Second(means);
        return double.IsFinite(LogLikelihood);
    }

    // The information with each time weighed by a factor, none negative; everything else stays as the last evaluation left it.
    public Matrix WeighedInformation(double[] factor)
    {
        _factor = factor;
        var means = Backwards();
        Accumulate();
        var result = Second(means);
        _factor = null;
        Accumulate();
        return result;
    }

    // The sum of hazards from the group's time back to the start of its stratum.
    public double CumulativeAt(int group) => _cumulative[group];

    // The hazard that a row lived through.
    public double Lived(int row, int group)
    {
        var until = _cumulative[group] - Hazard[group] + (data.Event[row] ? HazardOfEnded[group] : Hazard[group]);
        return data.EntryGroup is null ? until : until - StartOf(row, group);
    }

    private double StartOf(int row, int group)
    {
        var from = data.EntryGroup![row];
        var stratum = StratumEnd(group);
        return from < stratum ? _cumulative[from] : 0;
    }

    private int StratumEnd(int group)
    {
        var at = Array.BinarySearch(data.Stratum, group);
        return at >= 0 ? data.Stratum[at + 1] : data.Stratum[~at];
    }

    // Risks, and for each block what its rows from its last stratum's start add to the sums over those at risk.
    private bool Risks(double[] beta)
    {
        var fine = new bool[_blocks.Length];
        Parallel.For(0, _blocks.Length, b =>
        {
            var block = _blocks[b];
            var ok = true;
            var rows = data.Rows();
            block.Clear();
            for (var g = block.From; g < block.To; g++)
            {
                if (block.StartsStratum(data, g))
                    block.Clear();
                for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                {
                    var row = rows.Row(i);
                    var eta = CoxData.Dot(row, beta) + (data.Offset is null ? 0 : data.Offset[i]);
                    ok &= Math.Abs(eta) < 500;
                    var r = Risk[i] = Math.Exp(eta);
                    if (data.Weight is not null)
                        r *= data.Weight[i];
                    block.S0 += r;
                    CoxData.Add(block.S1, row, r);
                }
            }

            fine[b] = ok;
        });
        return Array.TrueForAll(fine, x => x);
    }

    // Going back in time from the last exit, each block from where the one before it leaves off; with late entry in one piece.
    private double[] Backwards()
    {
        var p = data.Columns;
        if (data.Leaving is not null)
        {
            var whole = new BlockSum(0, data.Groups, p);
            Backwards(whole, 0, new double[p]);
            (LogLikelihood, Gradient) = (whole.LogLikelihood, whole.Gradient);
            return whole.Means.Finish();
        }

        var starts = new (double S0, double[] S1)[_blocks.Length];
        double s0 = 0;
        var s1 = new double[p];
        for (var b = 0; b < _blocks.Length; b++)
        {
            starts[b] = (s0, (double[])s1.Clone());
            if (_blocks[b].Resets(data))
            {
                s0 = 0;
                Array.Clear(s1);
            }

            s0 += _blocks[b].S0;
            CoxData.Add(s1, _blocks[b].S1, 1);
        }

        Parallel.For(0, _blocks.Length, b => Backwards(_blocks[b], starts[b].S0, starts[b].S1));
        var gradient = new double[p];
        double[]? means = null;
        LogLikelihood = 0;
        foreach (var block in _blocks)
        {
            LogLikelihood += block.LogLikelihood;
            CoxData.Add(gradient, block.Gradient, 1);
            var part = block.Means.Finish();
            if (means is null)
                means = (double[])part.Clone();
            else
                for (var i = 0; i < part.Length; i++)
                    means[i] += part[i];
        }

        Gradient = gradient;
        return means!;
    }

    private void Backwards(BlockSum block, double s0, double[] s1)
    {
        var e1 = new double[data.Columns];
        block.Restart();
        var rows = data.Rows();
        var gradient = block.Gradient;
        double logLikelihood = 0;
        var leave = 0;
        var last = 0;
        for (var g = block.From; g < block.To; g++)
        {
            var stratum = Array.BinarySearch(data.Stratum, g);
            if (stratum >= 0)
            {
                s0 = 0;
                Array.Clear(s1);
                (leave, last) = (data.Group[g], data.Group[data.Stratum[stratum + 1]]);
            }

            var (from, to) = (data.Group[g], data.Group[g + 1]);
            if (data.Leaving is not null)
                for (; leave < last && data.Entry![data.Leaving[leave]] >= data.TimeOf(g); leave++)
                {
                    var row = data.Leaving[leave];
                    var r = data.WeightOf(row) * Risk[row];
                    s0 -= r;
                    CoxData.Add(s1, rows.Row(row), -r);
                }

            var (d, dw, e0) = (0, 0.0, 0.0);
            for (var i = from; i < to; i++)
            {
                var row = rows.Row(i);
                var w = data.Weight is null ? 1 : data.Weight[i];
                var r = w * Risk[i];
                s0 += r;
                CoxData.Add(s1, row, r);
                if (!data.Event[i])
                    continue;
                d++;
                dw += w;
                CoxData.Add(gradient, row, w);
                logLikelihood += w * Math.Log(Risk[i]);
                if (!data.HasTiedEvents)
                    continue;
                if (d == 1)
                    Array.Clear(e1);
                e0 += r;
                CoxData.Add(e1, row, r);
            }

            Hazard[g] = HazardOfEnded[g] = 0;
            if (d > 0)
                logLikelihood -= Ends(g, d, dw, s0, e0, s1, e1, gradient, block.Means);
        }

        block.LogLikelihood = logLikelihood;
    }

    // Endings at one time: hazards, gradient, and the outer products of the means.
    private double Ends(int g, int d, double dw, double s0, double e0, double[] s1, double[] e1, double[] gradient, OuterSum means)
    {
        if (d == 1 || ties != CoxTies.Efron)
        {
            Hazard[g] = HazardOfEnded[g] = dw / s0;
            CoxData.Add(gradient, s1, -dw / s0);
            means.Add(s1, Math.Sqrt(dw * Factor(g)) / s0);
            return dw * Math.Log(s0);
        }

        // Σ over the tied endings of (s1 - f e1)(s1 - f e1)ᵀ / s0² is a form of rank two.
        double log = 0, h = 0, hf = 0, a = 0, b = 0, c = 0;
        var weight = dw / d;
        for (var l = 0; l < d; l++)
        {
            var f = (double)l / d;
            var left = s0 - (f * e0);
            log += weight * Math.Log(left);
            h += weight / left;
            hf += weight * f / left;
            var square = weight / (left * left);
            a += square;
            b -= square * f;
            c += square * f * f;
        }

        Hazard[g] = h;
        HazardOfEnded[g] = h - hf;
        CoxData.Add(gradient, s1, -h);
        CoxData.Add(gradient, e1, hf);
        (a, b, c) = (a * Factor(g), b * Factor(g), c * Factor(g));
        var root = Math.Sqrt(a);
        var cross = root == 0 ? 0 : b / root;
        var first = means.Next();
        first.Clear();
        CoxData.Add(first, s1, root);
        CoxData.Add(first, e1, cross);
        var second = means.Next();
        second.Clear();
        CoxData.Add(second, e1, Math.Sqrt(Math.Max(0, c - (cross * cross))));
        return log;
    }

    private double Factor(int group) => _factor is null ? 1 : _factor[group];

    private void Accumulate()
    {
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
        {
            double sum = 0;
            for (var g = data.Stratum[s + 1] - 1; g >= data.Stratum[s]; g--)
                _cumulative[g] = sum += Factor(g) * Hazard[g];
        }
    }

    private Matrix Second(double[] means)
    {
        var groups = data.Groups;
        var sums = new double[_blocks.Length][];
        var wide = new OuterSum(data.Columns).Stride;
        Parallel.For(0, sums.Length, b =>
        {
            var outer = new OuterSum(data.Columns);
            var rows = data.Rows();
            for (var g = _blocks[b].From; g < _blocks[b].To; g++)
            {
                var end = data.EntryGroup is null ? groups : StratumEnd(g);
                for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                {
                    var lived = _cumulative[g] - (data.Event[i] ? Factor(g) * (Hazard[g] - HazardOfEnded[g]) : 0);
                    if (data.EntryGroup is not null && data.EntryGroup[i] < end)
                        lived -= _cumulative[data.EntryGroup[i]];
                    outer.Add(rows.Row(i), Math.Sqrt(Math.Max(0, lived * Risk[i] * data.WeightOf(i))));
                }
            }

            sums[b] = outer.Finish();
        });
        var p = data.Columns;
        var information = new Matrix(p, p);
        for (var i = 0; i < p; i++)
            for (var j = 0; j <= i; j++)
            {
                var at = (i * wide) + j;
                double sum = 0;
                foreach (var part in sums)
                    sum += part[at];
                information[i, j] = information[j, i] = sum - means[at];
            }

        return information;
    }

    // Blocks of whole groups of about the same number of rows.
    private static BlockSum[] Blocks(CoxData data)
    {
        var blocks = new List<BlockSum>();
        var from = 0;
        for (var g = 0; g < data.Groups; g++)
            if (data.Group[g + 1] - data.Group[from] >= Block || g + 1 == data.Groups)
            {
                blocks.Add(new BlockSum(from, g + 1, data.Columns));
                from = g + 1;
            }

        return [.. blocks];
    }

    // What one block adds: sums over those at risk, and its part of the likelihood.
    private sealed class BlockSum(int from, int to, int columns)
    {
        public int From { get; } = from;

        public int To { get; } = to;

        public double S0 { get; set; }

        public double[] S1 { get; } = new double[columns];

        public double LogLikelihood { get; set; }

        public double[] Gradient { get; private set; } = [];

        public OuterSum Means { get; private set; } = null!;

        public void Clear()
        {
            S0 = 0;
            Array.Clear(S1);
        }

        public void Restart() => (Gradient, Means) = (new double[columns], new OuterSum(columns));

        public bool StartsStratum(CoxData data, int group) => data.Stratum.Length > 2 && Array.BinarySearch(data.Stratum, group) >= 0;

        // Whether a stratum starts within: what came before does not go on.
        public bool Resets(CoxData data)
        {
            var at = Array.BinarySearch(data.Stratum, From);
            return at >= 0 || data.Stratum[~at] < To;
        }
    }
}
