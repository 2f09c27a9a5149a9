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
        return table.Text();
    }

    private static string Csv(CompareDocument d) => TextTable.Csv(["model", "parameters", "loglik", "aic", "brier"], d.Models.Select(m => new object?[] { m.Name, m.Parameters, m.Loglik, m.Aic, m.Brier }));
}
