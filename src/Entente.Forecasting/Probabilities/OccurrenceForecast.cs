using System.Collections.Immutable;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>A rule that fired for a forecast.</summary>
/// <param name="Rule">In words.</param>
/// <param name="Confidence">How often the class came within the horizon when the body stood so, shrunk to the class's rate.</param>
/// <param name="Support">How many past mornings and dyads stood so.</param>
/// <param name="Facts">The rows of the latest facts behind it, latest first.</param>
public sealed record FiredRule(string Rule, double Confidence, int Support, ImmutableArray<StateEvent> Facts);

/// <summary>P(at least one event of a class from A to B within days).</summary>
/// <param name="Class">The class.</param>
/// <param name="Days">The horizon.</param>
/// <param name="P">The probability; null where the two have too few events for more than a base rate.</param>
/// <param name="Lower">The lower end of an 80 % interval: how far the networks and the dyad's own few windows let p move; null as p.</param>
/// <param name="Upper">The upper end; null as p.</param>
/// <param name="Baseline">The dyad's own frequency shrunk to the class's rate.</param>
/// <param name="Events">How many events between the two, both directions, are known.</param>
/// <param name="Expected">How many events of the class to expect; null as p.</param>
/// <param name="Reasons">The rules that fired, most confident first.</param>
/// <param name="Added">What each group of features adds to the log odds; empty where p is null.</param>
public sealed record OccurrenceForecast(
    EventClass Class,
    int Days,
    double? P,
    double? Lower,
    double? Upper,
    double Baseline,
    int Events,
    CountForecast? Expected,
    ImmutableArray<FiredRule> Reasons,
    ImmutableArray<(string Group, double LogOdds)> Added);

/// <summary>Forecasts for one directed dyad from the end of the events.</summary>
public static class OccurrenceForecaster
{
    /// <summary>Under so many events between two states there is a base rate and no more.</summary>
    public const int FewestEvents = 500;

    private const int MostFacts = 3;

    /// <summary>Forecasts.</summary>
    /// <param name="events">The events; the forecast is made on the morning of <see cref="StateEvents.End"/>.</param>
    /// <param name="model">The model; null gives base rates only.</param>
    /// <param name="asked">The states that rules are counted on.</param>
    /// <param name="source">Who acts.</param>
    /// <param name="target">On whom.</param>
    /// <param name="horizon">7, 30 or 90.</param>
    /// <param name="classes">The classes.</param>
    /// <exception cref="ArgumentException">The horizon is none of the three, or the two are one.</exception>
    public static ImmutableArray<OccurrenceForecast> Forecast(StateEvents events, OccurrenceModel? model, ImmutableArray<int> asked, int source, int target, int horizon, IEnumerable<EventClass> classes)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(classes);
        var h = Array.IndexOf(DyadTrack.Horizons, horizon);
        if (h < 0)
            throw new ArgumentException($"{horizon} is no horizon; 7, 30 or 90 were expected.", nameof(horizon));
        if (source == target)
            throw new ArgumentException("A forecast is for two different states.", nameof(target));
        var track = new DyadTrack(events);
        track.Forward(events.End);
        var between = events.All.Count(e => (e.Source == source && e.Target == target) || (e.Source == target && e.Target == source));
        var rules = new ClassRules(events, asked, h);
        return [.. classes.Select(c => One(events, model, rules, track, source, target, (int)c, h, between))];
    }

    private static OccurrenceForecast One(StateEvents events, OccurrenceModel? model, ClassRules rules, DyadTrack track, int s, int t, int c, int h, int between)
    {
        var horizon = DyadTrack.Horizons[h];
        var (held, windows) = track.Past(s, t, c, h);
        var rate = model?.Rate(c, h) ?? rules.Rate(c);
        var strength = model?.Strength ?? 1;
        var baseline = ((held / horizon) + (strength * rate)) / ((windows / horizon) + strength);
        var reasons = rules.Fired(events, track, s, t, c, MostFacts);
        if (model is null || between < FewestEvents)
            return new OccurrenceForecast((EventClass)c, horizon, null, null, null, baseline, between, null, reasons, []);
        var each = new double[model.Networks.Count];
        var p = model.Probability(track, s, t, c, h, each);
        var (lower, upper) = Interval(p, each, (windows / horizon) + strength);
        var added = OccurrenceFeatures.Groups.Select(g =>
        {
            var without = model.Probability(track, s, t, c, h, new double[each.Length], g.Features);
            return (g.Name, LogOdds(p) - LogOdds(without));
        });
        var perDay = -Math.Log(1 - Math.Min(.999, rate)) / horizon;
        return new OccurrenceForecast((EventClass)c, horizon, p, lower, upper, baseline, between, CountForecast.Of(CountForecast.Law(track, s, t, c, horizon, perDay)), reasons, [.. added]);
    }

    // A beta distribution around p that weighs as much as the windows behind it, widened by the spread of the networks.
    private static (double Lower, double Upper) Interval(double p, ReadOnlySpan<double> logOdds, double windows)
    {
        double mean = 0, squares = 0;
        foreach (var x in logOdds)
            mean += x / logOdds.Length;
        foreach (var x in logOdds)
            squares += (x - mean) * (x - mean) / Math.Max(1, logOdds.Length - 1);
        var slope = Math.Max(1e-4, p * (1 - p));
        var variance = (slope / (windows + 1)) + (slope * slope * squares);
        var weight = Math.Max(1, (slope / variance) - 1);
        double a = Math.Max(1e-3, p * weight), b = Math.Max(1e-3, (1 - p) * weight);
        return (Math.Min(p, BetaDistribution.Quantile(.1, a, b)), Math.Max(p, BetaDistribution.Quantile(.9, a, b)));
    }

    private static double LogOdds(double p) => Math.Log(Math.Max(1e-9, p) / Math.Max(1e-9, 1 - p));
}

/// <summary>Rules between classes: "B was last seen from A to C g days ago", counted over mornings.</summary>
internal sealed class ClassRules
{
    private const int LeastSupport = 5;
    private static readonly int[] Edges = [3, 7, 14, 30, 60];
    private static readonly string[] Words = ["in the last 3 days", "4 to 7 days ago", "8 to 14 days ago", "15 to 30 days ago", "31 to 60 days ago", "more than 60 days ago"];
    private readonly int[] _support;
    private readonly int[] _hits;
    private readonly double[] _rate = new double[DyadTrack.Classes];

    internal ClassRules(StateEvents events, ImmutableArray<int> asked, int h)
    {
        var horizon = DyadTrack.Horizons[h];
        _support = new int[DyadTrack.Classes * DyadTrack.Bodies * (Edges.Length + 1)];
        _hits = new int[_support.Length];
        var outcomes = new Outcomes(events);
        var track = new DyadTrack(events);
        double[] yes = new double[DyadTrack.Classes], all = new double[DyadTrack.Classes];
        for (var day = 0; day + horizon <= events.End; day += 5)
        {
            track.Forward(day);
            foreach (var (s, t) in OccurrenceModel.Dyads(asked))
            {
                for (var c = 0; c < DyadTrack.Classes; c++)
                {
                    var happens = outcomes.Happens(s, t, c, day, horizon);
                    all[c]++;
                    yes[c] += happens ? 1 : 0;
                    for (var body = 0; body < DyadTrack.Bodies; body++)
                    {
                        if (Body(track, s, t, body) is not { Count: > 0 } seen)
                            continue;
                        var place = Place(c, body, seen.Gap(day));
                        _support[place]++;
                        _hits[place] += happens ? 1 : 0;
                    }
                }
            }
        }

        for (var c = 0; c < DyadTrack.Classes; c++)
            _rate[c] = (yes[c] + .5) / (all[c] + 1);
    }

    internal double Rate(int c) => _rate[c];

    internal ImmutableArray<FiredRule> Fired(StateEvents events, DyadTrack track, int s, int t, int c, int facts)
    {
        var fired = new List<FiredRule>();
        for (var body = 0; body < DyadTrack.Bodies; body++)
        {
            if (Body(track, s, t, body) is not { Count: > 0 } seen)
                continue;
            var place = Place(c, body, seen.Gap(track.Now));
            if (_support[place] < LeastSupport)
                continue;
            var confidence = (_hits[place] + (10 * _rate[c])) / (_support[place] + 10);
            var back = body >= DyadTrack.Classes;
            var (from, to) = back ? (t, s) : (s, t);
            var rule = $"{EventClasses.Name((EventClass)(body % DyadTrack.Classes))} {events.States[from]}->{events.States[to]} was last seen {Words[Step(seen.Gap(track.Now))]}";
            var rows = events.All.Where(e => e.ByStates && e.Source == from && e.Target == to && (int)e.Class == body % DyadTrack.Classes).Reverse().Take(facts);
            fired.Add(new FiredRule(rule, confidence, _support[place], [.. rows]));
        }

        return [.. fired.OrderByDescending(f => f.Confidence).ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }

    private static Decayed Body(DyadTrack track, int s, int t, int body) =>
        body < DyadTrack.Classes ? track.Own(s, t, body) : track.Own(t, s, body - DyadTrack.Classes);

    private static int Place(int c, int body, int gap) => (((c * DyadTrack.Bodies) + body) * (Edges.Length + 1)) + Step(gap);

    private static int Step(int gap)
    {
        var i = 0;
        while (i < Edges.Length && gap > Edges[i])
            i++;
        return i;
    }
}
