using System.CommandLine;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Duration;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration cuminc</c>.</summary>
internal static class IncidenceVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new SharedOptions();
        var verb = new Command("cuminc", "The probability of each of several ways of ending (Aalen-Johansen), with standard errors.");
        options.AddTo(verb, options.Level, options.Weights, options.Times);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var request = ModelVerbs.Request(terminal, options, parsed) with { Interval = IntervalKind.Log };
            var answer = await new IncidenceQuestion().AskAsync(request, null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, ModelContext.Of.IncidenceDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer)).ConfigureAwait(false);
            await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(IncidenceDocument d)
    {
        var text = new StringBuilder();
        foreach (var s in d.Strata)
        {
            text.Append(s.Name.Length == 0 ? "" : s.Name + "\n");
            var table = new TextTable(["time", "at risk", "not ended", .. s.Causes.SelectMany(c => new[] { c.Name, "std.err" })]);
            for (var i = 0; i < s.Time.Length; i++)
                table.Add([s.Time[i], s.AtRisk[i], s.Survival[i], .. s.Causes.SelectMany(c => new object?[] { c.Incidence[i], c.StdErr[i] })]);
            text.Append(table.Text()).Append('\n');
        }

        return text.ToString();
    }

    private static string Csv(IncidenceDocument d) => TextTable.Csv(
        ["group", "cause", "time", "atRisk", "events", "incidence", "stdErr", "lower", "upper"],
        d.Strata.SelectMany(s => s.Causes.SelectMany(c => Enumerable.Range(0, s.Time.Length).Select(i => new object?[] { s.Name, c.Name, s.Time[i], s.AtRisk[i], c.Events[i], c.Incidence[i], c.StdErr[i], c.Lower[i], c.Upper[i] }))));
}
