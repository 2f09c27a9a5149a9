using Entente.Testing;

namespace Entente.Cli.Tests;

/// <summary>Runs the command line in this process, in a folder of its own.</summary>
internal sealed class Run : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("entente").FullName;

    internal static string Example { get; } = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");

    internal async Task<(int Code, string Out, string Error)> Entente(params string[] args) => await WithInput("", args);

    /// <summary>As <see cref="Entente"/>, with what a user would type.</summary>
    internal async Task<(int Code, string Out, string Error)> WithInput(string typed, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, new StringReader(typed), Folder, new DateOnly(2026, 11, 22), ErrorIsTerminal: false);
        var code = await CommandLine.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    internal string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
