using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>How long a relation may last: <c>entente last A B --json</c>. Every probability is that of still being in force.</summary>
/// <param name="Schema"><c>entente/last/1</c>.</param>
/// <param name="Pact">The pact in question.</param>
/// <param name="AsOf">The day on which is asked, ISO.</param>
/// <param name="AgeYears">How long it has lasted by then, from its start by signature or as given by <c>--since</c>.</param>
/// <param name="Outcome">What is forecast, in words: the instrument's end, not a rupture.</param>
/// <param name="Forecast">The forecast: the ensemble of models that was tried on past origins beside the baseline; null where the past is too short to learn from.</param>
/// <param name="Classes">One entry for each comparison class, rule of dating and day of censoring.</param>
/// <param name="Spread">For each horizon, how far the classes lie apart.</param>
/// <param name="Baseline">Endings per pact-year in the last 20 years before each day of censoring.</param>
/// <param name="Ways">The ways of ending, stacked.</param>
/// <param name="Periods">Endings per pact-year by period of the calendar.</param>
/// <param name="Precedents">The nearest past cases, by name.</param>
/// <param name="Backtest">What the curve of all pacts would have scored, beside the baseline.</param>
/// <param name="Curves">The curves behind the main classes, for figures.</param>
/// <param name="Verdict">The answer in a sentence, and whether the model beats the baseline.</param>
/// <param name="Limits">What this cannot tell.</param>
/// <param name="WhatIf">The forecast with the inputs changed; null where no change was asked for.</param>
public sealed record HowLongDocument(
    string Schema, PactInQuestion Pact, string AsOf, double AgeYears, string Outcome, ModelForecast? Forecast, IReadOnlyList<ClassEstimate> Classes, IReadOnlyList<HorizonSpread> Spread, IReadOnlyList<BaselineEstimate> Baseline,
    IReadOnlyList<WayOfEnding> Ways, IReadOnlyList<PeriodHazard> Periods, IReadOnlyList<Precedent> Precedents, IReadOnlyList<BacktestScore> Backtest, IReadOnlyList<ClassCurve> Curves, string Verdict, IReadOnlyList<string> Limits, WhatIfResult? WhatIf = null);

/// <summary>The forecast of the ensemble, the one probability of this outcome.</summary>
/// <param name="Basis">What the models were learnt from.</param>
/// <param name="Pacts">From how many pacts.</param>
/// <param name="Conditional">The chance to be still in force: the mean over the days of censoring on the scale of log odds; the band holds quiet and shocked years of both (90 %).</param>
/// <param name="Median">Median remaining life in years; null is not reached within twenty.</param>
/// <param name="Seen">The same by day of censoring, side by side.</param>
/// <param name="Covariates">What is known of the pact, and what that does to the rate of ending.</param>
/// <param name="Scores">The scores over past origins beside the period rate's.</param>
/// <param name="Note">Where the model does not beat the period rate, or is not surely better.</param>
public sealed record ModelForecast(string Basis, int Pacts, IReadOnlyList<ModelAhead> Conditional, double? Median, IReadOnlyList<SeenForecast> Seen, IReadOnlyList<CovariateValue> Covariates, IReadOnlyList<ModelScore> Scores, string Note);

/// <summary>A probability of being still in force, by the ensemble.</summary>
/// <param name="Years">Years from the day of asking.</param>
/// <param name="P">The probability.</param>
/// <param name="Lower">Should the coming years bring the shock beyond which 5 % of windows lie.</param>
/// <param name="Upper">Should they be as quiet as the quietest 5 %.</param>
/// <param name="Lowest">The lowest of the simple models.</param>
/// <param name="Highest">The highest of them.</param>
public sealed record ModelAhead(double Years, double P, double Lower, double Upper, double Lowest, double Highest);

/// <summary>The forecast with what was recorded to one day.</summary>
/// <param name="Censored">The day, ISO.</param>
/// <param name="Median">Median remaining life in years; null is not reached within twenty.</param>
/// <param name="Conditional">The chance to be still in force.</param>
/// <param name="Curve">The same year by year, for a figure.</param>
public sealed record SeenForecast(string Censored, double? Median, IReadOnlyList<ModelAhead> Conditional, IReadOnlyList<CurvePoint> Curve);

/// <summary>A point of the forecast's curve.</summary>
/// <param name="Years">Years from the day of asking.</param>
/// <param name="P">The chance to be still in force.</param>
/// <param name="Lower">In years of shock.</param>
/// <param name="Upper">In quiet years.</param>
/// <param name="AtRisk">How many past pacts of the register were seen to reach that age.</param>
public sealed record CurvePoint(double Years, double P, double Lower, double Upper, double AtRisk);

/// <summary>A covariate of the pact in question.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Text">What it is.</param>
/// <param name="Value">Its value; null where it is not known: its mean among past pacts then stands in, never 0.</param>
/// <param name="RiskRatio">By what it multiplies the rate of ending beside that mean, within five years; null where it is not known.</param>
public sealed record CovariateValue(string Name, string Text, double? Value, double? RiskRatio);

/// <summary>Scores of the ensemble over past origins, each forecast made with what was known then.</summary>
/// <param name="Years">Years ahead.</param>
/// <param name="Censored">The day of censoring, ISO.</param>
/// <param name="Forecasts">How many forecasts.</param>
/// <param name="Origins">From how many origins.</param>
/// <param name="Brier">The ensemble's Brier score.</param>
/// <param name="BaselineBrier">The period rate's.</param>
/// <param name="Difference">Ensemble less period rate.</param>
/// <param name="Lower">The lower end of its 95 % interval by origin.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Calibration">The ensemble's calibration error.</param>
/// <param name="BaselineCalibration">The period rate's.</param>
public sealed record ModelScore(double Years, string Censored, int Forecasts, int Origins, double Brier, double BaselineBrier, double Difference, double Lower, double Upper, double Calibration, double BaselineCalibration);

/// <summary>The pact that is asked about.</summary>
/// <param name="Id">Its id in the register; null where only <c>--since</c> names a start.</param>
/// <param name="Name">Its name.</param>
/// <param name="Party1">One party.</param>
/// <param name="Party2">The other.</param>
/// <param name="Obligations">What they promise.</param>
/// <param name="Start">Its start by signature, ISO.</param>
/// <param name="Authority">Whose account it is.</param>
/// <param name="Others">The ids of other pacts of the two that stand on that day.</param>
public sealed record PactInQuestion(string? Id, string Name, string Party1, string Party2, IReadOnlyList<string> Obligations, string Start, string? Authority, IReadOnlyList<string> Others);

/// <summary>What one comparison class says.</summary>
/// <param name="Name">The class.</param>
/// <param name="Text">What belongs to it.</param>
/// <param name="N">Its size: pacts seen by the day of censoring.</param>
/// <param name="Ends">How many of them had ended.</param>
/// <param name="Dating">The rule: start, then end.</param>
/// <param name="Censored">The day after which nothing is taken as known, ISO.</param>
/// <param name="AgeYears">The age of the pact in question by this rule.</param>
/// <param name="AtRisk">How many of the class reached that age under observation.</param>
/// <param name="Median">Median remaining life in years; null is not reached.</param>
/// <param name="Conditional">The chance to be still in force some years on, given the age.</param>
public sealed record ClassEstimate(string Name, string Text, int N, int Ends, string Dating, string Censored, double AgeYears, double AtRisk, double? Median, IReadOnlyList<YearsAhead> Conditional);

/// <summary>A probability of being still in force.</summary>
/// <param name="Years">Years from the day of asking.</param>
/// <param name="P">The probability; null where the class does not speak of that age.</param>
/// <param name="Lower">The lower end of its 95 % interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Exact">Whether the interval is the exact binomial one, because nothing of the class ended in the window.</param>
public sealed record YearsAhead(double Years, double? P, double? Lower, double? Upper, bool Exact);

/// <summary>How far classes, datings and censorings lie apart.</summary>
/// <param name="Years">Years ahead.</param>
/// <param name="Low">The lowest probability of an estimate with at least five at risk.</param>
/// <param name="Middle">The median of them.</param>
/// <param name="High">The highest.</param>
/// <param name="Estimates">How many estimates.</param>
public sealed record HorizonSpread(double Years, double? Low, double? Middle, double? High, int Estimates);

/// <summary>The period rate.</summary>
/// <param name="Censored">The day on which the twenty years end, ISO.</param>
/// <param name="Endings">Endings within them.</param>
/// <param name="PactYears">Pact-years within them.</param>
/// <param name="Rate">(endings + 1) / (years + 10).</param>
/// <param name="Conditional">The chance to be still in force.</param>
public sealed record BaselineEstimate(string Censored, int Endings, double PactYears, double Rate, IReadOnlyList<YearsAhead> Conditional);

/// <summary>One way of ending, for what has reached the age (Aalen and Johansen 1978, all pacts by signature and formal end).</summary>
/// <param name="Kind">expired, violated, renegotiated, stateLost, unstated.</param>
/// <param name="Censored">The day of censoring, ISO.</param>
/// <param name="Conditional">The probability to have ended in this way some years on.</param>
public sealed record WayOfEnding(string Kind, string Censored, IReadOnlyList<YearsAhead> Conditional);

/// <summary>A period of the calendar.</summary>
/// <param name="From">Its first year.</param>
/// <param name="To">Its last year.</param>
/// <param name="Endings">Endings within it.</param>
/// <param name="PactYears">Pact-years within it.</param>
/// <param name="Rate">Endings a pact-year; null without exposure.</param>
/// <param name="Lower">The lower end of the exact interval.</param>
/// <param name="Upper">The upper end.</param>
public sealed record PeriodHazard(int From, int To, int Endings, double PactYears, double? Rate, double? Lower, double? Upper);

/// <summary>A past case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Start">Signature, ISO.</param>
/// <param name="End">The end in law, ISO; null while it stands.</param>
/// <param name="EndKind">How it ended.</param>
/// <param name="Years">How long it lasted, or has lasted.</param>
/// <param name="Alike">What it shares with the pact in question.</param>
/// <param name="EffectiveEnd">The end in effect, where an authority names one before the end in law, ISO.</param>
public sealed record Precedent(string Id, string Name, string Start, string? End, string EndKind, double Years, IReadOnlyList<string> Alike, string? EffectiveEnd);

/// <summary>Scores over past origins.</summary>
/// <param name="Years">Years ahead.</param>
/// <param name="Censored">The day of censoring, ISO.</param>
/// <param name="Forecasts">How many forecasts.</param>
/// <param name="Origins">From how many origins.</param>
/// <param name="Brier">The curve's Brier score.</param>
/// <param name="BaselineBrier">The period rate's.</param>
/// <param name="Calibration">The curve's calibration error.</param>
/// <param name="BaselineCalibration">The period rate's.</param>
public sealed record BacktestScore(double Years, string Censored, int Forecasts, int Origins, double Brier, double BaselineBrier, double Calibration, double BaselineCalibration);

/// <summary>A curve for a figure, by signature and formal end.</summary>
/// <param name="Name">The class.</param>
/// <param name="Censored">The day of censoring, ISO.</param>
/// <param name="N">Its size.</param>
/// <param name="Time">Years.</param>
/// <param name="AtRisk">Under observation just before.</param>
/// <param name="Survival">Still in force.</param>
/// <param name="Lower">Lower ends.</param>
/// <param name="Upper">Upper ends.</param>
public sealed record ClassCurve(string Name, string Censored, int N, double[] Time, double[] AtRisk, double[] Survival, double[] Lower, double[] Upper);

/// <summary>Writes <see cref="HowLongDocument"/>.</summary>
[JsonSerializable(typeof(HowLongDocument))]
public sealed partial class HowLongContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static HowLongContext Of { get; } = new(Documents.Options());
}
