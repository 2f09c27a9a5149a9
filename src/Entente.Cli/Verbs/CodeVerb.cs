using System.CommandLine;
using Entente.Desk.Contracts;
using Entente.Desk.Readings;
using Entente.World;

namespace Entente.Cli.Verbs;

/// <summary><c>entente code --jsonl FILE</c>: bare sentences to events.</summary>
internal static class CodeVerb
{
    internal static Command Make(Terminal terminal)
    {
        var file = new Option<string>("--jsonl") { Description = "One {\"id\",\"date\",\"text\"} a line; '-' for standard input.", Required = true };
        var dictionaries = new Option<string?>("--dictionaries") { Description = "A folder of TABARI/PETRARCH dictionaries that replace the built-in coder." };
        var verbs = new Option<string?>("--verbs") { Description = "The verb file, where the folder holds several." };
        var verb = new Command("code", "Codes bare sentences to PLOVER and CAMEO events.") { file, dictionaries, verbs };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(file)!;
            if (parsed.GetValue(verbs) is not null && parsed.GetValue(dictionaries) is null)
                throw new UsageException("--verbs needs --dictionaries.");
            if (name != "-" && !File.Exists(terminal.PathOf(name)))
                throw new InputException("no such file; check the path", name);
            var folder = parsed.GetValue(dictionaries) is { } d ? terminal.PathOf(d) : null;
            var verbFile = parsed.GetValue(verbs) is { } v ? (File.Exists(terminal.PathOf(v)) ? terminal.PathOf(v) : v) : null;
            var lines = name == "-" ? Lines(terminal.In) : File.ReadLines(terminal.PathOf(name));
            using var progress = new ProgressLine(terminal);
            var request = new CodeRequest(lines, name, folder, verbFile, line => terminal.Out.Write(Documents.WriteLine(line, ReadingContext.Line.CodedLine) + "\n"));
            var refused = await new WhatIsCoded().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            foreach (var line in refused)
                await terminal.Error.WriteLineAsync($"entente: {line.ReplaceLineEndings(" ")}").ConfigureAwait(false);
            return refused.Count > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return verb;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
