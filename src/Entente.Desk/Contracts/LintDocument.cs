using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>What is to be said against a case: <c>entente case lint --json</c>.</summary>
/// <param name="Schema"><c>entente/lint/1</c>.</param>
/// <param name="Refused">Whether the case is refused.</param>
/// <param name="Findings">Errors (named <c>error</c>) or findings, the severe first.</param>
public sealed record LintDocument(string Schema, bool Refused, IReadOnlyList<WeighWarning> Findings);

/// <summary>Writes <see cref="LintDocument"/>.</summary>
[JsonSerializable(typeof(LintDocument))]
public sealed partial class LintContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static LintContext Of { get; } = new(Documents.Options());
}
