using System.CommandLine;
using Entente.Desk.Provision;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente fetch PROVIDER</c>.</summary>
internal static class FetchVerb
{
    internal static Command Make(Terminal terminal)
    {
        var provider = new Argument<string>("PROVIDER") { Description = "Whose file ('entente sources' says on what terms)." };
        var date = new Option<DateOnly?>("--date") { Description = "The day, for a provider with a file a day." };
        var url = new Option<Uri?>("--url") { Description = "Another address, such as a mirror.", CustomParser = r => Uri.TryCreate(r.Tokens[0].Value, UriKind.Absolute, out var u) && u.Scheme is "http" or "https" ? u : null };
        var hash = new Option<string?>("--sha256") { Description = "The hash that the file must have." };
        var into = new Option<string>("--into") { Description = "The folder to put it in.", DefaultValueFactory = _ => "." };
        var verb = new Command("fetch", "Get a provider's file; goes on where a connection broke off.") { provider, date, url, hash, into };
        verb.SetAction(async (parsed, cancellation) =>
        {
            using var line = new ProgressLine(terminal);
            var got = await new FetchFile().AskAsync(new FetchRequest(parsed.GetValue(provider)!, terminal.PathOf(parsed.GetValue(into)!), parsed.GetValue(date), parsed.GetValue(url), parsed.GetValue(hash)), line, cancellation).ConfigureAwait(false);
            line.Dispose();
            await terminal.Out.WriteLineAsync($"{got.Path}\t{got.Bytes} bytes\tSHA-256 {got.Sha256}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }
}
