using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>An expression worked out by every authority: <c>entente measure --json</c>.</summary>
/// <param name="Schema"><c>entente/measure/1</c>.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Answers">One entry an authority.</param>
/// <param name="Needs">Families for which the record holds nothing.</param>
public sealed record MeasureDocument(string Schema, string Expression, IReadOnlyList<MeasuredBy> Answers, IReadOnlyList<string> Needs);

/// <summary>What one authority gives.</summary>
/// <param name="Authority">Whose word it is.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Version">The version.</param>
/// <param name="File">The file; null for a table of Entente's own.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Citation">How it is cited.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Coverage">The days it speaks about, EDTF.</param>
/// <param name="Words">What was found, in a line; null where the values say all.</param>
/// <param name="Values">The values.</param>
public sealed record MeasuredBy(string Authority, string Provider, string Version, string? File, string? Sha256, string Citation, string Unit, string Coverage, string? Words, IReadOnlyList<MeasuredValue> Values);

/// <summary>A value.</summary>
/// <param name="Date">When, EDTF; null for a single value.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Missing">Why there is none; null where there is one.</param>
/// <param name="Rows">The rows behind it, at most 20: file and line.</param>
/// <param name="RowCount">How many rows there are.</param>
public sealed record MeasuredValue(string? Date, double? Value, string? Missing, IReadOnlyList<string> Rows, int RowCount);

/// <summary>A case's claims against the record: <c>entente check --json</c>; the brief shows the same.</summary>
/// <param name="Schema"><c>entente/checks/1</c>.</param>
/// <param name="Case">The case.</param>
/// <param name="Record">The record that was asked, and the case's own, where it has one.</param>
/// <param name="Checks">Every claim with a query.</param>
/// <param name="Proposals">Queries proposed for claims that were read; none is a verdict before a person accepts it.</param>
/// <param name="Counts">How many claims could be checked.</param>
/// <param name="Drift">What differs from the case's locked answers.</param>
public sealed record ChecksDocument(string Schema, string Case, IReadOnlyList<string> Record, IReadOnlyList<ClaimCheck> Checks, IReadOnlyList<ProposedQuery> Proposals, CheckCounts Counts, IReadOnlyList<string> Drift)
{
    /// <summary>Rows of the case's own tables that were not taken: file, line, reason.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}

/// <summary>One claim.</summary>
/// <param name="Id">The item of evidence.</param>
/// <param name="Text">Its text.</param>
/// <param name="Expression">Its query.</param>
/// <param name="Verdict"><c>holds</c>, <c>does not hold</c>, <c>depends</c>, <c>outside coverage</c>, or <c>value</c> where the query claims nothing.</param>
/// <param name="DependsOn">What it depends on; null where it does not.</param>
/// <param name="Number">The number of the first authority; null where there is none.</param>
/// <param name="Words">The answer in a line.</param>
/// <param name="Authorities">What each authority says.</param>
/// <param name="Needs">Families for which nothing is recorded.</param>
public sealed record ClaimCheck(string Id, string Text, string Expression, string Verdict, string? DependsOn, double? Number, string Words, IReadOnlyList<AuthorityLine> Authorities, IReadOnlyList<string> Needs);

/// <summary>What one authority says of a claim.</summary>
/// <param name="Authority">Whose word it is.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Number">The number; null where there is none.</param>
/// <param name="Words">What was found.</param>
/// <param name="Coverage">The days it speaks about.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The file's hash; null for a table of Entente's own.</param>
/// <param name="Citation">How it is cited.</param>
/// <param name="Rows">The rows behind it: file and line, at most 20.</param>
/// <param name="Sensitivity">The same by other definitions.</param>
public sealed record AuthorityLine(string Authority, string Verdict, double? Number, string Words, string Coverage, string Version, string? Sha256, string Citation, IReadOnlyList<string> Rows, IReadOnlyList<SensitivityLine> Sensitivity)
{
    /// <summary>The same rows with what stands in them, where the record can tell.</summary>
    public IReadOnlyList<RecordRow> Cells { get; init; } = [];
}

/// <summary>A row of the record.</summary>
/// <param name="Row">File and line.</param>
/// <param name="Text">What stands in it: columns and cells.</param>
public sealed record RecordRow(string Row, string Text);

/// <summary>The same by another definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Holds">Whether it holds then; null where nothing can be said.</param>
/// <param name="Words">What was found.</param>
public sealed record SensitivityLine(string Definition, bool? Holds, string Words);

/// <summary>A query proposed for a claim.</summary>
/// <param name="Claim">The claim's id: <c>ARTICLE#SENTENCE</c>.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Expression">The query.</param>
/// <param name="Confidence">0 to 1: how surely the sentence means this.</param>
/// <param name="Template">What kind of claim it was taken for.</param>
/// <param name="Needs">The provider whose data it needs and the record lacks; null where it could be asked at once.</param>
public sealed record ProposedQuery(string Claim, string Text, string Expression, double Confidence, string Template, string? Needs);

/// <summary>How many claims could be checked.</summary>
/// <param name="Checked">With a query that was answered.</param>
/// <param name="NoData">With a query, accepted or proposed, for which the record holds no data.</param>
/// <param name="Proposed">With a proposed query that waits for a person.</param>
/// <param name="NotCheckable">Without any.</param>
public sealed record CheckCounts(int Checked, int NoData, int Proposed, int NotCheckable);

/// <summary>Writes the documents about measures and checks.</summary>
[JsonSerializable(typeof(MeasureDocument))]
[JsonSerializable(typeof(ChecksDocument))]
public sealed partial class CheckContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static CheckContext Of { get; } = new(Documents.Options());
}
