namespace Entente.Numerics.Tests;

/// <summary>Against R 4.2.2 (pnorm, qnorm, pchisq, qchisq, pt, qt, pf, qf, pbeta, qbeta, qgamma, lgamma, digamma, binom.test, dbinom, pbinom).</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(-10, 7.6198530241605269e-24, 1)]
    [InlineData(-3.2999999999999998, 0.00048342414238377744, 0.99951657585761622)]
    [InlineData(-0.5, 0.30853753872598694, 0.69146246127401301)]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(1e-08, 0.50000000398942279, 0.49999999601057721)]
    [InlineData(0.69999999999999996, 0.75803634777692697, 0.24196365222307298)]
    [InlineData(2, 0.97724986805182079, 0.022750131948179212)]
    [InlineData(6, 0.9999999990134123, 9.8658764503769809e-10)]
    public void Normal_Cdf(double x, double lower, double upper)
    {
        Near(lower, Normal.Cdf(x));
        Near(upper, Normal.Tail(x));
    }

    [Theory]
    [InlineData(1e-300, -37.047096299361201)]
    [InlineData(9.9999999999999995e-21, -9.2623400897984052)]
    [InlineData(1.0000000000000001e-05, -4.2648907939228256)]
    [InlineData(0.025000000000000001, -1.9599639845400538)]
    [InlineData(0.29999999999999999, -0.52440051270804067)]
    [InlineData(0.5, 0)]
    [InlineData(0.97499999999999998, 1.9599639845400536)]
    [InlineData(0.99999000000000005, 4.2648907939238399)]
    public void Normal_Quantile(double p, double x)
    {
        Near(x, Normal.Quantile(p));
    }

    [Theory]
    [InlineData(3.8399999999999999, 1, 0.94995647875129474, 0.050043521248705224)]
    [InlineData(0.01, 3, 0.00026516505865560971, 0.99973483494134441)]
    [InlineData(30.5, 3, 0.99999891683132458, 1.0831686754579122e-06)]
    [InlineData(700, 4, 1, 3.4852862290890082e-150)]
    [InlineData(120, 100, 0.91559331890630813, 0.084406681093691843)]
    [InlineData(10000, 10000, 0.50188063403381744, 0.49811936596618267)]
    [InlineData(5e+05, 501000, 0.15889714406529432, 0.8411028559347058)]
    [InlineData(0.5, 0.10000000000000001, 0.94770882017331859, 0.052291179826681335)]
    public void ChiSquare_Tails(double x, double df, double lower, double upper)
    {
        Near(lower, ChiSquare.Cdf(x, df));
        Near(upper, ChiSquare.Tail(x, df));
    }

    [Theory]
    [InlineData(0.94999999999999996, 1, 3.841458820694124)]
    [InlineData(0.001, 3, 0.024297585815692732)]
    [InlineData(0.5, 100, 99.334129235988485)]
    [InlineData(0.999, 0.29999999999999999, 7.5552071455606704)]
    public void ChiSquare_Quantile(double p, double df, double x)
    {
        Near(x, ChiSquare.Quantile(p, df));
        Near(x, ChiSquare.TailQuantile(1 - p, df), 1e-9);
    }

    [Theory]
    [InlineData(2, 1, 0.14758361765043321)]
    [InlineData(2.5, 3, 0.043853323504032753)]
    [InlineData(-1, 7.5, 0.82576198718462435)]
    [InlineData(12, 30, 2.7900927075996303e-13)]
    [InlineData(40, 200, 1.1243698267601129e-97)]
    [InlineData(0.10000000000000001, 1e+05, 0.46017226295336311)]
    public void StudentT_Tail(double x, double df, double upper)
    {
        Near(upper, StudentT.Tail(x, df));
    }

    [Theory]
    [InlineData(0.97499999999999998, 3, 3.1824463052837078)]
    [InlineData(1e-08, 10, -15.895687652513544)]
    [InlineData(0.59999999999999998, 1, 0.32491969623290634)]
    public void StudentT_Quantile(double p, double df, double x)
    {
        Near(x, StudentT.Quantile(p, df));
    }

    [Theory]
    [InlineData(2, 3, 10, 0.1780074073751754)]
    [InlineData(50, 4, 100, 4.7824807872383034e-23)]
    [InlineData(0.10000000000000001, 1, 1, 0.80501777095786342)]
    [InlineData(300, 5, 500, 5.9563645484072328e-148)]
    public void FisherF_Tail(double x, double df1, double df2, double upper)
    {
        Near(upper, FisherF.Tail(x, df1, df2));
    }

    [Theory]
    [InlineData(0.94999999999999996, 3, 10, 3.7082648190468426)]
    [InlineData(0.01, 5, 2, 0.075335618606349547)]
    public void FisherF_Quantile(double p, double df1, double df2, double x)
    {
        Near(x, FisherF.Quantile(p, df1, df2));
    }

    [Theory]
    [InlineData(0.20000000000000001, 2, 3, 0.18080000000000004, 0.81919999999999993)]
    [InlineData(1.0000000000000001e-05, 0.5, 0.5, 0.002013171839475387, 0.99798682816052464)]
    [InlineData(0.999, 300, 0.69999999999999996, 0.57958254231138384, 0.4204174576886161)]
    [InlineData(0.5, 1000, 1010, 0.58826982754372747, 0.41173017245627253)]
    [InlineData(0.01, 30, 5, 4.4606718269200579e-56, 1)]
    public void Beta_Tails(double x, double a, double b, double lower, double upper)
    {
        Near(lower, BetaDistribution.Cdf(x, a, b));
        Near(upper, BetaDistribution.Tail(x, a, b));
    }

    [Theory]
    [InlineData(0.025000000000000001, 3, 18, 0.032070937185463708)]
    [InlineData(0.97499999999999998, 1, 40, 0.088097302878802353)]
    [InlineData(1e-10, 0.5, 2, 4.4444444444444363e-21)]
    [InlineData(0.90000000000000002, 1000, 10, 0.99382566623241064)]
    public void Beta_Quantile(double p, double a, double b, double x)
    {
        Near(x, BetaDistribution.Quantile(p, a, b));
    }

    [Theory]
    [InlineData(0.5, 2, 3, 0.55944899667222026)]
    [InlineData(0.01, 30, 0.10000000000000001, 187.42425764901893)]
    [InlineData(0.98999999999999999, 0.20000000000000001, 1, 2.2023048669019354)]
    public void Gamma_Quantile(double p, double shape, double rate, double x)
    {
        Near(x, GammaDistribution.Quantile(p, shape, rate));
    }

    [Theory]
    [InlineData(1e-10, 23.025850929882736, -10000000000.577217)]
    [InlineData(0.29999999999999999, 1.0957979948180756, -3.5025242222001323)]
    [InlineData(1.5, -0.12078223763524518, 0.036489973978576895)]
    [InlineData(2.0001000000000002, 4.2281658112883197e-05, 0.42284882648466526)]
    [InlineData(10, 12.801827480081469, 2.2517525890667214)]
    [InlineData(123.40000000000001, 469.33609744219063, 4.8113737751162775)]
    [InlineData(1e+06, 12815504.569147611, 13.81551005796419)]
    public void LogGamma_Digamma(double x, double logGamma, double digamma)
    {
        Near(logGamma, SpecialFunctions.LogGamma(x));
        Near(digamma, SpecialFunctions.Digamma(x));
    }

    [Theory]
    [InlineData(0, 20, 0, 0.16843347098308536)]
    [InlineData(20, 20, 0.83156652901691464, 1)]
    [InlineData(3, 17, 0.037985068070625981, 0.43431787284428391)]
    [InlineData(400, 1000, 0.36946898754891244, 0.4311215540441069)]
    public void ClopperPearson_AsBinomTest(int k, int n, double lower, double upper)
    {
        var bound = Binomial.ClopperPearson(k, n);
        Near(lower, bound.Lower);
        Near(upper, bound.Upper);
    }

    [Theory]
    [InlineData(3, 20, 0.20000000000000001, 0.20536414300809461, 0.41144886195656849)]
    [InlineData(500, 1000, 0.45000000000000001, 0.00016574055418552071, 0.9993191913375663)]
    public void Binomial_Probabilities(int k, int n, double p, double exactly, double atMost)
    {
        Near(exactly, Binomial.Probability(k, n, p));
        Near(atMost, Binomial.Cdf(k, n, p));
    }

    [Fact]
    public void Quantile_OfNoProbability_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaDistribution.Quantile(double.NaN, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.Quantile(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.ClopperPearson(3, 2));
    }

    private static void Near(double expected, double actual, double tolerance = 1e-12) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
