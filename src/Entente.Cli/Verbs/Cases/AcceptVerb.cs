using System.CommandLine;
using Entente.Desk.Checks;

namespace Entente.Cli.Verbs.Cases;

/// <summary><c>entente case accept</c>: a proposed query becomes a query of the case.</summary>
internal static class AcceptVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var id = new Argument<string>("ID") { Description = "The proposal, such as chang#10 ('entente case lint CASE' lists them)." };
        var item = new Option<string?>("--item") { Description = "The item of evidence that gets the query; the one anchored in that sentence, or a new one, otherwise." };
        var articles = new Option<string?>("--articles") { Description = "A folder with the original articles." };
        var record = new Option<string?>("--record") { Description = "The record, where there is one." };
        var command = new Command("accept", "Accepts a query proposed for a sentence: it is written into the case, and from then on the brief shows its verdict.") { folder, id, item, articles, record };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(folder)!;
            var request = new AcceptRequest(terminal.PathOf(path), parsed.GetValue(id)!, parsed.GetValue(item), parsed.GetValue(articles) is { } a ? terminal.PathOf(a) : null, parsed.GetValue(record) is { } r ? terminal.PathOf(r) : null);
            var answer = await new AcceptProposal().AskAsync(request, null, cancellation).ConfigureAwait(false);
            await terminal.Out.WriteLineAsync($"{answer.Item}\t{answer.Expression}").ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"entente: {(answer.Made ? "a new item, without a grade" : "written under its query")}; 'entente check {path}' shows the verdict").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
