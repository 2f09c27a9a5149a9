using System.CommandLine;
using Entente.Desk.Cases;
using Entente.Desk.Contracts;

namespace Entente.Cli.Verbs.Cases;

/// <summary><c>entente case lint</c>.</summary>
internal static class LintVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var write = new Option<bool>("--write") { Description = "Write the files in their canonical form." };
        var json = new Option<bool>("--json") { Description = "Write the findings as a JSON document." };
        var command = new Command("lint", "Says what is to be said against a case: errors, pitfalls by name, precedents counted twice.") { folder, write, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = terminal.PathOf(parsed.GetValue(folder)!);
            var answer = await new LintCase().AskAsync(path, null, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                var document = new LintDocument("entente/lint/1", answer.Refused, [.. answer.Errors.Select(e => new WeighWarning("error", e.Message, [], e.At.File, e.At.Line, true)), .. answer.Findings.Select(f => new WeighWarning(f.Name, f.Text, f.Refs, f.At.File ?? "", f.At.Line, f.Severe))], answer.Proposals);
                await terminal.Out.WriteAsync(Documents.Write(document, LintContext.Of.LintDocument)).ConfigureAwait(false);
            }
            else
            {
                foreach (var error in answer.Errors)
                    await terminal.Out.WriteLineAsync($"{error.At}: error: {error.Message}").ConfigureAwait(false);
                foreach (var f in answer.Findings)
                    await terminal.Out.WriteLineAsync($"{(string.IsNullOrEmpty(f.At.File) ? "case" : f.At.ToString())}: {(f.Severe ? "severe: " : "")}{f.Name}: {f.Text}").ConfigureAwait(false);
                foreach (var p in answer.Proposals)
                    await terminal.Out.WriteLineAsync($"proposed {p.Claim}: {p.Expression} ({p.Template}{(p.Needs is null ? "" : $"; needs {p.Needs}")}); 'entente case accept {parsed.GetValue(folder)} {p.Claim}' accepts it").ConfigureAwait(false);
            }

            if (parsed.GetValue(write) && answer.Errors.IsEmpty)
                foreach (var file in EditCase.Rewrite(path))
                    await terminal.Error.WriteLineAsync($"entente: wrote {file}").ConfigureAwait(false);
            return answer.Refused ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return command;
    }
}
