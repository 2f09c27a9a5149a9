using Entente.Files;
using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.GleditschWard;

/// <summary>Gleditsch and Ward's list of independent states: tab-separated without a header and dd:mm:yyyy, or a CSV with names.</summary>
internal static class GleditschWardProvider
{
    internal static Provider Make() => new()
    {
        Id = "gw-states",
        Title = "List of independent states since 1816",
        Authority = "Gleditsch-Ward",
        Page = "http://ksgleditsch.com/data-4.html",
        Size = "0.1 MB",
        Terms = "free with citation",
        Work = new Work("gleditschward1999rlis", "article", ["Gleditsch, Kristian S.", "Ward, Michael D."], 1999, "A Revised List of Independent States since the Congress of Vienna", "International Interactions", "25(4)", "393-413", "http://ksgleditsch.com"),
        Layouts =
        [
            new TableLayout(FactTables.Membership, "gwcode=code stateabb=abbreviation statename=name startdate=first enddate=last system:=gw")
            {
                Name = "spells with a header (gwcode, stateabb, statename, startdate, enddate)",
                Version = "2017",
                Windows = [new Window("membership", "membership", null, null, Absence.Zero)],
            },
            new Original { Name = "spells without a header (iisystem.dat, ksgmdw.txt)", Version = "2017", Format = DelimitedFormat.Tab, Windows = [new Window("membership", "membership", null, null, Absence.Zero)] },
        ],
    };

    private sealed class Original : Layout
    {
        internal override bool HasHeader => false;

        internal override bool Matches(IReadOnlyList<string> header, string member) =>
            header.Count == 5 && int.TryParse(header[0], System.Globalization.CultureInfo.InvariantCulture, out _) && TryDay(header[3], out _) && TryDay(header[4], out _);

        internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
        {
            var writer = run.Writer(FactTables.Membership);
            var cells = new Cell[6];
            cells[0] = Cell.Of("gw");
            while (reader.Read())
            {
                run.Tick(reader.BytesRead);
                if (reader.FieldCount != 5 || !Numbers.TryWhole(reader[0], out var code) || code is < 1 or > 999 || !TryDay(reader.Text(3), out var first) || !TryDay(reader.Text(4), out var last))
                {
                    run.Refuse(reader.Line, "five fields were expected: number, letters, name, first and last day as dd:mm:yyyy");
                    continue;
                }

                (cells[1], cells[2], cells[3], cells[4], cells[5]) = (Cell.Of(code), Cell.Of(reader.Text(1).Trim()), Cell.Of(reader.Text(2).Trim()), Cell.Of(first), Cell.Of(last));
                writer.Write(reader.Line, cells);
            }
        }

        private static bool TryDay(string text, out DateOnly day) =>
            DateOnly.TryParseExact(text.Trim(), "dd:MM:yyyy", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day);
    }
}
