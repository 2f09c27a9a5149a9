namespace Entente.Record.Import;

/// <summary>How the tables of a user's own are read: what `mapping.yaml` says.</summary>
/// <param name="File">The mapping's own file, for errors and the ledger.</param>
/// <param name="Provider">A short id of the user's choosing.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What it is.</param>
/// <param name="Authority">Whose word it is, as a verdict names it.</param>
/// <param name="Citation">How it is cited, in one line.</param>
/// <param name="Url">Where it stands; null where nowhere.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="StateOf">Finds the ISO code of a state from what a cell holds, the system the table names (<c>iso</c>, <c>cow</c>, <c>gw</c>, <c>name</c>) and a day; null where it is none.</param>
public sealed record TableMap(
    string File, string Provider, string Version, string Title, string Authority, string Citation, string? Url,
    IReadOnlyList<MappedTable> Tables, Func<string, string, DateOnly, string?> StateOf);

/// <summary>One table and where its parts stand. A part is the name of a column, or a text of its own with an equals sign before it.</summary>
/// <param name="File">The file.</param>
/// <param name="Delimiter">The sign between fields.</param>
/// <param name="Variable">What is measured, such as <c>trade.flow</c>, <c>trade.share</c>, <c>pact</c>.</param>
/// <param name="Source">The state (or the first of two).</param>
/// <param name="Target">The other state; null where the table is of single states.</param>
/// <param name="First">The first day or the date, EDTF; or three columns for year, month and day with spaces between.</param>
/// <param name="Last">The last day; null for the end of the date in <paramref name="First"/>.</param>
/// <param name="Value">The number; null where a row is a fact without a number.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Label">Words that go with the row, or several columns of 0 and 1 with spaces between, whose names are then joined.</param>
/// <param name="Cited">The source of the row.</param>
/// <param name="States">The system in which states are named: <c>iso</c>, <c>cow</c>, <c>gw</c> or <c>name</c>.</param>
/// <param name="Missing">Texts that stand for no value.</param>
/// <param name="Scale">What every value is multiplied by.</param>
/// <param name="FirstYear">The first year the table covers; null for the first in it.</param>
/// <param name="LastYear">The last year it covers; null for the last in it.</param>
/// <param name="AbsenceIsZero">Whether absence of a row within these years says that it did not happen.</param>
/// <param name="Scope">Which cases alone the table speaks about, in words; null where it speaks about all.</param>
public sealed record MappedTable(
    string File, char Delimiter, string Variable, string Source, string? Target, string First, string? Last, string? Value, string? Unit, string? Label, string? Cited,
    string States, IReadOnlyList<string> Missing, double Scale, int? FirstYear, int? LastYear, bool AbsenceIsZero, string? Scope = null);
