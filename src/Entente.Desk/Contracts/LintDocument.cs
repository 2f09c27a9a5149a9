using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>What is to be said against a case: <c>entente case lint --json</c>.</summary>
/// <param name="Schema"><c>entente/lint/1</c>.</param>
/// <param name="Refused">Whether the case is refused.</param>
/// <param name="Findings">Errors (named <c>error</c>) or findings, the severe first.</param>
/// <param name="Proposals">Queries proposed for sentences of the articles, which wait for a person (<c>entente case accept</c>).</param>
public sealed record LintDocument(string Schema, bool Refused, IReadOnlyList<WeighWarning> Findings, IReadOnlyList<ProposedQuery> Proposals);

/// <summary>Writes <see cref="LintDocument"/>.</summary>
[JsonSerializable(typeof(LintDocument))]
public sealed partial class LintContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static LintContext Of { get; } = new(Documents.Options());
}
