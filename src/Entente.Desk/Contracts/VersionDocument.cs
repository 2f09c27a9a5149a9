using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>What this build is made of: <c>entente --version --json</c>.</summary>
/// <param name="Schema"><c>entente/version/1</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit it was built from; <c>unknown</c> outside a checkout.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Tables">The embedded tables of facts.</param>
/// <param name="Models">The embedded models.</param>
public sealed record VersionDocument(string Schema, string Version, string Commit, string Runtime, IReadOnlyList<ResourceHash> Tables, IReadOnlyList<ResourceHash> Models);

/// <summary>An embedded resource and its hash.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256, hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ResourceHash(string Name, string Sha256, long Bytes);

/// <summary>Writes <see cref="VersionDocument"/>.</summary>
[JsonSerializable(typeof(VersionDocument))]
public sealed partial class VersionContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static VersionContext Of { get; } = new(Documents.Options());
}
