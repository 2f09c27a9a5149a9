using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>What an expression of the case is for.</summary>
public enum CaseQueryKind
{
    /// <summary>An item of evidence recomputed from the record.</summary>
    Evidence,

    /// <summary>A prior.</summary>
    Prior,

    /// <summary>The outside view of an outcome at a date.</summary>
    Outcome,
}

/// <summary>An expression of the case that the desk has to answer.</summary>
/// <param name="Id"><c>evidence/E09</c>, <c>prior/E</c>, <c>outcome/rupture/2034-06-19</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Owner">The id of the item, hypothesis or outcome.</param>
/// <param name="Date">The outcome's date.</param>
/// <param name="Expression">The expression, with <c>{date}</c> filled in.</param>
/// <param name="At">Where it stands.</param>
public sealed record CaseQuery(string Id, CaseQueryKind Kind, string Owner, DateOnly? Date, string Expression, Place At);

/// <summary>Whether an item holds against the record.</summary>
public enum Verdict
{
    /// <summary>The expression makes no assertion.</summary>
    None,

    /// <summary>The record agrees.</summary>
    Holds,

    /// <summary>The record disagrees.</summary>
    Fails,

    /// <summary>The record does not say.</summary>
    Open,
}

/// <summary>The desk's answer to an expression.</summary>
public sealed record Answer
{
    /// <summary>The id of the <see cref="CaseQuery"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The expression that was answered.</summary>
    public required string Expression { get; init; }

    /// <summary>The answer for every comparison class, or one without a name; the first is the main one.</summary>
    public ImmutableArray<ClassAnswer> Classes { get; init; } = [];

    /// <summary>Whether the assertion of the expression holds.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The window in which the source speaks, in words.</summary>
    public string? Coverage { get; init; }

    /// <summary>Whose data and dating rule.</summary>
    public string? Authority { get; init; }

    /// <summary>The rows it was computed from, at most a few dozen.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    /// <summary>The version of the data.</summary>
    public string? Version { get; init; }

    /// <summary>A hash of the data.</summary>
    public string? Hash { get; init; }

    /// <summary>The class called <paramref name="name"/>, or the main one where it is null; null where there is none.</summary>
    public ClassAnswer? Find(string? name) =>
        name is null ? Classes.FirstOrDefault() : Classes.FirstOrDefault(c => c.Name == name);
}

/// <summary>A value with its interval, for one comparison class.</summary>
/// <param name="Name">The class; null where the expression is about none.</param>
/// <param name="Value">The number, or why there is none.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Size">How many past cases the class has.</param>
/// <param name="Note">A remark, such as the dating rule.</param>
/// <param name="Members">The past cases by id, so that the linter can refuse one that is evidence as well.</param>
public sealed record ClassAnswer(string? Name, Value Value, double? Low = null, double? High = null, int? Size = null, string? Note = null, ImmutableArray<string> Members = default);
