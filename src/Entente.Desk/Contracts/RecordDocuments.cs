using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>What became of an import: <c>entente import --json</c>.</summary>
/// <param name="Schema"><c>entente/import/1</c>.</param>
/// <param name="Record">The record.</param>
/// <param name="Imports">One entry a file.</param>
public sealed record ImportDocument(string Schema, string Record, IReadOnlyList<ImportedFile> Imports);

/// <summary>One file.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Version">The version.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Rows">Rows taken.</param>
/// <param name="RefusedRows">Rows refused.</param>
/// <param name="AlreadyThere">Whether the same file had been imported before.</param>
/// <param name="Tables">Rows by table.</param>
/// <param name="Refused">The first refused rows, with reasons.</param>
public sealed record ImportedFile(string Provider, string Version, string File, string Sha256, long Rows, long RefusedRows, bool AlreadyThere, IReadOnlyList<TableRows> Tables, IReadOnlyList<RefusedLine> Refused);

/// <summary>Rows of a table.</summary>
public sealed record TableRows(string Table, long Rows);

/// <summary>A refused row.</summary>
public sealed record RefusedLine(string Member, long Line, string Reason);

/// <summary>What a record holds: <c>entente coverage --json</c>.</summary>
/// <param name="Schema"><c>entente/coverage/1</c>.</param>
/// <param name="Record">The record.</param>
/// <param name="Imports">Every import.</param>
/// <param name="Coverage">The windows in which they speak.</param>
public sealed record CoverageDocument(string Schema, string Record, IReadOnlyList<LedgerLine> Imports, IReadOnlyList<CoverageLine> Coverage);

/// <summary>An import in the ledger.</summary>
public sealed record LedgerLine(long Id, string Provider, string Version, string File, string Sha256, long Bytes, long Rows, long Refused, string ImportedOn, string Program);

/// <summary>A window.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Version">Its version.</param>
/// <param name="Variable">The variable.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Absence">What absence of a row means: <c>zero</c> or <c>unknown</c>.</param>
/// <param name="Present">Cells with a value.</param>
/// <param name="Missing">Cells that the source marks as missing.</param>
public sealed record CoverageLine(string Provider, string Version, string Variable, string From, string To, string Absence, long Present, long Missing);

/// <summary>Whether a record is sound: <c>entente verify --json</c>.</summary>
/// <param name="Schema"><c>entente/verify/1</c>.</param>
/// <param name="Record">The record.</param>
/// <param name="Sound">Whether nothing was found.</param>
/// <param name="Faults">What was found.</param>
/// <param name="Imports">How many imports were checked.</param>
/// <param name="Rows">How many rows.</param>
public sealed record VerifyDocument(string Schema, string Record, bool Sound, IReadOnlyList<string> Faults, int Imports, long Rows);

/// <summary>Where data come from: <c>entente sources --json</c>.</summary>
/// <param name="Schema"><c>entente/sources/1</c>.</param>
/// <param name="Sources">Every provider.</param>
public sealed record SourcesDocument(string Schema, IReadOnlyList<SourceLine> Sources);

/// <summary>A provider.</summary>
public sealed record SourceLine(string Id, string Title, string Authority, string Page, string? Download, string? Size, string Terms, string Citation, IReadOnlyList<string> Files, string Command);

/// <summary>What was written: <c>entente dyads --json</c>.</summary>
/// <param name="Schema"><c>entente/dyads/1</c>.</param>
/// <param name="File">The file; null for standard output.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Columns">The headers.</param>
/// <param name="Sources">What the columns were made of.</param>
/// <param name="Notes">What must be said about them.</param>
public sealed record DyadsDocument(string Schema, string? File, long Rows, IReadOnlyList<string> Columns, IReadOnlyList<UsedSource> Sources, IReadOnlyList<string> Notes);

/// <summary>A source that a result used.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Version">Its version.</param>
/// <param name="File">The file.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Citation">How it is cited.</param>
public sealed record UsedSource(string Provider, string Version, string File, string Sha256, string Citation);

/// <summary>Writes the documents about a record.</summary>
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(CoverageDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(SourcesDocument))]
[JsonSerializable(typeof(DyadsDocument))]
public sealed partial class RecordContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static RecordContext Of { get; } = new(Documents.Options());
}
