namespace Entente.Figures;

/// <summary>How a figure prints its values.</summary>
public enum ValueFormat
{
    /// <summary>Four significant digits.</summary>
    Number,

    /// <summary>A share between 0 and 1, as per cent with four significant digits.</summary>
    Percent,

    /// <summary>A weight of evidence in decibans, ten times the decimal logarithm of an odds ratio (Good 1950), with its sign.</summary>
    Decibans,
}

/// <summary>What the horizontal axis of a line figure counts.</summary>
public enum AxisKind
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Days, as <see cref="DateOnly.DayNumber"/>; printed as dates.</summary>
    Date,
}
