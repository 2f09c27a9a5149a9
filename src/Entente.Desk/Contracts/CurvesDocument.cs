using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>Survival curves: <c>entente duration km|cumhaz --json</c>. Arrays of one stratum have one entry per distinct time.</summary>
/// <param name="Schema"><c>entente/duration-curves/1</c>.</param>
/// <param name="Formula">The formula.</param>
/// <param name="N">Rows used.</param>
/// <param name="Events">How many of them ended.</param>
/// <param name="Dropped">Rows dropped because a value was missing.</param>
/// <param name="ConfType">The scale of the intervals.</param>
/// <param name="Level">The level of the intervals.</param>
/// <param name="Strata">A curve for each group.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record CurvesDocument(string Schema, string Formula, int N, int Events, int Dropped, string ConfType, double Level, IReadOnlyList<CurveOfStratum> Strata, IReadOnlyList<string> Warnings);

/// <summary>One curve.</summary>
/// <param name="Name">The group, such as <c>sex=1</c>; empty for a single curve.</param>
/// <param name="N">Its rows.</param>
/// <param name="Time">Times.</param>
/// <param name="AtRisk">Under observation just before each time.</param>
/// <param name="Events">Ended at each time.</param>
/// <param name="Censored">Left unended at each time.</param>
/// <param name="Survival">The probability to last beyond each time.</param>
/// <param name="StdErr">The standard error of <paramref name="Survival"/> (as <c>summary(survfit)</c> of R prints it).</param>
/// <param name="Lower">Lower ends; null where there is none.</param>
/// <param name="Upper">Upper ends; null where there is none.</param>
/// <param name="StdErrLog">The standard error of the logarithm of <paramref name="Survival"/> (as R stores it).</param>
/// <param name="CumHaz">The cumulative hazard.</param>
/// <param name="StdErrCumHaz">Its standard error.</param>
/// <param name="Median">The median; null ends are not reached.</param>
/// <param name="RestrictedMean">The mean up to the last time of all groups.</param>
/// <param name="Ended">How many of the group ended in all.</param>
public sealed record CurveOfStratum(
    string Name, int N, double[] Time, double[] AtRisk, double[] Events, double[] Censored, double[] Survival, double[] StdErr, double[] Lower, double[] Upper,
    double[] StdErrLog, double[] CumHaz, double[] StdErrCumHaz, Interval Median, MeanUntil RestrictedMean, double Ended);

/// <summary>A value with an interval; null is not reached, or not known.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public sealed record Interval(double Value, double Lower, double Upper);

/// <summary>A mean up to a time.</summary>
/// <param name="Value">The mean.</param>
/// <param name="StdErr">Its standard error.</param>
/// <param name="Until">The time.</param>
public sealed record MeanUntil(double Value, double StdErr, double Until);

/// <summary>Writes <see cref="CurvesDocument"/>.</summary>
[JsonSerializable(typeof(CurvesDocument))]
public sealed partial class CurvesContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static CurvesContext Of { get; } = new(Documents.Options());
}
