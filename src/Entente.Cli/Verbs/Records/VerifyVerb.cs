using System.CommandLine;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente verify</c>.</summary>
internal static class VerifyVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var verb = new Command("verify", "Is the record sound: the file, its references, its counts, every value as it was imported.") { options.Record, options.Json, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            using var line = new ProgressLine(terminal);
            var answer = await new IsRecordSound().AskAsync(options.PathOf(terminal, parsed), line, cancellation).ConfigureAwait(false);
            line.Dispose();
            var text = answer.Sound ? string.Create(CultureInfo.InvariantCulture, $"sound: {answer.Imports} imports, {answer.Rows} rows\n") : string.Concat(answer.Faults.Select(f => f + "\n"));
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, RecordContext.Of.VerifyDocument) : text).ConfigureAwait(false);
            return answer.Sound ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }
}
