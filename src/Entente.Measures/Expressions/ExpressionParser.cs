using System.Collections.Immutable;
using System.Globalization;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>
/// Reads the expression language:
/// <c>check = expr [("="|"&lt;"|"&lt;="|"&gt;"|"&gt;=") expr | "~=" expr "+-" expr]</c>, sums and products as usual,
/// <c>call = name "(" [arg {"," arg}] ")"</c>, <c>arg = [name "="] (expr | date | state | CHN->RUS | CHN--RUS)</c>; ≈ and ± are read for ~= and +-.
/// </summary>
public sealed class ExpressionParser
{
    private const int DeepestNesting = 60;
    private readonly string _text;
    private int _at;
    private int _depth;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="InputException">The text is none; the column says where.</exception>
    public static CheckExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new ExpressionParser(text);
        var left = parser.Sum();
        var comparison = parser.Sign();
        Expression? right = null, tolerance = null;
        if (comparison != Comparison.None)
            right = parser.Sum();
        if (comparison == Comparison.About)
        {
            if (!parser.Take("+-") && !parser.Take("±"))
                throw parser.Error("'+-' and a tolerance were expected after '~='");
            tolerance = parser.Sum();
        }

        parser.Space();
        if (parser._at < text.Length)
            throw parser.Error($"'{text[parser._at]}' was not expected here");
        return new CheckExpression(text, left, comparison, right, tolerance);
    }

    private Comparison Sign()
    {
        Space();
        return Take("~=") || Take("≈") ? Comparison.About : Take("<=") ? Comparison.AtMost : Take(">=") ? Comparison.AtLeast
            : Take("<") ? Comparison.Less : Take(">") ? Comparison.Greater : Take("==") || Take("=") ? Comparison.Equal : Comparison.None;
    }

    private Expression Sum()
    {
        if (++_depth > DeepestNesting)
            throw Error($"more than {DeepestNesting} levels of brackets");
        var left = Product();
        while (true)
        {
            Space();
            if (_at + 1 < _text.Length && _text[_at] == '+' && _text[_at + 1] == '-')
                break;
            if (Take("+"))
                left = new BinaryPart('+', left, Product());
            else if (_at < _text.Length && _text[_at] == '-' && Take("-"))
                left = new BinaryPart('-', left, Product());
            else
                break;
        }

        _depth--;
        return left;
    }

    private Expression Product()
    {
        var left = Factor();
        while (true)
        {
            Space();
            if (Take("*"))
                left = new BinaryPart('*', left, Factor());
            else if (Take("/"))
                left = new BinaryPart('/', left, Factor());
            else
                return left;
        }
    }

    private Expression Factor()
    {
        Space();
        if (_at >= _text.Length)
            throw Error("a value was expected, the text ends here");
        if (Take("("))
        {
            var inner = Sum();
            Close();
            return inner;
        }

        if (Take("-"))
            return new BinaryPart('-', new NumberPart(0), Factor());
        var c = _text[_at];
        if (char.IsAsciiDigit(c))
            return Number();
        if (char.IsAsciiLetter(c))
            return Word();
        throw Error($"a number, a state or a function was expected, not '{c}'");
    }

    private Expression Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        var digits = _text[start.._at];
        if (digits.Length == 4 && !digits.Contains('.', StringComparison.Ordinal))
        {
            var end = DateEnd(_at);
            if (end > _at && EdtfDate.TryParse(_text[start..end], out var date))
            {
                _at = end;
                return new DatePart(date);
            }
        }

        if (_at < _text.Length && _text[_at] is 'y' or 'm' && (_at + 1 == _text.Length || !char.IsAsciiLetterOrDigit(_text[_at + 1])) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var length))
            return new LengthPart(_text[_at++] == 'y' ? length : length / 12);
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            var exponent = _at + 1;
            if (exponent < _text.Length && _text[exponent] is '+' or '-')
                exponent++;
            while (exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
                exponent++;
            digits = _text[start..exponent];
            _at = exponent;
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? new NumberPart(number) : throw Error($"'{digits}' is no number", start);
    }

    // After four digits: -MM or -MM-DD.
    private int DateEnd(int at)
    {
        bool Two(int i) => i + 2 < _text.Length && _text[i] == '-' && char.IsAsciiDigit(_text[i + 1]) && char.IsAsciiDigit(_text[i + 2]);
        if (!Two(at))
            return at;
        var month = at + 3;
        return Two(month) ? month + 3 : month;
    }

    private Expression Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
            _at++;
        var word = _text[start.._at];
        if (word.Length == 3 && StateCode.TryParse(word, out var state))
        {
            if (_at + 5 <= _text.Length && _text.AsSpan(_at, 2) is "--" or "->" && StateCode.TryParse(_text.Substring(_at + 2, 3), out var other))
            {
                var directed = _text[_at + 1] == '>';
                _at += 5;
                if (state == other)
                    throw Error($"a dyad has two different states; both are {state}", start);
                return directed ? new DirectedPart(new DirectedDyad(state, other)) : new DyadPart(new Dyad(state, other));
            }

            return new StatePart(state);
        }

        Space();
        return Take("(") ? new CallPart(word, Arguments()) : new WordPart(word);
    }

    private ImmutableArray<Argument> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        Space();
        if (Take(")"))
            return arguments.ToImmutable();
        while (true)
        {
            Space();
            var start = _at;
            var name = _at;
            while (name < _text.Length && (char.IsAsciiLetterOrDigit(_text[name]) || _text[name] == '_'))
                name++;
            var equals = name;
            while (equals < _text.Length && _text[equals] == ' ')
                equals++;
            if (name > start && equals < _text.Length && _text[equals] == '=' && char.IsAsciiLetterLower(_text[start]))
            {
                _at = equals + 1;
                arguments.Add(new Argument(_text[start..name], Sum()));
            }
            else
                arguments.Add(new Argument(null, Sum()));
            Space();
            if (Take(","))
                continue;
            Close();
            return arguments.ToImmutable();
        }
    }

    private void Close()
    {
        Space();
        if (!Take(")"))
            throw Error("a closing bracket was expected");
    }

    private bool Take(string sign)
    {
        if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0)
            return false;
        _at += sign.Length;
        return true;
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private InputException Error(string message, int? at = null) => new($"{message} (in '{_text}')", column: (at ?? _at) + 1);
}
