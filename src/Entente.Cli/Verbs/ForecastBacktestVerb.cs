using System.CommandLine;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Forecasts;
using Entente.Forecasting;

namespace Entente.Cli.Verbs;

/// <summary><c>entente forecast backtest FOLDER</c>.</summary>
internal static class ForecastBacktestVerb
{
    internal static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder of train, valid and test .tsv or .tsv.gz with entities and relations." };
        var split = Choice("--split", "The part that is forecast.", "valid", "valid", "test");
        var setting = Choice("--setting", "Day by day, or the whole part from its eve.", "single-step", "single-step", "multi-step");
        var model = Choice("--model", "Rules alone, or the ranker over rules, counts and embedding.", "ranked", "rules", "ranked");
        var filter = Choice("--filter", "Which other right answers are taken out before ranking.", "time", "time", "raw", "static");
        var names = new Option<bool>("--names") { Description = "Let the ranker use what actors' names say (role and country)." };
        var ranks = new Option<string?>("--ranks") { Description = "Write every answer's rank to this CSV file." };
        var threads = new Option<int?>("--threads") { Description = "How many threads; the result does not depend on it." };
        var seed = new Option<long>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var command = new Command("backtest", "How well would forecasts have done on past days?") { folder, split, setting, model, names, filter, ranks, threads, seed, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(threads) is < 1)
                throw new UsageException("--threads must be 1 or more.");
            if (parsed.GetValue(names) && parsed.GetValue(model) == "rules")
                throw new UsageException("--names belongs to --model ranked.");
            var options = new BacktestOptions
            {
                Part = parsed.GetValue(split) == "test" ? Part.Test : Part.Valid,
                Setting = parsed.GetValue(setting) == "multi-step" ? Setting.MultiStep : Setting.SingleStep,
                Model = parsed.GetValue(model) == "rules" ? ForecastModel.Rules : ForecastModel.Ranked,
                Filter = parsed.GetValue(filter) switch { "raw" => RankFilter.Raw, "static" => RankFilter.Static, _ => RankFilter.Time },
                Names = parsed.GetValue(names),
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                Seed = (ulong)parsed.GetValue(seed),
            };
            var file = parsed.GetValue(ranks) is { } path ? terminal.PathOf(path) : null;
            using var progress = new ProgressLine(terminal);
            var answer = await new BacktestQuestion().AskAsync(new BacktestRequest(terminal.PathOf(parsed.GetValue(folder)!), options, file), progress, cancellation).ConfigureAwait(false);
            await terminal.Out.WriteAsync(parsed.GetValue(json) ? Documents.Write(answer, BacktestContext.Of.BacktestDocument) : Table(answer)).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Choice(string name, string what, string usual, params string[] choices)
    {
        var option = new Option<string>(name) { Description = what, DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    private static string Table(BacktestDocument a)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{a.Set} {a.Split}, {a.Setting}, {a.Model}{(a.Names ? " with names" : "")}, filter {a.Filter}, both directions, mean rank of ties"),
            "model\tanswers\tMRR\tH@1\tH@3\tH@10",
            Row(a.Model, a.Count, a.Mrr, a.Hits),
            Row("  first time", a.FirstTime.Count, a.FirstTime.Mrr, a.FirstTime.Hits),
            Row("  repeated", a.Repeated.Count, a.Repeated.Mrr, a.Repeated.Hits),
        };
        lines.AddRange(a.Baselines.Select(b => Row(b.Name, a.Count, b.Mrr, b.Hits)));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"learn {a.Seconds.Learn:F1} s, apply {a.Seconds.Apply:F1} s, baselines {a.Seconds.Baselines:F1} s, peak {a.PeakMb:F0} MiB"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Row(string name, int count, double mrr, IReadOnlyDictionary<string, double> hits) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}\t{count}\t{100 * mrr:F2}\t{100 * hits["1"]:F2}\t{100 * hits["3"]:F2}\t{100 * hits["10"]:F2}");
}
