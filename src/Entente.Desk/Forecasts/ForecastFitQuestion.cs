using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Forecasting;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>Fits a model of occurrences, saves it, and says how one fitted without the last days fared on them.</summary>
/// <param name="Events">Where the events are.</param>
/// <param name="OutputFile">Where the model is saved.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Seed">The seed.</param>
public sealed record ForecastFitRequest(EventSource Events, string OutputFile, int Threads, ulong Seed);

/// <summary>A model for probabilities of events (<c>entente forecast fit</c>).</summary>
public sealed class ForecastFitQuestion : IQuestion<ForecastFitRequest, ForecastFitDocument>
{
    /// <summary>The last days, on whose windows a model without them is scored: the length of the validation part of icews18.</summary>
    private const int Held = 30;

    /// <inheritdoc/>
    public Task<ForecastFitDocument> AskAsync(ForecastFitRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    private static ForecastFitDocument Answer(ForecastFitRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var list = request.Events.Read();
        var events = list.Events;
        if (events.End < 60)
            throw new InputException($"the events span {events.End} days; 60 or more are needed to fit a model", request.Events.File ?? request.Events.Folder ?? request.Events.Record);
        var count = Math.Min(ForecastNextQuestion.Asked, events.States.Length);
        var scores = new List<OccurrenceScoresDocument>();
        foreach (var horizon in OccurrenceModel.Horizons)
        {
            // Mornings whose windows end in the held days; nothing that the first of these windows touches is learned from.
            int to = events.End - horizon, from = to - Held + 1;
            if (from < 60)
                continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new Progress($"scoring {horizon} days ahead", scores.Count, OccurrenceModel.Horizons.Length, "horizons"));
            var before = events.MostActive(count, from);
            var without = OccurrenceModel.Fit(events, new OccurrenceOptions(before, from, request.Seed, request.Threads), cancellation);
            scores.Add(Document(OccurrenceBacktest.Score(events, without, before, horizon, from, to, request.Seed, cancellation)));
        }

        var asked = events.MostActive(count, events.End);
        progress?.Report(new Progress("fitting", 0, null, "days"));
        var saved = ModelBytes.Save(OccurrenceModel.Fit(events, new OccurrenceOptions(asked, events.End, request.Seed, request.Threads), cancellation));
        AtomicFile.Write(request.OutputFile, stream => stream.Write(saved));
        return new ForecastFitDocument("entente/forecast-fit/1", request.OutputFile, OccurrenceModel.Version, ModelBytes.Hash(saved), [.. asked.Select(i => events.States[i])], list.Date(events.End), scores);
    }

    private static OccurrenceScoresDocument Document(OccurrenceScores s) => new(
        s.Horizon, s.Origins, s.Count, s.Rate, s.Brier, s.BrierFrequency, s.BrierRate, s.BrierPersistence, s.Skill, s.SkillLow, s.SkillHigh, s.SkillOverRate, s.Log, s.LogFrequency,
        s.CalibrationError, [.. s.Bins.Select(b => new ReliabilityBin(b.Forecast, b.Frequency, b.Count))], s.Crps, s.CrpsPoisson, s.AfterCalm);
}
