using Entente.Testing;
using Entente.Weighing;

namespace Entente.Desk.Tests.WorkedCase;

/// <summary>The case of the two articles, as it lies in examples/.</summary>
internal static class ExampleCase
{
    internal static string Folder { get; } = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");

    internal static IReadOnlyDictionary<string, string> Files { get; } =
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), f => File.ReadAllText(f).ReplaceLineEndings("\n"), StringComparer.Ordinal);

    internal static Case Read() => CaseReader.Read(Files);

    /// <summary>The text of the original article as the reading room extracts it from a plain text.</summary>
    internal static string Original(string article) =>
        SharedData.Text("articles", article == "copley" ? "copley-2024-06-28.txt" : "chang-2024-08.txt").ReplaceLineEndings("\n").Trim();
}
