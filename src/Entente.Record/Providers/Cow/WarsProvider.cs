using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW inter-state wars 4.0; its file has CR line ends.</summary>
internal static class WarsProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-wars",
        Title = "Inter-state wars, 1816-2007",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/cow-war/",
        Download = "https://correlatesofwar.org/wp-content/uploads/Inter-StateWarData_v4.0.csv",
        Size = "0.1 MB",
        Terms = CowTerms.Text,
        Work = new Work("sarkeeswayman2010rw", "book", ["Sarkees, Meredith Reid", "Wayman, Frank Whelon"], 2010, "Resort to War: A Data Guide to Inter-State, Extra-State, Intra-State, and Non-State Wars, 1816-2007", "CQ Press", null, null, "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.War, "WarNum=warnum WarName=name ccode Side=side StartYear1=start_year1 StartMonth1=start_month1 StartDay1=start_day1 EndYear1=end_year1 EndMonth1=end_month1 EndDay1=end_day1 StartYear2=start_year2 StartMonth2=start_month2 StartDay2=start_day2 EndYear2=end_year2 EndMonth2=end_month2 EndDay2=end_day2 Initiator=initiator Outcome=outcome BatDeath=deaths")
            {
                Name = "participants (Inter-StateWarData_v4.0.csv)",
                Version = "4.0",
                Missing = [-9, -8, -7],
                Windows = [new Window("inter-state wars", "war", 1816, 2007, Absence.Zero)],
            },
        ],
    };
}
