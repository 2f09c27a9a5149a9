using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Cli.Verbs.Duration;
using Entente.Desk.Contracts;
using Entente.Desk.Scoring;
using Entente.Desk.Weighing;
using Entente.Files;
using Entente.Numerics;
using Entente.World;

namespace Entente.Cli.Verbs.Scoring;

/// <summary><c>entente score</c>: keeping score.</summary>
internal static class ScoreVerb
{
    internal static Command Create(Terminal terminal)
    {
        var target = new Argument<string>("FILE|CASE") { Description = "A CSV file with the columns probability and outcome (also: who, crowd, question, when, open, close), or the folder of a case." };
        var categories = new Option<string?>("--categories") { Description = "Columns of probabilities of ordered categories, such as p0,p1,p2; outcome is then the category." };
        var members = new Option<string?>("--members") { Description = "Columns of the members of an ensemble that forecasts a quantity, such as m1,m2,m3; outcome is then what came out." };
        var bins = new Option<string>("--bins") { Description = "Bins of Murphy's parts: values, middles (ten, replaced by their middle), means (ten).", DefaultValueFactory = _ => "values" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "For a case: the day from which its answers are scored.", CustomParser = Arguments.Day };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var command = new Command("score", "Scores forecasts: Brier, log, spherical, ranked; reliability, resolution, calibration; and a case's ledger of predictions.") { target, categories, members, bins, asOf, json, output };
        command.Subcommands.Add(ForecastBench(terminal));
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(categories) is not null && parsed.GetValue(members) is not null)
                throw new UsageException("--categories and --members exclude each other.");
            var path = terminal.PathOf(parsed.GetValue(target)!);
            var asJson = parsed.GetValue(json);
            string text;
            var code = ExitCode.Done;
            if (Directory.Exists(path))
            {
                var answer = await new ScoreCase().AskAsync(new WeighRequest { Case = path, AsOf = parsed.GetValue(asOf) }, null, cancellation).ConfigureAwait(false);
                text = asJson ? Documents.Write(answer, ScoreContext.Of.ScoreCaseDocument) : ScoreText.Of(answer);
            }
            else
            {
                if (!File.Exists(path))
                    throw new InputException("no such file or folder; a CSV file of forecasts or the folder of a case was expected", path);
                var answer = await new ScoreTable().AskAsync(new(path, parsed.GetValue(categories)?.Split(',', StringSplitOptions.TrimEntries) ?? [], Rule(parsed.GetValue(bins)!)) { Members = parsed.GetValue(members)?.Split(',', StringSplitOptions.TrimEntries) ?? [] }, null, cancellation).ConfigureAwait(false);
                text = asJson ? Documents.Write(answer, ScoreContext.Of.ScoreDocument) : ScoreText.Of(answer);
                foreach (var refused in answer.Refused.Take(10))
                    await terminal.Error.WriteLineAsync($"entente: {refused}").ConfigureAwait(false);
                if (answer.Refused.Count > 10)
                    await terminal.Error.WriteLineAsync($"entente: and {answer.Refused.Count - 10} more rows").ConfigureAwait(false);
                code = answer.Refused.Count > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
            }

            await WriteAsync(terminal, parsed.GetValue(output), text).ConfigureAwait(false);
            return code;
        });
        return command;
    }

    private static Command ForecastBench(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with forecastbench_super_individual_2024-07-21.csv.gz and its resolutions." };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var command = new Command("forecastbench", "Reproduces the superforecasters' published scores of July 2024, and pools them by cross-validation.") { folder, json, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new ScoreForecastBench().AskAsync(terminal.PathOf(parsed.GetValue(folder)!), null, cancellation).ConfigureAwait(false);
            await WriteAsync(terminal, parsed.GetValue(output), parsed.GetValue(json) ? Documents.Write(answer, ScoreContext.Of.ForecastBenchDocument) : ScoreText.Of(answer)).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(Terminal terminal, string? output, string text)
    {
        if (output is { } path)
            AtomicFile.WriteText(terminal.PathOf(path), text);
        else
            await terminal.Out.WriteAsync(text).ConfigureAwait(false);
    }

    private static BinRule Rule(string name) => name switch
    {
        "values" => BinRule.EachValue,
        "middles" => BinRule.TenMiddles,
        "means" => BinRule.TenMeans,
        _ => throw new UsageException($"--bins: '{name}' is not known; values, middles or means."),
    };
}

/// <summary>Scores as text for people.</summary>
internal static class ScoreText
{
    internal static string Of(ScoreDocument d)
    {
        var text = new StringBuilder();
        if (d.All is { } all)
        {
            var table = new TextTable("forecasts", "n", "Brier (0-1)", "Brier (0-2)", "log", "spherical", "skill v base rate", "skill v crowd", "reliability", "resolution", "uncertainty");
            foreach (var s in d.ByForecaster.Prepend(all))
                table.Add(s.Who ?? "all", s.N, s.Brier, s.BrierTwoSided, s.Log, s.Spherical, s.SkillAgainstBaseRate, s.SkillAgainstCrowd, s.Reliability, s.Resolution, s.Uncertainty);
            text.Append(table.Text()).Append(CultureInfo.InvariantCulture, $"parts by bins: {d.BinRule}\n\n");
            var curve = new TextTable("forecast", "came true", "bar from", "bar to", "n");
            foreach (var b in all.Calibration)
                curve.Add(TextTable.Number(b.Forecast), b.Frequency, b.Low, b.High, b.Count);
            text.Append(curve.Text());
        }

        if (d.Categories is { } c)
        {
            var table = new TextTable("n", "Brier (0-2)", "half Brier", "log", "spherical", "RPS", "ordinal Brier");
            table.Add(c.N, c.Brier, c.HalfBrier, c.Log, c.Spherical, c.Rps, c.OrdinalBrier);
            text.Append(table.Text());
        }

        if (d.Ensembles is { } e)
        {
            var table = new TextTable("n", "CRPS", "fair CRPS", "reliability", "potential");
            table.Add(e.N, e.Crps, e.FairCrps, e.Reliability, e.Potential);
            text.Append(table.Text());
        }

        if (d.TimeWeighted is { } t)
            text.Append(CultureInfo.InvariantCulture, $"\ncarried forward over the open time: Brier {t.Brier:0.0000} on {t.Questions} questions, coverage {t.Coverage:0.00}\n");
        return text.ToString();
    }

    internal static string Of(ForecastBenchDocument d)
    {
        var table = new TextTable("resolutions", "questions", "n", "median", "mean", "pool by cross-validation");
        foreach (var set in d.Resolutions)
            foreach (var r in set.Rows)
                table.Add(set.Name, r.Group, r.N, Three(r.Median), Three(r.Mean), r.Pooled is { } p ? p.ToString("0.0000", CultureInfo.InvariantCulture) : null);
        var text = new StringBuilder(table.Text());
        foreach (var set in d.Resolutions)
            text.Append(CultureInfo.InvariantCulture, $"{set.Name}: pool less median {set.Bootstrap.Difference:0.0000} ({set.Bootstrap.Low:0.0000} to {set.Bootstrap.High:0.0000}, {set.Bootstrap.Draws} draws of questions); worse in {set.Bootstrap.ShareWorse:0.000} of them; pools: {string.Join(" | ", set.Pools.Distinct(StringComparer.Ordinal))}\n");
        return text.ToString();
    }

    internal static string Of(ScoreCaseDocument d)
    {
        var text = new StringBuilder("predictions of the articles, in our rewriting:\n");
        var table = new TextTable("prediction", "speaker", "by", "p read", "this case", "status", "Brier", "log");
        foreach (var l in d.Ledger)
            table.Add($"{l.Id}  {(l.Rewriting.Length <= 60 ? l.Rewriting : l.Rewriting[..59].TrimEnd() + "…")}", l.Speaker, l.By, l.Probability, l.CaseProbability, l.Status, l.Brier, l.Log);
        text.Append(table.Text());
        foreach (var speaker in d.Ledger.Where(l => l.Brier is not null).GroupBy(l => l.Speaker, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{speaker.Key}: mean Brier {speaker.Average(l => l.Brier!.Value):0.000} on {speaker.Count()} resolved\n");
        foreach (var p in d.PostMortem)
            text.Append(CultureInfo.InvariantCulture, $"came out: {p.Outcome ?? "the hypothesis"} {p.Date} {p.Truth}; {string.Join(", ", p.Scores.Select(s => $"{s.Who} {s.ForTruth:0.000} (Brier {s.Brier:0.000}, log {s.Log:0.000})"))}; misled most: {string.Join(", ", p.Misled.Take(3).Select(e => e.Evidence))}\n");
        foreach (var f in d.Forecasts)
            text.Append(CultureInfo.InvariantCulture, $"{f.Who} on {f.Outcome} {f.Date}: {f.Forecasts} forecasts, last {f.Last:0.000}, {(f.Brier is { } b ? $"time-weighted Brier {b:0.000}" : "unresolved")}\n");
        return text.ToString();
    }

    private static string Three(double x) => x.ToString("0.000", CultureInfo.InvariantCulture);
}
