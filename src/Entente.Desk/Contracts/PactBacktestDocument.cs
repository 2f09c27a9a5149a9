using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>A backtest of the forecasting model of pacts: <c>entente duration backtest --json</c>.</summary>
/// <param name="Schema"><c>entente/pact-backtest/1</c>.</param>
/// <param name="Pacts">Pacts in the table.</param>
/// <param name="LagYears">How many years late endings and covariates were known.</param>
/// <param name="Scores">Scores by censoring, horizon and set of origins.</param>
/// <param name="Counts">Endings in each window with intervals.</param>
/// <param name="Verdict">Whether the model beats the period rate.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record PactBacktestDocument(string Schema, int Pacts, int LagYears, IReadOnlyList<ScoreOfSet> Scores, IReadOnlyList<CountOfWindow> Counts, string Verdict, IReadOnlyList<string> Warnings);

/// <summary>Scores of a set of origins.</summary>
/// <param name="Censored">The last year taken as known.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Origins">Which origins: all, to 1995, to 1945, after 1945.</param>
/// <param name="Forecasts">How many forecasts.</param>
/// <param name="OriginCount">From how many origins.</param>
/// <param name="Brier">The model's Brier score.</param>
/// <param name="BaselineBrier">The period rate's.</param>
/// <param name="Difference">Model less baseline.</param>
/// <param name="Lower">The lower end of its 95 % bootstrap interval by origin.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="BlockLower">The lower end where ten years of origins are drawn together, as overlapping windows ask for.</param>
/// <param name="BlockUpper">The upper end of that.</param>
/// <param name="Won">Origins at which the model is better.</param>
/// <param name="Calibration">The model's calibration error.</param>
/// <param name="BaselineCalibration">The period rate's.</param>
/// <param name="LogScore">The model's log score.</param>
/// <param name="BaselineLogScore">The period rate's.</param>
public sealed record ScoreOfSet(int Censored, double Horizon, string Origins, int Forecasts, int OriginCount, double Brier, double BaselineBrier, double Difference, double Lower, double Upper, double BlockLower, double BlockUpper, int Won, double Calibration, double BaselineCalibration, double LogScore, double BaselineLogScore);

/// <summary>Endings in one window.</summary>
/// <param name="Censored">The last year taken as known.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Origin">The origin.</param>
/// <param name="Standing">Pacts in force then.</param>
/// <param name="Ended">How many ended.</param>
/// <param name="Expected">How many were expected.</param>
/// <param name="Lower">The lower end of the 90 % interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="BinomialLower">The lower end, were endings independent at the period rate.</param>
/// <param name="BinomialUpper">The upper end of that.</param>
public sealed record CountOfWindow(int Censored, double Horizon, int Origin, int Standing, int Ended, double Expected, int Lower, int Upper, int BinomialLower, int BinomialUpper);

/// <summary>Writes <see cref="PactBacktestDocument"/>.</summary>
[JsonSerializable(typeof(PactBacktestDocument))]
public sealed partial class PactBacktestContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static PactBacktestContext Of { get; } = new(Documents.Options());
}
