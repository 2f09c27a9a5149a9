using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>Cox models with a ridge penalty, or with a gamma or Gaussian frailty for each group (Therneau, Grambsch and Pankratz 2003).</summary>
internal static class PenalisedCox
{
    private const int MostGroups = 2000;

    // With more groups than this R keeps only the diagonal of the frailties' information when it counts degrees of freedom; so do we.
    private const int SparseAbove = 5;

    private delegate (double Value, double[] First, double[] Second) Penalty(double[] beta);

    private sealed record Inner(double LogLikelihood, double Penalty, double[] Second, int Iterations);

    public static CoxFit Fit(ModelFrame frame, SurvivalData spells, CoxOptions options)
    {
        if (frame.FrailtyGroup is not null && frame.Formula.Ridge is not null)
            throw new InputException("frailty() and ridge() in one model are not understood; choose one");
        if (options.Ties == CoxTies.Exact)
            throw new InputException("--ties exact takes no penalty; use efron");
        if (frame.Cluster is not null)
            throw new InputException("clusters and a penalty in one model are not understood; drop --cluster");
        return frame.FrailtyGroup is null ? Ridge(frame, spells, options) : Frailty(frame, spells, options);
    }

    private static CoxFit Ridge(ModelFrame frame, SurvivalData spells, CoxOptions options)
    {
        var call = frame.Formula.Ridge!;
        if (call.Named("theta") is not NumberExpression { Value: >= 0 } theta)
            throw frame.Formula.Fail(call.At, "ridge() needs theta, a number such as theta = 5");
        var inside = call.Positional.Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        var data = CoxData.Of(frame, spells);
        var strength = new double[data.Columns];
        for (var j = 0; j < strength.Length; j++)
            if (inside.Contains(frame.TermNames[frame.TermOfColumn[j]]))
                strength[j] = theta.Value * frame.RidgeVariance[j];
        var pass = new CoxPass(data, options.Ties);
        var beta = new double[data.Columns];
        pass.Evaluate(beta);
        var start = pass.LogLikelihood;
        var inner = Maximise(pass, beta, b => (b.Select((x, j) => strength[j] * x * x / 2).Sum(), b.Select((x, j) => strength[j] * x).ToArray(), strength), null);
        return Finish(frame, data, pass, beta, 0, inner, start, theta.Value, double.NaN, options);
    }

    private static CoxFit Frailty(ModelFrame frame, SurvivalData spells, CoxOptions options)
    {
        var gaussian = IsGaussian(frame);
        var groups = frame.FrailtyGroup!;
        var q = groups.Max() + 1;
        if (q > MostGroups)
            throw new InputException($"frailty() has {q} groups; at most {MostGroups} are understood");
        var p = frame.X.Columns;
        var x = new Matrix(frame.X.Rows, q + p);
        for (var i = 0; i < x.Rows; i++)
        {
            x[i, groups[i]] = 1;
            frame.X.Row(i).CopyTo(x.Row(i)[q..]);
        }

        var data = CoxData.Of(x, spells, frame.Strata, frame.Offset);
        var pass = new CoxPass(data, options.Ties);
        var beta = new double[q + p];
        pass.Evaluate(beta);
        var start = pass.LogLikelihood;
        var ended = new double[q];
        for (var i = 0; i < groups.Length; i++)
            if (spells.Cause[i] > 0)
                ended[groups[i]] += spells.WeightOf(i);
        Inner At(double theta) => Maximise(pass, beta, b => gaussian ? Gauss(b, q, theta) : Gamma(b, q, theta), b => Centre(b, q, gaussian));
        double found;
        if (gaussian)
        {
            found = Math.Exp(Root(Math.Log(1e-4), Math.Log(20), t => Reml(pass, data, At(Math.Exp(t)), beta, q, Math.Exp(t))));
        }
        else
        {
            found = Math.Exp(Peak(Math.Log(1e-6), Math.Log(20), t =>
            {
                var inner = At(Math.Exp(t));
                return inner.LogLikelihood - inner.Penalty + Correction(ended, 1 / Math.Exp(t));
            }));
        }

        var last = At(found);
        var integrated = gaussian ? double.NaN : last.LogLikelihood - last.Penalty + Correction(ended, 1 / found);
        return Finish(frame, data, pass, beta, q, last, start, found, integrated, options);
    }

    private static bool IsGaussian(ModelFrame frame)
    {
        var call = frame.Formula.Frailty!;
        if (call.Function == "frailty.gaussian")
            return true;
        return call.Named("dist") switch
        {
            null => false,
            StringExpression { Value: "gamma" } => false,
            StringExpression { Value: "gauss" or "gaussian" } => true,
            var other => throw frame.Formula.Fail(other.At, "the frailty's dist is \"gamma\" or \"gauss\""),
        };
    }

    private static (double, double[], double[]) Gauss(double[] b, int q, double theta)
    {
        var (first, second) = (new double[b.Length], new double[b.Length]);
        double value = 0;
        for (var j = 0; j < q; j++)
        {
            value += 0.5 * ((b[j] * b[j] / theta) + Math.Log(2 * Math.PI * theta));
            first[j] = b[j] / theta;
            second[j] = 1 / theta;
        }

        return (value, first, second);
    }

    private static (double, double[], double[]) Gamma(double[] b, int q, double theta)
    {
        var (first, second) = (new double[b.Length], new double[b.Length]);
        double value = 0;
        for (var j = 0; j < q; j++)
        {
            var e = Math.Exp(b[j]);
            value += (e - 1 - b[j]) / theta;
            first[j] = (e - 1) / theta;
            second[j] = e / theta;
        }

        return (value, first, second);
    }

    // A constant added to all frailties changes no risk set: it is fixed as R fixes it.
    private static void Centre(double[] b, int q, bool gaussian)
    {
        var shift = gaussian ? b.AsSpan(0, q).ToArray().Average() : Math.Log(b.AsSpan(0, q).ToArray().Average(Math.Exp));
        for (var j = 0; j < q; j++)
            b[j] -= shift;
    }

    // What integrating over gamma frailties adds (Therneau and Grambsch 2000, equation 9.11).
    private static double Correction(double[] ended, double nu)
    {
        double sum = 0;
        foreach (var d in ended)
        {
            sum += d + (nu * Math.Log(nu / (nu + d)));
            for (var k = 0; k < d; k++)
                sum += Math.Log((nu + k) / (nu + d));
        }

        return sum;
    }

    private static double Reml(CoxPass pass, CoxData data, Inner inner, double[] beta, int q, double theta)
    {
        var inverse = Cholesky.Factor(Hessian(pass.Information, inner.Second, q, data.Columns), 1e-14).Inverse();
        double squares = 0, trace = 0;
        for (var j = 0; j < q; j++)
        {
            squares += beta[j] * beta[j];
            trace += inverse[j, j];
        }

        return theta - (squares / (q - (trace / theta)));
    }

    private static Matrix Hessian(Matrix information, double[] second, int q, int size)
    {
        var h = information.Copy();
        if (q > SparseAbove)
            for (var a = 0; a < q; a++)
                for (var b = 0; b < q; b++)
                    if (a != b)
                        h[a, b] = 0;
        for (var j = 0; j < size; j++)
            h[j, j] += second[j];
        return h;
    }

    private static Inner Maximise(CoxPass pass, double[] beta, Penalty penalty, Action<double[]>? centre)
    {
        pass.Evaluate(beta);
        var (value, first, second) = penalty(beta);
        var total = pass.LogLikelihood - value;
        var iteration = 0;
        for (; iteration < 200; iteration++)
        {
            var h = Hessian(pass.Information, second, 0, beta.Length);
            var gradient = pass.Gradient.Select((g, j) => g - first[j]).ToArray();
            var step = Cholesky.Factor(h, 1e-14).Solve(gradient);
            if (step.Max(Math.Abs) < 1e-12)
                break;
            var before = (double[])beta.Clone();
            double share = 1, next;
            do
            {
                for (var j = 0; j < beta.Length; j++)
                    beta[j] = before[j] + (share * step[j]);
                centre?.Invoke(beta);
                pass.Evaluate(beta);
                (value, first, second) = penalty(beta);
                next = pass.LogLikelihood - value;
                share /= 2;
            }
            while (!(next >= total - (1e-12 * Math.Abs(total))) && share > 1e-8);
            total = next;
        }

        return new Inner(pass.LogLikelihood, value, second, iteration);
    }

    private static CoxFit Finish(ModelFrame frame, CoxData data, CoxPass pass, double[] beta, int q, Inner inner, double start, double theta, double integrated, CoxOptions options)
    {
        var p = beta.Length - q;
        var h = Hessian(pass.Information, inner.Second, q, beta.Length);
        var inverse = Cholesky.Factor(h, 1e-14).Inverse();
        var plain = h.Copy();
        for (var j = 0; j < beta.Length; j++)
            plain[j, j] -= inner.Second[j];
        var sandwich = inverse.Times(plain).Times(inverse);
        var (variance, second) = (new Matrix(p, p), new Matrix(p, p));
        double frailDegrees = q;
        for (var j = 0; j < q; j++)
            frailDegrees -= inverse[j, j] * inner.Second[j];
        for (var a = 0; a < p; a++)
            for (var b = 0; b < p; b++)
                (variance[a, b], second[a, b]) = (inverse[q + a, q + b], sandwich[q + a, q + b]);
        double degrees = 0;
        var factor = Cholesky.Factor(variance, 1e-14);
        for (var j = 0; j < p; j++)
        {
            var column = new double[p];
            for (var a = 0; a < p; a++)
                column[a] = second[a, j];
            degrees += factor.Solve(column)[j];
        }

        var coefficients = beta[q..];
        var all = Enumerable.Range(0, p).ToArray();
        var fit = new CoxFit(frame, options.Ties)
        {
            Coefficients = coefficients,
            Variance = variance,
            NullLogLikelihood = start,
            LogLikelihood = inner.LogLikelihood,
            RatioTest = ChiSquareTest.Of(2 * (inner.LogLikelihood - start), degrees + frailDegrees),
            ScoreTest = new ChiSquareTest(double.NaN, double.NaN, double.NaN),
            WaldTest = p == 0 ? new ChiSquareTest(double.NaN, double.NaN, double.NaN) : ProportionalHazards.Wald(variance, coefficients, all),
            Iterations = inner.Iterations,
            Rows = data.Count,
            Events = data.Events,
            Warnings = frame.Notes,
            Data = CoxData.Of(frame, frame.Spells()),
            Pass = pass,
            Theta = theta,
            Frailties = beta[..q],
            EffectiveDegrees = q == 0 ? [degrees] : [degrees, frailDegrees],
            IntegratedLogLikelihood = integrated,
        };
        if (options.Concordance)
            fit.Concordance = ConcordanceIndex.Of(data, Array.ConvertAll(pass.Risk, Math.Log), ConcordanceWeight.Harrell, null, 0);
        return fit;
    }

    // The root of an increasing function, by bisection with secant steps.
    private static double Root(double low, double high, Func<double, double> f)
    {
        double atLow = f(low), atHigh = f(high);
        if (atLow >= 0)
            return low;
        if (atHigh <= 0)
            return high;
        for (var i = 0; i < 80 && high - low > 1e-11; i++)
        {
            var middle = i % 3 == 2 ? (low + high) / 2 : low - (atLow * (high - low) / (atHigh - atLow));
            if (!(middle > low && middle < high))
                middle = (low + high) / 2;
            var at = f(middle);
            if (at < 0)
                (low, atLow) = (middle, at);
            else
                (high, atHigh) = (middle, at);
            if (Math.Abs(at) < 1e-13)
                return middle;
        }

        return (low + high) / 2;
    }

    // The place of the maximum by golden section, then by a parabola through three near points.
    private static double Peak(double low, double high, Func<double, double> f)
    {
        const double Golden = 0.6180339887498949;
        double a = high - (Golden * (high - low)), b = low + (Golden * (high - low));
        double fa = f(a), fb = f(b);
        while (high - low > 1e-3)
        {
            if (fa > fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (Golden * (high - low));
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (Golden * (high - low));
                fb = f(b);
            }
        }

        var centre = (low + high) / 2;
        for (var i = 0; i < 3; i++)
        {
            const double H = 2e-3;
            double left = f(centre - H), middle = f(centre), right = f(centre + H);
            var curve = left - (2 * middle) + right;
            if (curve >= 0)
                break;
            centre += Math.Clamp(H * (left - right) / (2 * curve), -0.05, 0.05);
        }

        return centre;
    }
}
