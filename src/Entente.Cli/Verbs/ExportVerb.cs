using System.CommandLine;
using Entente.Desk.Structure;
using Entente.Files;

namespace Entente.Cli.Verbs;

/// <summary><c>entente export ties.csv --format graphml -o ties.graphml</c>: a signed network with its camps, for programs that draw and analyse graphs.</summary>
internal static class ExportVerb
{
    internal static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A table of ties: columns a, b, sign and optionally weight and period ('structure network' makes one of the record)." };
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", ExportNetwork.Formats)}.", DefaultValueFactory = _ => "graphml" };
        var period = new Option<string?>("--period") { Description = "The period to write; the last by default." };
        var seconds = new Option<double>("--time-limit") { Description = "Seconds to look for the camps.", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the search for camps.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var verb = new Command("export", "A signed network with its camps as GraphML, GEXF or CSV, for Gephi, NetworkX, igraph and the like.") { file, format, period, seconds, seed, output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (!ExportNetwork.Formats.Contains(parsed.GetValue(format)!, StringComparer.Ordinal))
                throw new UsageException($"--format: '{parsed.GetValue(format)}' is not known; {string.Join(", ", ExportNetwork.Formats)}.");
            if (parsed.GetValue(seconds) is not (> 0 and <= 86400))
                throw new UsageException("--time-limit: more than 0 and at most 86400 seconds were expected.");
            var answer = await new ExportNetwork().AskAsync(new ExportRequest(terminal.PathOf(parsed.GetValue(file)!), parsed.GetValue(format)!, parsed.GetValue(period), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(seed)), null, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(output) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), answer.Text);
            else
                await terminal.Out.WriteAsync(answer.Text).ConfigureAwait(false);
            if (answer.Others > 0 && parsed.GetValue(period) is null)
                await terminal.Error.WriteLineAsync($"entente: note: the last of {answer.Others + 1} periods, {answer.Period}; --period names another").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }
}
