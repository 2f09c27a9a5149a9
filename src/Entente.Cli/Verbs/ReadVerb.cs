using System.CommandLine;
using Entente.Desk.Contracts;
using Entente.Desk.Readings;
using Entente.Files;
using Entente.World;

namespace Entente.Cli.Verbs;

/// <summary><c>entente read FILE…</c>: articles to readings.</summary>
internal static class ReadVerb
{
    internal static Command Make(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Articles: text, Markdown, HTML, .eml, RSS or Atom, DOCX, PDF with a text layer.", Arity = ArgumentArity.OneOrMore };
        var published = new Option<string?>("--published") { Description = "The date of publication (EDTF, such as 2024-08-28) for articles that name none." };
        var thesis = new Option<string[]>("--thesis") { Description = "A thesis, or CASE#HYPOTHESIS, toward which each claim's stance is decided; may be repeated." };
        var text = new Option<string?>("--text") { Description = "Also write the extracted text to this file; for one article." };
        var json = new Option<bool>("--json") { Description = "One JSON object (the default for one file)." };
        var lines = new Option<bool>("--jsonl") { Description = "JSON Lines, one object a line (the default for several files)." };
        var workers = new Option<int>("--workers") { Description = "How many articles are read at a time.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output." };
        var verb = new Command("read", "Reads articles: sentences, actors, times, quantities, events and claims, each with its span.") { files, published, thesis, text, json, lines, workers, output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(files)!;
            EdtfDate date = default;
            if (parsed.GetValue(published) is { } day && !EdtfDate.TryParse(day, out date))
                throw new UsageException($"'{day}' is no date: --published takes a date such as 2024-08-28.");
            var count = parsed.GetValue(workers);
            if (count is < 1 or > 256)
                throw new UsageException($"--workers takes 1 to 256, not {count}.");
            if (parsed.GetValue(text) is not null && given.Length > 1)
                throw new UsageException("--text takes one article.");
            var theses = new List<string>();
            foreach (var t in parsed.GetValue(thesis) ?? [])
                theses.Add(await WhichThesis.OfAsync(t, terminal.PathOf, cancellation).ConfigureAwait(false));
            var asLines = parsed.GetValue(lines) || (given.Length > 1 && !parsed.GetValue(json));
            var target = parsed.GetValue(output);
            using var memory = target is null ? null : new StringWriter { NewLine = "\n" };
            var writer = memory ?? terminal.Out;
            var written = "";
            void Write(ReadingDocument document)
            {
                written = document.Text;
                writer.Write(asLines ? Documents.WriteLine(document, ReadingContext.Line.ReadingDocument) + "\n" : Documents.Write(document, ReadingContext.Of.ReadingDocument));
            }

            using var progress = new ProgressLine(terminal);
            var request = new ReadRequest([.. given.Select(f => (terminal.PathOf(f), f))], date, theses, count, Write);
            var answer = await new HowIsItRead().AskAsync(request, given.Length > 1 ? progress : null, cancellation).ConfigureAwait(false);
            foreach (var line in answer.Warnings.Concat(answer.Refused))
                await terminal.Error.WriteLineAsync($"entente: {line.ReplaceLineEndings(" ")}").ConfigureAwait(false);
            if (memory is not null && answer.Read > 0)
                AtomicFile.WriteText(terminal.PathOf(target!), memory.ToString());
            if (parsed.GetValue(text) is { } textFile && answer.Read > 0)
                AtomicFile.WriteText(terminal.PathOf(textFile), written);
            return answer.Refused.Count > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return verb;
    }
}
