using System.Globalization;
using System.Text.Json;
using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Forecasting;
using Entente.Numerics;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>Scores kept forecasts by events that have come since.</summary>
/// <param name="LogFile">The log; see <see cref="ForecastNextRequest.LogFile"/>.</param>
/// <param name="Events">Where the events are now.</param>
public sealed record ForecastScoreRequest(string LogFile, EventSource Events);

/// <summary>How have kept forecasts fared? (<c>entente forecast score</c>)</summary>
public sealed class ForecastScoreQuestion : IQuestion<ForecastScoreRequest, ForecastScoreDocument>
{
    /// <inheritdoc/>
    public Task<ForecastScoreDocument> AskAsync(ForecastScoreRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request), cancellation);
    }

    private static ForecastScoreDocument Answer(ForecastScoreRequest request)
    {
        var lines = Read(request.LogFile);
        var list = request.Events.Read();
        var scored = lines.Select((l, i) => Score(l, list, request.LogFile, i + 1)).ToList();
        var decided = scored.Where(s => s.Brier is not null && s.BrierBaseline is not null).ToList();
        return new ForecastScoreDocument(
            "entente/forecast-score/1",
            scored.Count(s => s.Happened is not null),
            scored.Count(s => s.Happened is null),
            decided.Count > 0 ? decided.Average(s => s.Brier!.Value) : null,
            decided.Count > 0 ? decided.Average(s => s.BrierBaseline!.Value) : null,
            decided.Count > 0 ? decided.Average(s => BinaryScores.Log(s.Forecast.P!.Value, s.Happened!.Value)) : null,
            scored);
    }

    private static List<ForecastLogLine> Read(string file)
    {
        var lines = new List<ForecastLogLine>();
        var number = 0;
        foreach (var line in TextFile.Read(file).Split('\n'))
        {
            number++;
            if (line.Length == 0)
                continue;
            try
            {
                lines.Add(JsonSerializer.Deserialize(line, ForecastContext.Lines.ForecastLogLine) ?? throw new JsonException("null"));
            }
            catch (JsonException e)
            {
                throw new InputException("is no line of a forecast log; one JSON object a line was expected, as 'entente forecast next --log' writes it", file, number, inner: e);
            }
        }

        return lines;
    }

    private static ScoredForecast Score(ForecastLogLine line, EventList list, string file, int number)
    {
        if (!DateOnly.TryParseExact(line.Made, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made) || EventClasses.Parse(line.Class) is not { } cls)
            throw new InputException("has no date or class that can be read", file, number);
        var from = made.DayNumber - list.FirstDay.DayNumber;
        int source = list.StateOf(line.Source), target = list.StateOf(line.Target);
        var happened = list.Events.All.Any(e => e.ByStates && e.Source == source && e.Target == target && e.Class == cls && e.Day >= from && e.Day < from + line.Days);
        if (!happened && from + line.Days > list.Events.End)
            return new ScoredForecast(line, null, null, null);
        return new ScoredForecast(line, happened, line.P is { } p ? BinaryScores.Brier(p, happened) : null, line.Baseline is { } b ? BinaryScores.Brier(b, happened) : null);
    }
}
