using Entente.Files;
using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Sipri;

/// <summary>SIPRI's register of transfers of major arms, in both layouts of its export.</summary>
internal static class ArmsProvider
{
    internal static Provider Make() => new()
    {
        Id = "sipri-arms",
        Title = "Transfers of major conventional arms, 1950-",
        Authority = "SIPRI",
        Page = "https://armstransfers.sipri.org",
        Size = "5 MB",
        Terms = "non-commercial use with citation; less than a tenth of the set may be passed on; export the register with a form on the page",
        Work = new Work("sipri2025at", "misc", ["Stockholm International Peace Research Institute"], 2025, "SIPRI Arms Transfers Database", null, null, null, "https://www.sipri.org/databases/armstransfers"),
        Layouts =
        [
            new Register(Register.Legacy) { Name = "trade register before 2025", Version = "legacy", Windows = Windows },
            new Register(Register.Since2025) { Name = "trade register since 2025 (lines of words before the header)", Version = "2025", HeaderLine = h => h.Count > 10 && h.Contains("SIPRI AT Database ID"), Windows = Windows },
        ],
    };

    private static readonly Window[] Windows = [new Window("arms.tiv", "arms_deal.tiv", null, null, Absence.Zero)];

    private sealed class Register(string[] headers) : Layout
    {
        internal static readonly string[] Legacy = ["Supplier", "Recipient", "Year of order", "Year(s) of delivery", "Weapon designation", "Weapon description", "Number delivered", "SIPRI TIV of delivered weapons", "status"];
        internal static readonly string[] Since2025 = ["Supplier", "Recipient", "Order date", "Delivery year", "Designation", "Description", "Numbers delivered", "TIV delivery values", "Status"];

        internal override bool Matches(IReadOnlyList<string> header, string member) => headers.All(h => TableLayout.Find(header, h) >= 0);

        internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
        {
            var writer = run.Writer(FactTables.ArmsDeal);
            var at = headers.Select(h => TableLayout.Find(header, h)).ToArray();
            var cells = new Cell[10];
            while (reader.Read())
            {
                run.Tick(reader.BytesRead);
                if (reader.FieldCount > header.Count || reader.FieldCount <= at.Max())
                {
                    run.Refuse(reader.Line, $"{reader.FieldCount} fields where the header has {header.Count}");
                    continue;
                }

                if (!Numbers.TryReal(reader[at[7]], out var tiv))
                {
                    run.Refuse(reader.Line, $"the value delivered is '{reader.Text(at[7])}', a number was expected");
                    continue;
                }

                var (first, last) = Years(reader.Text(at[3]));
                if (first is null && tiv != 0)
                {
                    run.Refuse(reader.Line, $"the year of delivery is '{reader.Text(at[3])}'");
                    continue;
                }

                cells[0] = Word(reader, at[0]);
                cells[1] = Word(reader, at[1]);
                cells[2] = Years(reader.Text(at[2])).First is { } ordered ? Cell.Of((long)ordered) : Cell.None;
                cells[3] = first is { } f ? Cell.Of((long)f) : Cell.None;
                cells[4] = last is { } l ? Cell.Of((long)l) : Cell.None;
                cells[5] = Word(reader, at[4]);
                cells[6] = Word(reader, at[5]);
                cells[7] = Numbers.TryReal(reader[at[6]].Trim("()?"u8), out var units) ? Cell.Of(units) : Cell.None;
                cells[8] = Cell.Of(tiv);
                cells[9] = Word(reader, at[8]);
                if (cells[0].IsMissing || cells[1].IsMissing)
                    run.Refuse(reader.Line, "supplier or recipient is missing");
                else
                    writer.Write(reader.Line, cells);
            }
        }

        private static Cell Word(DelimitedReader reader, int field) => reader.Text(field).Trim() is { Length: > 0 } text ? Cell.Of(text) : Cell.None;

        // "2002", "2002; 2003", "2009-2011", "(2014)": the first and the last year named; none where other digits stand there.
        private static (int? First, int? Last) Years(string text)
        {
            int? first = null, last = null;
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsAsciiDigit(text[i]))
                    continue;
                var from = i;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                var year = i - from == 4 ? int.Parse(text.AsSpan(from, 4), System.Globalization.CultureInfo.InvariantCulture) : 0;
                if (year is < 1900 or > 2100)
                    return (null, null);
                (first, last) = (Math.Min(first ?? year, year), Math.Max(last ?? year, year));
            }

            return (first, last);
        }
    }
}
