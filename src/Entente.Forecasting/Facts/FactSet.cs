using System.Collections.Immutable;

namespace Entente.Forecasting;

/// <summary>Facts in three parts that follow one another in time.</summary>
/// <remarks>Each part is sorted by day; within a day the order carries no meaning. A day belongs to one part only.</remarks>
public sealed class FactSet
{
    /// <summary>Makes the set and checks it.</summary>
    /// <param name="name">A short name, printed with results.</param>
    /// <param name="entityCount">How many actors there are; at least 2.</param>
    /// <param name="relationCount">How many relations there are; at least 1.</param>
    /// <param name="train">The training part; not empty.</param>
    /// <param name="valid">The validation part; may be empty.</param>
    /// <param name="test">The test part; may be empty.</param>
    /// <param name="entityNames">A name for each actor, or empty.</param>
    /// <param name="relationNames">A name for each relation, or empty.</param>
    /// <exception cref="ArgumentException">A part is unsorted, overlaps the one before, holds a fact twice or an id that is not there; the message says which fact.</exception>
    public FactSet(
        string name,
        int entityCount,
        int relationCount,
        ImmutableArray<Fact> train,
        ImmutableArray<Fact> valid,
        ImmutableArray<Fact> test,
        ImmutableArray<string> entityNames = default,
        ImmutableArray<string> relationNames = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (entityCount < 2)
            throw new ArgumentException($"{entityCount} actors; two or more are needed to rank an answer.", nameof(entityCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(relationCount, 1);
        if (FindExcess(entityCount, relationCount) is { } excess)
            throw new ArgumentException(excess);
        (Name, EntityCount, RelationCount) = (name, entityCount, relationCount);
        (Train, Valid, Test) = (train.IsDefault ? [] : train, valid.IsDefault ? [] : valid, test.IsDefault ? [] : test);
        if (Train.IsEmpty)
            throw new ArgumentException("The training part is empty.", nameof(train));
        var from = 0;
        foreach (var part in new[] { Part.Train, Part.Valid, Part.Test })
        {
            var fault = FindFault(this[part].AsSpan(), entityCount, relationCount, from);
            if (fault is var (index, what))
                throw new ArgumentException($"{part} fact {index}: {what}.");
            if (!this[part].IsEmpty)
                from = this[part][^1].Day + 1;
        }

        EntityNames = entityNames.IsDefault ? [] : entityNames;
        RelationNames = relationNames.IsDefault ? [] : relationNames;
        if (!EntityNames.IsEmpty && EntityNames.Length != entityCount)
            throw new ArgumentException("There is not one name for each actor.", nameof(entityNames));
        if (!RelationNames.IsEmpty && RelationNames.Length != relationCount)
            throw new ArgumentException("There is not one name for each relation.", nameof(relationNames));
    }

    /// <summary>The set's name.</summary>
    public string Name { get; }

    /// <summary>How many actors there are, whether or not they occur.</summary>
    public int EntityCount { get; }

    /// <summary>How many relations there are, one direction.</summary>
    public int RelationCount { get; }

    /// <summary>The training part.</summary>
    public ImmutableArray<Fact> Train { get; }

    /// <summary>The validation part.</summary>
    public ImmutableArray<Fact> Valid { get; }

    /// <summary>The test part.</summary>
    public ImmutableArray<Fact> Test { get; }

    /// <summary>The actors' names; empty where none are known.</summary>
    public ImmutableArray<string> EntityNames { get; }

    /// <summary>The relations' names; empty where none are known.</summary>
    public ImmutableArray<string> RelationNames { get; }

    /// <summary>A part by name.</summary>
    public ImmutableArray<Fact> this[Part part] => part switch { Part.Train => Train, Part.Valid => Valid, _ => Test };

    /// <summary>Says whether there are more actors or relations than the tables hold.</summary>
    /// <param name="entityCount">How many actors there are.</param>
    /// <param name="relationCount">How many relations there are.</param>
    /// <returns>What is wrong, in a few words; null where all is well.</returns>
    public static string? FindExcess(int entityCount, int relationCount) =>
        entityCount > 1 << 24 || relationCount > 1 << 15 || 2L * entityCount * relationCount > Array.MaxLength
            ? $"{entityCount} actors and {relationCount} relations are too many; at most 16,777,216 actors, 32,768 relations and a billion pairs of the two are held"
            : null;

    // Ids are below 2^24, 2^15 and 2^24: subject, relation and object in one number.
    private static long Key(Fact f) => ((((long)f.Subject << 15) | (uint)f.Relation) << 24) | (uint)f.Object;

    /// <summary>Finds the first fact that may not stand where it stands.</summary>
    /// <param name="facts">The facts of one part, in the order of the file.</param>
    /// <param name="entityCount">How many actors there are.</param>
    /// <param name="relationCount">How many relations there are.</param>
    /// <param name="firstDay">The first day that the part may hold.</param>
    /// <returns>The index of the fact and what is wrong with it, in a few words; null where all is well.</returns>
    public static (int Index, string What)? FindFault(ReadOnlySpan<Fact> facts, int entityCount, int relationCount, int firstDay)
    {
        var today = new HashSet<long>();
        var day = -1;
        for (var i = 0; i < facts.Length; i++)
        {
            var f = facts[i];
            if ((uint)f.Subject >= (uint)entityCount)
                return (i, $"unknown subject {f.Subject}; 0 to {entityCount - 1} were expected");
            if ((uint)f.Object >= (uint)entityCount)
                return (i, $"unknown object {f.Object}; 0 to {entityCount - 1} were expected");
            if ((uint)f.Relation >= (uint)relationCount)
                return (i, $"unknown relation {f.Relation}; 0 to {relationCount - 1} were expected");
            if (f.Day < firstDay)
                return (i, $"day {f.Day} lies outside this part, which may begin on day {firstDay}; each day belongs to one part");
            if (f.Day < day)
                return (i, $"day {f.Day} after day {day}; sort the facts by day");
            if (f.Day != day)
            {
                today.Clear();
                day = f.Day;
            }

            if (!today.Add(Key(f)))
                return (i, $"the fact {f.Subject} {f.Relation} {f.Object} on day {f.Day} stands here a second time; each fact may stand once");
        }

        return null;
    }
}
