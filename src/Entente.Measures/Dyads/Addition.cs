namespace Entente.Measures.Dyads;

/// <summary>Columns that can be added to the dyad-year table.</summary>
internal abstract class Addition
{
    /// <summary>The name by which it is asked for.</summary>
    internal abstract string Name { get; }

    /// <summary>The headers.</summary>
    internal abstract IReadOnlyList<string> Columns { get; }

    /// <summary>A reader of its own for one thread.</summary>
    internal abstract DyadCursor Cursor();
}

/// <summary>Goes through one pair after the other, and through the years of each in order.</summary>
internal abstract class DyadCursor
{
    /// <summary>Goes to a pair, by the indices of its states.</summary>
    internal abstract void Begin(int a, int b);

    /// <summary>Writes the cells of a year, a comma before each.</summary>
    internal abstract void Write(CsvBuffer row, int year);

    /// <summary>Why cells of the year just written are empty; empty where none is.</summary>
    internal abstract string Reason(int year);

    /// <summary>Goes forward in one stretch of a pair index to the first place of that year or later.</summary>
    protected static bool Seek(Facts.PairIndex index, ref int at, int end, int year)
    {
        while (at < end && index.Years[at] < year)
            at++;
        return at < end && index.Years[at] == year;
    }
}
