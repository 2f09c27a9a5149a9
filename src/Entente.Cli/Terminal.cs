using System.Text;

namespace Entente.Cli;

/// <summary>What a verb may write to and read from: data on <paramref name="Out"/>, words on <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output: data only.</param>
/// <param name="Error">Standard error: words and progress.</param>
/// <param name="In">Standard input.</param>
/// <param name="Folder">The folder that relative paths start from.</param>
/// <param name="Today">The day on which the program was started, UTC: the only clock there is.</param>
/// <param name="ErrorIsTerminal">Whether progress and colour may be shown.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In, string Folder, DateOnly Today, bool ErrorIsTerminal)
{
    /// <summary>Whether <c>--verbose</c> was given.</summary>
    internal bool Verbose { get; init; }

    internal static Terminal OfThisProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = false, NewLine = "\n" };
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" };
        var input = new StreamReader(Console.OpenStandardInput(), utf8);
#pragma warning disable RS0030 // the one place where the clock is read
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
#pragma warning restore RS0030
        return new Terminal(output, error, input, Environment.CurrentDirectory, today, !Console.IsErrorRedirected);
    }

    /// <summary>The absolute path of one given on the command line.</summary>
    internal string PathOf(string path) => Path.GetFullPath(path, Folder);

    /// <summary>One line on standard error where <c>--verbose</c> was given.</summary>
    internal void Say(string line)
    {
        if (Verbose)
            Error.WriteLine(line);
    }
}
