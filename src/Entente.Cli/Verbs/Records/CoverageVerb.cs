using System.CommandLine;
using Entente.Desk.Contracts;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente coverage</c>.</summary>
internal static class CoverageVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var verb = new Command("coverage", "What the record holds, and in which years each source speaks.") { options.Record, options.Json, options.Csv, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new WhatIsCovered().AskAsync(options.PathOf(terminal, parsed), null, cancellation).ConfigureAwait(false);
            string[] head = ["provider", "version", "variable", "from", "to", "absence means", "values", "missing"];
            var rows = answer.Coverage.Select(c => new object?[] { c.Provider, c.Version, c.Variable, c.From, c.To, c.Absence == "zero" ? "none" : "unknown", c.Present, c.Missing });
            var table = new Duration.TextTable(head);
            foreach (var row in rows)
                table.Add(row);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, RecordContext.Of.CoverageDocument) : parsed.GetValue(options.Csv) ? Duration.TextTable.Csv(head, rows) : table.Text()).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }
}
