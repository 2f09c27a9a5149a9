using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>A rule that fired.</summary>
/// <param name="Rule">In words.</param>
/// <param name="Confidence">How often the class came within the horizon when the rule's body stood so.</param>
/// <param name="Support">How many past mornings and dyads stood so.</param>
/// <param name="Facts">The latest dated facts behind it, each with its row.</param>
public sealed record ForecastReason(string Rule, double Confidence, int Support, IReadOnlyList<string> Facts);

/// <summary>What a group of features adds.</summary>
/// <param name="Group">The group in words.</param>
/// <param name="LogOdds">How much the log odds fall when it is taken away.</param>
public sealed record ForecastAddition(string Group, double LogOdds);

/// <summary>One forecast: an item of <c>entente forecast next --json</c>.</summary>
/// <param name="Source">Who acts.</param>
/// <param name="Target">On whom.</param>
/// <param name="Class">The class of event.</param>
/// <param name="Days">Within so many days from <paramref name="From"/>.</param>
/// <param name="P">The probability of at least one; null where there is too little for more than a base rate.</param>
/// <param name="Lower">The lower end of an 80 % interval; null as p.</param>
/// <param name="Upper">The upper end; null as p.</param>
/// <param name="Baseline">The dyad's own frequency, shrunk to the rate of the class; null where no event at all is known.</param>
/// <param name="Reasons">The rules that fired.</param>
/// <param name="From">The first day of the horizon, YYYY-MM-DD.</param>
/// <param name="Events">How many events between the two are known.</param>
/// <param name="Expected">How many events of the class to expect; null as p.</param>
/// <param name="ExpectedLow">10 % quantile of that count; null as p.</param>
/// <param name="ExpectedHigh">90 % quantile; null as p.</param>
/// <param name="Note">Why there is no probability; null where there is one.</param>
/// <param name="Added">What each group of features adds; empty unless asked for.</param>
/// <param name="Model">The hash of the model, the first 12 digits.</param>
public sealed record ForecastDocument(
    string Source,
    string Target,
    string Class,
    int Days,
    double? P,
    double? Lower,
    double? Upper,
    double? Baseline,
    IReadOnlyList<ForecastReason> Reasons,
    string From,
    int Events,
    double? Expected,
    int? ExpectedLow,
    int? ExpectedHigh,
    string? Note,
    IReadOnlyList<ForecastAddition> Added,
    string Model);

/// <summary>A bin of forecasts of about one probability.</summary>
/// <param name="Forecast">The mean forecast.</param>
/// <param name="Frequency">The share that came true.</param>
/// <param name="Count">How many.</param>
public sealed record ReliabilityBin(double Forecast, double Frequency, int Count);

/// <summary>How probabilities fared, on mornings that the model had not seen.</summary>
/// <param name="Days">The horizon.</param>
/// <param name="Origins">How many mornings.</param>
/// <param name="Count">How many forecasts.</param>
/// <param name="Rate">The share that came true.</param>
/// <param name="Brier">Of the model.</param>
/// <param name="BrierFrequency">Of the dyad's shrunk frequency.</param>
/// <param name="BrierRate">Of the class rate.</param>
/// <param name="BrierPersistence">Of persistence.</param>
/// <param name="Skill">1 - Brier / BrierFrequency.</param>
/// <param name="SkillLow">2.5 % of the bootstrap over mornings.</param>
/// <param name="SkillHigh">97.5 %.</param>
/// <param name="SkillOverRate">1 - Brier / BrierRate.</param>
/// <param name="Log">Mean log score, natural logarithm.</param>
/// <param name="LogFrequency">The same of the shrunk frequency.</param>
/// <param name="CalibrationError">Mean distance of forecast and share over ten equal bins.</param>
/// <param name="Reliability">The bins.</param>
/// <param name="Crps">Of the counts.</param>
/// <param name="CrpsPoisson">Of Poisson counts at the dyad's mean.</param>
/// <param name="SkillAfterCalm">Skill of the conflict classes after 30 days without conflict.</param>
public sealed record OccurrenceScoresDocument(
    int Days,
    int Origins,
    int Count,
    double Rate,
    double Brier,
    double BrierFrequency,
    double BrierRate,
    double BrierPersistence,
    double Skill,
    double SkillLow,
    double SkillHigh,
    double SkillOverRate,
    double Log,
    double LogFrequency,
    double CalibrationError,
    IReadOnlyList<ReliabilityBin> Reliability,
    double Crps,
    double CrpsPoisson,
    double SkillAfterCalm);

/// <summary>A fitted model: <c>entente forecast fit --json</c>.</summary>
/// <param name="Schema"><c>entente/forecast-fit/1</c>.</param>
/// <param name="File">Where it was saved.</param>
/// <param name="Version">The version of the saved form.</param>
/// <param name="Sha256">The hash that names it.</param>
/// <param name="Asked">The states whose dyads it learned from.</param>
/// <param name="Until">The first day that it was not given.</param>
/// <param name="Scores">How a model fitted without the last days fared on them.</param>
public sealed record ForecastFitDocument(string Schema, string File, int Version, string Sha256, IReadOnlyList<string> Asked, string Until, IReadOnlyList<OccurrenceScoresDocument> Scores);

/// <summary>A forecast that was kept: a line of the log.</summary>
/// <param name="Made">The first day of the horizon.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Model">The model's hash.</param>
/// <param name="Source">Who acts.</param>
/// <param name="Target">On whom.</param>
/// <param name="Class">The class.</param>
/// <param name="Days">The horizon.</param>
/// <param name="P">The probability; null for a base rate only.</param>
/// <param name="Baseline">The base rate.</param>
public sealed record ForecastLogLine(string Made, string Version, string Model, string Source, string Target, string Class, int Days, double? P, double? Baseline);

/// <summary>A kept forecast and what came of it.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="Happened">Whether it came true; null while its days have not passed.</param>
/// <param name="Brier">Of the probability; null without one.</param>
/// <param name="BrierBaseline">Of the base rate; null while open.</param>
public sealed record ScoredForecast(ForecastLogLine Forecast, bool? Happened, double? Brier, double? BrierBaseline);

/// <summary>The log scored: <c>entente forecast score --json</c>.</summary>
/// <param name="Schema"><c>entente/forecast-score/1</c>.</param>
/// <param name="Scored">How many have been decided.</param>
/// <param name="Open">How many have not.</param>
/// <param name="Brier">Mean over decided forecasts with a probability; null where there is none.</param>
/// <param name="BrierBaseline">Mean of the base rate over the same; null where there is none.</param>
/// <param name="Log">Mean log score over the same; null where there is none.</param>
/// <param name="Forecasts">Each.</param>
public sealed record ForecastScoreDocument(string Schema, int Scored, int Open, double? Brier, double? BrierBaseline, double? Log, IReadOnlyList<ScoredForecast> Forecasts);

/// <summary>Writes the documents of forecasts.</summary>
[JsonSerializable(typeof(IReadOnlyList<ForecastDocument>))]
[JsonSerializable(typeof(ForecastFitDocument))]
[JsonSerializable(typeof(ForecastScoreDocument))]
[JsonSerializable(typeof(ForecastLogLine))]
public sealed partial class ForecastContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static ForecastContext Of { get; } = new(Documents.Options());

    /// <summary>For lines.</summary>
    public static ForecastContext Lines { get; } = new(Documents.LineOptions());
}
