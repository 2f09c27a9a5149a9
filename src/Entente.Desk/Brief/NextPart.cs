using Entente.Desk.Contracts.Brief;
using Entente.Measures.Reading;
using Entente.Numerics;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>What next: base rates from monthly counts of events between the states of the case.</summary>
internal static class NextPart
{
    private static readonly string[] Classes = ["cooperation", "conflict"];

    internal static List<BriefNext> Of(Case parsed, IRecordReader reader, DateOnly asOf)
    {
        var next = new List<BriefNext>();
        var states = StructurePart.States(parsed).Select(StateCode.Parse).ToList();
        foreach (var a in states)
            foreach (var b in states.Where(s => s != a))
                foreach (var name in Classes)
                    foreach (var source in reader.Sources("events"))
                        if (reader.Given(source, "events." + name, a, b, symmetric: false) is { } series && Rate(series, asOf) is { } rate)
                            next.Add(new BriefNext(a.Text, b.Text, name, rate.Share, rate.Low, rate.High, rate.Months, source.Authority, series.Coverage.ToString()));
        return next;
    }

    private static (double Share, double Low, double High, int Months)? Rate(DatumSeries series, DateOnly asOf)
    {
        var counts = series.Data.Where(d => d.When.Latest is { } day && day <= asOf).Select(d => d.Value.TryGet(out var n) ? (double?)n : null).OfType<double>().ToList();
        if (counts.Count == 0)
            return null;
        var with = counts.Count(n => n > 0);
        var (low, high) = Binomial.ClopperPearson(with, counts.Count, 0.95);
        return ((double)with / counts.Count, low, high, counts.Count);
    }
}
