using System.CommandLine;
using Entente.Desk.Cases;
using Entente.Weighing;
using Entente.World;

namespace Entente.Cli.Verbs.Cases;

/// <summary><c>entente case mark</c>: one analyst's judgments, one line an item.</summary>
internal static class MarkVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var item = new Argument<string?>("ITEM") { Description = "The item, such as E09 or \"E07 | not E04\"; every unmarked item in turn where none is named.", Arity = ArgumentArity.ZeroOrOne };
        var cells = new Argument<string[]>("MARKS") { Description = "HYPOTHESIS=MARK, such as A=C M=0.7 U=0.4..0.6 A/U=+4dB q2=NA.", Arity = ArgumentArity.ZeroOrMore };
        var analyst = new Option<string>("--analyst") { Description = "Whose marks: the name of the file in marks/.", Required = true };
        var because = new Option<string?>("--because") { Description = "Why." };
        var noInput = new Option<bool>("--no-input") { Description = "Never ask; what is missing is an error." };
        var command = new Command("mark", "Marks how likely items are under each hypothesis; asks where no marks are given.") { folder, item, cells, analyst, because, noInput };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = terminal.PathOf(parsed.GetValue(folder)!);
            var who = parsed.GetValue(analyst)!;
            var read = EditCase.Read(path);
            var given = parsed.GetValue(cells) ?? [];
            if (given.Length > 0)
            {
                EditCase.Mark(path, who, [CaseEdits.ReadRow(parsed.GetValue(item)!, given, parsed.GetValue(because))]);
                return ExitCode.Done;
            }

            if (parsed.GetValue(noInput))
                throw new UsageException("no marks were given: HYPOTHESIS=MARK was expected, such as A=C.");
            var own = read.Marks.FirstOrDefault(m => m.Name == who);
            var items = parsed.GetValue(item) is { } one ? read.Evidence.Where(e => e.Id == one).ToList() : [.. read.Evidence.Where(e => e.Withdrawn is null && own?.Rows.Any(r => r.Item == e.Id) != true)];
            if (items.Count == 0)
                throw new UsageException(parsed.GetValue(item) is { } missing ? $"the case has no item '{missing}'." : $"{who} has marked every item already.");
            foreach (var e in items)
                if (!await AskAsync(terminal, path, who, read, e, cancellation).ConfigureAwait(false))
                    break;
            return ExitCode.Done;
        });
        return command;
    }

    private static string? Wrong(Case read, EvidenceItem item, string hypothesis, string answer)
    {
        try
        {
            var cell = CaseEdits.ReadRow(item.Id, [$"{hypothesis}={answer}"], null).Cells[0].Cell;
            return cell is WordCell word && read.Scale.Find(word.Word) is null ? $"'{answer}' is no word of the scale; {string.Join(", ", read.Scale.Words.Select(w => w.Word))}, NA or a number was expected" : null;
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }

    private static async Task<bool> AskAsync(Terminal terminal, string path, string who, Case read, EvidenceItem item, CancellationToken cancellation)
    {
        await terminal.Error.WriteLineAsync($"\n{item.Id}  {item.Text}").ConfigureAwait(false);
        await terminal.Error.WriteLineAsync($"How likely is this if the hypothesis holds? {string.Join(", ", read.Scale.Words.Select(w => FormattableString.Invariant($"{w.Word} {w.Probability}")))}, a number, NA; 'skip' passes over a question, 'stop' ends").ConfigureAwait(false);
        var cells = new List<string>();
        foreach (var question in read.Questions)
        {
            await terminal.Error.WriteLineAsync($"{question.Id}  {question.Ask}").ConfigureAwait(false);
            var own = new List<string>();
            foreach (var h in question.Hypotheses)
            {
                var answer = await Prompt.AskAsync(terminal, $"  {h.Id}  {h.Text}", a => a is "stop" or "skip" ? null : Wrong(read, item, h.Id, a), cancellation).ConfigureAwait(false);
                if (answer is "stop" or null)
                    return false;
                if (answer == "skip")
                {
                    own.Clear();
                    break;
                }

                own.Add($"{h.Id}={answer}");
            }

            cells.AddRange(own);
        }

        if (cells.Count > 0)
        {
            var why = await Prompt.AskAsync(terminal, "  because", cancellation).ConfigureAwait(false);
            EditCase.Mark(path, who, [CaseEdits.ReadRow(item.Id, cells, why)]);
        }

        return true;
    }
}
