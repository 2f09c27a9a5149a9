using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>What no series decides and somebody has looked into: cited findings, and where two met.</summary>
internal static class FindingFunctions
{
    private const double EarthRadius = 6371.0088;

    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("finding", new(["finding"], "finding(NAME, A->B|A--B, [at=DATE]): what a cited source found; no record found is not the same as no", Found)),
        ("met.near", new(["meeting"], "met.near(A--B, PLACE, [at=DATE], [within=200]): did the two meet within so many kilometres of a place?", Near)),
    ];

    private static Measured Found(Arguments a)
    {
        var name = a.Place(0) is WordPart w ? w.Word : throw a.Wrong("the name of a finding was expected first");
        if (a.Scope.Source("finding") is not { } source)
            return a.None("findings");
        var (first, second, symmetric) = a.Place(1) is DirectedPart d ? (d.Dyad.Source, d.Dyad.Target, false) : (a.Pair(1).First, a.Pair(1).Second, true);
        var findings = Of(a, source, "finding." + name, first, second, symmetric);
        if (findings.Length == 0)
            return Measured.Missing(NoValue.OutsideCoverage, $"no finding about {name} is recorded for that time");
        var last = findings[^1];
        return Measured.Statement(last.Holds, $"{(last.Holds is null ? "no record found" : last.Number is { } n && last.Unit.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{n:0.##} {last.Unit}") : last.Holds is true ? "so found" : "found otherwise")}, {last.When}: {last.Cited}", [last.Row], DateSpan.Always);
    }

    private static Measured Near(Arguments a)
    {
        if (a.Scope.Source("meeting") is not { } source)
            return a.None("meetings");
        var name = a.Place(1) is WordPart w ? w.Word.Replace('_', ' ') : throw a.Wrong("the name of a place was expected second, such as Vladivostok or Camp_David");
        var (latitude, longitude) = a.Scope.Reader.Place(name) ?? throw a.Wrong($"the place '{name}' is not known; write another near it");
        var within = a.Number("within") ?? 200;
        var meetings = Of(a, source, "meeting", a.Pair(0).First, a.Pair(0).Second, symmetric: true).Where(m => m.Place is not null).ToImmutableArray();
        if (meetings.Length == 0)
            return Measured.Missing(NoValue.OutsideCoverage, $"{source.Authority} has no meeting of {a.Pair(0)} with a place{(a.Date("at") is { } at ? $" in {at}" : "")}");
        var found = meetings.Select(m => (Meeting: m, Kilometres: a.Scope.Reader.Place(m.Place!) is var (x, y) ? Distance(latitude, longitude, x, y) : double.NaN)).Where(m => !double.IsNaN(m.Kilometres)).ToList();
        if (found.Count == 0)
            return Measured.Missing(NoValue.MissingInSource, "where the meeting's place lies is not known");
        var nearest = found.MinBy(m => m.Kilometres);
        return Measured.Statement(nearest.Kilometres <= within, string.Create(CultureInfo.InvariantCulture, $"met at {nearest.Meeting.Place} on {nearest.Meeting.When}, {Math.Round(nearest.Kilometres / 10) * 10:0} km from {name}"), [nearest.Meeting.Row], DateSpan.Always);
    }

    private static ImmutableArray<Finding> Of(Arguments a, RecordSource source, string name, StateCode first, StateCode second, bool symmetric)
    {
        var findings = a.Scope.Reader.Findings(source, name, first, second, symmetric);
        return a.Date("at") is { } at ? [.. findings.Where(f => f.When.Earliest <= at.Latest && (f.When.Latest ?? DateOnly.MaxValue) >= at.Earliest)] : findings;
    }

    // The great-circle distance on a sphere of the mean radius, in kilometres (haversine).
    private static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var half = Math.Pow(Math.Sin(Radians(latitude2 - latitude1) / 2), 2) + (Math.Cos(Radians(latitude1)) * Math.Cos(Radians(latitude2)) * Math.Pow(Math.Sin(Radians(longitude2 - longitude1) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(half));
    }
}
