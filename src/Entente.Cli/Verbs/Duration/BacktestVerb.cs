using System.CommandLine;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Files;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration backtest FILE</c>.</summary>
internal static class BacktestVerb
{
    internal static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A table of pacts: atopid, begin, end, ended, cls, and facts." };
        var horizon = new Option<string>("--horizon") { Description = "Years ahead.", DefaultValueFactory = _ => "5,10" };
        var origins = new Option<string>("--origins") { Description = "First:last:step.", DefaultValueFactory = _ => "1870:2010:5" };
        var censored = new Option<string>("--censored") { Description = "The last year taken as known; several are run side by side.", DefaultValueFactory = _ => "2003,2016" };
        var context = new Option<string?>("--context") { Description = "The folder of the tables of members, wars, regimes and capability; looked for beside FILE." };
        var lag = new Option<int>("--lag") { Description = "How many years late endings and covariates are known." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the bootstrap.", DefaultValueFactory = _ => 7UL };
        var forecasts = new Option<string?>("--forecasts") { Description = "Write every forecast to this CSV file: origin, id, p, baseline, outcome, horizon, censored." };
        var fit = new Option<string?>("--fit") { Description = "Write the model as fitted at each day of censoring to this CSV file." };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var csv = new Option<bool>("--csv") { Description = "Write the scores as comma-separated values." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var verb = new Command("backtest", "Would the model of pacts have beaten the period rate? Forecasts from origin after origin, with what was known then.") { file, horizon, origins, censored, context, lag, seed, forecasts, fit, json, csv, output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var years = parsed.GetValue(censored)!.Split(',').Select(y => Whole(y, "--censored")).Distinct().Order().ToArray();
            if (parsed.GetValue(lag) is < 0 or > 50)
                throw new UsageException("--lag lies between 0 and 50.");
            var request = new PactBacktestRequest(terminal.PathOf(parsed.GetValue(file)!), LastVerb.Years(parsed.GetValue(horizon))!, Range(parsed.GetValue(origins)!), years, parsed.GetValue(context) is { } folder ? terminal.PathOf(folder) : null, parsed.GetValue(lag), parsed.GetValue(seed), parsed.GetValue(fit) is not null);
            using var progress = new ProgressLine(terminal);
            var answer = await new PactBacktestQuestion().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(forecasts) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), Forecasts(answer));
            if (parsed.GetValue(fit) is { } model)
                AtomicFile.WriteText(terminal.PathOf(model), PactModelTable.Write(answer.Models));
            var text = parsed.GetValue(json) ? Documents.Write(answer.Document, PactBacktestContext.Of.PactBacktestDocument) : parsed.GetValue(csv) ? Csv(answer.Document) : Text(answer.Document);
            if (parsed.GetValue(output) is { } to)
                AtomicFile.WriteText(terminal.PathOf(to), text);
            else
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            await SharedOptions.WarnAsync(terminal, answer.Document.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static int Whole(string text, string option) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year) && year is > 1700 and < 3000 ? year : throw new UsageException($"{option}: '{text}' is no year.");

    private static int[] Range(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 1 or > 3)
            throw new UsageException($"--origins: '{text}' is no range; write 1870:2010:5.");
        var first = Whole(parts[0], "--origins");
        var last = parts.Length > 1 ? Whole(parts[1], "--origins") : first;
        var step = parts.Length > 2 ? int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var s) && s > 0 ? s : throw new UsageException($"--origins: '{parts[2]}' is no step.") : 1;
        return last < first ? throw new UsageException($"--origins: {last} lies before {first}.") : [.. Enumerable.Range(0, ((last - first) / step) + 1).Select(i => first + (i * step))];
    }

    private static string Forecasts(PactBacktestAnswer answer)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(writer);
        csv.Row("origin", "id", "p", "baseline", "outcome", "horizon", "censored");
        foreach (var (year, f) in answer.Forecasts)
        {
            csv.Add(f.Origin).Add(f.Id).Add((double?)f.P).Add((double?)f.Baseline).Add(f.Outcome).Add((double?)f.Horizon).Add(year);
            csv.EndRow();
        }

        return writer.ToString();
    }

    private static string Text(PactBacktestDocument d)
    {
        var table = new TextTable("censored", "years", "origins", "forecasts", "Brier", "period rate", "difference", "95 % by origin", "95 % by ten years", "won", "calibration", "period rate's");
        foreach (var s in d.Scores)
            table.Add(s.Censored, s.Horizon, s.Origins, s.Forecasts, s.Brier, s.BaselineBrier, Signed(s.Difference), $"{Signed(s.Lower)}, {Signed(s.Upper)}", $"{Signed(s.BlockLower)}, {Signed(s.BlockUpper)}", $"{s.Won}/{s.OriginCount}", s.Calibration, s.BaselineCalibration);
        return table.Text() + "\n" + d.Verdict + "\n";
    }

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture);

    private static string Csv(PactBacktestDocument d) => TextTable.Csv(
        ["censored", "years", "origins", "forecasts", "brier", "baselineBrier", "difference", "lower", "upper", "blockLower", "blockUpper", "won", "originCount", "calibration", "baselineCalibration", "logScore", "baselineLogScore"],
        d.Scores.Select(s => new object?[] { s.Censored, s.Horizon, s.Origins, s.Forecasts, s.Brier, s.BaselineBrier, s.Difference, s.Lower, s.Upper, s.BlockLower, s.BlockUpper, s.Won, s.OriginCount, s.Calibration, s.BaselineCalibration, s.LogScore, s.BaselineLogScore }));
}
