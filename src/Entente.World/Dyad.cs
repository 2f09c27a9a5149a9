namespace Entente.World;

/// <summary>A pair of states without direction; the members stand in ordinal order, so that A-B and B-A are one value.</summary>
/// <remarks>Written <c>CHN--RUS</c>. Getting one from a <see cref="DirectedDyad"/> is always explicit: <see cref="DirectedDyad.Fold"/>.</remarks>
public readonly record struct Dyad
{
    /// <summary>Makes the pair.</summary>
    /// <exception cref="ArgumentException">The two are the same state, or one is none.</exception>
    public Dyad(StateCode a, StateCode b)
    {
        DyadRules.Check(a, b);
        (First, Second) = a.CompareTo(b) <= 0 ? (a, b) : (b, a);
    }

    /// <summary>The member that comes first in ordinal order.</summary>
    public StateCode First { get; }

    /// <summary>The member that comes second in ordinal order.</summary>
    public StateCode Second { get; }

    /// <summary>Whether the state is one of the two.</summary>
    public bool Has(StateCode state) => First == state || Second == state;

    /// <summary>Reads <c>CHN--RUS</c>, in either order.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Dyad Parse(string text)
    {
        var (a, b) = DyadRules.Split(text, "--");
        return new Dyad(a, b);
    }

    /// <summary><c>CHN--RUS</c>.</summary>
    public override string ToString() => $"{First}--{Second}";
}

/// <summary>A pair of states with direction: who does, to whom. Written <c>CHN->RUS</c>.</summary>
public readonly record struct DirectedDyad
{
    /// <summary>Makes the pair.</summary>
    /// <exception cref="ArgumentException">The two are the same state, or one is none.</exception>
    public DirectedDyad(StateCode source, StateCode target)
    {
        DyadRules.Check(source, target);
        (Source, Target) = (source, target);
    }

    /// <summary>Who acts.</summary>
    public StateCode Source { get; }

    /// <summary>On whom.</summary>
    public StateCode Target { get; }

    /// <summary>The other direction of the same pair.</summary>
    public DirectedDyad Reverse() => new(Target, Source);

    /// <summary>The pair without its direction.</summary>
    public Dyad Fold() => new(Source, Target);

    /// <summary>Reads <c>CHN->RUS</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static DirectedDyad Parse(string text)
    {
        var (a, b) = DyadRules.Split(text, "->");
        return new DirectedDyad(a, b);
    }

    /// <summary><c>CHN->RUS</c>.</summary>
    public override string ToString() => $"{Source}->{Target}";
}

internal static class DyadRules
{
    internal static void Check(StateCode a, StateCode b)
    {
        if (a.IsNone || b.IsNone)
            throw new ArgumentException("A dyad has two states; one of them is missing.");
        if (a == b)
            throw new ArgumentException($"A dyad has two different states; both are {a}.");
    }

    internal static (StateCode A, StateCode B) Split(string text, string arrow)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 6 + arrow.Length && string.CompareOrdinal(text, 3, arrow, 0, arrow.Length) == 0
            && StateCode.TryParse(text[..3], out var a) && StateCode.TryParse(text[^3..], out var b) && a != b)
            return (a, b);
        throw new FormatException($"'{text}' is no dyad: two different state codes joined by '{arrow}' were expected, such as CHN{arrow}RUS.");
    }
}
