using System.CommandLine;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Structure;
using Entente.Files;

namespace Entente.Cli.Verbs;

/// <summary><c>entente structure balance FILE.csv</c> and <c>entente structure triangle [FILE.csv] A B C</c>.</summary>
internal static class StructureVerb
{
    internal static Command Make(Terminal terminal)
    {
        var command = new Command("structure", "Signed networks of states: balance, camps, triangles.");
        command.Subcommands.Add(Balance(terminal));
        command.Subcommands.Add(Triangle(terminal));
        command.Subcommands.Add(StructureNetworkVerb.Make(terminal));
        return command;
    }

    private static Command Balance(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "Ties: columns a, b, sign and optionally weight, period." };
        var json = new Option<bool>("--json") { Description = "As a JSON document." };
        var flips = new Option<bool>("--flips") { Description = "What becomes of the index when each tie turns or goes." };
        var certificate = new Option<bool>("--certificate") { Description = "Give the proof of each lower bound (with --json)." };
        var camps = new Option<string?>("--camps") { Description = "Also divide into up to K camps, or any number: K or 'any'." };
        var limit = new Option<double>("--time-limit") { Description = "Seconds for each period, after which bounds are given.", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the searches.", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "What if: \"tie(USA,RUS)=-1\"." };
        var add = new Option<string[]>("--add") { Description = "What if: \"tie(USA,RUS,1)\" or \"pact(USA,RUS,nonaggression)\"." };
        var remove = new Option<string[]>("--remove") { Description = "What if: \"tie(USA,RUS)\"." };
        var output = new Option<string?>("-o") { Description = "Write to a file." };
        var svg = new Option<string?>("--svg") { Description = "Also write the last period's network as an SVG file." };
        var command = new Command("balance", "How balanced each network is: triads, walks, the exact frustration index and its camps.") { file, json, flips, certificate, camps, limit, seed, set, add, remove, output, svg };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var seconds = parsed.GetValue(limit);
            if (!(seconds > 0) || seconds > 1e6)
                throw new UsageException($"--time-limit {seconds.ToString(CultureInfo.InvariantCulture)}: seconds above 0 were expected.");
            var request = new BalanceRequest(terminal.PathOf(path))
            {
                Name = path,
                Flips = parsed.GetValue(flips),
                Certificates = parsed.GetValue(certificate),
                ManyCamps = parsed.GetValue(camps) is not null,
                MostCamps = Most(parsed.GetValue(camps)),
                TimeLimit = TimeSpan.FromSeconds(seconds),
                Seed = parsed.GetValue(seed),
                Changes =
                [
                    .. (parsed.GetValue(remove) ?? []).Select(t => TieChange.Parse("remove", t)),
                    .. (parsed.GetValue(set) ?? []).Select(t => TieChange.Parse("set", t)),
                    .. (parsed.GetValue(add) ?? []).Select(t => TieChange.Parse("add", t)),
                ],
            };
            using var progress = new ProgressLine(terminal);
            var answer = await new StructureBalance().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            var text = parsed.GetValue(json) ? Documents.Write(answer, StructureContext.Of.BalanceDocument) : StructureText.Of(answer);
            await WriteAsync(terminal, parsed.GetValue(output), text).ConfigureAwait(false);
            if (parsed.GetValue(svg) is { } figure)
                AtomicFile.WriteText(terminal.PathOf(figure), StructureFigures.Network(request.Path, answer.Periods[^1]).ToSvg());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Triangle(Terminal terminal)
    {
        var words = new Argument<string[]>("[FILE.csv] A B C") { Description = "Three states; before them a table of ties, else the register of pacts is asked.", Arity = new ArgumentArity(3, 4) };
        var json = new Option<bool>("--json") { Description = "As a JSON document." };
        var command = new Command("triangle", "The triangle of three states over time: marriage, romantic triangle, menage a trois, unit veto.") { words, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(words)!;
            var path = given.Length == 4 ? given[0] : null;
            string[] states = given[^3..];
            if (states.Distinct(StringComparer.Ordinal).Count() < 3)
                throw new UsageException("a triangle has three different states.");
            var request = new TriangleRequest(states, path is null ? null : terminal.PathOf(path)) { Name = path, LastYear = terminal.Today.Year };
            var answer = await new StructureTriangle().AskAsync(request, null, cancellation).ConfigureAwait(false);
            await WriteAsync(terminal, null, parsed.GetValue(json) ? Documents.Write(answer, StructureContext.Of.TriangleDocument) : StructureText.Of(answer)).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static int? Most(string? text) =>
        text is null or "any" ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
        : throw new UsageException($"--camps {text}: a number of camps or 'any' was expected.");

    private static async Task WriteAsync(Terminal terminal, string? output, string text)
    {
        if (output is null or "-")
            await terminal.Out.WriteAsync(text).ConfigureAwait(false);
        else
            AtomicFile.WriteText(terminal.PathOf(output), text);
    }
}
