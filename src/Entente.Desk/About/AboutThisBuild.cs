using System.Reflection;
using System.Security.Cryptography;
using Entente.Desk.Contracts;

namespace Entente.Desk.About;

/// <summary>What this build is made of.</summary>
public static class AboutThisBuild
{
    private static readonly string[] TableRooms = ["Entente.Reference"];
    private static readonly string[] ModelRooms = ["Entente.Reading"];

    /// <summary>Version, commit, and every embedded table and model with its hash.</summary>
    public static VersionDocument Read()
    {
        var (version, commit) = Version();
        return new VersionDocument("entente/version/1", version, commit, System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, Hashes(TableRooms), Hashes(ModelRooms));
    }

    /// <summary>The version and the commit.</summary>
    public static (string Version, string Commit) Version()
    {
        var text = typeof(AboutThisBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? (text, "unknown") : (text[..plus], text[(plus + 1)..]);
    }

    private static List<ResourceHash> Hashes(IEnumerable<string> rooms)
    {
        var hashes = new List<ResourceHash>();
        foreach (var room in rooms)
        {
            var assembly = Assembly.Load(room);
            foreach (var name in assembly.GetManifestResourceNames())
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var length = stream.Length;
                hashes.Add(new ResourceHash(name, Convert.ToHexStringLower(SHA256.HashData(stream)), length));
            }
        }

        hashes.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return hashes;
    }
}
