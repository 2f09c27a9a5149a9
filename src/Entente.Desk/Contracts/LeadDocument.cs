using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>Whether one series leads another: <c>entente lead FILE.csv --cause a --effect b --json</c>.</summary>
/// <param name="Schema"><c>entente/lead/1</c>.</param>
/// <param name="Source">The file, as it was named.</param>
/// <param name="Cause">The series that may lead.</param>
/// <param name="Effect">The series that may follow.</param>
/// <param name="Seed">The seed of the bootstraps.</param>
/// <param name="N">How many periods both series have a value for.</param>
/// <param name="Gaps">How many periods lack a value; they are kept as gaps.</param>
/// <param name="Scale">How the values entered the headline test.</param>
/// <param name="Lags">The choice of the number of lags.</param>
/// <param name="Tests">Every test, both directions.</param>
/// <param name="Breaks">Breaks in the mean of each series.</param>
/// <param name="Irf">How the effect responds to a surprise in the cause.</param>
/// <param name="VarianceShare">The share of the effect's forecast variance that the cause's surprises explain, by step from 1.</param>
/// <param name="Interrupted">What changed in the effect at a date, where one was given.</param>
/// <param name="SmallestEffect">The smallest effect that these data could have shown.</param>
/// <param name="Verdict">The headline, and what it does not show.</param>
public sealed record LeadDocument(
    string Schema,
    string Source,
    string Cause,
    string Effect,
    ulong Seed,
    int N,
    int Gaps,
    string Scale,
    LagTable Lags,
    IReadOnlyList<LeadTest> Tests,
    IReadOnlyList<SeriesBreaks> Breaks,
    IReadOnlyList<LeadResponse> Irf,
    IReadOnlyList<double> VarianceShare,
    InterruptedResult? Interrupted,
    SmallestEffectResult SmallestEffect,
    LeadVerdictResult Verdict)
{
    /// <summary>The sum of the one's coefficients in the other's equation under a prior that many lags do not trouble, both directions.</summary>
    public IReadOnlyList<LeadUnderPrior>? Prior { get; init; }

    /// <summary>What the model of the chosen lags has left in its residuals: portmanteau and breusch-godfrey (correlation), arch (changing variance), jarque-bera (shape).</summary>
    public IReadOnlyList<LeadCheck>? Checks { get; init; }

    /// <summary>The largest modulus of the model's roots: from 1 on it is not stable, and responses do not die out.</summary>
    public double? LargestRoot { get; init; }
}

/// <summary>A test of the model's residuals; a small p says that something is left.</summary>
/// <param name="Method">Which.</param>
/// <param name="Statistic">The statistic, distributed as chi-squared.</param>
/// <param name="Df">Its degrees of freedom.</param>
/// <param name="P">Its p.</param>
public sealed record LeadCheck(string Method, double Statistic, double Df, double P);

/// <summary>The numbers of lags that the criteria prefer, and the one used.</summary>
public sealed record LagTable(int Aic, int Bic, int Hq, int Chosen, IReadOnlyList<LagRow> Table);

/// <summary>The criteria of one number of lags.</summary>
public sealed record LagRow(int Lag, double Aic, double Bic, double Hq);

/// <summary>One test.</summary>
/// <param name="Direction">Cause to effect, or back.</param>
/// <param name="Method">ordinary, hc3, bootstrap, toda-yamamoto, or instantaneous (which has no direction).</param>
/// <param name="Scale">values, or the scale of the headline.</param>
/// <param name="Lag">How many lags.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Df">Its degrees of freedom.</param>
/// <param name="P">Its p.</param>
/// <param name="PAdjusted">p after correction for all tests of the table (Benjamini and Hochberg).</param>
public sealed record LeadTest(string Direction, string Method, string Scale, int Lag, double Statistic, IReadOnlyList<double> Df, double P, double PAdjusted);

/// <summary>Breaks in the mean of a series.</summary>
/// <param name="Series">Its name.</param>
/// <param name="SupF">The largest F statistic of one break.</param>
/// <param name="At">The row after which it lies, first is 0.</param>
/// <param name="AtLabel">The label of that row, where the file has one.</param>
/// <param name="Earliest">The first row after which it may lie, at 95 % in independent data.</param>
/// <param name="Latest">The last.</param>
/// <param name="P">Its p in independent data.</param>
/// <param name="PRobust">Its p after scaling by the long-run variance.</param>
/// <param name="Chosen">The rows after which the breaks of the preferred division lie.</param>
public sealed record SeriesBreaks(string Series, double SupF, int At, string? AtLabel, int Earliest, int Latest, double P, double PRobust, IReadOnlyList<int> Chosen);

/// <summary>A response to a surprise of one standard deviation, with its bootstrap band.</summary>
public sealed record LeadResponse(int Step, double Response, double Low, double High);

/// <summary>A sum of coefficients under the prior of Sims and Zha: a second look that does not hang on the number of lags.</summary>
/// <param name="Direction">Cause to effect, or back.</param>
/// <param name="Lags">How many lags.</param>
/// <param name="Sum">The posterior mean of the sum.</param>
/// <param name="Deviation">Its posterior standard deviation.</param>
public sealed record LeadUnderPrior(string Direction, int Lags, double Sum, double Deviation);

/// <summary>A change at a date, with placebo dates.</summary>
public sealed record InterruptedResult(string At, int Row, double Level, double LevelError, double LevelP, double Slope, double SlopeError, double SlopeP, int Placebos, double PlaceboShare)
{
    /// <summary>The largest lag of the errors' correlation that the data choose; null where that cannot be worked out.</summary>
    public int? AutomaticLag { get; init; }

    /// <summary>The error of the level with that lag and prewhitening.</summary>
    public double? LevelErrorAutomatic { get; init; }

    /// <summary>The error of the slope with that lag and prewhitening.</summary>
    public double? SlopeErrorAutomatic { get; init; }

    /// <summary>The statistic of Durbin and Watson: near 2 without correlation from one period to the next.</summary>
    public double? DurbinWatson { get; init; }

    /// <summary>Its p against positive correlation.</summary>
    public double? DurbinWatsonP { get; init; }
}

/// <summary>The smallest effect that the data could have shown.</summary>
/// <param name="Share">As a share of the effect's variance beyond its own past.</param>
/// <param name="Power">With this power.</param>
/// <param name="Level">At this level.</param>
public sealed record SmallestEffectResult(double Share, double Power, double Level);

/// <summary>The headline.</summary>
/// <param name="Leads">Whether the cause's past helps to foresee the effect, by all tests of the headline.</param>
/// <param name="P">The largest of their p values.</param>
/// <param name="Back">Whether the effect's past helps to foresee the cause, by the same tests.</param>
/// <param name="Text">In words.</param>
/// <param name="DoesNotShow">What it does not show.</param>
public sealed record LeadVerdictResult(bool Leads, double P, bool Back, string Text, string DoesNotShow);

/// <summary>Writes <see cref="LeadDocument"/>.</summary>
[JsonSerializable(typeof(LeadDocument))]
public sealed partial class LeadContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static LeadContext Of { get; } = new(Documents.Options());
}
