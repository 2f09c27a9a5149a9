using System.Globalization;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Desk.Lead;

/// <summary>Two measures of the record as series over the same periods: months, years, or spans of equal length such as weeks.</summary>
internal static class RecordSeries
{
    private const int MostPeriods = 100_000;

    /// <summary>Works both expressions out, by the first authority that gives each as a series, and lays them beside each other; a period without a value is a gap.</summary>
    /// <exception cref="InputException">An expression gives no series, or the two have other periods.</exception>
    internal static SeriesFile Of(IRecordReader reader, string cause, string effect)
    {
        if (string.Equals(cause, effect, StringComparison.Ordinal))
            throw new InputException($"cause and effect are both {cause}; two different measures were expected");
        return Of(Series(reader, cause), Series(reader, effect), cause, effect);
    }

    /// <summary>Lays two series beside each other.</summary>
    /// <exception cref="InputException">A series does not vary, or the two have other periods.</exception>
    internal static SeriesFile Of(IReadOnlyList<Datum> cause, IReadOnlyList<Datum> effect, string nameOfCause, string nameOfEffect)
    {
        var (a, b) = (ByPeriod(cause, nameOfCause), ByPeriod(effect, nameOfEffect));
        if (a.Period != b.Period)
            throw new InputException($"{nameOfCause} is by {a.Period} and {nameOfEffect} by {b.Period}; one and the same was expected, such as per=month on both");
        var (first, last) = (a.Values.Keys.Concat(b.Values.Keys).Min(), a.Values.Keys.Concat(b.Values.Keys).Max());
        var labels = new List<string>();
        var (x, y) = (new List<double>(), new List<double>());
        for (var day = first; day <= last && labels.Count < MostPeriods; day = Next(a.Period, day))
        {
            labels.Add(a.Period switch
            {
                "year" => day.Year.ToString("0000", CultureInfo.InvariantCulture),
                "month" => $"{day.Year:0000}-{day.Month:00}",
                _ => $"{day:O}",
            });
            x.Add(a.Values.GetValueOrDefault(day, double.NaN));
            y.Add(b.Values.GetValueOrDefault(day, double.NaN));
        }

        return new SeriesFile([.. x], [.. y], labels);
    }

    private static IReadOnlyList<Datum> Series(IRecordReader reader, string text)
    {
        var answers = Evaluator.Measure(ExpressionParser.Parse(text), reader);
        var found = answers.FirstOrDefault(a => a.Result.Data.Count(d => d.Value.HasNumber) > 1);
        return found?.Result.Data ?? throw new InputException(
            $"{text} gives no series in this record{(answers.Select(a => a.Result.Words).FirstOrDefault(w => w is not null) is { } why ? $": {why}" : "")}; import events (entente sources) or name a table: entente lead FILE.csv");
    }

    private static (string Period, Dictionary<DateOnly, double> Values) ByPeriod(IReadOnlyList<Datum> data, string name)
    {
        var values = new Dictionary<DateOnly, double>();
        string? period = null;
        foreach (var datum in data)
        {
            if (datum.When.Earliest is not { } from || datum.When.Latest is not { } to || !datum.Value.TryGet(out var value))
                continue;
            var here = from == new DateOnly(from.Year, 1, 1) && to == new DateOnly(from.Year, 12, 31) ? "year"
                : from.Day == 1 && to == from.AddMonths(1).AddDays(-1) ? "month"
                : $"{(to.DayNumber - from.DayNumber + 1).ToString(CultureInfo.InvariantCulture)} days";
            period ??= here;
            if (period != here)
                throw new InputException($"{name} has periods of several lengths ({period}, {here}); one was expected");
            values[from] = value;
        }

        return period is null || values.Values.Distinct().Count() < 2
            ? throw new InputException($"{name} does not vary; a series that does not vary neither leads nor follows")
            : (period, values);
    }

    private static DateOnly Next(string period, DateOnly day) => period switch
    {
        "year" => day.AddYears(1),
        "month" => day.AddMonths(1),
        _ => day.AddDays(int.Parse(period.AsSpan(0, period.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture)),
    };
}
