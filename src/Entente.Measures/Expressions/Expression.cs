using System.Collections.Immutable;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>A part of an expression.</summary>
public abstract record Expression
{
    private protected Expression()
    {
    }
}

/// <summary>A number.</summary>
public sealed record NumberPart(double Number) : Expression;

/// <summary>A date, or a year.</summary>
public sealed record DatePart(EdtfDate Date) : Expression;

/// <summary>A length of time in years: <c>10y</c>, <c>6m</c>.</summary>
public sealed record LengthPart(double Years) : Expression;

/// <summary>A state.</summary>
public sealed record StatePart(StateCode State) : Expression;

/// <summary>Two states with direction: <c>CHN->RUS</c>.</summary>
public sealed record DirectedPart(DirectedDyad Dyad) : Expression;

/// <summary>Two states without: <c>CHN--RUS</c>.</summary>
public sealed record DyadPart(Dyad Dyad) : Expression;

/// <summary>A word, such as <c>latest</c>, <c>defence</c>, <c>THREATEN</c>.</summary>
public sealed record WordPart(string Word) : Expression;

/// <summary>A function with its arguments.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Arguments by place, then by name.</param>
public sealed record CallPart(string Name, ImmutableArray<Argument> Arguments) : Expression;

/// <summary>An argument.</summary>
/// <param name="Name">Its name; null where it goes by place.</param>
/// <param name="Value">What it is.</param>
public sealed record Argument(string? Name, Expression Value);

/// <summary>Two parts and the sign between them: <c>+ - * /</c>.</summary>
public sealed record BinaryPart(char Sign, Expression Left, Expression Right) : Expression;

/// <summary>How two sides are compared.</summary>
public enum Comparison
{
    /// <summary>Not at all: the expression is a value or a statement of its own.</summary>
    None,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    AtMost,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    AtLeast,

    /// <summary>Within a tolerance: <c>~= x +- y</c>.</summary>
    About,
}

/// <summary>An expression, or two and how they are compared.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Left">The left side.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Right">The right side; null where there is none.</param>
/// <param name="Tolerance">The tolerance; null where there is none.</param>
public sealed record CheckExpression(string Text, Expression Left, Comparison Comparison, Expression? Right, Expression? Tolerance);
