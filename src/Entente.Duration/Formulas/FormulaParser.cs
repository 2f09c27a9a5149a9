using System.Globalization;
using Entente.World;

namespace Entente.Duration;

/// <summary>Reads R's formula notation, with R's precedence: ^, sign, :, * and /, + and -, comparison, ~.</summary>
internal sealed class FormulaParser(string text)
{
    private static readonly string[][] Levels = [["~"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"], [":"]];
    private int _at;

    public static Expression Parse(string text)
    {
        var parser = new FormulaParser(text);
        var result = parser.Binary(0);
        parser.Space();
        return parser._at == text.Length ? result : throw Fail(text, parser._at, $"'{text[parser._at]}' was not expected here");
    }

    public static InputException Fail(string text, int at, string what) =>
        new($"the formula does not parse: {what}\n  {text}\n  {new string(' ', Math.Min(at, text.Length))}^", column: at + 1);

    private Expression Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();

        // A formula without a left side begins with ~.
        Space();
        if (level == 0 && _at < text.Length && text[_at] == '~')
            throw Fail(text, _at, "Surv(time, status) is missing before ~");
        var left = Binary(level + 1);
        while (true)
        {
            Space();
            var sign = Array.Find(Levels[level], s => string.CompareOrdinal(text, _at, s, 0, s.Length) == 0);
            if (sign is null)
                return left;
            var at = _at;
            _at += sign.Length;
            left = new BinaryExpression(sign, left, Binary(level + 1), at);
        }
    }

    private Expression Unary()
    {
        Space();
        if (_at < text.Length && text[_at] is '-' or '+')
        {
            var at = _at++;
            return new UnaryExpression(text[at], Unary(), at);
        }

        var left = Atom();
        Space();
        if (_at >= text.Length || text[_at] != '^')
            return left;
        var caret = _at++;
        return new BinaryExpression("^", left, Unary(), caret);
    }

    private Expression Atom()
    {
        Space();
        if (_at == text.Length)
            throw Fail(text, _at, "it ends too early");
        var at = _at;
        var c = text[_at];
        if (c == '(')
        {
            _at++;
            var inner = Binary(1);
            Close();
            return new BinaryExpression("()", inner, inner, at);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
            return Number();
        if (c is '"' or '\'')
        {
            var end = text.IndexOf(c, _at + 1);
            if (end < 0)
                throw Fail(text, at, "a quote is opened here and never closed");
            _at = end + 1;
            return new StringExpression(text[(at + 1)..end], at);
        }

        var name = Name();
        Space();
        return _at < text.Length && text[_at] == '(' ? Call(name, at) : new NameExpression(name, at);
    }

    private CallExpression Call(string name, int at)
    {
        _at++;
        var arguments = new List<(string?, Expression)>();
        Space();
        while (_at < text.Length && text[_at] != ')')
        {
            var start = _at;
            string? key = null;
            if (IsNameStart(text[_at]))
            {
                var word = Name();
                Space();
                if (_at < text.Length && text[_at] == '=' && (_at + 1 == text.Length || text[_at + 1] != '='))
                {
                    key = word;
                    _at++;
                }
                else
                {
                    _at = start;
                }
            }

            arguments.Add((key, Binary(1)));
            Space();
            if (_at < text.Length && text[_at] == ',')
                _at++;
            else if (_at < text.Length && text[_at] != ')')
                throw Fail(text, _at, "a comma or a closing bracket was expected");
            Space();
        }

        Close();
        return new CallExpression(name, arguments, at);
    }

    private string Name()
    {
        var at = _at;
        if (text[_at] == '`')
        {
            var end = text.IndexOf('`', _at + 1);
            if (end < 0)
                throw Fail(text, at, "a backtick is opened here and never closed");
            _at = end + 1;
            return text[(at + 1)..end];
        }

        if (!IsNameStart(text[_at]))
            throw Fail(text, _at, $"'{text[_at]}' was not expected here");
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '_'))
            _at++;
        return text[at.._at];
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '.' or '`' or '_';

    private NumberExpression Number()
    {
        var at = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.' || (text[_at] is 'e' or 'E') || (text[_at] is '-' or '+' && text[_at - 1] is 'e' or 'E')))
            _at++;
        return double.TryParse(text.AsSpan(at, _at - at), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new NumberExpression(value, at)
            : throw Fail(text, at, "this is no number");
    }

    private void Close()
    {
        Space();
        if (_at == text.Length || text[_at] != ')')
            throw Fail(text, _at, "a closing bracket was expected");
        _at++;
    }

    private void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }
}
