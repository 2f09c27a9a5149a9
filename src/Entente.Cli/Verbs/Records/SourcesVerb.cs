using System.CommandLine;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente sources [PROVIDER]</c>.</summary>
internal static class SourcesVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var provider = new Argument<string?>("PROVIDER") { Description = "Only providers whose id contains this.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("sources", "Where data come from, on what terms, and the command that gets them in.") { provider, options.Json, options.Csv, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new WhereDataComeFrom().AskAsync(parsed.GetValue(provider), null, cancellation).ConfigureAwait(false);
            if (answer.Sources.Count == 0)
            {
                await terminal.Error.WriteLineAsync($"entente: there is no provider '{parsed.GetValue(provider)}'; 'entente sources' lists them all").ConfigureAwait(false);
                return ExitCode.NotFound;
            }

            var text = parsed.GetValue(options.Json) ? Documents.Write(answer, RecordContext.Of.SourcesDocument)
                : parsed.GetValue(options.Csv) ? Duration.TextTable.Csv(["id", "title", "authority", "page", "download", "size", "terms", "citation", "command"], answer.Sources.Select(s => new object?[] { s.Id, s.Title, s.Authority, s.Page, s.Download, s.Size, s.Terms, s.Citation, s.Command }))
                : Text(answer);
            await options.WriteAsync(terminal, parsed, text).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(SourcesDocument answer)
    {
        var text = new StringBuilder();
        foreach (var s in answer.Sources)
        {
            text.Append(s.Id).Append("  ").Append(s.Title).Append('\n');
            text.Append("  page      ").Append(s.Page).Append('\n');
            if (s.Download is not null)
                text.Append("  download  ").Append(s.Download).Append('\n');
            text.Append("  size      ").Append(s.Size ?? "unknown").Append('\n');
            text.Append("  terms     ").Append(s.Terms).Append('\n');
            text.Append("  cite      ").Append(s.Citation).Append('\n');
            foreach (var file in s.Files)
                text.Append("  takes     ").Append(file).Append('\n');
            text.Append("  command   ").Append(s.Command).Append("\n\n");
        }

        return text.ToString();
    }
}
