using Entente.World;

namespace Entente.Duration.Tests;

public sealed class PenalisedCoxTests
{
    [Fact]
    public void GammaFrailty()
    {
        var o = Oracle.Read("cox_rats_frailty_gamma");
        var fit = Rats("frailty(litter, dist = \"gamma\")");
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-5, "coef");
        Oracle.Near(o.Number("theta"), fit.Theta, 1e-5, "theta");
        Oracle.Near(o.Numbers("var"), fit.Variance.Values.ToArray(), 1e-5, "var");
        Oracle.Near(o.Number("c_loglik"), fit.IntegratedLogLikelihood, 1e-9, "integrated");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-5, "loglik");
        Oracle.Near(o.Numbers("df"), fit.EffectiveDegrees!, 1e-5, "df");
        Oracle.Near(o.Numbers("frail"), fit.Frailties, 1e-4, "frail");
    }

    [Fact]
    public void GaussianFrailty()
    {
        var o = Oracle.Read("cox_rats_frailty_gauss");
        var fit = Rats("frailty(litter, dist = \"gauss\")");
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-5, "coef");
        Oracle.Near(o.Number("theta"), fit.Theta, 1e-5, "theta");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-5, "loglik");
        Oracle.Near(o.Numbers("df"), fit.EffectiveDegrees!, 1e-5, "df");
        Oracle.Near(o.Numbers("frail"), fit.Frailties, 1e-4, "frail");
    }

    [Fact]
    public void Ridge()
    {
        var o = Oracle.Read("cox_lung_ridge");
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ ridge(age, sex, ph.ecog, theta = 5)", Oracle.Input("lung")));
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-9, "coef");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-10, "loglik");
        Oracle.Near(o.Numbers("df"), fit.EffectiveDegrees!, 1e-9, "df");
    }

    [Fact]
    public void WhatHasNoMeaning_IsRefused()
    {
        Assert.Contains("theta", Assert.Throws<InputException>(() => ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ ridge(age)", Oracle.Input("lung")))).Message, StringComparison.Ordinal);
        Assert.Contains("dist", Assert.Throws<InputException>(() => Rats("frailty(litter, dist = \"t\")")).Message, StringComparison.Ordinal);
    }

    private static CoxFit Rats(string term)
    {
        var rats = Oracle.Input("rats");
        return ProportionalHazards.Fit(Oracle.Frame($"Surv(time, status) ~ rx + {term}", rats.Where(i => rats.Text("sex")[i] == "f")));
    }
}
