namespace Entente.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double InverseRootTwoPi = 0.398942280401432677939946059934;
    private const double RootHalf = 0.707106781186547524400844362105;

    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x) => InverseRootTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>P(X ≤ x), with all digits in the lower tail.</summary>
    public static double Cdf(double x) => x < 0 ? 0.5 * SpecialFunctions.GammaQ(0.5, x * x * 0.5) : 0.5 + (0.5 * SpecialFunctions.GammaP(0.5, x * x * 0.5));

    /// <summary>P(X &gt; x), with all digits in the upper tail.</summary>
    public static double Tail(double x) => Cdf(-x);

    /// <summary>The two-sided p value of a standard normal statistic.</summary>
    public static double TwoSided(double z) => 2 * Tail(Math.Abs(z));

    /// <summary>The error function, 2/√π ∫₀ˣ e^(-t²) dt.</summary>
    public static double Erf(double x) => (2 * Cdf(x / RootHalf)) - 1;

    /// <summary>The value below which a share <paramref name="p"/> lies, 0 &lt; p &lt; 1: Wichura 1988, algorithm AS 241, about 1e-16.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1.</exception>
    public static double Quantile(double p)
    {
        Probability.Check(p);
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Ratio(CentreTop, CentreBottom, r);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        var x = tail <= 5 ? Ratio(MiddleTop, MiddleBottom, tail - 1.6) : Ratio(FarTop, FarBottom, tail - 5);
        return q < 0 ? -x : x;
    }

    /// <summary>The half width, in standard errors, of a two-sided interval of level <paramref name="level"/>: 1.96 for 0.95.</summary>
    public static double HalfWidth(double level) => Quantile(1 - ((1 - level) / 2));

    private static double Ratio(double[] top, double[] bottom, double x) => Polynomial(top, x) / Polynomial(bottom, x);

    private static double Polynomial(double[] c, double x)
    {
        double sum = 0;
        for (var i = c.Length - 1; i >= 0; i--)
            sum = (sum * x) + c[i];
        return sum;
    }

    private static readonly double[] CentreTop = [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];
    private static readonly double[] CentreBottom = [1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610];
    private static readonly double[] MiddleTop = [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4];
    private static readonly double[] MiddleBottom = [1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9];
    private static readonly double[] FarTop = [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7];
    private static readonly double[] FarBottom = [1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];
}
