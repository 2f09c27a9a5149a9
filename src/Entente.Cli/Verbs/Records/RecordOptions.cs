using System.CommandLine;
using Entente.Files;

namespace Entente.Cli.Verbs.Records;

/// <summary>The options that the verbs about a record share; a fresh set for each verb.</summary>
internal sealed class RecordOptions
{
    internal readonly Option<string> Record = new("--record") { Description = "The record.", DefaultValueFactory = _ => "entente.db" };
    internal readonly Option<bool> Json = new("--json") { Description = "Write a JSON document." };
    internal readonly Option<bool> Csv = new("--csv") { Description = "Write comma-separated values." };
    internal readonly Option<string?> Output = new("-o", "--output") { Description = "Write to this file instead of standard output." };

    internal string PathOf(Terminal terminal, ParseResult parsed) => terminal.PathOf(parsed.GetValue(Record)!);

    internal async Task WriteAsync(Terminal terminal, ParseResult parsed, string text)
    {
        if (parsed.GetValue(Output) is { } path)
            AtomicFile.WriteText(terminal.PathOf(path), text);
        else
            await terminal.Out.WriteAsync(text).ConfigureAwait(false);
    }
}
