using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Weighing;

/// <summary>Reads and writes <c>forecasts.csv</c>: <c>when,who,outcome,date,probability</c>.</summary>
internal static class ForecastCsv
{
    internal const string File = "forecasts.csv";
    internal const string Header = "when,who,outcome,date,probability";

    internal static ImmutableArray<CaseForecast> Read(string text, CaseErrors errors)
    {
        var rows = ImmutableArray.CreateBuilder<CaseForecast>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Header)
        {
            errors.Add(new(File, 1, 1), $"the first line is not '{Header}'");
            return [];
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            var at = new Place(File, i + 1, 1);
            var fields = lines[i].Split(',');
            if (fields.Length != 5)
            {
                errors.Add(at, $"{fields.Length} fields; five were expected ({Header}), none with a comma in it");
                continue;
            }

            var when = MapReader.ParseDay(fields[0], at, errors);
            DateOnly? date = fields[3].Length == 0 ? null : MapReader.ParseDay(fields[3], at, errors);
            var p = MapReader.ParseNumber(fields[4], at, "the probability", 0, 1, errors);
            if (when is not null && p is not null && (date is not null || fields[3].Length == 0))
                rows.Add(new(when.Value, fields[1], fields[2], date, p.Value));
        }

        return rows.ToImmutable();
    }

    internal static string Write(ImmutableArray<CaseForecast> forecasts)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var f in forecasts)
            text.Append(CultureInfo.InvariantCulture, $"{CaseQueries.Day(f.When)},{f.Who},{f.Outcome},{(f.Date is { } d ? CaseQueries.Day(d) : "")},{YamlText.Number(f.P)}\n");
        return text.ToString();
    }
}
