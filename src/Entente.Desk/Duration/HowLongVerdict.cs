using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;

namespace Entente.Desk.Duration;

/// <summary>The answer in plain sentences.</summary>
internal static class HowLongVerdict
{
    public static string Of(Focal focal, DateOnly asOf, double age, ModelForecast? forecast, IReadOnlyList<HorizonSpread> spread, IReadOnlyList<BaselineEstimate> baseline, IReadOnlyList<ClassEstimate> estimates)
    {
        var text = new StringBuilder();
        var at = spread.Any(s => s.Years == 5) ? 5 : spread[^1].Years;
        text.Append(CultureInfo.InvariantCulture, $"{focal.Parties.First} and {focal.Parties.Second}: the {(focal.Id is null ? "relation" : "pact")} of {ClassEstimates.Iso(focal.Start)} is {age:0.0} years old on {ClassEstimates.Iso(asOf)}. ");
        if (forecast is null)
            text.Append("Too few pacts stand or have ended before that day for a model: the period rate and the classes alone speak. ");
        else
            Model(text, forecast, at);
        text.Append(CultureInfo.InvariantCulture, $"The period rate gives {string.Join(" and ", baseline.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Conditional.First(c => c.Years == at).P:P0} (seen to {b.Censored[..4]})")))}. ");
        var s = spread.First(x => x.Years == at);
        if (s.Middle is { } middle)
            text.Append(CultureInfo.InvariantCulture, $"Past pacts that reached that age were still in force {at:0} years later in {middle:P0} of cases at the middle of {s.Estimates} estimates, from {s.Low:P0} to {s.High:P0} by class, dating and censoring. ");
        else
            text.Append(CultureInfo.InvariantCulture, $"No comparison class has five pacts that reached that age: there is no outside view by class. ");
        var medians = estimates.Where(e => e.AtRisk >= 5).Select(e => e.Median).ToArray();
        if (medians.Length > 0)
            text.Append(medians.All(m => m is null) ? "No class reaches its median remaining life. " : string.Create(CultureInfo.InvariantCulture, $"Median remaining life by class: {(medians.Min() == medians.Max() && medians.All(m => m is not null) ? "" : "from ")}{medians.Min():0} years{(medians.Min() == medians.Max() && medians.All(m => m is not null) ? "" : medians.Any(m => m is null) ? $" to not reached (in {medians.Count(m => m is null)} of {medians.Length} estimates)" : $" to {medians.Max():0}")}. "));
        return text.Append("To end is not to break: nearly half of the recorded endings since 1950 are renegotiations.").ToString();
    }

    private static void Model(StringBuilder text, ModelForecast forecast, double at)
    {
        var p = forecast.Conditional.First(c => c.Years == at);
        var seen = string.Join(", ", forecast.Seen.Select(s => $"{Percent(s.Conditional.First(c => c.Years == at).P)} with what was seen to {s.Censored[..4]}"));
        text.Append(CultureInfo.InvariantCulture, $"Still in force {at:0} years on: {Percent(p.P)} ({Percent(p.Lower)} in years of shock, {Percent(p.Upper)} in quiet ones{(forecast.Seen.Count > 1 ? "; " + seen : "")})");
        if (forecast.Conditional.LastOrDefault(c => c.Years > at) is { } far)
            text.Append(CultureInfo.InvariantCulture, $", {far.Years:0} years on: {Percent(far.P)} ({Percent(far.Lower)} to {Percent(far.Upper)})");
        text.Append(forecast.Median is { } m ? string.Create(CultureInfo.InvariantCulture, $"; half of such pacts end within {m:0} years. ") : "; half of such pacts outlast 20 years. ");
        text.Append(CultureInfo.InvariantCulture, $"This is the mean of 120 simple models learnt from {forecast.Pacts} pacts ({forecast.Basis}). {forecast.Note} ");
    }

    // No forecast is a certainty, rounded or not.
    private static string Percent(double p) => p > 0.995 ? "over 99 %" : p < 0.005 ? "under 1 %" : p.ToString("P0", CultureInfo.InvariantCulture);
}
