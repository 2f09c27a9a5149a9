using Entente.Desk.About;
using Entente.Desk.Contracts;

namespace Entente.Cli.Verbs;

/// <summary><c>entente --version [--json]</c>.</summary>
internal static class VersionVerb
{
    internal static async Task<int> WriteAsync(Terminal terminal, bool json)
    {
        var about = AboutThisBuild.Read();
        if (json)
        {
            await terminal.Out.WriteAsync(Documents.Write(about, VersionContext.Of.VersionDocument)).ConfigureAwait(false);
            return ExitCode.Done;
        }

        await terminal.Out.WriteLineAsync($"entente {about.Version} ({about.Commit})").ConfigureAwait(false);
        return ExitCode.Done;
    }
}
