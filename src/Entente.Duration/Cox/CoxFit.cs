using Entente.Numerics;

namespace Entente.Duration;

/// <summary>A chi-square test.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="P">The p value.</param>
public readonly record struct ChiSquareTest(double ChiSquare, double DegreesOfFreedom, double P)
{
    internal static ChiSquareTest Of(double value, double df) => new(value, df, df > 0 ? Numerics.ChiSquare.Tail(Math.Max(0, value), df) : 1);
}

/// <summary>A fitted Cox model. A coefficient that cannot be estimated is NaN, and a warning says why.</summary>
public sealed class CoxFit
{
    internal CoxFit(ModelFrame frame, CoxTies ties) => (Frame, Ties) = (frame, ties);

    /// <summary>The evaluated formula.</summary>
    public ModelFrame Frame { get; }

    /// <summary>How ties were treated.</summary>
    public CoxTies Ties { get; }

    /// <summary>The names of the coefficients.</summary>
    public IReadOnlyList<string> Names => Frame.ColumnNames;

    /// <summary>The log relative risks.</summary>
    public double[] Coefficients { get; internal init; } = [];

    /// <summary>Their covariance; robust where clusters or <c>robust</c> were asked for.</summary>
    public Matrix Variance { get; internal init; } = new(0, 0);

    /// <summary>The covariance from the information, where <see cref="Variance"/> is robust.</summary>
    public Matrix? NaiveVariance { get; internal init; }

    /// <summary>The log partial likelihood with all coefficients 0.</summary>
    public double NullLogLikelihood { get; internal init; }

    /// <summary>The log partial likelihood.</summary>
    public double LogLikelihood { get; internal init; }

    /// <summary>The score test that all coefficients are 0.</summary>
    public ChiSquareTest ScoreTest { get; internal init; }

    /// <summary>The likelihood ratio test.</summary>
    public ChiSquareTest RatioTest { get; internal init; }

    /// <summary>Wald's test, with the robust variance where there is one.</summary>
    public ChiSquareTest WaldTest { get; internal init; }

    /// <summary>Newton steps.</summary>
    public int Iterations { get; internal init; }

    /// <summary>Rows used.</summary>
    public int Rows { get; internal init; }

    /// <summary>Endings.</summary>
    public int Events { get; internal init; }

    /// <summary>The share of comparable pairs that the model orders rightly, with its standard error; null where it was not asked for.</summary>
    public ConcordanceResult? Concordance { get; internal set; }

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The variance of the frailty or the strength of the ridge; NaN without either.</summary>
    public double Theta { get; internal init; } = double.NaN;

    /// <summary>The log frailties of the groups; empty without frailty.</summary>
    public double[] Frailties { get; internal init; } = [];

    /// <summary>Effective degrees of freedom of the coefficients and of the frailties or ridge; null without penalty.</summary>
    public double[]? EffectiveDegrees { get; internal init; }

    /// <summary>The log likelihood with gamma frailties integrated out; NaN otherwise.</summary>
    public double IntegratedLogLikelihood { get; internal init; } = double.NaN;

    internal CoxData Data { get; init; } = null!;

    internal CoxPass Pass { get; init; } = null!;

    /// <summary>xβ for each row of the frame, centred at the columns' means (columns of 0 and 1 at 0), as R centres.</summary>
    public double[] LinearPredictors()
    {
        var result = new double[Rows];
        var shift = Shift();
        for (var i = 0; i < Rows; i++)
            result[Data.Order[i]] = Math.Log(Pass.Risk[i]) + shift;
        return result;
    }

    /// <summary>The values at which R centres: the weighted mean of each column, 0 for columns that hold -1, 0 and 1 alone.</summary>
    public double[] Means()
    {
        var means = (double[])Data.Centre.Clone();
        for (var j = 0; j < means.Length; j++)
        {
            var dummy = true;
            for (var i = 0; i < Frame.Covariates.Count && dummy; i++)
                dummy = Frame.Covariates.At(i, j) is -1 or 0 or 1;
            if (dummy)
                means[j] = 0;
        }

        return means;
    }

    // What brings a linear predictor from our centring to R's.
    internal double Shift()
    {
        var means = Means();
        double shift = 0;
        for (var j = 0; j < means.Length; j++)
            if (!double.IsNaN(Coefficients[j]))
                shift += (Data.Centre[j] - means[j]) * Coefficients[j];
        return shift;
    }
}
