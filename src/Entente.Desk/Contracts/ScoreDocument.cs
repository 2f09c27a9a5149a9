using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>Forecasts scored: <c>entente score FILE.csv --json</c>.</summary>
/// <param name="Schema"><c>entente/score/1</c>.</param>
/// <param name="BrierConvention">What <c>brier</c> means here: over the "yes" side alone, 0 to 1; <c>brierTwoSided</c> is twice that.</param>
/// <param name="BinRule">How the parts' bins are made.</param>
/// <param name="All">Every row together.</param>
/// <param name="ByForecaster">Each forecaster; empty where the file names none.</param>
/// <param name="Categories">The scores of ordered categories; null where the file has probabilities of one event.</param>
/// <param name="TimeWeighted">Scores carried forward while questions were open; null where the file has no times.</param>
/// <param name="Refused">Rows that could not be scored, one line each.</param>
/// <param name="Ensembles">The scores of ensembles of a quantity; null where the file has probabilities.</param>
public sealed record ScoreDocument(string Schema, string BrierConvention, string BinRule, ScoredSet? All, IReadOnlyList<ScoredSet> ByForecaster, CategorySet? Categories, TimeWeightedSet? TimeWeighted, IReadOnlyList<string> Refused, EnsembleSet? Ensembles = null);

/// <summary>Forecasts of one event each, scored.</summary>
/// <param name="Who">The forecaster; null for all.</param>
/// <param name="N">How many.</param>
/// <param name="BaseRate">The share that came true.</param>
/// <param name="Brier">0 to 1.</param>
/// <param name="BrierTwoSided">0 to 2.</param>
/// <param name="Log">Mean -ln; null where a certainty failed.</param>
/// <param name="Spherical">Mean; high is good.</param>
/// <param name="SkillAgainstBaseRate">1 - Brier / that of the base rate in hindsight.</param>
/// <param name="SkillAgainstCrowd">1 - Brier / that of the column <c>crowd</c>; null where there is none.</param>
/// <param name="Reliability">Murphy's part; low is good.</param>
/// <param name="Resolution">Murphy's part; high is good.</param>
/// <param name="Uncertainty">Murphy's part.</param>
/// <param name="Calibration">The calibration curve with consistency bars.</param>
public sealed record ScoredSet(
    string? Who, int N, double BaseRate, double Brier, double BrierTwoSided, double? Log, double Spherical, double? SkillAgainstBaseRate, double? SkillAgainstCrowd,
    double Reliability, double Resolution, double Uncertainty, IReadOnlyList<CalibrationPoint> Calibration);

/// <summary>A point of a calibration curve.</summary>
/// <param name="Forecast">The mean probability.</param>
/// <param name="Frequency">The share that came true.</param>
/// <param name="Low">The consistency bar's lower end (5 %).</param>
/// <param name="High">Its upper end (95 %).</param>
/// <param name="Count">How many forecasts.</param>
public sealed record CalibrationPoint(double Forecast, double Frequency, double Low, double High, int Count);

/// <summary>Forecasts of a quantity by ensembles, scored; in the unit of the quantity, low is good.</summary>
/// <param name="N">How many.</param>
/// <param name="Crps">Mean continuous ranked probability score.</param>
/// <param name="FairCrps">The same corrected for the size of the ensembles (Ferro 2014); null for a single member.</param>
/// <param name="Reliability">Its part for want of reliability (Hersbach 2000).</param>
/// <param name="Potential">What it would be with perfect reliability.</param>
public sealed record EnsembleSet(int N, double Crps, double? FairCrps, double Reliability, double Potential);

/// <summary>Forecasts over ordered categories, scored.</summary>
/// <param name="N">How many.</param>
/// <param name="Brier">Over all categories, 0 to 2.</param>
/// <param name="HalfBrier">0 to 1.</param>
/// <param name="Log">Mean -ln; null where a certainty failed.</param>
/// <param name="Spherical">Mean; high is good.</param>
/// <param name="Rps">Ranked probability score, 0 to 1.</param>
/// <param name="OrdinalBrier">Twice that: the Good Judgment Project's.</param>
public sealed record CategorySet(int N, double Brier, double HalfBrier, double? Log, double Spherical, double Rps, double OrdinalBrier);

/// <summary>Scores carried forward.</summary>
/// <param name="Questions">How many questions.</param>
/// <param name="Brier">Mean over forecasters and questions of the time-weighted Brier score.</param>
/// <param name="Coverage">Mean share of the open time with a forecast.</param>
public sealed record TimeWeightedSet(int Questions, double Brier, double Coverage);

/// <summary>ForecastBench's superforecasters scored and pooled: <c>entente score forecastbench FOLDER --json</c>.</summary>
/// <param name="Schema"><c>entente/score-forecastbench/1</c>.</param>
/// <param name="Resolutions">One a set of resolutions.</param>
public sealed record ForecastBenchDocument(string Schema, IReadOnlyList<ForecastBenchSet> Resolutions);

/// <summary>Scores by one set of resolutions. Brier scores, 0 to 1.</summary>
/// <param name="Name">The set.</param>
/// <param name="Rows">Dataset, resolved market, unresolved market, market: the median, the mean, and the pool chosen by cross-validation.</param>
/// <param name="Bootstrap">On the dataset questions: the pool against the median.</param>
/// <param name="Pools">The pool that each fold was given by the others.</param>
public sealed record ForecastBenchSet(string Name, IReadOnlyList<ForecastBenchRow> Rows, PairedBootstrap Bootstrap, IReadOnlyList<string> Pools);

/// <summary>A group of questions.</summary>
/// <param name="Group">The group.</param>
/// <param name="N">How many.</param>
/// <param name="Median">Of the forecasters' median.</param>
/// <param name="Mean">Of their mean.</param>
/// <param name="Pooled">Of the pool chosen by cross-validation, out of sample; null for groups that are not pooled.</param>
public sealed record ForecastBenchRow(string Group, int N, double Median, double Mean, double? Pooled);

/// <summary>Questions drawn again with their repetitions: the pool's Brier score less the median's.</summary>
/// <param name="Difference">On all questions.</param>
/// <param name="Low">2.5th percentile.</param>
/// <param name="High">97.5th percentile.</param>
/// <param name="ShareWorse">In which share of the draws the pool is worse.</param>
/// <param name="Draws">How many draws.</param>
public sealed record PairedBootstrap(double Difference, double Low, double High, double ShareWorse, int Draws);

/// <summary>A case's predictions and answers scored: <c>entente score CASE --json</c>.</summary>
/// <param name="Schema"><c>entente/score-case/1</c>.</param>
/// <param name="Case">The case.</param>
/// <param name="Ledger">Predictions of speakers, by speaker; each text is our rewriting.</param>
/// <param name="PostMortem">The case's own answers, where <c>outcome.yaml</c> says what came out.</param>
/// <param name="Forecasts">The case's own forecasts over time.</param>
public sealed record ScoreCaseDocument(string Schema, string Case, IReadOnlyList<LedgerPrediction> Ledger, IReadOnlyList<WeighPostMortem> PostMortem, IReadOnlyList<ForecastLine> Forecasts);

/// <summary>A prediction of the ledger.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Speaker">Who predicted.</param>
/// <param name="Rewriting">Our rewriting as a dated forecast.</param>
/// <param name="Ref">The original: <c>articles/ID#SENTENCE</c>; null where it is not anchored.</param>
/// <param name="Made">When it was said.</param>
/// <param name="By">By when.</param>
/// <param name="Rule">What decides it.</param>
/// <param name="Probability">What we read into the words.</param>
/// <param name="CaseProbability">This case's own probability.</param>
/// <param name="Status"><c>unresolved</c>, <c>yes</c>, <c>no</c>.</param>
/// <param name="Source">Where the resolution is recorded.</param>
/// <param name="Brier">0 to 1; null where it is not scored.</param>
/// <param name="Log">-ln; null where it is not scored.</param>
/// <param name="WhyNot">Why it is not scored.</param>
public sealed record LedgerPrediction(string Id, string Speaker, string Rewriting, string? Ref, string? Made, string? By, string? Rule, double? Probability, double? CaseProbability, string Status, string? Source, double? Brier, double? Log, string? WhyNot);

/// <summary>A forecaster's forecasts of one outcome.</summary>
/// <param name="Who">Who.</param>
/// <param name="Outcome">The outcome or hypothesis.</param>
/// <param name="Date">Its date.</param>
/// <param name="Forecasts">How many.</param>
/// <param name="Last">The last.</param>
/// <param name="Brier">Time-weighted; null while unresolved.</param>
/// <param name="Coverage">Share of the time with a forecast.</param>
public sealed record ForecastLine(string Who, string Outcome, string? Date, int Forecasts, double Last, double? Brier, double Coverage);

/// <summary>Writes the documents of <c>score</c>.</summary>
[JsonSerializable(typeof(ScoreDocument))]
[JsonSerializable(typeof(ForecastBenchDocument))]
[JsonSerializable(typeof(ScoreCaseDocument))]
public sealed partial class ScoreContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static ScoreContext Of { get; } = new(Documents.Options());
}
