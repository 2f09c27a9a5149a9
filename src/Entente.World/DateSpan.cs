namespace Entente.World;

/// <summary>A span of whole days; the first and the last day are both part of it. An absent end is open.</summary>
public readonly record struct DateSpan
{
    /// <summary>Makes the span.</summary>
    /// <param name="start">The first day; null for a start that is open.</param>
    /// <param name="end">The last day, part of the span; null for an end that is open.</param>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public DateSpan(DateOnly? start, DateOnly? end)
    {
        if (start is { } s && end is { } e && e < s)
            throw new ArgumentException($"The span ends ({e:O}) before it starts ({s:O}).");
        Start = start;
        End = end;
    }

    /// <summary>The first day, or null for an open start.</summary>
    public DateOnly? Start { get; }

    /// <summary>The last day, or null for an open end.</summary>
    public DateOnly? End { get; }

    /// <summary>Every day there is.</summary>
    public static DateSpan Always => default;

    /// <summary>Whether the day lies in the span, both ends included.</summary>
    public bool Contains(DateOnly day) => (Start is not { } s || day >= s) && (End is not { } e || day <= e);

    /// <summary>Whether the two spans share a day.</summary>
    public bool Overlaps(DateSpan other) =>
        (Start is not { } s || other.End is not { } oe || s <= oe) && (End is not { } e || other.Start is not { } os || os <= e);

    /// <summary>EDTF interval: <c>1991-12-26/..</c>.</summary>
    public override string ToString() =>
        $"{(Start is { } s ? EdtfDate.Day(s).ToString() : "..")}/{(End is { } e ? EdtfDate.Day(e).ToString() : "..")}";
}
