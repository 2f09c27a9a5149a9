using System.CommandLine;
using Entente.Desk.Cases;
using Entente.Weighing;
using Entente.World;

namespace Entente.Cli.Verbs.Cases;

/// <summary><c>entente case add</c>: one more item of evidence.</summary>
internal static class AddVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var text = new Option<string?>("--text") { Description = "The item in words." };
        var kind = new Option<string?>("--kind") { Description = "fact, report, statement, opinion, history, assumption, absence or data." };
        var id = new Option<string?>("--id") { Description = "Its id; the next free one otherwise." };
        var when = new Option<string?>("--when") { Description = "When it happened or was so (EDTF)." };
        var known = new Option<string?>("--known") { Description = "When it could be known (EDTF)." };
        var article = new Option<string?>("--article") { Description = "The id of the article in which it stands." };
        var reference = new Option<string?>("--ref") { Description = "The source in words, for what stands in no article." };
        var url = new Option<string?>("--url") { Description = "The source's address." };
        var chain = new Option<string[]>("--chain") { Description = "Who passed it on, from the origin on; may be given several times.", DefaultValueFactory = _ => [] };
        var grade = new Option<string?>("--grade") { Description = "The grade of the origin, such as B2." };
        var relay = new Option<string?>("--relay") { Description = "The grade of whoever passed it on." };
        var why = new Option<string?>("--why") { Description = "Why this grade." };
        var group = new Option<string?>("--group") { Description = "The group of items that share its origin." };
        var noInput = new Option<bool>("--no-input") { Description = "Never ask; what is missing is an error." };
        var command = new Command("add", "Adds an item of evidence to a case; asks for what is not given.") { folder, text, kind, id, when, known, article, reference, url, chain, grade, relay, why, group, noInput };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = terminal.PathOf(parsed.GetValue(folder)!);
            var read = EditCase.Read(path);
            async Task<string?> Need(Option<string?> option, string question, bool required, Action<string>? check = null)
            {
                if (parsed.GetValue(option) is { } given)
                    return given;
                if (parsed.GetValue(noInput))
                    return required ? throw new UsageException($"{option.Name} is missing.") : null;
                var answer = await Prompt.AskAsync(terminal, question, a => Wrong(a, check), cancellation).ConfigureAwait(false);
                return answer is null && required ? throw new UsageException($"{option.Name} is missing.") : answer;
            }

            var item = new EvidenceItem
            {
                Id = parsed.GetValue(id) ?? CaseEdits.NextId(read),
                Text = (await Need(text, "what was seen, said or recorded, in your own words", true).ConfigureAwait(false))!,
                Kind = Kind((await Need(kind, "kind (fact, report, statement, opinion, history, assumption, absence, data)", true, a => Kind(a)).ConfigureAwait(false))!),
                When = Date(await Need(when, "when did it happen (EDTF, empty if unknown)", false, a => Date(a)).ConfigureAwait(false)),
                Known = Date(await Need(known, "since when could it be known (EDTF, empty if always)", false, a => Date(a)).ConfigureAwait(false)),
                Source = await SourceAsync().ConfigureAwait(false),
                Group = await Need(group, $"group of items with the same origin ({string.Join(", ", read.Groups.Select(g => g.Id))}; empty for none)", false, Known).ConfigureAwait(false),
            };
            void Known(string answer)
            {
                if (read.Groups.All(g => g.Id != answer))
                    throw new UsageException($"'{answer}' is no group of the case; {(read.Groups.IsEmpty ? "it has none" : string.Join(", ", read.Groups.Select(g => g.Id)) + " were expected")}.");
            }

            EditCase.Add(path, item);
            await terminal.Out.WriteLineAsync(item.Id).ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"entente: next, 'entente case mark {parsed.GetValue(folder)} {item.Id} --analyst YOU'").ConfigureAwait(false);
            return ExitCode.Done;

            async Task<EvidenceSource?> SourceAsync()
            {
                var inArticle = parsed.GetValue(article);
                var words = inArticle is null ? await Need(reference, "the source in words", false).ConfigureAwait(false) : parsed.GetValue(reference);
                var graded = Grade(await Need(grade, "grade of the source: a letter A-F and a digit 1-6, such as B2 (empty for none)", false, a => Grade(a)).ConfigureAwait(false));
                return inArticle is null && words is null ? null : new(inArticle, words, parsed.GetValue(url), null, [.. parsed.GetValue(chain) ?? []], graded, Grade(parsed.GetValue(relay)), parsed.GetValue(why));
            }
        });
        return command;
    }

    private static string? Wrong(string answer, Action<string>? check)
    {
        try
        {
            check?.Invoke(answer);
            return null;
        }
        catch (UsageException e)
        {
            return e.Message;
        }
    }

    private static EvidenceKind Kind(string text) =>
        !char.IsAsciiDigit(text[0]) && Enum.TryParse<EvidenceKind>(text, ignoreCase: true, out var kind) ? kind : throw new UsageException($"'{text}' is no kind of evidence: fact, report, statement, opinion, history, assumption, absence or data was expected.");

    private static EdtfDate Date(string? text) =>
        text is null ? EdtfDate.Unknown : EdtfDate.TryParse(text, out var date) ? date : throw new UsageException($"'{text}' is no date: EDTF was expected, such as 2024-06-19, 2024-06 or 2023.");

    private static AdmiraltyGrade? Grade(string? text) =>
        text is null ? null : AdmiraltyGrade.TryParse(text, out var grade) ? grade : throw new UsageException($"'{text}' is no grade: a letter A-F and a digit 1-6 were expected, such as B2.");
}
