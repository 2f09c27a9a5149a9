using Entente.Desk.Contracts.Brief;
using Entente.Desk.Forecasts;
using Entente.Desk.Measuring;
using Entente.Measures.Reading;
using Entente.Numerics;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>What next between the states of the case: base rates from monthly counts, and forecasts from single events where the record has enough of them.</summary>
internal static class NextPart
{
    private const int Horizon = 30;
    private const int Years = 5;
    private const int MostEvents = 50_000;
    private const int MostReasons = 3;
    private static readonly string[] Classes = ["cooperation", "conflict"];

    internal static async Task<List<BriefNext>> OfAsync(Case parsed, RecordReader reader, DateOnly asOf, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var next = new List<BriefNext>();
        var states = StructurePart.States(parsed).Select(StateCode.Parse).ToList();
        var dyads = states.SelectMany(a => states.Where(b => b != a).Select(b => new DirectedDyad(a, b))).ToList();
        foreach (var dyad in dyads)
            foreach (var name in Classes)
                foreach (var source in reader.Sources("events"))
                    if (reader.Given(source, "events." + name, dyad.Source, dyad.Target, symmetric: false) is { } series && Rate(series, asOf) is { } rate)
                        next.Add(new BriefNext(dyad.Source.Text, dyad.Target.Text, name, rate.Share, rate.Low, rate.High, rate.Months, source.Authority, series.Coverage.ToString()));
        foreach (var source in reader.Sources("events"))
            next.AddRange(await FromEventsAsync(source, dyads, reader, asOf, seed, progress, cancellation).ConfigureAwait(false));
        return next;
    }

    // A forecast begins where the record ends: from a day long after its last event there is nothing to forecast from.
    private static async Task<List<BriefNext>> FromEventsAsync(RecordSource source, List<DirectedDyad> dyads, RecordReader reader, DateOnly asOf, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var since = asOf.AddYears(-Years);
        var byDyad = dyads.ToDictionary(d => d, d => reader.SingleEvents(source, d, since, MostEvents).Where(e => e.Date.Earliest < asOf).ToList());
        var all = byDyad.Values.SelectMany(e => e).ToList();
        if (all.Count == 0)
            return [];
        var last = all.Max(e => e.Date.Earliest!.Value);
        var from = last.AddDays(1) < asOf ? last.AddDays(1) : asOf;
        var forecasts = await new WhatNextQuestion().AskAsync(new WhatNextRequest(all, dyads, from, Horizon, null, 1, seed), progress, cancellation).ConfigureAwait(false);
        var first = all.Min(e => e.Date.Earliest!.Value);
        var late = from < asOf.AddDays(-Horizon) ? $"; its last event is of {last:O}, the forecast is for the {Horizon} days after it" : "";
        return [.. forecasts.Where(f => f.Baseline is not null || f.P is not null).Select(f =>
        {
            var months = Months(byDyad[new DirectedDyad(StateCode.Parse(f.Source), StateCode.Parse(f.Target))], f.Class, first, last);
            var (low, high) = Binomial.ClopperPearson(months.With, months.All, 0.95);
            return new BriefNext(f.Source, f.Target, f.Class, (double)months.With / months.All, low, high, months.All, source.Authority, new DateSpan(first, last).ToString())
            {
                Forecast = f.P is { } p ? new BriefEventForecast(f.Days, p, f.Lower, f.Upper, f.Baseline, f.Events, [.. f.Reasons.SelectMany(r => r.Facts).Distinct().Take(MostReasons)]) : null,
                Note = (f.Note ?? "") + late is { Length: > 0 } note ? note.TrimStart(';', ' ') : null,
            };
        })];
    }

    private static (int With, int All) Months(List<Event> events, string name, DateOnly first, DateOnly last)
    {
        static int Number(DateOnly day) => (day.Year * 12) + day.Month;
        var with = events.Where(e => (EventList.ClassOf(e.Cameo) ?? EventList.ClassOf(e.Type.ToString())) is { } c && Forecasting.EventClasses.Name(c) == name).Select(e => Number(e.Date.Earliest!.Value)).Distinct().Count();
        return (with, Number(last) - Number(first) + 1);
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
