using Xunit;

namespace Entente.Testing;

/// <summary>The gold texts and oracles that lie outside the project: <c>../shared</c> beside the checkout, or <c>ENTENTE_SHARED</c>.</summary>
public static class SharedData
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder, or null.</summary>
    public static string? Root => Found.Value;

    /// <summary>The path of a file or folder under shared; skips the running test, with the reason, where shared is not there.</summary>
    public static string Require(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "shared data are not here: put the folder 'shared' beside the checkout or name it in ENTENTE_SHARED");
        var path = Path.Combine([Root!, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"shared data are here, but not {string.Join('/', parts)}");
        return path;
    }

    /// <summary>The text of a file under shared; skips as <see cref="Require"/> does.</summary>
    public static string Text(params string[] parts) => File.ReadAllText(Require(parts));

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = Checkout.Root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var shared = Path.Combine(folder, "shared");
            if (File.Exists(Path.Combine(shared, "DESIGN.md")))
                return shared;
        }

        return null;
    }
}

/// <summary>The checkout that the tests run from.</summary>
public static class Checkout
{
    /// <summary>The folder that holds Entente.slnx.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Entente.slnx")))
                return folder;
        throw new InvalidOperationException($"No Entente.slnx above {AppContext.BaseDirectory}.");
    }
}
