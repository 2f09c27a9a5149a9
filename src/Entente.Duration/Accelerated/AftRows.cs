using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>The rows of an accelerated failure time model on the model's scale: each an exact end, or the bounds within which it lies.</summary>
internal sealed class AftRows
{
    private readonly double[] _low;
    private readonly double[] _high;

    private AftRows(double[] low, double[] high, double jacobian) => (_low, _high, Jacobian) = (low, high, jacobian);

    public int Count => _low.Length;

    // What the change of scale adds to the log likelihood: the sum of -ln t over exact ends.
    public double Jacobian { get; }

    public int Exact => _low.Where((l, i) => l == _high[i]).Count();

    public bool AnyEnd => _high.Any(double.IsFinite) && _low.Any(double.IsFinite);

    public static AftRows Of(ModelFrame frame, AftFamily family)
    {
        var r = frame.Response;
        if (r.Kind == ResponseKind.Counting)
            throw new InputException("aft understands no late entry; write Surv(time, status) or Surv(l, r, type = \"interval2\")");
        var (low, high) = (new double[r.Time.Length], new double[r.Time.Length]);
        double jacobian = 0;
        for (var i = 0; i < low.Length; i++)
        {
            (low[i], high[i]) = r.Kind switch
            {
                ResponseKind.Right => (Scale(r.Time[i], i, frame), r.Cause[i] > 0 ? Scale(r.Time[i], i, frame) : double.PositiveInfinity),
                ResponseKind.Left => (r.Cause[i] > 0 ? Scale(r.Time[i], i, frame) : double.NegativeInfinity, Scale(r.Time[i], i, frame)),
                _ => (double.IsNaN(r.Time[i]) || (family.IsLog && r.Time[i] == 0 && r.Latest![i] > 0) ? double.NegativeInfinity : Scale(r.Time[i], i, frame), double.IsNaN(r.Latest![i]) ? double.PositiveInfinity : Scale(r.Latest[i], i, frame)),
            };
            if (low[i] == high[i] && family.IsLog)
                jacobian -= (frame.Weights?[i] ?? 1) * low[i];
        }

        return new AftRows(low, high, jacobian);

        double Scale(double t, int i, ModelFrame f) =>
            double.IsInfinity(t) ? t : !family.IsLog ? t : t > 0 ? Math.Log(t) : throw new InputException($"row {f.RowIndex[i] + 1}: the time {t:R} is not above 0, and this distribution needs its logarithm");
    }

    // Where the search begins: mean and spread of the known ends of the bounds.
    public double[] Start(int strata)
    {
        var y = new double[Count];
        for (var i = 0; i < y.Length; i++)
            y[i] = double.IsInfinity(_low[i]) ? _high[i] : double.IsInfinity(_high[i]) ? _low[i] : (_low[i] + _high[i]) / 2;
        var known = y.Where(double.IsFinite).ToArray();
        var mean = known.Average();
        var spread = Math.Sqrt(known.Average(v => (v - mean) * (v - mean)));
        var start = new double[1 + strata];
        start[0] = mean;
        Array.Fill(start, Math.Log(Math.Max(spread, 1e-3)), 1, strata);
        return start;
    }

    public double Evaluate(AftFamily family, Matrix x, ModelFrame frame, double[] theta, double[]? gradient, Matrix? information)
    {
        var p = x.Columns + 1;
        if (gradient is not null)
            Array.Clear(gradient);
        information?.Values.Clear();
        double total = 0;
        for (var i = 0; i < Count; i++)
        {
            var weight = frame.Weights?[i] ?? 1;
            var piece = Row(family, x, frame, theta, i, out var s);
            total += weight * piece.Value;
            if (gradient is null || information is null)
                continue;
            var row = x.Row(i);
            AddBeta(gradient, row, weight * piece.Eta);
            if (s >= 0)
                gradient[p + s] += weight * piece.LogScale;
            for (var a = 0; a < p; a++)
            {
                var xa = a == 0 ? 1 : row[a - 1];
                var to = information.Row(a);
                for (var b = 0; b <= a; b++)
                    to[b] -= weight * piece.EtaEta * xa * (b == 0 ? 1 : row[b - 1]);
                if (s >= 0)
                    information[p + s, a] -= weight * piece.EtaLogScale * xa;
            }

            if (s >= 0)
                information[p + s, p + s] -= weight * piece.LogScaleLogScale;
        }

        if (information is not null)
            for (var a = 0; a < information.Rows; a++)
                for (var b = 0; b < a; b++)
                    information[b, a] = information[a, b];
        return total;
    }

    // Each row's derivative of the log likelihood, weighted.
    public Matrix Scores(AftFamily family, Matrix x, ModelFrame frame, double[] theta)
    {
        var p = x.Columns + 1;
        var scores = new Matrix(Count, theta.Length);
        for (var i = 0; i < Count; i++)
        {
            var weight = frame.Weights?[i] ?? 1;
            var piece = Row(family, x, frame, theta, i, out var s);
            AddBeta(scores.Row(i), x.Row(i), weight * piece.Eta);
            if (s >= 0)
                scores[i, p + s] = weight * piece.LogScale;
        }

        return scores;
    }

    private static void AddBeta(Span<double> to, ReadOnlySpan<double> row, double value)
    {
        to[0] += value;
        for (var j = 0; j < row.Length; j++)
            to[j + 1] += value * row[j];
    }

    private readonly record struct Piece(double Value, double Eta, double LogScale, double EtaEta, double EtaLogScale, double LogScaleLogScale);

    private Piece Row(AftFamily family, Matrix x, ModelFrame frame, double[] theta, int i, out int stratum)
    {
        var p = x.Columns + 1;
        stratum = family.FixedScale is null ? frame.Strata?[i] ?? 0 : -1;
        var eta = theta[0] + Matrix.Dot(x.Row(i), theta.AsSpan(1, x.Columns)) + (frame.Offset?[i] ?? 0);
        var sigma = family.FixedScale ?? Math.Exp(theta[p + stratum]);
        if (_low[i] == _high[i])
        {
            var z = (_low[i] - eta) / sigma;
            var (value, first, second) = family.LogDensity(z);
            return Pieces(value - Math.Log(sigma), first, second, z, sigma, exact: true);
        }

        if (double.IsPositiveInfinity(_high[i]))
        {
            var z = (_low[i] - eta) / sigma;
            var (value, first, second) = family.LogTail(z);
            return Pieces(value, first, second, z, sigma, exact: false);
        }

        return Interval(family, double.IsNegativeInfinity(_low[i]) ? null : (_low[i] - eta) / sigma, (_high[i] - eta) / sigma, sigma);
    }

    private static Piece Pieces(double value, double first, double second, double z, double sigma, bool exact) =>
        new(value, -first / sigma, (-z * first) - (exact ? 1 : 0), second / (sigma * sigma), (first + (z * second)) / sigma, (z * first) + (z * z * second));

    private static Piece Interval(AftFamily family, double? low, double high, double sigma)
    {
        var b = family.At(high);
        var a = low is { } l ? family.At(l) : (F: 0.0, S: 1.0, Density: 0.0, Slope: 0.0);
        var z1 = low ?? 0;

        // The difference of two tails keeps digits where that of two distribution functions would not.
        var mass = a.F > 0.5 ? a.S - b.S : b.F - a.F;
        mass = Math.Max(mass, 1e-300);
        var eta = -(b.Density - a.Density) / (sigma * mass);
        var log = -((high * b.Density) - (z1 * a.Density)) / mass;
        var etaEta = ((b.Slope - a.Slope) / (sigma * sigma * mass)) - (eta * eta);
        var etaLog = ((b.Density + (high * b.Slope) - a.Density - (z1 * a.Slope)) / (sigma * mass)) - (eta * log);
        var logLog = (((high * b.Density) + (high * high * b.Slope) - (z1 * a.Density) - (z1 * z1 * a.Slope)) / mass) - (log * log);
        return new(Math.Log(mass), eta, log, etaEta, etaLog, logLog);
    }
}
