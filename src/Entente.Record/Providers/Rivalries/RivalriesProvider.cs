using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Rivalries;

/// <summary>Strategic rivalries by Thompson, Sakuwa and Suhas, as a table: no file is offered by the authors, whose list stands in the book.</summary>
internal static class RivalriesProvider
{
    internal static Provider Make() => new()
    {
        Id = "rivalries",
        Title = "Strategic rivalries, 1494-2020",
        Authority = "Thompson, Sakuwa and Suhas",
        Page = "https://doi.org/10.1007/978-981-16-6671-1",
        Size = "typed in from the book: 264 rows",
        Terms = "a list of facts from the book; cite it",
        Work = new Work("thompsonetal2021asr", "book", ["Thompson, William R.", "Sakuwa, Kentaro", "Suhas, Prashant Hosur"], 2021, "Analyzing Strategic Rivalries in World Politics: Types of Rivalry, Regional Variation, and Escalation/De-escalation", "Springer", null, null, "https://doi.org/10.1007/978-981-16-6671-1"),
        Layouts =
        [
            new TableLayout(FactTables.Rivalry, "tssr_id=rivalry rivalry=name ccode1 ccode2 start=first_year end=last_year positional spatial ideological interventionary")
            {
                Name = "spells (tssr_id, rivalry, ccode1, ccode2, start, end, types)",
                Version = "2021",
                Windows = [new Window("rivalries", "rivalry", 1494, 2020, Absence.Zero)],
            },
        ],
    };
}
