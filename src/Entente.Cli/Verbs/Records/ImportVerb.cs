using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente import PROVIDER FILE…</c> and <c>entente import csv --map MAPPING [FILE…]</c>.</summary>
internal static class ImportVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var provider = new Argument<string>("PROVIDER") { Description = "Whose file it is ('entente sources' lists them); csv for tables of your own." };
        var files = new Argument<string[]>("FILE") { Description = "Files as downloaded: CSV, gzip, zip, zip in zip.", Arity = ArgumentArity.ZeroOrMore };
        var map = new Option<string?>("--map") { Description = "How tables of your own are read: a mapping.yaml or its folder." };
        var version = new Option<string?>("--provider-version") { Description = "The provider's version, where the file does not say it." };
        var verb = new Command("import", "Put files into the record: each is one transaction, and the same file twice adds nothing.") { provider, files, map, version, options.Record, options.Json, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var own = string.Equals(parsed.GetValue(provider), "csv", StringComparison.Ordinal);
            if (own != parsed.GetValue(map) is not null)
                throw new UsageException(own ? "tables of your own need --map MAPPING." : "--map goes with 'import csv'.");
            if (!own && parsed.GetValue(files)!.Length == 0)
                throw new UsageException("no file was named.");
            using var line = new ProgressLine(terminal);
            var request = new ImportRequest(options.PathOf(terminal, parsed), parsed.GetValue(provider)!, [.. parsed.GetValue(files)!.Select(terminal.PathOf)], parsed.GetValue(map) is { } m ? terminal.PathOf(m) : null, parsed.GetValue(version), terminal.Today);
            var answer = await new ImportFiles().AskAsync(request, line, cancellation).ConfigureAwait(false);
            line.Dispose();
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, RecordContext.Of.ImportDocument) : Text(answer)).ConfigureAwait(false);
            foreach (var refused in answer.Imports.SelectMany(i => i.Refused.Take(20).Select(r => $"{i.File}: line {r.Line}: {r.Reason}")))
                await terminal.Error.WriteLineAsync($"entente: refused: {refused}").ConfigureAwait(false);
            return answer.Imports.Any(i => i.RefusedRows > 0) ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return verb;
    }

    private static string Text(ImportDocument answer)
    {
        var text = new StringBuilder();
        foreach (var i in answer.Imports)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i.Provider} {i.Version}\t{i.File}\t");
            text.Append(i.AlreadyThere ? "already there, nothing added" : string.Create(CultureInfo.InvariantCulture, $"{i.Rows} rows ({string.Join(", ", i.Tables.Select(t => $"{t.Table} {t.Rows}"))}){(i.RefusedRows > 0 ? $", {i.RefusedRows} refused" : "")}")).Append('\n');
        }

        return text.ToString();
    }
}
