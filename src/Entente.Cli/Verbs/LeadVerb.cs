using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Lead;
using Entente.Desk.Structure;
using Entente.Files;

namespace Entente.Cli.Verbs;

/// <summary><c>entente lead [FILE.csv] --cause a --effect b [--lags 1..12] [--at LABEL] [--json]</c>; without a file, a and b are measures of the record.</summary>
internal static class LeadVerb
{
    internal static Command Make(Terminal terminal)
    {
        var file = new Argument<string?>("FILE.csv") { Description = "A table, one row a period, in the order of time; without it cause and effect are measures of the record, such as \"events.count(CHN->PRK, per=month)\".", Arity = ArgumentArity.ZeroOrOne };
        var record = new Option<string>("--record") { Description = "The record that measures are asked of.", DefaultValueFactory = _ => "entente.db" };
        var tables = new Option<string?>("--tables") { Description = "A folder of tables of your own with its mapping.yaml, read beside the record." };
        var cause = new Option<string>("--cause") { Description = "The column that may lead.", Required = true };
        var effect = new Option<string>("--effect") { Description = "The column that may follow.", Required = true };
        var lags = new Option<string>("--lags") { Description = "Numbers of lags to try: 1..12, or one number.", DefaultValueFactory = _ => "1..12" };
        var at = new Option<string?>("--at") { Description = "Also ask what changed in the effect at this row: its label in the first column, a day such as 2024-06-19 where the labels are dates (then the first period that begins on it or later), or its number from 0." };
        var draws = new Option<int>("--draws") { Description = "Draws of each bootstrap.", DefaultValueFactory = _ => 999 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the bootstraps.", DefaultValueFactory = _ => 1 };
        var svg = new Option<string?>("--svg") { Description = "Also write the response as an SVG file." };
        var json = new Option<bool>("--json") { Description = "As a JSON document." };
        var command = new Command("lead", "Whether the past of one series helps to foresee another, by several tests, and what that does not show.") { file, record, tables, cause, effect, lags, at, draws, seed, svg, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file);
            var (from, to) = Lags(parsed.GetValue(lags)!);
            if (parsed.GetValue(draws) is < 99 or > 100_000)
                throw new UsageException("--draws: 99 to 100000 were expected.");
            var request = new LeadRequest(path is null ? null : terminal.PathOf(path), parsed.GetValue(cause)!, parsed.GetValue(effect)!)
            {
                Record = terminal.PathOf(parsed.GetValue(record)!),
                Tables = parsed.GetValue(tables) is { } t ? terminal.PathOf(t) : null,
                Name = path,
                FromLags = from,
                ToLags = to,
                At = parsed.GetValue(at),
                Draws = parsed.GetValue(draws),
                Seed = parsed.GetValue(seed),
            };
            using var progress = new ProgressLine(terminal);
            var answer = await new WhoLeads().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            await terminal.Out.WriteAsync(parsed.GetValue(json) ? Documents.Write(answer, LeadContext.Of.LeadDocument) : Text(answer)).ConfigureAwait(false);
            if (parsed.GetValue(svg) is { } figure)
                AtomicFile.WriteText(terminal.PathOf(figure), StructureFigures.Response(answer).ToSvg());
            return ExitCode.Done;
        });
        return command;
    }

    private static (int From, int To) Lags(string text)
    {
        var parts = text.Split("..");
        var from = 0;
        var to = 0;
        var read = parts.Length is 1 or 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out from) && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out to);
        return read && from >= 1 && to >= from && to <= 60 ? (from, to) : throw new UsageException($"--lags {text}: a range such as 1..12 between 1 and 60 was expected.");
    }

    private static string Text(LeadDocument answer)
    {
        var text = new StringBuilder();
        text.Append(answer.Verdict.Text).Append('\n').Append(answer.Verdict.DoesNotShow).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{answer.N} periods, {answer.Gaps} gaps; lags by AIC {answer.Lags.Aic}, BIC {answer.Lags.Bic}, HQ {answer.Lags.Hq}\n");
        text.Append("direction\tmethod\tscale\tlag\tstatistic\tp\tadjusted\n");
        foreach (var t in answer.Tests)
            text.AppendJoin('\t', t.Direction, t.Method, t.Scale, t.Lag.ToString(CultureInfo.InvariantCulture), N(t.Statistic), N(t.P), N(t.PAdjusted)).Append('\n');
        if (answer.Checks is [_, ..] checks)
            text.Append(CultureInfo.InvariantCulture, $"model of {answer.Lags.Chosen} lags: largest root {N(answer.LargestRoot ?? double.NaN)}; left in its residuals, by p: {string.Join(", ", checks.Select(c => $"{c.Method} {N(c.P)}"))}\n");
        foreach (var p in answer.Prior ?? [])
            text.Append(CultureInfo.InvariantCulture, $"{p.Direction}: {p.Lags} lags under the prior of Sims and Zha, coefficients sum to {N(p.Sum)} (deviation {N(p.Deviation)})\n");
        foreach (var b in answer.Breaks)
            text.Append(CultureInfo.InvariantCulture, $"break in {b.Series}: sup F {N(b.SupF)} after row {b.At}{(b.AtLabel is null ? "" : $" ({b.AtLabel})")}, 95% rows {b.Earliest} to {b.Latest}, p {N(b.PRobust)} allowing for memory, {N(b.P)} without; preferred breaks: {(b.Chosen.Count == 0 ? "none" : string.Join(", ", b.Chosen))}\n");
        if (answer.Interrupted is { } i)
            text.Append(CultureInfo.InvariantCulture, $"at {i.At} (from row {i.Row} on): level {N(i.Level)} (error {N(i.LevelError)}, p {N(i.LevelP)}), slope {N(i.Slope)} (p {N(i.SlopeP)}); {N(100 * i.PlaceboShare)}% of {i.Placebos} placebo dates show as much{(i.LevelErrorAutomatic is { } error ? $"; with automatic lag {i.AutomaticLag} the level's error is {N(error)}" : "")}; Durbin-Watson {N(i.DurbinWatson ?? double.NaN)} (p {N(i.DurbinWatsonP ?? double.NaN)})\n");
        text.Append(CultureInfo.InvariantCulture, $"smallest effect these data could have shown: {N(100 * answer.SmallestEffect.Share)}% of the variance of {answer.Effect} beyond its own past\n");
        return text.ToString();
    }

    private static string N(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
