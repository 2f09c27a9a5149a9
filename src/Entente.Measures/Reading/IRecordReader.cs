using System.Collections.Immutable;
using Entente.Measures.Similarity;
using Entente.World;

namespace Entente.Measures.Reading;

/// <summary>A source that answers for a family of measures.</summary>
/// <param name="Id">Its id within the record: provider and version.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Authority">Whose word it is.</param>
/// <param name="Version">The version.</param>
/// <param name="File">The file; null where it is a table of Entente's own.</param>
/// <param name="Hash">Its SHA-256; null where there is none.</param>
/// <param name="Citation">How it is cited.</param>
public sealed record RecordSource(string Id, string Provider, string Authority, string Version, string? File, string? Hash, string Citation);

/// <summary>One value of a series with the rows it came from.</summary>
/// <param name="When">When.</param>
/// <param name="Value">The number, or why there is none.</param>
/// <param name="Rows">The rows behind it.</param>
public sealed record Datum(EdtfDate When, Value Value, ImmutableArray<RowProvenance> Rows);

/// <summary>A dated series.</summary>
/// <param name="Unit">Its unit.</param>
/// <param name="Data">Its values, by date.</param>
/// <param name="Coverage">The days its source speaks about.</param>
public sealed record DatumSeries(string Unit, ImmutableArray<Datum> Data, DateSpan Coverage);

/// <summary>Trade of one state with another in a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Partner">The other state.</param>
/// <param name="Imports">What the state imported from it.</param>
/// <param name="Exports">What the state exported to it.</param>
/// <param name="Row">The row.</param>
public sealed record PartnerTrade(int Year, StateCode Partner, Value Imports, Value Exports, RowProvenance Row);

/// <summary>A roll call in which both states took part: 1 yes, 2 abstention, 3 no.</summary>
public readonly record struct SharedVote(int Year, int First, int Second, long Row);

/// <summary>Events of one directed dyad in a month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Count">How many.</param>
/// <param name="Goldstein">The sum of their Goldstein values.</param>
/// <param name="Rated">How many of them have one.</param>
public readonly record struct EventMonth(DateOnly Month, long Count, double Goldstein, long Rated);

/// <summary>A pact as one authority has it, between one state and others.</summary>
/// <param name="Id">The authority's id.</param>
/// <param name="Members">The members.</param>
/// <param name="Obligations">What they promise.</param>
/// <param name="Start">The first day, where known.</param>
/// <param name="End">The last day; null where it has not ended.</param>
/// <param name="Conditional">Whether a promise has conditions.</param>
/// <param name="Name">Its name; null where the authority gives none.</param>
/// <param name="Row">Where it stands.</param>
/// <param name="EffectiveEnd">When it ended in effect, where the authority says so; null elsewhere.</param>
public sealed record PactRecord(string Id, ImmutableArray<StateCode> Members, Obligations Obligations, EdtfDate Start, EdtfDate? End, bool Conditional, string? Name, string Row, EdtfDate? EffectiveEnd = null);

/// <summary>What somebody found who looked for it, as he is cited: a table of findings gives no series, only his answer.</summary>
/// <param name="When">When it was so, or is said to have been.</param>
/// <param name="Holds">Whether it was so; null where no record of it was found, which is not the same as no.</param>
/// <param name="Place">Where, for what has a place; null elsewhere.</param>
/// <param name="Number">A number that goes with it, where there is one.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Cited">Who found it, and where it stands.</param>
/// <param name="Row">The row.</param>
public sealed record Finding(EdtfDate When, bool? Holds, string? Place, double? Number, string Unit, string Cited, RowProvenance Row);

/// <summary>Two states on opposite sides of a war or dispute.</summary>
/// <param name="Id">The source's number.</param>
/// <param name="First">One state.</param>
/// <param name="Second">The other.</param>
/// <param name="Start">The first day.</param>
/// <param name="Level">5 war, 4 use of force, 3 display, 2 threat.</param>
public sealed record ConflictRecord(string Id, StateCode First, StateCode Second, DateOnly Start, int Level);

/// <summary>What measures need of a record. States are asked for by the code people use; the reader finds the numbers by date.</summary>
public interface IRecordReader
{
    /// <summary>The sources for a family: <c>trade, gdp, arms, alliance, votes, ideal, power, events, pact, war, dispute, allies, finding, meeting</c>, or a variable that a user's own table gives.</summary>
    IReadOnlyList<RecordSource> Sources(string family);

    /// <summary>A series that a table gives as it stands under the function's name; null where none does.</summary>
    DatumSeries? Given(RecordSource source, string variable, StateCode first, StateCode second, bool symmetric);

    /// <summary>Trade of a state with every partner.</summary>
    (ImmutableArray<PartnerTrade> Rows, DateSpan Coverage) Trade(RecordSource source, StateCode state);

    /// <summary>A variable of a state by year, such as <c>cinc</c>.</summary>
    DatumSeries StateYears(RecordSource source, string variable, StateCode state);

    /// <summary>The rank of a state in a variable among all states, by year.</summary>
    DatumSeries Ranks(RecordSource source, string variable, StateCode state);

    /// <summary>Arms delivered from one to another, by year.</summary>
    DatumSeries Arms(RecordSource source, DirectedDyad dyad);

    /// <summary>Similarity of alliance portfolios by year.</summary>
    DatumSeries Similarity(RecordSource source, Dyad dyad, SimilarityKind kind);

    /// <summary>Roll calls in which both took part.</summary>
    (ImmutableArray<SharedVote> Votes, DateSpan Coverage) Votes(RecordSource source, Dyad dyad);

    /// <summary>The distance of ideal points by year.</summary>
    DatumSeries IdealDistance(RecordSource source, Dyad dyad);

    /// <summary>Events of one directed dyad by month, of every type or of one (a PLOVER type, or the first digits of a CAMEO code).</summary>
    (ImmutableArray<EventMonth> Months, DateSpan Coverage) Events(RecordSource source, DirectedDyad dyad, string? type);

    /// <summary>Every pact with this state; all pacts for none.</summary>
    (ImmutableArray<PactRecord> Pacts, DateSpan Coverage, string? Scope) Pacts(RecordSource source, StateCode state);

    /// <summary>Every pair at war or in dispute; with a scope, only those that the scope names.</summary>
    (ImmutableArray<ConflictRecord> Pairs, DateSpan Coverage, string? Scope) Conflicts(RecordSource source, string family);

    /// <summary>Cited findings of that name about two states, in either direction where <paramref name="symmetric"/>; by date.</summary>
    ImmutableArray<Finding> Findings(RecordSource source, string name, StateCode first, StateCode second, bool symmetric);

    /// <summary>Where a place lies, degrees north and east; null where its name is not known.</summary>
    (double Latitude, double Longitude)? Place(string name);
}
