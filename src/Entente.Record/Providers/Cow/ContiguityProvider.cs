using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW direct contiguity 3.2, the master records.</summary>
internal static class ContiguityProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-contiguity",
        Title = "Direct contiguity, 1816-2016",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/direct-contiguity/",
        Download = "https://correlatesofwar.org/wp-content/uploads/DirectContiguity320.zip",
        Size = "0.6 MB",
        Terms = CowTerms.Text,
        Work = new Work("stinnettetal2002cow", "article", ["Stinnett, Douglas M.", "Tir, Jaroslav", "Schafer, Philip", "Diehl, Paul F.", "Gochman, Charles"], 2002, "The Correlates of War Project Direct Contiguity Data, Version 3", "Conflict Management and Peace Science", "19(2)", "58-66", "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.Contiguity, "statelno=ccode1 statehno=ccode2 conttype begin end")
            {
                Name = "master records (contdir.csv)",
                Version = "3.2",
                Windows = [new Window("contiguity", "contiguity", 1816, 2016, Absence.Zero)],
            },
        ],
    };
}
