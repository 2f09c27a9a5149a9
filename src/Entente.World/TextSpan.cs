namespace Entente.World;

/// <summary>A stretch of a text in Unicode code points: from <see cref="Start"/> (first is 0) up to, not including, <see cref="End"/>.</summary>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <summary>Makes the span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative or the end lies before it.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        (Start, End) = (start, end);
    }

    /// <summary>The first code point.</summary>
    public int Start { get; }

    /// <summary>One past the last code point.</summary>
    public int End { get; }

    /// <summary>The number of code points.</summary>
    public int Length => End - Start;

    /// <summary>Whether the other span lies wholly within this one.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share a code point.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>By start, then by end.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary><c>[12,40)</c>.</summary>
    public override string ToString() => $"[{Start},{End})";
}
