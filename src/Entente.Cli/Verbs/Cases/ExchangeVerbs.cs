using System.CommandLine;
using Entente.Desk.Cases;
using Entente.Files;
using Entente.Weighing;
using Entente.World;

namespace Entente.Cli.Verbs.Cases;

/// <summary><c>entente case merge</c>, <c>export</c> and <c>import</c>.</summary>
internal static class ExchangeVerbs
{
    internal static Command Merge(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder that is written to." };
        var other = new Argument<string>("OTHER") { Description = "Another copy of the same case." };
        var @base = new Option<string?>("--base") { Description = "The copy that both started from; without it, what only one copy has counts as added, and what differs as a conflict." };
        var prefer = new Option<string?>("--prefer") { Description = "ours or theirs: which copy is taken where both changed the same. Without it a conflict stops the merge and nothing is written." };
        var command = new Command("merge", "Takes over what another copy of the case changed: items, marks, indicators, questions, part by part.") { folder, other, @base, prefer };
        command.SetAction(async (parsed, _) =>
        {
            var preference = parsed.GetValue(prefer) switch
            {
                null => MergePreference.None,
                "ours" => MergePreference.Ours,
                "theirs" => MergePreference.Theirs,
                var word => throw new UsageException($"--prefer: '{word}' is not known; ours or theirs."),
            };
            var merge = EditCase.Merge(terminal.PathOf(parsed.GetValue(folder)!), terminal.PathOf(parsed.GetValue(other)!), parsed.GetValue(@base) is { } path ? terminal.PathOf(path) : null, preference);
            foreach (var conflict in merge.Conflicts)
                await terminal.Error.WriteLineAsync($"entente: conflict: {conflict}").ConfigureAwait(false);
            if (preference == MergePreference.None && !merge.Conflicts.IsEmpty)
            {
                await terminal.Error.WriteLineAsync($"entente: nothing was written; settle the {(merge.Conflicts.Length == 1 ? "conflict" : $"{merge.Conflicts.Length} conflicts")} by hand, or run it again with --prefer ours or --prefer theirs").ConfigureAwait(false);
                return ExitCode.PartlyRefused;
            }

            foreach (var taken in merge.Taken)
                await terminal.Out.WriteLineAsync($"taken: {taken}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Export(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var analyst = new Option<string?>("--analyst") { Description = "Whose marks; needed where there are several." };
        var format = new Option<string>("--format") { Description = "csv, json or md.", DefaultValueFactory = _ => "csv" };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var command = new Command("export", "Writes an analyst's matrix of marks as CSV, JSON or Markdown.") { folder, analyst, format, output };
        command.SetAction(async (parsed, _) =>
        {
            var read = EditCase.Read(terminal.PathOf(parsed.GetValue(folder)!));
            var name = parsed.GetValue(analyst);
            var marks = name is null && read.Marks.Length == 1 ? read.Marks[0] : read.Marks.FirstOrDefault(m => m.Name == name)
                ?? throw new UsageException($"--analyst names one of {string.Join(", ", read.Marks.Select(m => m.Name))}.");
            var text = parsed.GetValue(format) switch
            {
                "csv" => MatrixFile.ToCsv(read, marks),
                "json" => MatrixFile.ToJson(read, marks),
                "md" => MatrixFile.ToMarkdown(read, marks),
                var unknown => throw new UsageException($"--format: '{unknown}' is not known; csv, json or md."),
            };
            if (parsed.GetValue(output) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), text);
            else
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Import(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case." };
        var file = new Argument<string>("FILE") { Description = "A matrix: .csv with a column a hypothesis, or .json." };
        var analyst = new Option<string>("--analyst") { Description = "Whose marks they become: the name of the file in marks/.", Required = true };
        var command = new Command("import", "Reads a matrix of marks into an analyst's file; items must be in the case.") { folder, file, analyst };
        command.SetAction(async (parsed, _) =>
        {
            var path = terminal.PathOf(parsed.GetValue(folder)!);
            var source = terminal.PathOf(parsed.GetValue(file)!);
            var read = EditCase.Read(path);
            var rows = source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? MatrixFile.FromJson(TextFile.Read(source), source) : MatrixFile.FromRecords(read, Records(source), source);
            if (rows.IsEmpty)
                throw new InputException("no row has a mark; a cell a hypothesis was expected", source);
            EditCase.Mark(path, parsed.GetValue(analyst)!, rows);
            await terminal.Out.WriteLineAsync($"{rows.Length} rows").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<string[]> Records(string path)
    {
        using var stream = CsvTable.Open(path);
        var csv = new CsvReader(stream, path);
        var records = new List<string[]>();
        while (csv.Read())
            records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.Text)]);
        return records;
    }
}
