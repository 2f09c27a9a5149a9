
namespace Entente.Duration;

/// <summary>How the times of a response are censored.</summary>
public enum ResponseKind
{
    /// <summary>A time, and whether it ended then or later.</summary>
    Right,

    /// <summary>A start, a stop, and whether it ended at the stop.</summary>
    Counting,

    /// <summary>A time, and whether it ended then or earlier.</summary>
    Left,

    /// <summary>The earliest and the latest time at which it can have ended; missing where there is no bound.</summary>
    Interval,
}

/// <summary>The left side of a formula, evaluated: <c>Surv(…)</c>.</summary>
internal sealed record Response(ResponseKind Kind, double[]? Start, double[] Time, double[]? Latest, int[] Cause, string[] Causes)
{
    // Rows in which a part is missing; a missing bound of an interval is no missing value.
    public bool IsMissing(int row) =>
        Kind == ResponseKind.Interval
            ? double.IsNaN(Time[row]) && double.IsNaN(Latest![row])
            : double.IsNaN(Time[row]) || Cause[row] < 0 || (Start is not null && double.IsNaN(Start[row]));

    public static Response Of(Formula formula, Evaluator evaluator, bool severalCauses)
    {
        var call = formula.Response;
        var kind = call.Named("type") is { } named ? Kinds(formula, named) : (ResponseKind?)null;
        var parts = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var positional = call.Positional.ToArray();
        kind ??= (positional.Length + (call.Named("event") is null ? 0 : 1)) switch
        {
            1 or 2 => ResponseKind.Right,
            3 => ResponseKind.Counting,
            _ => throw formula.Fail(call.At, "Surv() takes (time, status), (start, stop, event) or (l, r, type = \"interval2\")"),
        };
        if (kind == ResponseKind.Interval)
        {
            if (positional.Length != 2)
                throw formula.Fail(call.At, "Surv(l, r, type = \"interval2\") takes two times");
            var (l, r) = (evaluator.Numbers(positional[0]), evaluator.Numbers(positional[1]));
            return new Response(ResponseKind.Interval, null, l, r, new int[l.Length], []);
        }

        var needed = kind == ResponseKind.Counting ? 3 : 2;
        var status = call.Named("event") ?? (positional.Length == needed ? positional[^1] : null);
        if (status is null && (kind == ResponseKind.Counting || positional.Length != 1))
            throw formula.Fail(call.At, $"Surv() takes {needed} arguments here");
        var time = evaluator.Numbers(positional[kind == ResponseKind.Counting ? 1 : 0]);
        var start = kind == ResponseKind.Counting ? evaluator.Numbers(positional[0]) : null;
        if (status is null)
            return new Response(kind.Value, start, time, null, Array.ConvertAll(time, _ => 1), ["1"]);
        var (cause, names) = severalCauses ? Several(formula, status, evaluator.Of(status)) : (One(formula, status, evaluator.Of(status)), ["1"]);
        return new Response(kind.Value, start, time, null, cause, names);
    }

    private static ResponseKind Kinds(Formula formula, Expression named) =>
        named is not StringExpression text ? throw formula.Fail(named.At, "type is a text such as \"interval2\"") : text.Value switch
        {
            "right" => ResponseKind.Right,
            "counting" => ResponseKind.Counting,
            "left" => ResponseKind.Left,
            "interval2" => ResponseKind.Interval,
            _ => throw formula.Fail(named.At, $"the type \"{text.Value}\" is not known; right, left, counting and interval2 are"),
        };

    // 0/1, TRUE/FALSE, or 1/2 as R reads them.
    private static int[] One(Formula formula, Expression e, Variable v)
    {
        if (v.IsFactor)
            throw formula.Fail(e.At, $"'{e.Text}' holds text; the event is 0 or 1 (write {e.Text} == \"…\", or ask cuminc for several ways of ending)");
        var largest = v.Numbers!.Where(x => !double.IsNaN(x)).DefaultIfEmpty(0).Max();
        var codes = new int[v.Numbers!.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var x = largest == 2 ? v.Numbers[i] - 1 : v.Numbers[i];
            codes[i] = double.IsNaN(x) ? -1 : x is 0 or 1 ? (int)x : throw formula.Fail(e.At, $"'{e.Text}' is {v.Numbers[i]:R} in row {i + 1}; the event is 0 or 1");
        }

        return codes;
    }

    // A factor's first level is censoring, as in R; numbers must be 0, 1, 2, … with 0 for censoring.
    private static (int[] Codes, string[] Names) Several(Formula formula, Expression e, Variable v)
    {
        if (v.IsFactor)
            return (v.Codes!, [.. v.Levels!.Skip(1)]);
        var codes = new int[v.Numbers!.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var x = v.Numbers[i];
            codes[i] = double.IsNaN(x) ? -1 : x >= 0 && x <= 1000 && x == Math.Floor(x) ? (int)x : throw formula.Fail(e.At, $"'{e.Text}' is {x:R} in row {i + 1}; ways of ending are 0 (none yet), 1, 2, …, or a text");
        }

        return (codes, [.. Enumerable.Range(1, Math.Max(1, codes.DefaultIfEmpty(0).Max())).Select(k => k.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }
}
