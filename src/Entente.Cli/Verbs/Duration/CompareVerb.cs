using System.CommandLine;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration compare</c>.</summary>
internal static class CompareVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new SharedOptions();
        var verb = new Command("compare", "Models side by side: fit, and the Brier score of forecasts for rows that were left out.");
        options.AddTo(verb, options.Times);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new CompareQuestion().AskAsync(ModelVerbs.Request(terminal, options, parsed), null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, ModelContext.Of.CompareDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer)).ConfigureAwait(false);
            await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(CompareDocument d)
    {
        var table = new TextTable("model", "parameters", "log likelihood", "AIC", "Brier (five folds)");
        foreach (var m in d.Models)
            table.Add(m.Name, m.Parameters, m.Loglik, m.Aic, m.Brier);
        var timed = new TextTable("time", "model", "Brier", "AUC", "log score", "calibration error");
        foreach (var (time, k) in d.Times.Select((t, k) => (t, k)))
            foreach (var m in d.Models)
                timed.Add(time, m.Name, m.At[k].Brier, m.At[k].Auc, m.At[k].LogScore, m.At[k].CalibrationError);
        return table.Text() + "\n" + timed.Text();
    }

    private static string Csv(CompareDocument d) => TextTable.Csv(
        ["model", "parameters", "loglik", "aic", "integratedBrier", "time", "brier", "auc", "logScore", "calibrationError"],
        d.Models.SelectMany(m => m.At.Select(a => new object?[] { m.Name, m.Parameters, m.Loglik, m.Aic, m.Brier, a.Time, a.Brier, a.Auc, a.LogScore, a.CalibrationError })));
}
