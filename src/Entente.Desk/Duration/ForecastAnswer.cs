using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Duration.Pacts;

namespace Entente.Desk.Duration;

/// <summary>The ensemble's forecast as a document says it.</summary>
internal static class ForecastAnswer
{
    // What a reader asks of a pact, in the order in which it is shown.
    private static readonly (string Name, string Text)[] Shown =
    [
        ("war", "share of the members at war in the last year"),
        ("cr", "gap of power: log ratio of the members' capability, halved"),
        ("crs", "shift of power: range of the members' growth in log capability over five years"),
        ("pch", "a member's regime changed (3 points of Polity in three years)"),
        ("dem", "all members democracies"),
        ("mixed", "democracy beside autocracy"),
        ("gp1", "a great power among the members"),
        ("gp2", "two great powers or more"),
        ("lnm", "number of members (log of half of it)"),
        ("la", "age (log of one more than its years)"),
        ("def", "promises defence or offence"),
        ("con", "promises consultation alone"),
        ("wt", "signed while a member was at war"),
        ("enw", "members at war with each other in three years"),
        ("enm", "members in a militarised dispute with each other in five years"),
        ("ipd", "distance of the members' votes in the United Nations"),
        ("oth", "other pacts of the same members in force"),
        ("sup", "a newer pact of the same members"),
        ("expin", "a term of its text runs out within the window"),
    ];

    internal static ModelForecast Of(ModelOutlook outlook, IReadOnlyList<double> horizons, Func<DateOnly, double, double> atRisk)
    {
        var scores = outlook.Models.Where(m => m.Model.Score is not null).Select(m => Score(m.Day, m.Model)).ToArray();
        return new ModelForecast(
            outlook.Basis,
            outlook.Pacts,
            [.. horizons.Select(h => Ahead(outlook.At(h)))],
            outlook.Median(),
            [.. outlook.Seen.Select(s => new SeenForecast(ClassEstimates.Iso(s.Day), s.Outlook.Median(ModelOutlook.Most), [.. horizons.Select(h => Ahead(s.Outlook.At(h)))], Curve(s.Day, s.Outlook, atRisk)))],
            Covariates(outlook),
            scores,
            Note(scores));
    }

    private static CurvePoint[] Curve(DateOnly day, PactOutlook outlook, Func<DateOnly, double, double> atRisk) =>
        [.. Enumerable.Range(0, ModelOutlook.Most + 1).Select(y =>
        {
            var p = outlook.At(y);
            return new CurvePoint(y, p.P, p.Lower, p.Upper, atRisk(day, y));
        })];

    private static ModelAhead Ahead(OutlookPoint p) => new(p.Years, p.P, p.Lower, p.Upper, p.Lowest, p.Highest);

    private static ModelScore Score(DateOnly day, ScoredPactModel m) =>
        new(m.Model.Horizon, ClassEstimates.Iso(day), m.Score!.Forecasts, m.Score.Origins, m.Score.Brier, m.Score.BaselineBrier, m.Difference!.Difference, m.Difference.Lower, m.Difference.Upper, m.Score.Calibration, m.Score.BaselineCalibration);

    private static CovariateValue[] Covariates(ModelOutlook outlook)
    {
        var models = outlook.Models.Where(m => m.Model.Model.Horizon == 5).Select(m => m.Model.Model).ToArray();
        return [.. Shown.Select(c =>
        {
            var value = outlook.Situation[c.Name];
            var place = PactModel.Covariates.ToList().IndexOf(c.Name);
            var ratio = double.IsNaN(value) ? double.NaN : Math.Exp(models.Average(m => Math.Log(m.Effect(place, value))));
            return new CovariateValue(c.Name, c.Text, double.IsNaN(value) ? null : value, double.IsNaN(ratio) ? null : ratio);
        })];
    }

    private static string Note(IReadOnlyList<ModelScore> scores)
    {
        if (scores.Count == 0)
            return "No past origin could be scored: nothing says that the model is better than the period rate.";
        var text = new StringBuilder("Over past origins its Brier score at five years is ");
        text.AppendJoin(" and ", scores.Where(s => s.Years == 5).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Brier:0.000} beside the period rate's {s.BaselineBrier:0.000} (seen to {s.Censored[..4]})"))).Append('.');
        if (scores.Where(s => s.Difference >= 0).ToArray() is { Length: > 0 } worse)
            text.Append(CultureInfo.InvariantCulture, $" The model does not beat the period rate at {List(worse)}: prefer the period rate there.");
        if (scores.Where(s => s.Difference < 0 && s.Upper >= 0).ToArray() is { Length: > 0 } unsure)
            text.Append(CultureInfo.InvariantCulture, $" Better, but the interval holds zero, at {List(unsure)}.");
        return text.ToString();
    }

    private static string List(IEnumerable<ModelScore> scores) =>
        string.Join(", ", scores.GroupBy(s => s.Years).Select(g => $"{g.Key.ToString("0", CultureInfo.InvariantCulture)} years (seen to {string.Join(", ", g.Select(s => s.Censored[..4]))})"));
}
