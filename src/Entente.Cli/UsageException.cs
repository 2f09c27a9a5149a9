namespace Entente.Cli;

/// <summary>The command line asks for something that has no meaning; exit code 2.</summary>
/// <param name="message">One line: what is wrong and what was expected.</param>
internal sealed class UsageException(string message) : Exception(message);
