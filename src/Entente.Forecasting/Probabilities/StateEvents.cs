using System.Collections.Immutable;

namespace Entente.Forecasting;

/// <summary>An event between two states.</summary>
/// <param name="Source">Who acts: the state's index.</param>
/// <param name="Target">On whom: the state's index.</param>
/// <param name="Class">Its class.</param>
/// <param name="Day">The day, 0 or more.</param>
/// <param name="ByStates">True where both actors are the states themselves; false where one is an actor within them, such as a ministry. Outcomes are of
/// states themselves; actors within them inform.</param>
/// <param name="Row">The row it came from: the caller's number.</param>
public readonly record struct StateEvent(int Source, int Target, EventClass Class, int Day, bool ByStates, int Row);

/// <summary>Events between states, sorted by day.</summary>
public sealed class StateEvents
{
    /// <summary>Makes the list.</summary>
    /// <param name="states">The states' names or codes.</param>
    /// <param name="events">The events, in any order.</param>
    /// <param name="end">The first day that is not known.</param>
    /// <exception cref="ArgumentException">An event names a state or a day that is not there, or a state acting on itself.</exception>
    public StateEvents(ImmutableArray<string> states, IEnumerable<StateEvent> events, int end)
    {
        ArgumentNullException.ThrowIfNull(events);
        States = states;
        All = [.. events.OrderBy(e => e.Day).ThenBy(e => e.Row)];
        End = end;
        foreach (var e in All)
        {
            if ((uint)e.Source >= (uint)states.Length || (uint)e.Target >= (uint)states.Length || e.Source == e.Target)
                throw new ArgumentException($"Event {e.Row} names no two different states of {states.Length}.", nameof(events));
            if (e.Day < 0 || e.Day >= end)
                throw new ArgumentException($"Event {e.Row} lies on day {e.Day}, outside 0 to {end - 1}.", nameof(events));
        }
    }

    /// <summary>The states.</summary>
    public ImmutableArray<string> States { get; }

    /// <summary>The events by day.</summary>
    public ImmutableArray<StateEvent> All { get; }

    /// <summary>The first day that is not known.</summary>
    public int End { get; }

    /// <summary>The states with most events among themselves before a day, most first.</summary>
    public ImmutableArray<int> MostActive(int count, int before)
    {
        var times = new int[States.Length];
        foreach (var e in All)
        {
            if (e.Day >= before)
                break;
            if (!e.ByStates)
                continue;
            times[e.Source]++;
            times[e.Target]++;
        }

        return [.. Enumerable.Range(0, States.Length).OrderByDescending(i => times[i]).ThenBy(i => i).Take(count)];
    }
}
