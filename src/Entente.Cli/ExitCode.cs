namespace Entente.Cli;

/// <summary>The exit codes of every verb (DESIGN, the command line).</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int Usage = 2;
    internal const int PartlyRefused = 3;
    internal const int NotFound = 4;
    internal const int Interrupted = 130;
}
