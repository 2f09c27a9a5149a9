using System.CommandLine;
using Entente.Desk.Brief;
using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Files;

namespace Entente.Cli.Verbs;

/// <summary><c>entente brief CASE</c>: the main job.</summary>
internal static class BriefVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var articles = new Option<string?>("--articles") { Description = "A folder with the original articles; each row then opens its true sentence." };
        var output = new Option<string>("--output", "-o") { Description = "The page.", DefaultValueFactory = _ => "brief.html" };
        var json = new Option<string?>("--json") { Description = "Also write the brief as JSON to this file, or to standard output with '-'." };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The day from which the case is seen (YYYY-MM-DD).", CustomParser = Arguments.Day };
        var published = new Option<DateOnly?>("--published") { Description = "The day of publication for articles that do not name one.", CustomParser = Arguments.Day };
        var record = new Option<string?>("--record") { Description = "The record (entente.db) that queries are answered from." };
        var seed = new Option<ulong>("--seed") { Description = "The seed of everything drawn.", DefaultValueFactory = _ => 1 };
        var testimony = new Option<bool>("--testimony") { Description = "Count items that merely restate a hypothesis." };
        var command = new Command("brief", "The main job: reads the case's articles, weighs its hypotheses, forecasts, and writes one self-contained HTML page.")
        {
            folder, articles, output, json, asOf, published, record, seed, testimony,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var progress = new ProgressLine(terminal);
            var given = parsed.GetValue(folder)!;
            var request = new BriefRequest
            {
                Case = terminal.PathOf(given),
                CaseAsGiven = given,
                Articles = parsed.GetValue(articles) is { } a ? terminal.PathOf(a) : null,
                ArticlesAsGiven = parsed.GetValue(articles),
                AsOf = parsed.GetValue(asOf),
                Published = parsed.GetValue(published),
                Record = parsed.GetValue(record) is { } r ? terminal.PathOf(r) : null,
                Seed = parsed.GetValue(seed),
                Testimony = parsed.GetValue(testimony) ? true : null,
            };
            var answer = await new MakeBrief().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            foreach (var warning in answer.Warnings)
                await terminal.Error.WriteLineAsync($"entente: {warning}").ConfigureAwait(false);
            var page = terminal.PathOf(parsed.GetValue(output)!);
            AtomicFile.WriteText(page, BriefPage.Render(answer.Document));
            terminal.Say($"wrote {page}");
            var target = parsed.GetValue(json);
            var text = target is null ? null : Documents.Write(answer.Document, BriefContext.Of.BriefDocument);
            if (target is not null and not "-")
                AtomicFile.WriteText(terminal.PathOf(target), text!);
            if (target == "-")
            {
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
                return ExitCode.Done;
            }

            foreach (var line in answer.Document.Answers)
                await terminal.Out.WriteLineAsync($"{line.Question}\t{(line.Probability is { } p ? TwelveDigits.Text(Math.Round(p, 4)) : "")}\t{line.Word}\t{line.Sentence}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
