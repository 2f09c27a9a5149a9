using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Numerics;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Scoring;

/// <summary>Scores ForecastBench's superforecasters of 21 July 2024 as its leaderboard does (Karger et al., ICLR 2025), and pools them.</summary>
/// <remarks>Questions from data sets are scored where they have resolved; of a market question the earliest resolved value counts, otherwise its last price, as unresolved.</remarks>
public sealed class ScoreForecastBench : IQuestion<string, ForecastBenchDocument>
{
    private const string Forecasts = "forecastbench_super_individual_2024-07-21.csv.gz";
    private const int Draws = 5000;
    private static readonly string[] Sets = ["iclr2025", "2026-08"];

    /// <inheritdoc/>
    public Task<ForecastBenchDocument> AskAsync(string request, IProgress<Progress>? progress, CancellationToken cancellation) =>
        Task.Run(() => new ForecastBenchDocument("entente/score-forecastbench/1", [.. Sets.Select(s => One(request, s, cancellation))]), cancellation);

    private static ForecastBenchSet One(string folder, string name, CancellationToken cancellation)
    {
        var resolved = Resolutions(folder, name);
        var asked = Read(folder, Forecasts, 5).GroupBy(r => (Id: r[0], Source: r[1], Date: r[2])).OrderBy(g => g.Key).Select(g => (g.Key, P: g.Select(r => Number(r[4])).ToArray())).ToList();
        cancellation.ThrowIfCancellationRequested();
        var data = asked.Where(q => q.Key.Date.Length > 0 && resolved.TryGetValue(q.Key, out var r) && r.Resolved).Select(q => new PooledQuestion(q.Key.Id, q.P, resolved[q.Key].Value)).ToList();
        var markets = asked.Where(q => q.Key.Date.Length == 0).Select(q => (q.P, Value: Market(resolved, q.Key.Id, q.Key.Source))).Where(q => q.Value is not null).ToList();
        var cross = OddsPool.CrossValidate(data);
        var pooled = data.Zip(cross.Pooled, (q, p) => Square(p - q.Outcome)).ToArray();
        var median = data.Select(q => Square(Median(q.Probabilities) - q.Outcome)).ToArray();
        ForecastBenchRow Row(string group, List<(double[] P, (double Value, bool Resolved)? Value)> rows) =>
            new(group, rows.Count, rows.Average(r => Square(Median(r.P) - r.Value!.Value.Value)), rows.Average(r => Square(r.P.Average() - r.Value!.Value.Value)), null);
        return new(
            name,
            [
                new("dataset", data.Count, median.Average(), data.Average(q => Square(q.Probabilities.Average() - q.Outcome)), pooled.Average()),
                .. new[] { ("market, resolved", markets.Where(m => m.Value!.Value.Resolved).ToList()), ("market, unresolved", markets.Where(m => !m.Value!.Value.Resolved).ToList()), ("market", markets) }.Where(g => g.Item2.Count > 0).Select(g => Row(g.Item1, g.Item2)),
            ],
            Bootstrap(data, pooled, median),
            [.. cross.Chosen.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Average.ToString().ToLowerInvariant()}, shift {c.Shift}, stretch {c.Stretch}"))]);
    }

    /// <summary>Draws questions with all their dates, so that dependence between them stays in.</summary>
    private static PairedBootstrap Bootstrap(List<PooledQuestion> data, double[] pooled, double[] median)
    {
        var clusters = Enumerable.Range(0, data.Count).GroupBy(i => data[i].Cluster, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Sum: g.Sum(i => pooled[i] - median[i]), Count: g.Count())).ToArray();
        var random = new SeededRandom(1);
        var means = new double[Draws];
        for (var d = 0; d < Draws; d++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < clusters.Length; i++)
            {
                var c = clusters[random.NextInt32(clusters.Length)];
                (sum, count) = (sum + c.Sum, count + c.Count);
            }

            means[d] = sum / count;
        }

        Array.Sort(means);
        return new(clusters.Sum(c => c.Sum) / data.Count, means[(int)(0.025 * Draws)], means[(int)(0.975 * Draws)], means.Count(m => m > 0) / (double)Draws, Draws);
    }

    private static (double Value, bool Resolved)? Market(Dictionary<(string, string, string), (double Value, bool Resolved)> resolved, string id, string source)
    {
        var rows = resolved.Where(r => r.Key.Item1 == id && r.Key.Item2 == source).OrderBy(r => r.Key.Item3, StringComparer.Ordinal).Select(r => r.Value).ToList();
        return rows.Count == 0 ? null : rows.Any(r => r.Resolved) ? rows.First(r => r.Resolved) : rows[^1];
    }

    private static Dictionary<(string, string, string), (double Value, bool Resolved)> Resolutions(string folder, string name)
    {
        var rows = new Dictionary<(string, string, string), (double, bool)>();
        foreach (var r in Read(folder, $"forecastbench_resolutions_2024-07-21_{name}.csv.gz", 5))
            if (r[3].Length > 0)
                rows[(r[0], r[1], r[2])] = (Number(r[3]), r[4] == "1");
        return rows;
    }

    private static IEnumerable<string[]> Read(string folder, string file, int fields)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new InputException("no such file; the folder of ForecastBench's files was expected", path);
        using var stream = CsvTable.Open(path);
        var csv = new CsvReader(stream, path);
        var first = true;
        while (csv.Read())
        {
            if (!first && csv.FieldCount != fields)
                throw new InputException($"{csv.FieldCount} fields; {fields} were expected", path, csv.Line);
            if (!first)
                yield return [.. Enumerable.Range(0, fields).Select(csv.Text)];
            first = false;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Square(double x) => x * x;

    private static double Median(double[] p)
    {
        var sorted = p.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
