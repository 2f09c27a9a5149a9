namespace Entente.World;

/// <summary>How a text bounds a number.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>That many or more ("more than 11,000").</summary>
    AtLeast,

    /// <summary>That many or fewer.</summary>
    AtMost,

    /// <summary>Roughly that many ("about 95 percent").</summary>
    About,
}

/// <summary>A quantity that a text states.</summary>
/// <param name="Amount">The number; the lower end of a range.</param>
/// <param name="Upper">The upper end of a range; null for a single number.</param>
/// <param name="Unit">The unit (<c>percent</c>, <c>km</c>, <c>USD</c>, <c>1</c> for a count).</param>
/// <param name="Bound">How the text bounds it.</param>
/// <param name="Of">What is counted or measured, as the text names it; null where it does not.</param>
public sealed record Quantity(double Amount, double? Upper, string Unit, Bound Bound, string? Of);
