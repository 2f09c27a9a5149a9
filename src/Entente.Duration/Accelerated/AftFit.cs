using Entente.Numerics;

namespace Entente.Duration;

/// <summary>A fitted accelerated failure time model: ln T (or T) = xβ + σW.</summary>
public sealed class AftFit
{
    internal AftFit(AftDistribution distribution, string[] names, double[] coefficients, double[] scales, Matrix variance, Matrix? naive, double nullLogLikelihood, double logLikelihood, int iterations, int rows, int events, IReadOnlyList<string> warnings) =>
        (Distribution, Names, Coefficients, Scales, Variance, NaiveVariance, NullLogLikelihood, LogLikelihood, Iterations, Rows, Events, Warnings) =
        (distribution, names, coefficients, scales, variance, naive, nullLogLikelihood, logLikelihood, iterations, rows, events, warnings);

    /// <summary>The distribution.</summary>
    public AftDistribution Distribution { get; }

    /// <summary>The names of the coefficients; the first is the intercept.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The coefficients.</summary>
    public double[] Coefficients { get; }

    /// <summary>σ for each stratum.</summary>
    public double[] Scales { get; }

    /// <summary>The covariance of the coefficients and, where it is estimated, of ln σ; robust where clusters were given.</summary>
    public Matrix Variance { get; }

    /// <summary>The covariance from the information, where <see cref="Variance"/> is robust.</summary>
    public Matrix? NaiveVariance { get; }

    /// <summary>The log likelihood without covariates.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>The log likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>Newton steps.</summary>
    public int Iterations { get; }

    /// <summary>Rows used.</summary>
    public int Rows { get; }

    /// <summary>Rows whose end is known exactly.</summary>
    public int Events { get; }

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>xβ and its standard error for one row of covariates (without the intercept).</summary>
    public (double Value, double StdErr) LinearPredictor(ReadOnlySpan<double> x)
    {
        var v = Row(x);
        return (Matrix.Dot(v.AsSpan(0, Coefficients.Length), Coefficients), Math.Sqrt(Form(v)));
    }

    /// <summary>The time by which a share <paramref name="p"/> has ended, and its standard error by the delta method.</summary>
    /// <param name="x">One row of covariates, without the intercept.</param>
    /// <param name="p">The share, between 0 and 1.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="transformed">Whether on the scale of the model (ln T) rather than of the time.</param>
    public (double Value, double StdErr) Quantile(ReadOnlySpan<double> x, double p, int stratum = 0, bool transformed = false)
    {
        var family = AftFamily.Of(Distribution);
        var w = family.Quantile(p);
        var v = Row(x);
        if (family.FixedScale is null)
            v[Coefficients.Length + stratum] = Scales[stratum] * w;
        var value = Matrix.Dot(v.AsSpan(0, Coefficients.Length), Coefficients) + (Scales[stratum] * w);
        var error = Math.Sqrt(Form(v));
        return family.IsLog && !transformed ? (Math.Exp(value), error * Math.Exp(value)) : (value, error);
    }

    /// <summary>The probability to last beyond <paramref name="time"/>.</summary>
    public double Survival(ReadOnlySpan<double> x, double time, int stratum = 0)
    {
        var family = AftFamily.Of(Distribution);
        if (family.IsLog && time <= 0)
            return 1;
        var eta = Matrix.Dot(Row(x).AsSpan(0, Coefficients.Length), Coefficients);
        return family.At(((family.IsLog ? Math.Log(time) : time) - eta) / Scales[stratum]).S;
    }

    /// <summary>The probability to last to <paramref name="until"/> for what has lasted to <paramref name="given"/>.</summary>
    public double Conditional(ReadOnlySpan<double> x, double given, double until, int stratum = 0) => Survival(x, until, stratum) / Survival(x, given, stratum);

    /// <summary>How much longer until half of what has lasted to <paramref name="given"/> has ended.</summary>
    public double MedianRemaining(ReadOnlySpan<double> x, double given, int stratum = 0)
    {
        var family = AftFamily.Of(Distribution);
        var eta = Matrix.Dot(Row(x).AsSpan(0, Coefficients.Length), Coefficients);
        var w = family.Quantile(1 - (0.5 * Survival(x, given, stratum)));
        var value = eta + (Scales[stratum] * w);
        return (family.IsLog ? Math.Exp(value) : value) - given;
    }

    private double[] Row(ReadOnlySpan<double> x)
    {
        if (x.Length != Coefficients.Length - 1)
            throw new ArgumentException($"{Coefficients.Length - 1} covariates were expected, not {x.Length}.", nameof(x));
        var v = new double[Variance.Rows];
        v[0] = 1;
        x.CopyTo(v.AsSpan(1));
        return v;
    }

    private double Form(double[] v) => Matrix.Dot(v, Variance.Times(v));
}
