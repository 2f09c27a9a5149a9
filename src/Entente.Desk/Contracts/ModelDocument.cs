using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>A fitted model: <c>entente duration cox|aft|finegray --json</c>.</summary>
/// <param name="Schema"><c>entente/duration-model/1</c>.</param>
/// <param name="Model">cox, aft or finegray, with what distinguishes it.</param>
/// <param name="Formula">The formula.</param>
/// <param name="N">Rows used.</param>
/// <param name="Events">Endings.</param>
/// <param name="Dropped">Rows dropped because a value was missing.</param>
/// <param name="Coefficients">The coefficients.</param>
/// <param name="Loglik">Without covariates, and with.</param>
/// <param name="Tests">Tests that all coefficients are 0; null where the model has none.</param>
/// <param name="Concordance">Concordance; null where the model has none.</param>
/// <param name="Scale">The scales of an accelerated failure time model, by stratum.</param>
/// <param name="Theta">The variance of the frailty or the strength of the ridge; null without.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="Predictions">For each row of <c>--newdata</c>.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record ModelDocument(
    string Schema, string Model, string Formula, int N, int Events, int Dropped, IReadOnlyList<Coefficient> Coefficients, double[] Loglik, ModelTests? Tests, ValueWithError? Concordance, double[]? Scale, double? Theta,
    int Iterations, IReadOnlyList<Prediction> Predictions, IReadOnlyList<string> Warnings);

/// <summary>One coefficient; null numbers where it cannot be estimated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Coef">Its value.</param>
/// <param name="Se">Its standard error from the information.</param>
/// <param name="RobustSe">Its robust standard error, where there is one; z, p and the interval then use it.</param>
/// <param name="Z">Value over standard error.</param>
/// <param name="P">The two-sided p value.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end.</param>
public sealed record Coefficient(string Name, double Coef, double Se, double? RobustSe, double Z, double P, double Lower, double Upper);

/// <summary>Tests that all coefficients are 0.</summary>
/// <param name="Score">The score test.</param>
/// <param name="Lr">The likelihood ratio test.</param>
/// <param name="Wald">Wald's test.</param>
public sealed record ModelTests(DurationTest? Score, DurationTest? Lr, DurationTest? Wald);

/// <summary>A chi-square test.</summary>
/// <param name="Name">What is tested; null where the place says it.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">The p value.</param>
public sealed record DurationTest(string? Name, double ChiSquare, double Df, double P);

/// <summary>A value with its standard error.</summary>
/// <param name="Value">The value.</param>
/// <param name="Se">Its standard error.</param>
public sealed record ValueWithError(double Value, double Se);

/// <summary>What a model predicts for one row of new data.</summary>
/// <param name="Row">The row, first is 1.</param>
/// <param name="LinearPredictor">xβ.</param>
/// <param name="StdErr">Its standard error; null where the model gives none.</param>
/// <param name="Stratum">The stratum of the curve; empty without strata.</param>
/// <param name="Time">Times.</param>
/// <param name="Survival">The probability to last beyond each time; for finegray, of not having ended in that way.</param>
/// <param name="Lower">Lower ends of the intervals; empty where the model gives none.</param>
/// <param name="Upper">Upper ends.</param>
/// <param name="Median">The median; null is not reached.</param>
public sealed record Prediction(int Row, double LinearPredictor, double? StdErr, string Stratum, double[] Time, double[] Survival, double[] Lower, double[] Upper, double? Median);

/// <summary>Tests: <c>entente duration zph|logrank --json</c>.</summary>
/// <param name="Schema"><c>entente/duration-tests/1</c>.</param>
/// <param name="Formula">The formula.</param>
/// <param name="N">Rows used.</param>
/// <param name="Events">Endings.</param>
/// <param name="Dropped">Rows dropped because a value was missing.</param>
/// <param name="Tests">The tests.</param>
/// <param name="Groups">For logrank, observed and expected by group.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record TestsDocument(string Schema, string Formula, int N, int Events, int Dropped, IReadOnlyList<DurationTest> Tests, IReadOnlyList<ObservedExpected> Groups, IReadOnlyList<string> Warnings);

/// <summary>A group of a log-rank test.</summary>
/// <param name="Name">The group.</param>
/// <param name="N">Its rows.</param>
/// <param name="Observed">Endings, weighted.</param>
/// <param name="Expected">What one hazard for all would give.</param>
public sealed record ObservedExpected(string Name, double N, double Observed, double Expected);

/// <summary>Several ways of ending: <c>entente duration cuminc --json</c>.</summary>
/// <param name="Schema"><c>entente/duration-incidence/1</c>.</param>
/// <param name="Formula">The formula.</param>
/// <param name="N">Rows used.</param>
/// <param name="Events">Endings in any way.</param>
/// <param name="Dropped">Rows dropped because a value was missing.</param>
/// <param name="Causes">The ways of ending.</param>
/// <param name="Strata">A set of curves for each group.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record IncidenceDocument(string Schema, string Formula, int N, int Events, int Dropped, IReadOnlyList<string> Causes, IReadOnlyList<IncidenceOfStratum> Strata, IReadOnlyList<string> Warnings);

/// <summary>The curves of a group.</summary>
/// <param name="Name">The group.</param>
/// <param name="N">Its rows.</param>
/// <param name="Time">Times.</param>
/// <param name="AtRisk">Under observation just before each.</param>
/// <param name="Survival">The probability of not having ended.</param>
/// <param name="Causes">For each way of ending, its curve.</param>
public sealed record IncidenceOfStratum(string Name, int N, double[] Time, double[] AtRisk, double[] Survival, IReadOnlyList<IncidenceOfCause> Causes);

/// <summary>The curve of one way of ending.</summary>
/// <param name="Name">The way.</param>
/// <param name="Events">Ended in it, at each time.</param>
/// <param name="Incidence">The probability to have ended in it.</param>
/// <param name="StdErr">Its standard error.</param>
/// <param name="Lower">Lower ends.</param>
/// <param name="Upper">Upper ends.</param>
public sealed record IncidenceOfCause(string Name, double[] Events, double[] Incidence, double[] StdErr, double[] Lower, double[] Upper);

/// <summary>Models side by side: <c>entente duration compare --json</c>.</summary>
/// <param name="Schema"><c>entente/duration-compare/1</c>.</param>
/// <param name="Formula">The formula.</param>
/// <param name="N">Rows used.</param>
/// <param name="Events">Endings.</param>
/// <param name="Dropped">Rows dropped because a value was missing.</param>
/// <param name="Times">The times at which forecasts are scored.</param>
/// <param name="Models">The models, best score first.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record CompareDocument(string Schema, string Formula, int N, int Events, int Dropped, double[] Times, IReadOnlyList<ComparedModel> Models, IReadOnlyList<string> Warnings);

/// <summary>One model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Loglik">Its log likelihood; partial for cox, null for curves.</param>
/// <param name="Aic">Akaike's criterion; comparable between accelerated failure time models alone.</param>
/// <param name="Brier">The integrated Brier score of forecasts for rows left out of the fit, five folds.</param>
/// <param name="At">The scores at each time.</param>
public sealed record ComparedModel(string Name, int Parameters, double? Loglik, double? Aic, double Brier, IReadOnlyList<TimedScore> At);

/// <summary>The scores of one model's forecasts at one time, for rows left out of the fit.</summary>
/// <param name="Time">The time.</param>
/// <param name="Brier">The Brier score, weighted by the inverse probability of censoring (Graf and others 1999).</param>
/// <param name="Auc">The area under the curve (Blanche and others 2013); null where nothing ended by then or nothing lasted, and for a model without covariates.</param>
/// <param name="LogScore">Minus the mean logarithm of the probability given to what happened, weighted likewise.</param>
/// <param name="CalibrationError">The mean distance between forecast and observed survival in ten groups by forecast.</param>
public sealed record TimedScore(double Time, double Brier, double? Auc, double LogScore, double CalibrationError);

/// <summary>Residuals of a Cox model.</summary>
/// <param name="Schema">entente/duration-residuals/1.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Kind">martingale, deviance, score, dfbeta, schoenfeld or scaledsch.</param>
/// <param name="Names">The columns: the kind itself, or one for each coefficient.</param>
/// <param name="Rows">The residuals: a row for each row used, or (schoenfeld, scaledsch) for each ending by stratum and time.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record ResidualsDocument(string Schema, string Formula, string Kind, IReadOnlyList<string> Names, IReadOnlyList<ResidualRow> Rows, IReadOnlyList<string> Warnings);

/// <summary>The residuals of one row.</summary>
/// <param name="Row">The row of the table, from 1.</param>
/// <param name="Values">One for each name.</param>
public sealed record ResidualRow(int Row, double[] Values);

/// <summary>Writes the documents of models and tests.</summary>
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(TestsDocument))]
[JsonSerializable(typeof(IncidenceDocument))]
[JsonSerializable(typeof(CompareDocument))]
[JsonSerializable(typeof(ResidualsDocument))]
public sealed partial class ModelContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static ModelContext Of { get; } = new(Documents.Options());
}
