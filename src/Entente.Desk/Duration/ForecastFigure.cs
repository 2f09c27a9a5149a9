using Entente.Desk.Contracts;
using Entente.Figures;

namespace Entente.Desk.Duration;

/// <summary>The forecast as a curve with its band, both days of censoring beside each other.</summary>
public static class ForecastFigure
{
    /// <summary>The figure.</summary>
    /// <param name="pact">The pact.</param>
    /// <param name="forecast">Its forecast.</param>
    /// <param name="id">The figure's id in a page.</param>
    public static SurvivalFigure Of(PactInQuestion pact, ModelForecast forecast, string id)
    {
        ArgumentNullException.ThrowIfNull(pact);
        ArgumentNullException.ThrowIfNull(forecast);
        return new SurvivalFigure
        {
            Id = id,
            Title = $"Still in force: {pact.Party1} and {pact.Party2}",
            TimeLabel = "years from now",
            Note = $"Mean of 120 models learnt from {forecast.Pacts} pacts ({forecast.Basis}); the band runs from years of shock to quiet ones. At risk: pacts of the register seen to reach that age.",
            Series = [.. forecast.Seen.Select(s => new SurvivalSeries($"seen to {s.Censored[..4]}", (int)s.Curve[0].AtRisk, [.. s.Curve.Select(c => new SurvivalStep(c.Years, c.P, c.Lower, c.Upper, (int)c.AtRisk))]))],
        };
    }
}
