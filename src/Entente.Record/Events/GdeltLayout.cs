using Entente.Files;
using Entente.Record.Import;

namespace Entente.Record.Events;

/// <summary>GDELT 1 (57 or 58 columns) and 2 (61): tab-separated without a header; the columns used stand at the same places in both.</summary>
internal sealed class GdeltLayout : Layout
{
    private const int Date = 1, Actor1 = 5, Country1 = 7, Actor2 = 15, Country2 = 17, Code = 26, Goldstein = 30, Mentions = 31;

    internal override bool HasHeader => false;

    internal override bool Matches(IReadOnlyList<string> header, string member) =>
        header.Count is 57 or 58 or 61 && header[0].All(char.IsAsciiDigit) && header[Date].Length == 8 && header[Date].All(char.IsAsciiDigit) && header[Code].All(c => char.IsAsciiDigit(c) || c == '-');

    internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
    {
        using var sink = new EventSink(run);
        while (reader.Read())
        {
            run.Tick(reader.BytesRead);
            if (reader.FieldCount is not (57 or 58 or 61))
            {
                run.Refuse(reader.Line, $"{reader.FieldCount} columns; GDELT has 57, 58 or 61");
                continue;
            }

            var code = reader[Code];
            if (!Dates.TryDay(reader[Date], out var day))
                run.Refuse(reader.Line, $"the day is '{reader.Text(Date)}', yyyymmdd was expected");
            else if (code.Length is < 2 or > 4 || code.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
                run.Refuse(reader.Line, $"the event code is '{reader.Text(Code)}', two to four digits were expected");
            else
            {
                var value = double.NaN;
                if (!reader[Goldstein].IsEmpty && (!Numbers.TryReal(reader[Goldstein], out value) || value is < -10 or > 10))
                    run.Refuse(reader.Line, $"the Goldstein value is '{reader.Text(Goldstein)}', a number from -10 to 10 was expected");
                else if (!Numbers.TryWhole(reader[Mentions], out var mentions) || mentions < 0)
                    run.Refuse(reader.Line, $"the mentions are '{reader.Text(Mentions)}', a count was expected");
                else
                    sink.Add(reader.Line, day, reader[Country1], reader[Country2], reader[Actor1], reader[Actor2], code, CameoRoots.Of(code), value, mentions);
            }
        }

        sink.Flush();
        run.CoverEvents(sink.First, sink.Last, sink.Count);
    }
}
