namespace Entente.Numerics;

/// <summary>The functions that the distributions stand on, to about 1e-14 relative over the ranges named.</summary>
public static class SpecialFunctions
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;
    private const double Tiny = 1e-300;
    private const int MaxTerms = 100_000;

    // Stirling series, B(2k) / (2k (2k-1)): Abramowitz and Stegun 1964, 6.1.41.
    private static readonly double[] Stirling =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    // ζ(k) - 1 for k = 2 … 25: the series about the zero of ln Γ at 2 (Abramowitz and Stegun 1964, 6.1.33).
    private static readonly double[] ZetaRest =
    [
        0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-05, 3.058823630702049e-05, 1.528225940865187e-05, 7.637197637899763e-06, 3.81729326499984e-06, 1.908212716553939e-06, 9.539620338727962e-07, 4.769329867878064e-07, 2.38450502727733e-07, 1.1921992596531106e-07, 5.960818905125948e-08, 2.980350351465228e-08,
    ];

    /// <summary>ln Γ(x) for x &gt; 0, by the Stirling series after shifting x above 12 (Abramowitz and Stegun 1964, 6.1.41).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not positive.</exception>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        if (Math.Abs(x - 2) < 0.25)
            return NearTwo(x - 2);
        if (Math.Abs(x - 1) < 0.25)
            return NearTwo(x - 1) - Log1p(x - 1);
        double shift = 1;
        var y = x;
        while (y < 12)
            shift *= y++;
        return ((y - 0.5) * Math.Log(y)) - y + HalfLogTwoPi + StirlingRest(y) - Math.Log(shift);
    }

    /// <summary>ln B(a, b) for a, b &gt; 0, without the cancellation of three large log-gammas.</summary>
    public static double LogBeta(double a, double b)
    {
        var (small, large) = a < b ? (a, b) : (b, a);
        if (large < 12)
            return LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        var sum = small + large;
        var rest = StirlingRest(large) - StirlingRest(sum);
        if (small < 12)
            return LogGamma(small) + rest + small - (small * Math.Log(sum)) + ((large - 0.5) * Log1p(-small / sum));
        return HalfLogTwoPi - (0.5 * Math.Log(large)) + StirlingRest(small) + rest + ((small - 0.5) * Math.Log(small / sum)) + (large * Log1p(-small / sum));
    }

    /// <summary>ψ(x), the derivative of ln Γ, for x &gt; 0 (Abramowitz and Stegun 1964, 6.3.18).</summary>
    public static double Digamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double shift = 0;
        while (x < 12)
            shift += 1 / x++;
        var r = 1 / (x * x);
        return Math.Log(x) - (0.5 / x) - (r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r * ((1.0 / 240) - (r * ((1.0 / 132) - (r * 691.0 / 32760))))))))))) - shift;
    }

    /// <summary>ln(1 + x), exact for small x (Kahan's correction).</summary>
    public static double Log1p(double x)
    {
        if (Math.Abs(x) < 1e-5)
            return x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4);
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>exp(x) - 1, exact for small x (Kahan's correction).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-5)
            return x + (x * x / 2) + (x * x * x / 6) + (x * x * x * x / 24);
        var u = Math.Exp(x);
        var below = u - 1;
        return below == -1 || double.IsInfinity(u) ? below : below * x / Math.Log(u);
    }

    /// <summary>The regularised lower incomplete gamma function P(a, x), a &gt; 0, x ≥ 0.</summary>
    public static double GammaP(double a, double x) => x <= 0 ? 0 : x < a + 1 ? GammaSeries(a, x) : 1 - GammaFraction(a, x);

    /// <summary>The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x); keeps its digits in the far tail.</summary>
    public static double GammaQ(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - GammaSeries(a, x) : GammaFraction(a, x);

    /// <summary>The regularised incomplete beta function I_x(a, b), a, b &gt; 0, 0 ≤ x ≤ 1.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">1 - x, given apart because the caller often knows it to more digits.</param>
    /// <param name="a">First shape.</param>
    /// <param name="b">Second shape.</param>
    public static double BetaI(double x, double y, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (y <= 0)
            return 1;
        return x <= (a + 1) / (a + b + 2) ? BetaFraction(x, y, a, b) : 1 - BetaFraction(y, x, b, a);
    }

    private static double NearTwo(double e)
    {
        double sum = 0;
        for (var k = ZetaRest.Length + 1; k >= 2; k--)
            sum = (-e * sum) + (ZetaRest[k - 2] / k);
        return e * (0.422784335098467139393487909918 + (e * sum));
    }

    private static double StirlingRest(double x)
    {
        var r = 1 / (x * x);
        double sum = 0;
        for (var i = Stirling.Length - 1; i >= 0; i--)
            sum = (sum * r) + Stirling[i];
        return sum / x;
    }

    // x^a e^-x / Γ(a): near the mode the logarithms cancel, so the deviance form of Loader (2000) is used for large a.
    private static double GammaPrefix(double a, double x)
    {
        if (a < 12)
            return Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        var d = (x - a) / a;
        var deviance = Math.Abs(d) < 0.5 ? a * LogDeviance(d) : x - a - (a * Math.Log(x / a));
        return Math.Exp(-deviance - StirlingRest(a)) * Math.Sqrt(a / (2 * Math.PI));
    }

    // d - ln(1 + d), summed as a series where the two terms cancel.
    private static double LogDeviance(double d)
    {
        if (Math.Abs(d) > 0.1)
            return d - Log1p(d);
        double sum = 0, power = d;
        for (var k = 2; k < 40; k++)
        {
            power *= -d;
            var term = -power / k;
            sum += term;
            if (Math.Abs(term) < 1e-18 * Math.Abs(sum))
                break;
        }

        return sum;
    }

    private static double GammaSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < MaxTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * GammaPrefix(a, x);
    }

    // Lentz's method (Press, Teukolsky, Vetterling and Flannery 2007, section 6.2).
    private static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < MaxTerms; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = (an * d) + b;
            if (Math.Abs(d) < Tiny)
                d = Tiny;
            c = b + (an / c);
            if (Math.Abs(c) < Tiny)
                c = Tiny;
            d = 1 / d;
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-16)
                break;
        }

        return h * GammaPrefix(a, x);
    }

    // Press et al. 2007, section 6.4, equation 6.4.5.
    private static double BetaFraction(double x, double y, double a, double b)
    {
        var prefix = Math.Exp((a * Math.Log(x)) + (b * (x < 0.5 ? Log1p(-x) : Math.Log(y))) - LogBeta(a, b)) / a;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        if (Math.Abs(d) < Tiny)
            d = Tiny;
        d = 1 / d;
        var h = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a - 1 + (2 * m)) * (a + (2 * m)));
            Step(even);
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + 1 + (2 * m)));
            if (Math.Abs(Step(odd) - 1) < 1e-16)
                break;
        }

        return prefix * h;

        double Step(double term)
        {
            d = 1 + (term * d);
            if (Math.Abs(d) < Tiny)
                d = Tiny;
            c = 1 + (term / c);
            if (Math.Abs(c) < Tiny)
                c = Tiny;
            d = 1 / d;
            h *= d * c;
            return d * c;
        }
    }
}
