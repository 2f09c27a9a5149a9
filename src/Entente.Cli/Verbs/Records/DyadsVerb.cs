using System.CommandLine;
using Entente.Desk.Contracts;
using Entente.Desk.Dyads;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente dyads</c>.</summary>
internal static class DyadsVerb
{
    private static readonly string[] Additions = ["atop", "mid", "trade", "nmc", "contiguity", "majors", "rivalries", "igo", "similarity", "wars", "peaceyears"];

    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var from = new Option<int>("--from") { Description = "The first year.", DefaultValueFactory = _ => 1816 };
        var to = new Option<int>("--to") { Description = "The last year.", DefaultValueFactory = _ => 2016 };
        var system = new Option<string>("--system") { Description = "Whose list of states: cow or gw.", DefaultValueFactory = _ => "cow" };
        var undirected = new Option<bool>("--undirected") { Description = "One row a pair and year, the smaller number first." };
        var add = new Option<string?>("--add") { Description = $"Columns to add: {string.Join(',', Additions)}." };
        var reasons = new Option<bool>("--reasons") { Description = "A column after each addition that says why cells are empty." };
        var use = new Option<string[]>("--use") { Description = "A version of a source, such as atop@4.01; the newest otherwise.", AllowMultipleArgumentsPerToken = true };
        var threads = new Option<int>("--threads") { Description = "Threads; the result does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var verb = new Command("dyads", "The dyad-year table: every pair of states in every year, with what the record knows of it.") { from, to, system, undirected, add, reasons, use, threads, options.Record, options.Json, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var wanted = (parsed.GetValue(add) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (wanted.FirstOrDefault(w => !Additions.Contains(w, StringComparer.Ordinal)) is { } unknown)
                throw new UsageException($"--add: there is no '{unknown}'; there are {string.Join(", ", Additions)}.");
            var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
            if (first < 1816 || last > 2100 || first > last)
                throw new UsageException("--from and --to are years from 1816 to 2100, in this order.");
            if (parsed.GetValue(system) is not ("cow" or "gw"))
                throw new UsageException("--system is cow or gw.");
            var versions = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var word in parsed.GetValue(use) ?? [])
                versions[word.Split('@')[0]] = word.Contains('@', StringComparison.Ordinal) ? word.Split('@', 2)[1] : throw new UsageException($"--use: '{word}' names no version; write {word}@VERSION.");
            using var line = new ProgressLine(terminal);
            DyadsDocument Ask(Stream output, string? name) =>
                new DyadYears().AskAsync(new DyadYearsRequest(options.PathOf(terminal, parsed), first, last, parsed.GetValue(system)!, !parsed.GetValue(undirected), wanted, parsed.GetValue(reasons), parsed.GetValue(threads), versions, output, name), line, cancellation).GetAwaiter().GetResult();
            DyadsDocument? answer = null;
            if (parsed.GetValue(options.Output) is { } path)
                Files.AtomicFile.Write(terminal.PathOf(path), stream => answer = Ask(stream, path));
            else if (parsed.GetValue(options.Json))
                throw new UsageException("--json describes the table that -o FILE writes; name a file.");
            else
            {
                await using var stream = Console.OpenStandardOutput();
                answer = Ask(stream, null);
            }

            line.Dispose();
            foreach (var note in answer!.Notes)
                await terminal.Error.WriteLineAsync("entente: " + note).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
                await terminal.Out.WriteAsync(Documents.Write(answer, RecordContext.Of.DyadsDocument)).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }
}
