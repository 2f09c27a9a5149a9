using Entente.Measures.Reading;
using Entente.Record.Events;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Rows of event data as events of the vocabulary.</summary>
internal static class RecordedEvents
{
    /// <summary>The event of a row. An actor is the state itself where the provider's name is a code that begins with it and says no other role.</summary>
    internal static Event Of(EventRow row, DirectedDyad dyad, RecordSource source) => new(
        Actor(row.SourceActor, dyad.Source), Actor(row.TargetActor, dyad.Target), row.Type ?? PloverType.Consult, null, row.Code, row.Goldstein, EdtfDate.Day(row.Day), EventStatus.Happened,
        new RowProvenance(source.Provider, source.Version, row.File, row.Row));

    private static ActorCode Actor(string name, StateCode state) =>
        new(name.StartsWith(state.Text, StringComparison.Ordinal) && name.Length % 3 == 0 && name.All(char.IsAsciiLetterUpper) ? name : state.Text);
}
