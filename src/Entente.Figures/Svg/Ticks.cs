using System.Globalization;

namespace Entente.Figures.Svg;

/// <summary>One mark of an axis.</summary>
internal readonly record struct Tick(double Value, string Text);

/// <summary>Round marks for an axis.</summary>
internal static class Ticks
{
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
    private static readonly int[] MonthSteps = [1, 2, 3, 6];
    private static readonly int[] DaySteps = [1, 2, 5, 7, 14];

    /// <summary>Marks at multiples of 1, 2, 2.5 or 5 times a power of ten, about <paramref name="count"/> of them.</summary>
    public static IReadOnlyList<Tick> Numbers(double min, double max, int count, ValueFormat format)
    {
        var step = Step(min, max, count);
        var ticks = new List<Tick>();
        for (var k = Math.Ceiling((min / step) - 1e-9); k * step <= max + (1e-9 * step); k++)
            ticks.Add(new Tick(k * step, NumberText.Tick(k * step, step, format)));
        return ticks;
    }

    /// <summary>The ends of an axis moved out to the next round mark.</summary>
    public static (double Min, double Max) Round(double min, double max, int count)
    {
        if (!(max > min))
            (min, max) = (min - 0.5, min + 0.5);
        var step = Step(min, max, count);
        return (Math.Floor((min / step) + 1e-9) * step, Math.Ceiling((max / step) - 1e-9) * step);
    }

    /// <summary>Marks at the first days of years, months or at days; values are day numbers.</summary>
    public static IReadOnlyList<Tick> Dates(double min, double max, int count)
    {
        var first = DateOnly.FromDayNumber((int)Math.Clamp(Math.Floor(min), 0, DateOnly.MaxValue.DayNumber));
        var last = DateOnly.FromDayNumber((int)Math.Clamp(Math.Ceiling(max), 0, DateOnly.MaxValue.DayNumber));
        var years = (max - min) / 365.25;
        if (years >= count * 0.75)
        {
            var step = Array.Find(YearSteps, s => years / s <= count);
            step = step == 0 ? 1000 : step;
            return Collect(first, last, d => d.Month == 1 && d.Day == 1 && d.Year % step == 0, Next(12 * step, d => new DateOnly(Math.Max(1, d.Year / step * step), 1, 1)), "yyyy");
        }

        if (years * 12 >= count * 0.75)
        {
            var step = Array.Find(MonthSteps, s => years * 12 / s <= count);
            step = step == 0 ? 6 : step;
            return Collect(first, last, d => d.Day == 1, Next(step, d => new DateOnly(d.Year, (((d.Month - 1) / step) * step) + 1, 1)), "yyyy-MM");
        }

        var days = Array.Find(DaySteps, s => (max - min) / s <= count);
        days = days == 0 ? 14 : days;
        var ticks = new List<Tick>();
        for (var day = first; day <= last; day = day.AddDays(days))
            ticks.Add(new Tick(day.DayNumber, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return ticks;
    }

    private static Func<DateOnly, DateOnly> Next(int months, Func<DateOnly, DateOnly> floor) => d => floor(d).AddMonths(months);

    private static List<Tick> Collect(DateOnly first, DateOnly last, Func<DateOnly, bool> keep, Func<DateOnly, DateOnly> next, string format)
    {
        var ticks = new List<Tick>();
        for (var day = keep(first) ? first : next(first); day <= last; day = next(day))
            ticks.Add(new Tick(day.DayNumber, day.ToString(format, CultureInfo.InvariantCulture)));
        return ticks;
    }

    private static double Step(double min, double max, int count)
    {
        var rough = Math.Max((max - min) / Math.Max(1, count), 1e-300);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        foreach (var s in Steps)
            if (rough <= s * power * (1 + 1e-9))
                return s * power;
        return 10 * power;
    }
}
