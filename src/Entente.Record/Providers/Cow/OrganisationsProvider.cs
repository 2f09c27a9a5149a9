using Entente.Files;
using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW intergovernmental organisations 3: a column an organisation; 1 full member, 2 associate, 3 observer.</summary>
internal static class OrganisationsProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-igo",
        Title = "Intergovernmental organisations, 1816-2014",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/igos/",
        Size = "30 MB",
        Terms = CowTerms.Text,
        Work = new Work("pevehouseetal2020tow", "article", ["Pevehouse, Jon C. W.", "Nordstrom, Timothy", "McManus, Roseanne W.", "Jamison, Anne Spencer"], 2020, "Tracking organizations in the world: The Correlates of War IGO Version 3.0 datasets", "Journal of Peace Research", "57(3)", "492-503", "https://correlatesofwar.org"),
        Layouts =
        [
            new ByDyad { Name = "dyad-years (dyadic_formatv3.csv)", Version = "3", Windows = [new Window("joint organisations", "joint_organisations", 1816, 2014, Absence.Unknown)] },
            new ByState { Name = "state-years (state_year_formatv3.csv)", Version = "3", Windows = [new Window("organisations", "organisations", 1816, 2014, Absence.Unknown)] },
        ],
    };

    private static readonly string[] NotOrganisations = ["dyadid", "country1", "country2", "ccode1", "ccode2", "ccode", "year", "state", "version"];

    private static int[] Organisations(IReadOnlyList<string> header) =>
        [.. Enumerable.Range(0, header.Count).Where(i => !NotOrganisations.Contains(header[i], StringComparer.OrdinalIgnoreCase))];

    private sealed class ByDyad : Layout
    {
        internal override bool Matches(IReadOnlyList<string> header, string member) =>
            TableLayout.Find(header, "ccode1") >= 0 && TableLayout.Find(header, "ccode2") >= 0 && TableLayout.Find(header, "dyadid") >= 0 && TableLayout.Find(header, "country1") >= 0 && TableLayout.Find(header, "year") >= 0 && header.Count > 20;

        internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
        {
            var writer = run.Writer(FactTables.JointOrganisations);
            var keys = new[] { TableLayout.Find(header, "ccode1"), TableLayout.Find(header, "ccode2"), TableLayout.Find(header, "year") };
            var organisations = Organisations(header);
            var cells = new Cell[4];
            Span<long> counts = stackalloc long[3];
            while (reader.Read())
            {
                run.Tick(reader.BytesRead);
                if (!Keys(reader, header, keys, cells, run))
                    continue;
                counts.Clear();
                if (!Count(reader, header, organisations, counts, run))
                    continue;
                cells[3] = Cell.Of(counts[0]);
                writer.Write(reader.Line, cells);
            }
        }
    }

    private sealed class ByState : Layout
    {
        internal override bool Matches(IReadOnlyList<string> header, string member) =>
            TableLayout.Find(header, "ccode") >= 0 && TableLayout.Find(header, "year") >= 0 && TableLayout.Find(header, "state") >= 0 && header.Count > 50;

        internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
        {
            var writer = run.Writer(FactTables.Organisations);
            var keys = new[] { TableLayout.Find(header, "ccode"), TableLayout.Find(header, "year") };
            var organisations = Organisations(header);
            var cells = new Cell[5];
            Span<long> counts = stackalloc long[3];
            while (reader.Read())
            {
                run.Tick(reader.BytesRead);
                if (!Keys(reader, header, keys, cells, run))
                    continue;
                counts.Clear();
                if (!Count(reader, header, organisations, counts, run))
                    continue;
                for (var k = 0; k < 3; k++)
                    cells[2 + k] = Cell.Of(counts[k]);
                writer.Write(reader.Line, cells);
            }
        }
    }

    // Full, associate and observing members; -9 is not known, -1 no member of the system or no organisation yet.
    private static bool Count(DelimitedReader reader, IReadOnlyList<string> header, int[] organisations, Span<long> counts, ImportRun run)
    {
        foreach (var i in organisations)
        {
            var cell = reader[i].Trim(" "u8);
            if (cell is [>= (byte)'1' and <= (byte)'3'])
                counts[cell[0] - '1']++;
            else if (cell is not ([] or [(byte)'0'] or [(byte)'.'] or [(byte)'-', (byte)'1' or (byte)'9']))
            {
                run.Refuse(reader.Line, $"{header[i]} is '{DelimitedReader.TextOf(cell[..Math.Min(40, cell.Length)])}', -9, -1, 0, 1, 2 or 3 was expected");
                return false;
            }
        }

        return true;
    }

    private static bool Keys(DelimitedReader reader, IReadOnlyList<string> header, int[] keys, Cell[] cells, ImportRun run)
    {
        if (reader.FieldCount != header.Count)
        {
            run.Refuse(reader.Line, $"{reader.FieldCount} fields where the header has {header.Count}");
            return false;
        }

        for (var k = 0; k < keys.Length; k++)
        {
            var isYear = k == keys.Length - 1;
            if (!Numbers.TryWhole(reader[keys[k]], out var whole) || whole < (isYear ? 1000 : 1) || whole > (isYear ? 2100 : 999))
            {
                run.Refuse(reader.Line, $"{header[keys[k]]} is '{reader.Text(keys[k])}', {(isYear ? "a year" : "a state number")} was expected");
                return false;
            }

            cells[k] = Cell.Of(whole);
        }

        return true;
    }
}
