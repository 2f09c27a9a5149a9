using System.CommandLine;
using System.Globalization;
using Entente.Cli.Verbs.Duration;
using Entente.Desk.Contracts;
using Entente.Desk.Structure;
using Entente.Files;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Cli.Verbs;

/// <summary><c>entente structure network --from pacts,disputes --years 1990..2010 -o ties.csv</c>: the ties that <c>structure balance</c> reads, made of the record.</summary>
internal static class StructureNetworkVerb
{
    internal static Command Make(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = "What ties are made of: pacts, disputes, votes, events, joined by commas.", DefaultValueFactory = _ => "pacts" };
        var years = new Option<string>("--years") { Description = "The years, such as 1990..2010.", Required = true };
        var window = new Option<int>("--window") { Description = "How many years make a period.", DefaultValueFactory = _ => 1 };
        var states = new Option<string?>("--states") { Description = "The states, such as CHN,RUS,PRK; all of the system otherwise (pacts and disputes alone)." };
        var hostility = new Option<int>("--hostility") { Description = "The least hostility of a dispute that counts: 2 threat, 3 display, 4 force, 5 war.", DefaultValueFactory = _ => 4 };
        var apart = new Option<double>("--apart") { Description = "How many standard deviations from the mean agreement make a tie by votes.", DefaultValueFactory = _ => 0.5 };
        var least = new Option<int>("--least") { Description = "The fewest events of a pair and period that make a tie.", DefaultValueFactory = _ => 12 };
        var record = new Option<string>("--record") { Description = "The record.", DefaultValueFactory = _ => "entente.db" };
        var tables = new Option<string?>("--tables") { Description = "A folder of tables of your own with its mapping.yaml, read beside the record." };
        var json = new Option<bool>("--json") { Description = "As a JSON document." };
        var output = new Option<string?>("-o") { Description = "Write to a file." };
        var command = new Command("network", "A signed network made of the record: who stands with whom, by pacts, disputes, votes or events, as a table for 'structure balance'.") { from, years, window, states, hostility, apart, least, record, tables, json, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (first, last) = Years(parsed.GetValue(years)!);
            if (parsed.GetValue(window) is < 1 or > 200)
                throw new UsageException("--window: 1 to 200 years were expected.");
            if (parsed.GetValue(hostility) is < 1 or > 5)
                throw new UsageException("--hostility: 2 (threat) to 5 (war) was expected.");
            var request = new NetworkRequest(terminal.PathOf(parsed.GetValue(record)!), parsed.GetValue(tables) is { } t ? terminal.PathOf(t) : null, Kinds(parsed.GetValue(from)!), first, last)
            {
                Window = parsed.GetValue(window),
                States = States(parsed.GetValue(states)),
                Hostility = parsed.GetValue(hostility),
                Apart = parsed.GetValue(apart),
                Least = parsed.GetValue(least),
            };
            using var progress = new ProgressLine(terminal);
            var answer = await new NetworkOfRecord().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            var text = parsed.GetValue(json) ? Documents.Write(answer, StructureContext.Of.NetworkDocument) : Csv(answer);
            if (parsed.GetValue(output) is { } path && path != "-")
                AtomicFile.WriteText(terminal.PathOf(path), text);
            else
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"entente: {answer.Ties.Count} ties: {answer.Rule}{(answer.Cancelled.Count > 0 ? $" ({answer.Cancelled.Count} pairs)" : "")}").ConfigureAwait(false);
            return answer.Ties.Count > 0 ? ExitCode.Done : ExitCode.NotFound;
        });
        return command;
    }

    private static string Csv(NetworkDocument answer) =>
        TextTable.Csv(["period", "a", "b", "sign", "why"], answer.Ties.Select(t => new object?[] { t.Period, t.A, t.B, t.Sign, string.Join("; ", t.Why) }));

    private static IReadOnlyList<string> Kinds(string text)
    {
        var kinds = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kinds.Length > 0 && kinds.All(k => NetworkRequest.Kinds.Contains(k, StringComparer.Ordinal)) ? [.. kinds.Distinct(StringComparer.Ordinal)]
            : throw new UsageException($"--from {text}: {string.Join(", ", NetworkRequest.Kinds)} were expected, joined by commas.");
    }

    private static (int First, int Last) Years(string text)
    {
        var parts = text.Split("..");
        var (first, last) = (0, 0);
        var read = parts.Length is 1 or 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out first) && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out last);
        return read && first >= 1648 && last >= first && last <= 2100 ? (first, last) : throw new UsageException($"--years {text}: a range such as 1990..2010 was expected.");
    }

    private static IReadOnlyList<StateCode> States(string? text) =>
        text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => StateCode.TryParse(t, out var code) && StateTable.NumbersOf(code, CodeSystem.Cow).Count > 0 ? code : throw new UsageException($"--states: '{t}' is no state; ISO 3166 alpha-3 codes such as CHN were expected.")).Distinct()];
}
