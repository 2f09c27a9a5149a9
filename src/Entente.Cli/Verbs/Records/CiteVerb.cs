using System.CommandLine;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente cite [RESULT.json]</c>.</summary>
internal static class CiteVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var result = new Argument<string?>("RESULT") { Description = "A JSON document that a verb wrote: only the sources it names are cited.", Arity = ArgumentArity.ZeroOrOne };
        var csl = new Option<bool>("--csl") { Description = "CSL-JSON in place of BibTeX." };
        var verb = new Command("cite", "The works behind the data really used, with version, file and hash.") { result, csl, options.Record, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var text = await new CiteSources().AskAsync(new CiteRequest(options.PathOf(terminal, parsed), parsed.GetValue(result) is { } r ? terminal.PathOf(r) : null, parsed.GetValue(csl)), null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, text).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }
}
