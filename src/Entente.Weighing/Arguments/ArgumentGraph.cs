using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>The label of a statement.</summary>
public enum ArgumentLabel
{
    /// <summary>Neither can be said: it hangs on itself, or on what hangs on itself.</summary>
    Undecided,

    /// <summary>Accepted.</summary>
    In,

    /// <summary>Not accepted.</summary>
    Out,
}

/// <summary>By how much the best argument of a position must outweigh the best of every rival.</summary>
public enum ProofStandard
{
    /// <summary>It is heavier.</summary>
    Preponderance,

    /// <summary>It is heavier by more than .5.</summary>
    ClearAndConvincing,

    /// <summary>It is heavier by more than .5, and the rival's is under .3.</summary>
    BeyondReasonableDoubt,
}

/// <summary>A balancing argument graph (Gordon and Walton 2016, "Formalizing balancing arguments"): statements, arguments with weights, and issues whose positions exclude each other.</summary>
/// <param name="Statements">Ids and texts, in the order of the file; statements that only an argument names are listed too.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Issues">The issues; a statement is a position of one at most.</param>
/// <param name="Assumptions">Ids of the statements that are taken for granted.</param>
public sealed record ArgumentGraph(ImmutableArray<ArgumentStatement> Statements, ImmutableArray<BalancedArgument> Arguments, ImmutableArray<ArgumentIssue> Issues, ImmutableHashSet<string> Assumptions);

/// <summary>A statement.</summary>
/// <param name="Id">Its id, an atomic formula where schemes are used.</param>
/// <param name="Text">In words; the id where there are none.</param>
public sealed record ArgumentStatement(string Id, string Text);

/// <summary>An argument for a statement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conclusion">The statement that it is for.</param>
/// <param name="Premises">What it rests on.</param>
/// <param name="Undercutter">The statement that, if accepted, takes all weight from it; null for none.</param>
/// <param name="Weighing">How its weight is found.</param>
/// <param name="Properties">What a preference goes by, such as the date of a law.</param>
public sealed record BalancedArgument(string Id, string Conclusion, ImmutableArray<ArgumentPremise> Premises, string? Undercutter, ArgumentWeighing Weighing, ImmutableDictionary<string, string> Properties);

/// <summary>A premise.</summary>
/// <param name="Role">Its role, or the predicate of the statement where none is named.</param>
/// <param name="Statement">The statement.</param>
public readonly record struct ArgumentPremise(string Role, string Statement);

/// <summary>Positions of which one at most is accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Positions">Statements.</param>
/// <param name="Standard">What the winner must show.</param>
public sealed record ArgumentIssue(string Id, ImmutableArray<string> Positions, ProofStandard Standard);
