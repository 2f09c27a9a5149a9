using Xunit;

namespace Entente.Testing;

/// <summary>Files that hold what an output must be. <c>ENTENTE_UPDATE_GOLDEN=1</c> writes them anew; the diff is then reviewed.</summary>
public static class Golden
{
    /// <summary>Compares with the file under the checkout's root; line ends aside, every character counts.</summary>
    public static void Check(string relativePath, string actual)
    {
        var path = Path.Combine(Checkout.Root, relativePath);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ENTENTE_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{relativePath} is missing; run the tests once with ENTENTE_UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
