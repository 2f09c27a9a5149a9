using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;

namespace Entente.Desk.Duration;

/// <summary>The answer in plain sentences.</summary>
internal static class HowLongVerdict
{
    public static string Of(Focal focal, DateOnly asOf, double age, IReadOnlyList<HorizonSpread> spread, IReadOnlyList<BaselineEstimate> baseline, IReadOnlyList<BacktestScore> backtest, IReadOnlyList<ClassEstimate> estimates)
    {
        var text = new StringBuilder();
        var at = spread.Any(s => s.Years == 5) ? 5 : spread[^1].Years;
        var s = spread.First(x => x.Years == at);
        text.Append(CultureInfo.InvariantCulture, $"{focal.Parties.First} and {focal.Parties.Second}: the pact of {ClassEstimates.Iso(focal.Start)} is {age:0.0} years old on {ClassEstimates.Iso(asOf)}. ");
        if (s.Middle is { } middle)
            text.Append(CultureInfo.InvariantCulture, $"Past pacts that reached that age were still in force {at:0} years later in {middle:P0} of cases at the middle of {s.Estimates} estimates, from {s.Low:P0} to {s.High:P0} by class, dating and censoring; the period rate gives {string.Join(" and ", baseline.Select(b => b.Conditional.First(c => c.Years == at).P!.Value.ToString("P0", CultureInfo.InvariantCulture)))}. ");
        else
            text.Append(CultureInfo.InvariantCulture, $"No comparison class has five pacts that reached that age: there is no outside view for it. ");
        var medians = estimates.Where(e => e.AtRisk >= 5).Select(e => e.Median).ToArray();
        if (medians.Length > 0)
            text.Append(medians.All(m => m is null) ? "No class reaches its median remaining life. " : string.Create(CultureInfo.InvariantCulture, $"Median remaining life: from {medians.Min():0} years{(medians.Any(m => m is null) ? $" to not reached (in {medians.Count(m => m is null)} of {medians.Length} estimates)" : $" to {medians.Max():0}")}. "));
        var scored = backtest.Where(b => b.Years == 5 && b.Forecasts > 0).ToArray();
        if (scored.Length == 0)
            return text.Append("There are too few past forecasts to score the curve against the period rate.").ToString();
        var wins = scored.Count(b => b.Brier < b.BaselineBrier);
        var scores = string.Join("; ", scored.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Brier:0.000} against {b.BaselineBrier:0.000}, censored {b.Censored[..4]}, {b.Forecasts} forecasts")));
        text.Append(wins == scored.Length ? $"Over past origins the curve of all pacts scored better than the period rate (Brier {scores})."
            : wins == 0 ? $"The curve does not beat the period rate over past origins (Brier {scores}): prefer the period rate."
            : $"Whether the curve beats the period rate depends on the censoring (Brier {scores}).");
        return text.ToString();
    }
}
