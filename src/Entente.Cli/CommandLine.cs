using System.CommandLine;
using Entente.Cli.Verbs;
using Entente.World;

namespace Entente.Cli;

/// <summary>Parses, runs one verb, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    internal static readonly Option<bool> Verbose = new("--verbose") { Description = "Say on standard error what is being done.", Recursive = true };

    private static readonly Option<bool> VersionOption = new("--version") { Description = "Name the version, its commit, tables and models." };
    private static readonly Option<bool> Json = new("--json") { Description = "With --version: as a JSON document." };

    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            return await RunAsync(args, terminal, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
            await FlushAsync(terminal).ConfigureAwait(false);
        }
    }

    internal static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        terminal = terminal with { Verbose = args.Contains("--verbose", StringComparer.Ordinal) };
        var root = Root(terminal);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"entente: {OneLine(parsed.Errors[0].Message)} Try '{Path(parsed.CommandResult)} --help'.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Out,
            Error = terminal.Error,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            return await FailAsync(terminal, e, e.Message, IsFormula(e) ? ExitCode.Usage : ExitCode.PartlyRefused).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            return await FailAsync(terminal, e, $"{e.Message} Try '{Path(parsed.CommandResult)} --help'.", ExitCode.Usage).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return await FailAsync(terminal, e, "interrupted; nothing half-written stays", ExitCode.Interrupted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(terminal, e, e.Message, ExitCode.Failed).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return await FailAsync(terminal, e, $"a fault of the program ({e.GetType().Name}: {e.Message}); run again with --verbose and report what it says", ExitCode.Failed).ConfigureAwait(false);
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Entente answers questions about relations between states, from what is written and what is recorded, and shows its work.");
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Options.Add(VersionOption);
        root.Options.Add(Json);
        root.Options.Add(Verbose);
        root.SetAction((parsed, _) => parsed.GetValue(VersionOption)
            ? VersionVerb.WriteAsync(terminal, parsed.GetValue(Json))
            : throw new UsageException("no verb was given."));
        foreach (var verb in All.Verbs(terminal))
            root.Subcommands.Add(verb);
        return root;
    }

    private static async Task<int> FailAsync(Terminal terminal, Exception e, string message, int code)
    {
        await terminal.Error.WriteLineAsync($"entente: {(IsFormula(e) ? message : OneLine(message))}").ConfigureAwait(false);
        if (terminal.Verbose)
            await terminal.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
        return code;
    }

    // A formula is shown with a caret under the place, which takes three lines.
    private static bool IsFormula(Exception e) => e is InputException && e.Message.EndsWith('^');

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "entente";

    private static async Task FlushAsync(Terminal terminal)
    {
        try
        {
            await terminal.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The reader of our standard output has gone (entente … | head): nothing is left to be told.
        }
    }
}
