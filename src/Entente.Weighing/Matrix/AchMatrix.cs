using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A mark of the Analysis of Competing Hypotheses.</summary>
public enum AchMark
{
    /// <summary>Not applicable.</summary>
    NotApplicable = 0,

    /// <summary>Very inconsistent.</summary>
    VeryInconsistent = 1,

    /// <summary>Inconsistent.</summary>
    Inconsistent = 2,

    /// <summary>Neutral.</summary>
    Neutral = 3,

    /// <summary>Consistent.</summary>
    Consistent = 4,

    /// <summary>Very consistent.</summary>
    VeryConsistent = 5,
}

/// <summary>Evidence against hypotheses, each cell the marks of one or more analysts.</summary>
/// <param name="Hypotheses">Ids, one a column.</param>
/// <param name="Evidence">Ids, one a row.</param>
/// <param name="Cells">Row, column, analyst; an empty cell was not evaluated.</param>
public sealed record AchMatrix(ImmutableArray<string> Hypotheses, ImmutableArray<string> Evidence, ImmutableArray<ImmutableArray<ImmutableArray<AchMark>>> Cells)
{
    /// <summary>Reads <c>CC</c>, <c>C</c>, <c>N</c>, <c>I</c>, <c>II</c>, <c>NA</c>; null for anything else.</summary>
    public static AchMark? Mark(string text) => text switch
    {
        "CC" => AchMark.VeryConsistent,
        "C" => AchMark.Consistent,
        "N" => AchMark.Neutral,
        "I" => AchMark.Inconsistent,
        "II" => AchMark.VeryInconsistent,
        "NA" => AchMark.NotApplicable,
        _ => null,
    };
}
