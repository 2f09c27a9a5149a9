using Entente.Duration;
using Entente.Files;
using Entente.Numerics;

namespace Entente.Desk.Duration;

/// <summary>What is asked of a model of survival.</summary>
/// <param name="File">The CSV file.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Weights">The column of case weights.</param>
/// <param name="Cluster">The column of clusters.</param>
/// <param name="Level">The level of intervals.</param>
/// <param name="Interval">The scale of intervals about predicted curves.</param>
/// <param name="NewData">A CSV file of rows to predict for.</param>
/// <param name="Times">The times at which to predict; null for all.</param>
/// <param name="Ties">How cox treats ties.</param>
/// <param name="Robust">Whether the variance is robust without clusters.</param>
/// <param name="Distribution">The distribution of aft.</param>
/// <param name="Cause">The way of ending of finegray: its name or number; null for the first.</param>
/// <param name="Transform">How time enters zph.</param>
/// <param name="Rho">The power of logrank's weights.</param>
public sealed record ModelRequest(
    string File, string Formula, string? Weights = null, string? Cluster = null, double Level = 0.95, IntervalKind Interval = IntervalKind.LogLog, string? NewData = null, IReadOnlyList<double>? Times = null,
    CoxTies Ties = CoxTies.Efron, bool Robust = false, AftDistribution Distribution = AftDistribution.Weibull, string? Cause = null, TimeTransform Transform = TimeTransform.KaplanMeier, double Rho = 0)
{
    internal (Table Table, ModelFrame Frame) Read(bool severalCauses, CancellationToken cancellation)
    {
        var formula = Entente.Duration.Formula.Parse(Formula);
        var table = CsvTable.Read(File);
        cancellation.ThrowIfCancellationRequested();
        return (table, ModelFrame.Of(formula, table, Weights, Cluster, severalCauses));
    }

    internal static List<string> Warnings(ModelFrame frame, IEnumerable<string> more)
    {
        var warnings = new List<string>(more.Distinct());
        if (frame.Dropped > 0)
            warnings.Insert(0, $"{frame.Dropped} of {frame.Dropped + frame.Rows.Count} rows miss a value and were dropped");
        return warnings;
    }
}
