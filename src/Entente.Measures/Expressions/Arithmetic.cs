using System.Collections.Immutable;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>Sums and products of values and series; series meet by date.</summary>
internal static class Arithmetic
{
    internal static Measured Apply(char sign, Measured a, Measured b)
    {
        var unit = sign is '+' or '-' && a.Unit == b.Unit ? a.Unit : sign == '/' && a.Unit == b.Unit ? "1" : b.Unit == "1" ? a.Unit : $"{a.Unit} {sign} {b.Unit}";
        if (IsSingle(a) && IsSingle(b))
            return new Measured(unit, [Join(sign, a.Data[0], b.Data[0])], Both(a.Coverage, b.Coverage));
        if (IsSingle(b))
            return a with { Unit = unit, Data = [.. a.Data.Select(d => Join(sign, d, b.Data[0]) with { When = d.When })] };
        if (IsSingle(a))
            return b with { Unit = unit, Data = [.. b.Data.Select(d => Join(sign, a.Data[0], d) with { When = d.When })] };
        var others = b.Data.ToDictionary(d => d.When);
        return new Measured(unit, [.. a.Data.Where(d => others.ContainsKey(d.When)).Select(d => Join(sign, d, others[d.When]))], Both(a.Coverage, b.Coverage));
    }

    internal static DateSpan Both(DateSpan a, DateSpan b)
    {
        var start = a.Start is null ? b.Start : b.Start is null || a.Start > b.Start ? a.Start : b.Start;
        var end = a.End is null ? b.End : b.End is null || a.End < b.End ? a.End : b.End;
        return start is { } s && end is { } e && e < s ? new DateSpan(s, s) : new DateSpan(start, end);
    }

    private static bool IsSingle(Measured m) => m.Data.Length == 1 && m.Data[0].When.IsUnknown;

    private static Datum Join(char sign, Datum a, Datum b)
    {
        var value = a.Value.TryGet(out var x) && b.Value.TryGet(out var y)
            ? sign == '/' && y == 0 ? Value.Missing(NoValue.NotApplicable, "a division by zero") : Value.Of(sign switch { '+' => x + y, '-' => x - y, '*' => x * y, _ => x / y })
            : a.Value.HasNumber ? b.Value : a.Value;
        return new Datum(a.When.IsUnknown ? b.When : a.When, value, Merge(a.Rows, b.Rows));
    }

    internal static ImmutableArray<RowProvenance> Merge(ImmutableArray<RowProvenance> a, ImmutableArray<RowProvenance> b) => b.IsDefaultOrEmpty ? a : a.IsDefaultOrEmpty ? b : [.. a.Concat(b).Distinct()];
}
