namespace Entente.World;

/// <summary>
/// The code by which people name a state: ISO 3166-1 alpha-3, or the withdrawn alpha-3 code of a former state
/// (<c>SUN</c>, <c>YUG</c>, <c>DDR</c>), three capital letters A-Z.
/// </summary>
/// <remarks>
/// A code names a state, not a row of a data set: COW and Gleditsch-Ward numbers hang on <see cref="State"/> with the
/// dates at which they hold. The default value is no code and answers <see cref="IsNone"/>.
/// </remarks>
public readonly record struct StateCode : IComparable<StateCode>
{
    private readonly string? _text;

    private StateCode(string text) => _text = text;

    /// <summary>True for the default value, which names no state.</summary>
    public bool IsNone => _text is null;

    /// <summary>The three letters; empty for <see cref="IsNone"/>.</summary>
    public string Text => _text ?? "";

    /// <summary>Reads three capital letters.</summary>
    /// <exception cref="FormatException">The text is not three letters A-Z.</exception>
    public static StateCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is no state code: three capital letters (ISO 3166-1 alpha-3) were expected, such as CHN.");

    /// <summary>Reads three capital letters; false leaves <paramref name="code"/> none.</summary>
    public static bool TryParse(string? text, out StateCode code)
    {
        if (text is { Length: 3 } && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]))
        {
            code = new StateCode(text);
            return true;
        }

        code = default;
        return false;
    }

    /// <summary>Ordinal order of the letters.</summary>
    public int CompareTo(StateCode other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The three letters.</summary>
    public override string ToString() => Text;
}
