using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW trade 4.0: flows by dyad-year and by state-year, current million US dollars.</summary>
internal static class TradeProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-trade",
        Title = "Trade, 1870-2014",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/bilateral-trade/",
        Download = "https://correlatesofwar.org/wp-content/uploads/COW_Trade_4.0.zip",
        Size = "30 MB",
        Terms = CowTerms.Text,
        Work = new Work("barbierietal2009td", "article", ["Barbieri, Katherine", "Keshk, Omar M. G.", "Pollins, Brian"], 2009, "Trading Data: Evaluating our Assumptions and Coding Rules", "Conflict Management and Peace Science", "26(5)", "471-491", "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.Trade, "ccode1 ccode2 year flow1 flow2 smoothflow1 smoothflow2")
            {
                Name = "dyad-years (Dyadic_COW_4.0.csv)",
                Version = "4.0",
                Also = ["importer1", "importer2"],
                Missing = [-9],
                Windows = [new Window("trade.flow", "trade.flow1", 1870, 2014, Absence.Unknown), new Window("trade.smoothflow", "trade.smoothflow1", 1870, 2014, Absence.Unknown)],
            },
            new TableLayout(FactTables.NationalTrade, "ccode year imports exports")
            {
                Name = "state-years (National_COW_4.0.csv)",
                Version = "4.0",
                Also = ["alt_imports"],
                Missing = [-9],
                Windows = [new Window("trade.imports", "national_trade.imports", 1870, 2014, Absence.Unknown), new Window("trade.exports", "national_trade.exports", 1870, 2014, Absence.Unknown)],
            },
        ],
    };
}
