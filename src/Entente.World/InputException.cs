namespace Entente.World;

/// <summary>
/// The outside world gave us something we cannot use: a file, a row, an argument. The message is one line that says what is
/// wrong, where, what was expected and what to do. Our own mistakes are the base library's exceptions instead.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, what was expected and what to do, in one line.</param>
    /// <param name="file">The file, where there is one.</param>
    /// <param name="line">The line, first is 1; 0 where it is not known.</param>
    /// <param name="column">The column, first is 1; 0 where it is not known.</param>
    /// <param name="inner">What was thrown underneath, if anything.</param>
    public InputException(string message, string? file = null, int line = 0, int column = 0, Exception? inner = null)
        : base(Place(file, line, column) + message, inner) => (File, Line, Column) = (file, line, column);

    /// <summary>The file, where there is one.</summary>
    public string? File { get; }

    /// <summary>The line, first is 1; 0 where it is not known.</summary>
    public int Line { get; }

    /// <summary>The column, first is 1; 0 where it is not known.</summary>
    public int Column { get; }

    private static string Place(string? file, int line, int column) =>
        (file, line, column) switch
        {
            (null, 0, _) => "",
            (null, _, 0) => $"line {line}: ",
            (null, _, _) => $"line {line}, column {column}: ",
            (_, 0, _) => $"{file}: ",
            (_, _, 0) => $"{file}({line}): ",
            _ => $"{file}({line},{column}): ",
        };
}
