using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Forecasting;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>A backtest of event forecasts on a folder of dated facts.</summary>
/// <param name="Folder">The folder; see <see cref="FactFolder"/>.</param>
/// <param name="Options">How.</param>
/// <param name="RanksFile">Where every answer's rank is written as CSV; null for nowhere.</param>
public sealed record BacktestRequest(string Folder, BacktestOptions Options, string? RanksFile);

/// <summary>How well would event forecasts have done? (<c>entente forecast backtest</c>)</summary>
public sealed class BacktestQuestion : IQuestion<BacktestRequest, BacktestDocument>
{
    private const int MostListed = 25;

    /// <inheritdoc/>
    public Task<BacktestDocument> AskAsync(BacktestRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    private static BacktestDocument Answer(BacktestRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var set = FactFolder.Read(request.Folder);
        var options = request.Options;
        if (set[options.Part].IsEmpty)
            throw new InputException($"there is no {Name(options.Part)}.tsv or {Name(options.Part)}.tsv.gz to forecast; give it or choose another --split", request.Folder);
        var clock = Stopwatch.StartNew();
        var spent = new double[4];
        var (phase, last) = (BacktestPhase.Learn, 0.0);
        var result = Backtest.Run(set, options, step =>
        {
            var now = clock.Elapsed.TotalSeconds;
            spent[(int)phase] += now - last;
            (phase, last) = (step.Phase, now);
            progress?.Report(new Progress("forecasting", step.Done, step.Total, "days"));
        }, cancellation);
        spent[(int)phase] += clock.Elapsed.TotalSeconds - last;
        if (request.RanksFile is { } file)
            AtomicFile.WriteText(file, Ranks(result.Ranks));
        using var process = Process.GetCurrentProcess();
        return new BacktestDocument(
            "entente/backtest/1",
            set.Name,
            Name(options.Part),
            options.Setting == Setting.SingleStep ? "single-step" : "multi-step",
            options.Model == ForecastModel.Rules ? "rules" : "ranked",
            options.Names,
            options.Filter switch { RankFilter.Time => "time", RankFilter.Raw => "raw", _ => "static" },
            (long)options.Seed,
            result.All.Count,
            result.All.Mrr,
            Hits(result.All),
            Document(result.FirstTime),
            Document(result.Repeated),
            result.CandidateShare,
            [.. result.Baselines.Select(b => new BaselineDocument(b.Name, b.All.Mrr, Hits(b.All), Document(b.FirstTime), Document(b.Repeated)))],
            Relations(set, result.Ranks),
            Pairs(set, result.Ranks),
            new BacktestSeconds(spent[(int)BacktestPhase.Learn] + spent[(int)BacktestPhase.Train], spent[(int)BacktestPhase.Apply], spent[(int)BacktestPhase.Baselines]),
            Math.Round(process.PeakWorkingSet64 / 1048576.0, 1));
    }

    private static string Name(Part part) => part switch { Part.Train => "train", Part.Valid => "valid", _ => "test" };

    private static ScoresDocument Document(Scores s) => new(s.Count, s.Mrr, Hits(s));

    private static Dictionary<string, double> Hits(Scores s) => new(StringComparer.Ordinal) { ["1"] = s.Hits1, ["3"] = s.Hits3, ["10"] = s.Hits10 };

    private static List<RelationScore> Relations(FactSet set, IReadOnlyList<RankedFact> ranks) =>
        [.. ranks.GroupBy(r => r.Fact.Relation).Select(g => new RelationScore(g.Key, set.RelationNames.IsEmpty ? "" : set.RelationNames[g.Key], g.Count(), Scores.Of(g).Mrr))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Relation).Take(MostListed)];

    private static List<PairScore> Pairs(FactSet set, IReadOnlyList<RankedFact> ranks)
    {
        string Actor(int i) => set.EntityNames.IsEmpty ? i.ToString(CultureInfo.InvariantCulture) : set.EntityNames[i];
        return [.. ranks.GroupBy(r => (First: Math.Min(r.Fact.Subject, r.Fact.Object), Second: Math.Max(r.Fact.Subject, r.Fact.Object)))
            .Select(g => (g.Key, Scores: Scores.Of(g))).OrderByDescending(p => p.Scores.Count).ThenBy(p => p.Key).Take(MostListed)
            .Select(p => new PairScore(Actor(p.Key.First), Actor(p.Key.Second), p.Scores.Count, p.Scores.Mrr))];
    }

    private static string Ranks(IReadOnlyList<RankedFact> ranks)
    {
        var text = new StringBuilder("subject,relation,object,day,direction,rank\n");
        foreach (var r in ranks)
            text.Append(CultureInfo.InvariantCulture, $"{r.Fact.Subject},{r.Fact.Relation},{r.Fact.Object},{r.Fact.Day},{(r.Direction == Direction.Object ? "object" : "subject")},{r.Rank}\n");
        return text.ToString();
    }
}
