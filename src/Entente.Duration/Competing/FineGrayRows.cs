using Entente.Numerics;

namespace Entente.Duration;

/// <summary>One evaluation of the pseudo likelihood.</summary>
internal sealed record FineGrayPass(double LogLikelihood, double[] Gradient, Matrix Information, double[] Risk, double[] Hazard, double[][] Mean);

/// <summary>The rows of a Fine-Gray model by exit, with the censoring curve.</summary>
internal sealed class FineGrayRows
{
    private readonly double[] _x;
    private readonly double[] _time;
    private readonly int[] _kind;
    private readonly double[]? _offset;

    // The censoring curve just before each row's exit.
    private readonly double[] _g;

    // For each row the number of event times before its exit, and up to and with it.
    private readonly int[] _before;
    private readonly int[] _upTo;
    private readonly double[] _gAtEvent;
    private readonly int _p;
    private readonly int _stride;

    private FineGrayRows(Matrix x, SurvivalData spells, int cause, double[]? offset)
    {
        (_p, _stride, Count) = (x.Columns, (x.Columns + 3) / 4 * 4, spells.Count);
        var order = spells.ByExit();
        (_x, _time, _kind, _g, _before, _upTo) = (new double[(long)Count * _stride], new double[Count], new int[Count], new double[Count], new int[Count], new int[Count]);
        Centre = new double[_p];
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < _p; j++)
                Centre[j] += x[i, j] / Count;
        for (var i = 0; i < Count; i++)
        {
            var row = order[i];
            _time[i] = spells.Exit[row];
            _kind[i] = spells.Cause[row] == 0 ? 0 : spells.Cause[row] == cause ? 1 : 2;
            for (var j = 0; j < _p; j++)
                _x[(i * _stride) + j] = x[row, j] - Centre[j];
        }

        _offset = offset is null ? null : Array.ConvertAll(order, r => offset[r]);
        Events = _kind.Count(k => k == 1);
        Competing = _kind.Count(k => k == 2);
        EventTimes = [.. Enumerable.Range(0, Count).Where(i => _kind[i] == 1).Select(i => _time[i]).Distinct()];
        _gAtEvent = new double[EventTimes.Length];
        Censoring();
    }

    public int Count { get; }

    public int Events { get; }

    public int Competing { get; }

    public double[] EventTimes { get; }

    public double[] Centre { get; }

    public static FineGrayRows Of(Matrix x, SurvivalData spells, int cause, double[]? offset) => new(x, spells, cause, offset);

    public FineGrayPass Evaluate(double[] beta)
    {
        var m = EventTimes.Length;
        var padded = new double[_stride];
        beta.CopyTo(padded, 0);
        var risk = new double[Count];
        var gradient = new double[_stride];
        double logLikelihood = 0;
        for (var i = 0; i < Count; i++)
        {
            var eta = CoxData.Dot(Row(i), padded) + (_offset is null ? 0 : _offset[i]);
            risk[i] = Math.Exp(eta);
            if (_kind[i] != 1)
                continue;
            logLikelihood += eta;
            CoxData.Add(gradient, Row(i), 1);
        }

        var (s0, s1) = (new double[m], new double[m][]);
        Backwards(risk, s0, s1);
        Forwards(risk, s0, s1);
        var (hazard, dead) = (new double[m], new int[m]);
        for (var i = 0; i < Count; i++)
            if (_kind[i] == 1)
                dead[_before[i]]++;
        var outer = new OuterSum(_stride);
        for (var k = 0; k < m; k++)
        {
            hazard[k] = dead[k] / s0[k];
            logLikelihood -= dead[k] * Math.Log(s0[k]);
            for (var j = 0; j < _stride; j++)
                s1[k][j] /= s0[k];
            CoxData.Add(gradient, s1[k], -dead[k]);
            var next = outer.Next();
            next.Clear();
            CoxData.Add(next, s1[k], Math.Sqrt(dead[k]));
        }

        var means = outer.Finish();
        var second = new OuterSum(_stride);
        var (cumulative, weighted) = Cumulative(hazard);
        for (var i = 0; i < Count; i++)
        {
            var next = second.Next();
            next.Clear();
            CoxData.Add(next, Row(i), Math.Sqrt(risk[i] * Lived(i, cumulative, weighted)));
        }

        var total = second.Finish();
        var information = new Matrix(_p, _p);
        for (var a = 0; a < _p; a++)
            for (var b = 0; b <= a; b++)
                information[a, b] = information[b, a] = total[(a * _stride) + b] - means[(a * _stride) + b];
        return new FineGrayPass(logLikelihood, gradient[.._p], information, risk, hazard, s1);
    }

    // The sandwich of Fine and Gray (1999, section 3): each row's score, and its part in the censoring curve.
    public Matrix Robust(FineGrayPass pass, Matrix naive)
    {
        var m = EventTimes.Length;
        var (cumulative, weighted) = Cumulative(pass.Hazard);
        var (drift, driftWeighted) = (Drift(pass, k => 1.0), Drift(pass, k => _gAtEvent[k]));
        var parts = CensoringParts(pass, weighted, driftWeighted);
        var middle = new Matrix(_p, _p);
        var score = new double[_p];
        for (var i = 0; i < Count; i++)
        {
            var x = Row(i);
            var lived = Lived(i, cumulative, weighted);
            for (var j = 0; j < _p; j++)
            {
                var d = drift[_upTo[i]][j];
                if (_kind[i] == 2)
                    d += (driftWeighted[m][j] - driftWeighted[_upTo[i]][j]) / _g[i];
                score[j] = (_kind[i] == 1 ? x[j] - pass.Mean[_before[i]][j] : 0) - (pass.Risk[i] * ((x[j] * lived) - d)) + parts[i][j];
            }

            for (var a = 0; a < _p; a++)
                for (var b = 0; b < _p; b++)
                    middle[a, b] += score[a] * score[b];
        }

        return naive.Times(middle).Times(naive);
    }

    private double[][] CensoringParts(FineGrayPass pass, double[] weighted, double[][] driftWeighted)
    {
        var m = EventTimes.Length;
        var result = new double[Count][];
        var b1 = new double[_stride];
        double b0 = 0;
        var sum = new double[_p];
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && _time[to] == _time[from])
                to++;
            var censored = 0;
            for (var i = from; i < to; i++)
                censored += _kind[i] == 0 ? 1 : 0;
            double[]? q = null;
            if (censored > 0)
            {
                double atRisk = Count - from;
                q = new double[_p];
                var left = weighted[m] - weighted[_before[from]];
                for (var j = 0; j < _p; j++)
                    q[j] = ((b1[j] * left) - (b0 * (driftWeighted[m][j] - driftWeighted[_before[from]][j]))) / atRisk;
                sum = (double[])sum.Clone();
                for (var j = 0; j < _p; j++)
                    sum[j] += q[j] * censored / atRisk;
            }

            for (var i = from; i < to; i++)
            {
                result[i] = new double[_p];
                for (var j = 0; j < _p; j++)
                    result[i][j] = (_kind[i] == 0 ? q![j] : 0) - sum[j];
                if (_kind[i] != 2)
                    continue;
                b0 += pass.Risk[i] / _g[i];
                CoxData.Add(b1, Row(i), pass.Risk[i] / _g[i]);
            }

            from = to;
        }

        return result;
    }

    private Span<double> Row(int i) => _x.AsSpan(i * _stride, _stride);

    // The subhazard that a row lived through, weights included.
    private double Lived(int i, double[] cumulative, double[] weighted) =>
        cumulative[_upTo[i]] + (_kind[i] == 2 ? (weighted[^1] - weighted[_upTo[i]]) / _g[i] : 0);

    private (double[] Plain, double[] Weighted) Cumulative(double[] hazard)
    {
        var (plain, weighted) = (new double[hazard.Length + 1], new double[hazard.Length + 1]);
        for (var k = 0; k < hazard.Length; k++)
        {
            plain[k + 1] = plain[k] + hazard[k];
            weighted[k + 1] = weighted[k] + (hazard[k] * _gAtEvent[k]);
        }

        return (plain, weighted);
    }

    private static double[][] Drift(FineGrayPass pass, Func<int, double> weight)
    {
        var m = pass.Hazard.Length;
        var result = new double[m + 1][];
        result[0] = new double[pass.Mean.Length == 0 ? 0 : pass.Mean[0].Length];
        for (var k = 0; k < m; k++)
        {
            result[k + 1] = (double[])result[k].Clone();
            CoxData.Add(result[k + 1], pass.Mean[k], pass.Hazard[k] * weight(k));
        }

        return result;
    }

    private void Backwards(double[] risk, double[] s0, double[][] s1)
    {
        double sum = 0;
        var sums = new double[_stride];
        var i = Count - 1;
        for (var k = EventTimes.Length - 1; k >= 0; k--)
        {
            for (; i >= 0 && _time[i] >= EventTimes[k]; i--)
            {
                sum += risk[i];
                CoxData.Add(sums, Row(i), risk[i]);
            }

            s0[k] = sum;
            s1[k] = (double[])sums.Clone();
        }
    }

    private void Forwards(double[] risk, double[] s0, double[][] s1)
    {
        double sum = 0;
        var sums = new double[_stride];
        var i = 0;
        for (var k = 0; k < EventTimes.Length; k++)
        {
            for (; i < Count && _time[i] < EventTimes[k]; i++)
                if (_kind[i] == 2)
                {
                    sum += risk[i] / _g[i];
                    CoxData.Add(sums, Row(i), risk[i] / _g[i]);
                }

            s0[k] += _gAtEvent[k] * sum;
            CoxData.Add(s1[k], sums, _gAtEvent[k]);
        }
    }

    private void Censoring()
    {
        double g = 1;
        var k = 0;
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && _time[to] == _time[from])
                to++;
            var censored = 0;
            var hit = false;
            for (var i = from; i < to; i++)
            {
                _g[i] = g;
                _before[i] = k;
                hit |= _kind[i] == 1;
                censored += _kind[i] == 0 ? 1 : 0;
            }

            if (hit)
                _gAtEvent[k++] = g;
            for (var i = from; i < to; i++)
                _upTo[i] = k;
            g *= 1 - ((double)censored / (Count - from));
            from = to;
        }
    }
}
