using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>The exact conditional likelihood of tied endings, by the recursion of Gail, Lubin and Rubinstein (1981) over the risk set.</summary>
internal static class ExactTies
{
    private const double MostWork = 2e10;

    public static CoxFit Fit(ModelFrame frame, CoxData data, CoxOptions options)
    {
        var p = data.Columns;
        Refuse(data);
        var beta = new double[p];
        var gradient = new double[p];
        var information = new Matrix(p, p);
        var value = Evaluate(data, beta, gradient, information);
        var start = value;
        var factor = Cholesky.Factor(information, 1e-11);
        var score = Matrix.Dot(gradient, factor.Solve(gradient));
        var iterations = 0;
        for (; iterations < 60; iterations++)
        {
            var step = factor.Solve(gradient);
            if (Matrix.Dot(step, gradient) < 1e-24)
                break;
            double share = 1, next;
            double[] moved;
            do
            {
                var f = share;
                moved = [.. beta.Select((b, j) => b + (f * step[j]))];
                next = Evaluate(data, moved, gradient, information);
                share /= 2;
            }
            while (!(next >= value - (1e-12 * Math.Abs(value))) && share > 1e-8);
            (beta, value) = (moved, next);
            factor = Cholesky.Factor(information, 1e-11);
        }

        var pass = new CoxPass(data, CoxTies.Breslow);
        pass.Evaluate(beta);
        var variance = factor.Inverse();
        var warnings = new List<string>(frame.Notes);
        for (var j = 0; j < p; j++)
            if (factor.IsRedundant(j))
            {
                beta[j] = double.NaN;
                warnings.Add($"'{frame.ColumnNames[j]}' is a combination of the other columns (collinear): its coefficient is not given");
            }

        var fit = new CoxFit(frame, CoxTies.Exact)
        {
            Coefficients = beta,
            Variance = variance,
            NullLogLikelihood = start,
            LogLikelihood = value,
            ScoreTest = ChiSquareTest.Of(score, factor.Rank),
            RatioTest = ChiSquareTest.Of(2 * (value - start), factor.Rank),
            WaldTest = ProportionalHazards.Wald(variance, beta, [.. Enumerable.Range(0, p).Where(j => !double.IsNaN(beta[j]))]),
            Iterations = iterations,
            Rows = data.Count,
            Events = data.Events,
            Warnings = warnings,
            Data = data,
            Pass = pass,
        };
        if (options.Concordance)
            fit.Concordance = ConcordanceIndex.Of(fit);
        return fit;
    }

    private static void Refuse(CoxData data)
    {
        double work = 0;
        for (var g = 0; g < data.Groups; g++)
        {
            var d = Enumerable.Range(data.Group[g], data.Group[g + 1] - data.Group[g]).Count(i => data.Event[i]);
            work += (double)d * data.Group[g + 1] * data.Columns * data.Columns;
        }

        if (work > MostWork)
            throw new InputException("too many ties for --ties exact; use efron, which is close to it");
    }

    private static double Evaluate(CoxData data, double[] beta, double[] gradient, Matrix information)
    {
        Array.Clear(gradient);
        information.Values.Clear();
        double total = 0;
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
            for (var g = data.Stratum[s]; g < data.Stratum[s + 1]; g++)
            {
                var dead = Enumerable.Range(data.Group[g], data.Group[g + 1] - data.Group[g]).Where(i => data.Event[i]).ToArray();
                if (dead.Length == 0)
                    continue;
                var atRisk = Enumerable.Range(data.Group[data.Stratum[s]], data.Group[g + 1] - data.Group[data.Stratum[s]]).Where(i => data.Entry is null || data.Entry[i] < data.TimeOf(g)).ToArray();
                total += Time(data, beta, dead, atRisk, gradient, information);
            }

        return total;
    }

    private static double Time(CoxData data, double[] beta, int[] dead, int[] atRisk, double[] gradient, Matrix information)
    {
        var p = beta.Length;
        var d = dead.Length;
        var rows = data.Rows();
        var eta = Array.ConvertAll(atRisk, i => Matrix.Dot(rows.Row(i)[..p], beta) + (data.Offset?[i] ?? 0));
        var top = eta.Max();

        // b[k] is the sum over subsets of size k of the products of risks, with its first and second derivatives.
        var b = new double[d + 1];
        var first = new double[d + 1][];
        var second = new Matrix[d + 1];
        for (var k = 0; k <= d; k++)
            (first[k], second[k]) = (new double[p], new Matrix(p, p));
        b[0] = 1;
        for (var i = 0; i < atRisk.Length; i++)
        {
            var r = Math.Exp(eta[i] - top);
            var x = rows.Row(atRisk[i]);
            for (var k = Math.Min(d, i + 1); k >= 1; k--)
            {
                for (var a = 0; a < p; a++)
                    for (var c = 0; c <= a; c++)
                        second[k][a, c] += r * (second[k - 1][a, c] + (x[a] * first[k - 1][c]) + (x[c] * first[k - 1][a]) + (x[a] * x[c] * b[k - 1]));
                for (var a = 0; a < p; a++)
                    first[k][a] += r * (first[k - 1][a] + (x[a] * b[k - 1]));
                b[k] += r * b[k - 1];
            }
        }

        double value = -Math.Log(b[d]);
        foreach (var i in dead)
        {
            var x = rows.Row(i);
            value += Matrix.Dot(x[..p], beta) + (data.Offset?[i] ?? 0) - top;
            for (var a = 0; a < p; a++)
                gradient[a] += x[a];
        }

        for (var a = 0; a < p; a++)
        {
            var mean = first[d][a] / b[d];
            gradient[a] -= mean;
            for (var c = 0; c <= a; c++)
            {
                information[a, c] += (second[d][a, c] / b[d]) - (mean * first[d][c] / b[d]);
                information[c, a] = information[a, c];
            }
        }

        return value;
    }
}
