using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW territorial change.</summary>
internal static class TerritoryProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-territory",
        Title = "Territorial change, 1816-2018",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/territorial-change/",
        Size = "0.1 MB",
        Terms = CowTerms.Text,
        Work = new Work("tiretal1998tc", "article", ["Tir, Jaroslav", "Schafer, Philip", "Diehl, Paul F.", "Goertz, Gary"], 1998, "Territorial Changes, 1816-1996: Procedures and Data", "Conflict Management and Peace Science", "16(1)", "89-97", "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.TerritorialChange, "number=change year month gainer loser entity procedur=procedure area pop=population portion conflict")
            {
                Name = "changes (tc2018.csv)",
                Version = "6",
                Missing = [-9],
                Windows = [new Window("territorial changes", "territorial_change", 1816, 2018, Absence.Zero)],
            },
        ],
    };
}
