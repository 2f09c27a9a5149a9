using System.CommandLine;
using Entente.Desk.Cases;

namespace Entente.Cli.Verbs;

/// <summary><c>entente case new</c>: a case of one's own.</summary>
internal static class CaseVerb
{
    internal static Command Create(Terminal terminal) => new("case", "A case of one's own: drafted from articles, added to, marked, checked, its proposals accepted, merged.")
    {
        New(terminal), Cases.AddVerb.Create(terminal), Cases.MarkVerb.Create(terminal), Cases.LintVerb.Create(terminal), Cases.AcceptVerb.Create(terminal), Cases.ExchangeVerbs.Merge(terminal),
        Cases.ExchangeVerbs.Export(terminal), Cases.ExchangeVerbs.Import(terminal),
    };

    private static Command New(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make." };
        var articles = new Option<string>("--articles") { Description = "The folder of articles: text, Markdown or HTML files.", Required = true };
        var ask = new Option<string[]>("--ask") { Description = "A question; may be given several times.", DefaultValueFactory = _ => [] };
        var published = new Option<DateOnly?>("--published") { Description = "The day of publication for articles that do not name one.", CustomParser = Arguments.Day };
        var command = new Command("new", "Drafts a case from a folder of articles: claims with their speakers, thesis sentences as candidate hypotheses, dated events; nothing is marked.") { folder, articles, ask, published };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var progress = new ProgressLine(terminal);
            var request = new DraftRequest(terminal.PathOf(parsed.GetValue(folder)!), terminal.PathOf(parsed.GetValue(articles)!), parsed.GetValue(ask) ?? [], parsed.GetValue(published), terminal.Today);
            var answer = await new DraftCase().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            foreach (var refused in answer.Refused)
                await terminal.Error.WriteLineAsync($"entente: {refused}").ConfigureAwait(false);
            await terminal.Out.WriteLineAsync($"{parsed.GetValue(folder)}: {answer.Articles} articles, {answer.Claims} claims, {answer.Candidates} candidate hypotheses, {answer.Items} unmarked items").ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"entente: next, 'entente brief {parsed.GetValue(folder)}'; then edit case.yaml and write marks/YOURNAME.yaml to have the hypotheses weighed").ConfigureAwait(false);
            return answer.Refused.Count == 0 ? ExitCode.Done : ExitCode.PartlyRefused;
        });
        return command;
    }
}
