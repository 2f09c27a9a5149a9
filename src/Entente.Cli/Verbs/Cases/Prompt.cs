namespace Entente.Cli.Verbs.Cases;

/// <summary>Asks on standard error and reads the answer from standard input.</summary>
internal static class Prompt
{
    /// <summary>The answer, asked again until <paramref name="wrong"/> finds nothing wrong with it; null for an empty line or the end of the input.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="wrong">What is wrong with an answer, in one sentence; null where it will do.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    internal static async Task<string?> AskAsync(Terminal terminal, string question, Func<string, string?> wrong, CancellationToken cancellation)
    {
        while (await AskAsync(terminal, question, cancellation).ConfigureAwait(false) is { } answer)
        {
            if (wrong(answer) is not { } why)
                return answer;
            await terminal.Error.WriteLineAsync($"  {why}").ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>The answer, trimmed; null for an empty line or the end of the input.</summary>
    internal static async Task<string?> AskAsync(Terminal terminal, string question, CancellationToken cancellation)
    {
        await terminal.Error.WriteAsync(question + ": ").ConfigureAwait(false);
        var line = await terminal.In.ReadLineAsync(cancellation).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(line) ? null : line.Trim();
    }
}
