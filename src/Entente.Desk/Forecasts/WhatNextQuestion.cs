using Entente.Desk.Contracts;
using Entente.Forecasting;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>What happens next between the states of a case, from events at hand.</summary>
/// <param name="Events">Events, of the record or read; those that did not happen, or have no day or no two states, are passed over.</param>
/// <param name="Dyads">Who to whom.</param>
/// <param name="AsOf">Events from this day on are not used; the horizon begins here.</param>
/// <param name="Days">7, 30 or 90.</param>
/// <param name="ModelFile">A model saved by <see cref="ForecastFitQuestion"/>; null fits one where there is enough.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Seed">The seed.</param>
public sealed record WhatNextRequest(IReadOnlyList<Event> Events, IReadOnlyList<DirectedDyad> Dyads, DateOnly AsOf, int Days, string? ModelFile, int Threads, ulong Seed);

/// <summary>What happens next? For the brief: a forecast for every dyad and class, a base rate alone where there is too little.</summary>
public sealed class WhatNextQuestion : IQuestion<WhatNextRequest, IReadOnlyList<ForecastDocument>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ForecastDocument>> AskAsync(WhatNextRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    private static IReadOnlyList<ForecastDocument> Answer(WhatNextRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (EventList.OfEvents(request.Events, request.Dyads, request.AsOf) is not { } list)
            return [.. request.Dyads.SelectMany(d => Enum.GetValues<EventClass>().Select(c => Nothing(d, c, request)))];
        var answers = new List<ForecastDocument>();
        foreach (var dyad in request.Dyads)
            answers.AddRange(ForecastNextQuestion.Answer(list, list.StateOf(dyad.Source.Text), list.StateOf(dyad.Target.Text), request.Days, Enum.GetValues<EventClass>(), request.ModelFile, explain: false, request.Threads, request.Seed, progress, cancellation));
        return answers;
    }

    // Without a single event there is no base rate either, and it says so.
    private static ForecastDocument Nothing(DirectedDyad d, EventClass c, WhatNextRequest request) => new(
        d.Source.Text, d.Target.Text, EventClasses.Name(c), request.Days, null, null, null, null, [],
        request.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 0, null, null, null,
        "no events are recorded; there is not even a base rate", [], "");
}
