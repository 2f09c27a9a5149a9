namespace Entente.Cli.Verbs.Cases;

/// <summary>Asks on standard error and reads the answer from standard input.</summary>
internal static class Prompt
{
    /// <summary>The answer, trimmed; null for an empty line or the end of the input.</summary>
    internal static async Task<string?> AskAsync(Terminal terminal, string question, CancellationToken cancellation)
    {
        await terminal.Error.WriteAsync(question + ": ").ConfigureAwait(false);
        var line = await terminal.In.ReadLineAsync(cancellation).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(line) ? null : line.Trim();
    }
}
