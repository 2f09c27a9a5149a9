using System.Text;
using Entente.Desk.About;
using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Forecasting;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>Where events between states are taken from: one of the three.</summary>
/// <param name="Folder">A folder of facts; see <see cref="FactFolder"/>.</param>
/// <param name="File">A table of events with the columns source, target, class and date.</param>
/// <param name="DayZero">The date of the folder's day 0; null reads it from the folder's name.</param>
/// <param name="Record">A record of facts.</param>
/// <param name="Provider">Whose events of the record; null takes the provider that gave most.</param>
public sealed record EventSource(string? Folder, string? File, DateOnly? DayZero, string? Record = null, string? Provider = null)
{
    internal EventList Read() =>
        Folder is not null ? EventList.OfFolder(Folder, DayZero)
        : File is not null ? EventList.OfFile(File)
        : Record is not null ? EventList.OfRecord(Record, Provider)
        : throw new InputException("no events were given; name a record, a folder of facts or a file of events");
}

/// <summary>What happens next from one state to another?</summary>
/// <param name="Events">Where the events are.</param>
/// <param name="Source">Who acts: code or name.</param>
/// <param name="Target">On whom: code or name.</param>
/// <param name="Days">7, 30 or 90.</param>
/// <param name="Class">The class; null for all four.</param>
/// <param name="ModelFile">A model saved by <see cref="ForecastFitQuestion"/>; null fits one.</param>
/// <param name="Explain">Whether to say what each group of features adds.</param>
/// <param name="LogFile">Where the forecasts are kept, one a line; null for nowhere.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Seed">The seed.</param>
public sealed record ForecastNextRequest(EventSource Events, string Source, string Target, int Days, string? Class, string? ModelFile, bool Explain, string? LogFile, int Threads, ulong Seed);

/// <summary>What happens next between these states? (<c>entente forecast next</c>)</summary>
public sealed class ForecastNextQuestion : IQuestion<ForecastNextRequest, IReadOnlyList<ForecastDocument>>
{
    internal const int Asked = 30;
    private const int FewestDays = 60, MostReasons = 5;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ForecastDocument>> AskAsync(ForecastNextRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    private static IReadOnlyList<ForecastDocument> Answer(ForecastNextRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (!OccurrenceModel.Horizons.Contains(request.Days))
            throw new InputException($"{request.Days} days is no horizon; 7, 30 or 90 were expected");
        EventClass[] classes = request.Class is null ? Enum.GetValues<EventClass>()
            : [EventList.ClassOf(request.Class) ?? throw new InputException($"'{request.Class}' is no class; verbal-cooperation, material-cooperation, verbal-conflict, material-conflict, a PLOVER type or a CAMEO code was expected")];
        var list = request.Events.Read();
        int source = list.StateOf(request.Source), target = list.StateOf(request.Target);
        if (source == target)
            throw new InputException("the two states are the same; a forecast is for two different ones");
        var documents = Answer(list, source, target, request.Days, classes, request.ModelFile, request.Explain, request.Threads, request.Seed, progress, cancellation);
        if (request.LogFile is { } log)
            Keep(log, documents);
        return documents;
    }

    internal static List<ForecastDocument> Answer(EventList list, int source, int target, int days, EventClass[] classes, string? modelFile, bool explain, int threads, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var asked = list.Events.MostActive(Math.Min(Asked, list.Events.States.Length), list.Events.End);
        var between = list.Events.All.Count(e => (e.Source == source && e.Target == target) || (e.Source == target && e.Target == source));
        OccurrenceModel? model = null;
        if (modelFile is not null)
        {
            model = Load(modelFile);
        }
        else if (between >= OccurrenceForecaster.FewestEvents && list.Events.End >= FewestDays)
        {
            progress?.Report(new Progress("fitting", 0, null, "days"));
            model = OccurrenceModel.Fit(list.Events, new OccurrenceOptions(asked, list.Events.End, seed, threads), cancellation);
        }

        var hash = model is null ? "" : ModelBytes.Hash(ModelBytes.Save(model))[..12];
        return [.. OccurrenceForecaster.Forecast(list.Events, model, asked, source, target, days, classes).Select(f => Document(f, list, source, target, explain, hash))];
    }

    internal static OccurrenceModel Load(string file)
    {
        try
        {
            return ModelBytes.Load(TextFile.ReadBytes(file, 1L << 30));
        }
        catch (FormatException e)
        {
            throw new InputException(e.Message, file, inner: e);
        }
    }

    private static ForecastDocument Document(OccurrenceForecast f, EventList list, int source, int target, bool explain, string hash) => new(
        list.Events.States[source],
        list.Events.States[target],
        EventClasses.Name(f.Class),
        f.Days,
        f.P,
        f.Lower,
        f.Upper,
        f.Baseline,
        [.. f.Reasons.Take(MostReasons).Select(r => new ForecastReason(r.Rule, r.Confidence, r.Support, [.. r.Facts.Select(list.Describe)]))],
        list.Date(list.Events.End),
        f.Events,
        f.Expected?.Mean,
        f.Expected?.Low,
        f.Expected?.High,
        f.P is null ? f.Events < OccurrenceForecaster.FewestEvents ? $"too little data: {f.Events} events between the two, {OccurrenceForecaster.FewestEvents} are needed; the base rate stands alone" : "too few days to fit a model; the base rate stands alone" : null,
        explain ? [.. f.Added.Select(a => new ForecastAddition(a.Group, a.LogOdds))] : [],
        hash);

    private static void Keep(string log, IEnumerable<ForecastDocument> documents)
    {
        var version = AboutThisBuild.Version().Version;
        var text = new StringBuilder(File.Exists(log) ? TextFile.Read(log) : "");
        foreach (var d in documents)
            text.Append(Documents.WriteLine(new ForecastLogLine(d.From, version, d.Model, d.Source, d.Target, d.Class, d.Days, d.P, d.Baseline), ForecastContext.Lines.ForecastLogLine)).Append('\n');
        AtomicFile.WriteText(log, text.ToString());
    }
}
