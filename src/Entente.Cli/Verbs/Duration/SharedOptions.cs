using System.CommandLine;
using System.Globalization;
using Entente.Files;

namespace Entente.Cli.Verbs.Duration;

/// <summary>The options that the verbs of survival analysis share. A fresh set for each verb: System.CommandLine keeps the parent in the option.</summary>
internal sealed class SharedOptions
{
    internal readonly Argument<string> File = new("FILE") { Description = "A CSV file with a header (.gz is unpacked)." };
    internal readonly Option<string> Formula = new("--formula") { Description = "R's notation: \"Surv(time, status) ~ group\".", Required = true };
    internal readonly Option<string> ConfType = new("--conf-type") { Description = "Scale of intervals: log-log, log, plain, logit, arcsin.", DefaultValueFactory = _ => "log-log" };
    internal readonly Option<double> Level = new("--level") { Description = "Level of intervals.", DefaultValueFactory = _ => 0.95 };
    internal readonly Option<string?> Weights = new("--weights") { Description = "Column of case weights." };
    internal readonly Option<string?> Cluster = new("--cluster") { Description = "Column of clusters, for a robust variance." };
    internal readonly Option<string?> Times = new("--times") { Description = "Times to report, such as 1,5,10." };
    internal readonly Option<string?> NewData = new("--newdata") { Description = "A CSV file of covariates to predict for." };
    internal readonly Option<bool> Json = new("--json") { Description = "Write a JSON document." };
    internal readonly Option<bool> Csv = new("--csv") { Description = "Write comma-separated values." };
    internal readonly Option<string?> Output = new("-o", "--output") { Description = "Write to this file instead of standard output." };
    internal readonly Option<string?> Figure = new("--figure") { Description = "Write the curves as SVG to this file." };

    internal void AddTo(Command command, params Option[] more)
    {
        command.Arguments.Add(File);
        foreach (var option in (Option[])[Formula, .. more, Json, Csv, Output])
            command.Options.Add(option);
    }

    internal double LevelOf(ParseResult parsed) =>
        parsed.GetValue(Level) is > 0 and < 1 and var level ? level : throw new UsageException("--level lies between 0 and 1, such as 0.95.");

    internal IReadOnlyList<double>? TimesOf(ParseResult parsed)
    {
        if (parsed.GetValue(Times) is not { } text)
            return null;
        var times = new List<double>();
        foreach (var part in text.Split(','))
            times.Add(double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var t) && double.IsFinite(t) ? t : throw new UsageException($"--times: '{part}' is no number; write 1,5,10."));
        return [.. times.Distinct().Order()];
    }

    // Writes to standard output, or whole or not at all to the file of -o.
    internal async Task WriteAsync(Terminal terminal, ParseResult parsed, string text)
    {
        if (parsed.GetValue(Output) is { } path)
            AtomicFile.WriteText(terminal.PathOf(path), text);
        else
            await terminal.Out.WriteAsync(text).ConfigureAwait(false);
    }

    internal static async Task WarnAsync(Terminal terminal, IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
            await terminal.Error.WriteLineAsync($"entente: note: {warning}").ConfigureAwait(false);
    }
}
