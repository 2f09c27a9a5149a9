using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Reign;

/// <summary>Rulers by month.</summary>
internal static class ReignProvider
{
    internal static Provider Make() => new()
    {
        Id = "reign",
        Title = "Rulers, Elections, and Irregular Governance, 1950-2021",
        Authority = "REIGN",
        Page = "https://oefdatascience.github.io/REIGN.github.io/",
        Download = "https://cdn.rawgit.com/OEFDataScience/REIGN.github.io/gh-pages/data_sets/REIGN_2021_8.csv",
        Size = "20 MB",
        Terms = "free with citation; no longer kept up",
        Work = new Work("bell2016reign", "misc", ["Bell, Curtis"], 2016, "The Rulers, Elections, and Irregular Governance Dataset (REIGN)", "OEF Research", null, null, "https://oefdatascience.github.io/REIGN.github.io/"),
        Layouts =
        [
            new TableLayout(FactTables.Leader, "ccode year month leader=name tenure_months=tenure government")
            {
                Name = "state-months (REIGN_yyyy_m.csv)",
                Version = "2021-08",
                Windows = [new Window("leaders", "leader", null, null, Absence.Unknown)],
            },
        ],
    };
}
