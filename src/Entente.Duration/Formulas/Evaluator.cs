using System.Runtime.InteropServices;
using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The values of a variable for every row: numbers, or codes of levels in R's order; NaN or -1 where missing. The array may be the table's own: it is never written to.</summary>
internal sealed record Variable(double[]? Numbers, int[]? Codes, string[]? Levels)
{
    public bool IsFactor => Codes is not null;

    // Marks the rows in which it is missing.
    public void MarkMissing(Span<bool> missing)
    {
        for (var i = 0; i < missing.Length; i++)
            missing[i] |= Codes is not null ? Codes[i] < 0 : double.IsNaN(Numbers![i]);
    }

    public bool IsMissing(int row) => Codes is not null ? Codes[row] < 0 : double.IsNaN(Numbers![row]);
}

/// <summary>Evaluates the expressions of a formula over the rows of a table.</summary>
internal sealed class Evaluator(Formula formula, Table table)
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new(StringComparer.Ordinal)
    {
        ["log"] = Math.Log,
        ["log1p"] = SpecialFunctions.Log1p,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["exp"] = Math.Exp,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["I"] = x => x,
        ["as.numeric"] = x => x,
    };

    // Where a logarithm or a root of a negative number made a value missing: said, not hidden.
    public List<string> Notes { get; } = [];

    public Variable Of(Expression e)
    {
        switch (e)
        {
            case NameExpression name:
                return Column(name);
            case CallExpression { Function: "factor" or "as.factor" } call when call.Arguments.Count == 1:
                return AsFactor(Of(call.Arguments[0].Value));
            case CallExpression call:
                if (!Functions.TryGetValue(call.Function, out var f))
                    throw formula.Fail(call.At, $"the function {call.Function}() is not known here");
                if (call.Arguments.Count != 1)
                    throw formula.Fail(call.At, $"{call.Function}() takes one argument");
                return Map(Numbers(call.Arguments[0].Value), call, f);
            default:
                return new Variable(Numbers(e), null, null);
        }
    }

    public double[] Numbers(Expression e)
    {
        switch (e)
        {
            case NumberExpression n:
                var constant = new double[table.RowCount];
                Array.Fill(constant, n.Value);
                return constant;
            case UnaryExpression u:
                return Array.ConvertAll(Numbers(u.Inner), x => u.Sign == '-' ? -x : x);
            case BinaryExpression { Sign: "()" } p:
                return Numbers(p.Left);
            case BinaryExpression { Sign: "==" or "!=", Right: StringExpression text } b:
                return CompareText(b, text.Value);
            case BinaryExpression b:
                return Combine(b);
            default:
                var v = Of(e);
                return v.Numbers ?? throw formula.Fail(e.At, $"'{e.Text}' holds text, but numbers are needed here");
        }
    }

    public static Variable AsFactor(Variable v)
    {
        if (v.IsFactor)
            return v;
        var levels = v.Numbers!.Where(x => !double.IsNaN(x)).Distinct().Order().ToArray();
        return new Variable(null, Array.ConvertAll(v.Numbers!, x => double.IsNaN(x) ? -1 : Array.BinarySearch(levels, x)),
            Array.ConvertAll(levels, x => x.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private Variable Column(NameExpression name)
    {
        if (!table.TryGet(name.Name, out var column))
            throw formula.Fail(name.At, $"there is no column '{name.Name}'; there are {string.Join(", ", table.Columns.Select(c => c.Name).Take(20))}");
        switch (column)
        {
            case NumberColumn numbers:
                return new Variable(MemoryMarshal.TryGetArray(numbers.Memory, out var all) && all is { Offset: 0, Array: { } values } && values.Length == all.Count ? values : numbers.Values.ToArray(), null, null);
            case DateColumn dates:
                var days = new double[dates.Count];
                for (var i = 0; i < days.Length; i++)
                    days[i] = dates[i]?.DayNumber - 719162 ?? double.NaN;
                return new Variable(days, null, null);
            default:
                var text = (TextColumn)column;
                if (Logical(text) is { } truth)
                    return new Variable(truth, null, null);

                // R sorts levels as a dictionary does: case counts only between words that are otherwise equal.
                var used = text.Codes.ToArray().Where(c => c >= 0).Distinct().Select(c => text.Levels[c]).ToArray();
                var sorted = used.Order(StringComparer.OrdinalIgnoreCase).ThenByDescending(x => x, StringComparer.Ordinal).ToArray();
                var place = sorted.Select((level, i) => (level, i)).ToDictionary(x => x.level, x => x.i, StringComparer.Ordinal);
                var codes = new int[text.Count];
                for (var i = 0; i < codes.Length; i++)
                    codes[i] = text[i] is { } value ? place[value] : -1;
                return new Variable(null, codes, sorted);
        }
    }

    private static double[]? Logical(TextColumn text)
    {
        if (text.Levels.Count == 0 || !text.Levels.All(l => l is "TRUE" or "FALSE"))
            return null;
        var numbers = new double[text.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = text[i] switch { null => double.NaN, "TRUE" => 1, _ => 0 };
        return numbers;
    }

    private double[] CompareText(BinaryExpression b, string value)
    {
        var v = Of(b.Left);
        if (!v.IsFactor)
            throw formula.Fail(b.At, $"'{b.Left.Text}' holds numbers, but is compared with a text");
        var code = Array.IndexOf(v.Levels!, value);
        return Array.ConvertAll(v.Codes!, c => c < 0 ? double.NaN : (c == code) == (b.Sign == "==") ? 1.0 : 0);
    }

    private double[] Combine(BinaryExpression b)
    {
        var left = Numbers(b.Left);
        var right = Numbers(b.Right);
        var result = new double[left.Length];
        for (var i = 0; i < result.Length; i++)
        {
            double x = left[i], y = right[i];
            result[i] = double.IsNaN(x) || double.IsNaN(y) ? double.NaN : b.Sign switch
            {
                "+" => x + y,
                "-" => x - y,
                "*" => x * y,
                "/" => x / y,
                "^" => y == 2 ? x * x : Math.Pow(x, y),
                "==" => x == y ? 1 : 0,
                "!=" => x != y ? 1 : 0,
                "<" => x < y ? 1 : 0,
                ">" => x > y ? 1 : 0,
                "<=" => x <= y ? 1 : 0,
                ">=" => x >= y ? 1 : 0,
                _ => throw formula.Fail(b.At, $"'{b.Sign}' has no meaning in arithmetic"),
            };
        }

        return result;
    }

    private Variable Map(double[] from, CallExpression call, Func<double, double> f)
    {
        var result = Array.ConvertAll(from, x => double.IsNaN(x) ? x : f(x));
        var broken = 0;
        for (var i = 0; i < result.Length; i++)
            if (!double.IsFinite(result[i]) && double.IsFinite(from[i]))
            {
                result[i] = double.NaN;
                broken++;
            }

        if (broken > 0)
            Notes.Add($"{call.Text} is not finite in {broken} row{(broken == 1 ? "" : "s")}: counted as missing");
        return new Variable(result, null, null);
    }
}
