using System.Globalization;

namespace Entente.Duration;

/// <summary>A piece of a formula, with the place where it stands in the text.</summary>
internal abstract record Expression(int At)
{
    /// <summary>The text as R prints it back; it names the coefficient.</summary>
    public abstract string Text { get; }
}

internal sealed record NumberExpression(double Value, int At) : Expression(At)
{
    public override string Text => Value.ToString("R", CultureInfo.InvariantCulture);
}

internal sealed record StringExpression(string Value, int At) : Expression(At)
{
    public override string Text => $"\"{Value}\"";
}

internal sealed record NameExpression(string Name, int At) : Expression(At)
{
    public override string Text => Name;
}

internal sealed record CallExpression(string Function, IReadOnlyList<(string? Name, Expression Value)> Arguments, int At) : Expression(At)
{
    public override string Text => $"{Function}({string.Join(", ", Arguments.Select(a => a.Name is null ? a.Value.Text : $"{a.Name} = {a.Value.Text}"))})";

    public IEnumerable<Expression> Positional => Arguments.Where(a => a.Name is null).Select(a => a.Value);

    public Expression? Named(string name) => Arguments.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal)).Value;
}

internal sealed record UnaryExpression(char Sign, Expression Inner, int At) : Expression(At)
{
    public override string Text => Sign + Inner.Text;
}

internal sealed record BinaryExpression(string Sign, Expression Left, Expression Right, int At) : Expression(At)
{
    public override string Text => Sign is "^" or ":" ? Left.Text + Sign + Right.Text : Sign == "()" ? $"({Left.Text})" : $"{Left.Text} {Sign} {Right.Text}";
}
