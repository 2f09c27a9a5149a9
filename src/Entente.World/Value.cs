namespace Entente.World;

/// <summary>Why there is no number.</summary>
public enum NoValue
{
    /// <summary>The source does not speak about this time, state or variable at all.</summary>
    OutsideCoverage,

    /// <summary>The source speaks about it and marks this cell as missing (-9, empty, "..").</summary>
    MissingInSource,

    /// <summary>No source that holds it has been imported.</summary>
    NotRecorded,

    /// <summary>The notion has no meaning here: a share of nothing, a dyad before one of its members existed.</summary>
    NotApplicable,

    /// <summary>There are data, too few for an honest number.</summary>
    TooLittleData,

    /// <summary>There is a number whose source could not be verified; it enters no estimate.</summary>
    Unverified,
}

/// <summary>A number, or the reason why there is none. Missing is never zero.</summary>
/// <remarks>There is no conversion to <see cref="double"/>: whoever needs the number asks <see cref="TryGet"/> and says what happens without.
/// The default value is missing, with the reason <see cref="NoValue.OutsideCoverage"/>.</remarks>
public readonly record struct Value
{
    private readonly double _number;
    private readonly bool _has;
    private readonly NoValue _reason;

    private Value(double number, bool has, NoValue reason, string? detail) => (_number, _has, _reason, Detail) = (number, has, reason, detail);

    /// <summary>Whether there is a number.</summary>
    public bool HasNumber => _has;

    /// <summary>The reason why there is none; null where there is a number.</summary>
    public NoValue? Reason => _has ? null : _reason;

    /// <summary>One line more about the reason, for people; null where nothing is to be said.</summary>
    public string? Detail { get; }

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">The number is NaN or infinite: that is a missing value with a reason, or an error.</exception>
    public static Value Of(double number) =>
        double.IsFinite(number) ? new(number, true, default, null) : throw new ArgumentException("A value is a finite number; say why there is none with Value.Missing.", nameof(number));

    /// <summary>No number, and why.</summary>
    public static Value Missing(NoValue reason, string? detail = null) => new(0, false, reason, detail);

    /// <summary>The number, where there is one.</summary>
    public bool TryGet(out double number)
    {
        number = _number;
        return _has;
    }

    /// <summary>Applies a function to the number, keeps the reason otherwise.</summary>
    public Value Map(Func<double, double> function) => _has ? Of(function(_number)) : this;

    /// <summary>Joins two numbers; the first reason wins where one is missing.</summary>
    public static Value Join(Value a, Value b, Func<double, double, double> function) =>
        !a._has ? a : !b._has ? b : Of(function(a._number, b._number));

    /// <summary>The number with 12 significant digits, or the reason in words.</summary>
    public override string ToString() =>
        _has ? _number.ToString("G12", System.Globalization.CultureInfo.InvariantCulture) : Detail is null ? _reason.ToString() : $"{_reason}: {Detail}";
}

/// <summary>The window in which a source speaks about a variable.</summary>
/// <param name="Provider">The provider's id, such as <c>cow-trade</c>.</param>
/// <param name="Variable">The variable within the provider.</param>
/// <param name="Window">The days it speaks about, both ends included.</param>
public sealed record Coverage(string Provider, string Variable, DateSpan Window);
