using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW Militarized Interstate Disputes 5.0: disputes, participants, incidents.</summary>
internal static class DisputesProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-mid",
        Title = "Militarized Interstate Disputes, 1816-2014",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/mids/",
        Download = "https://correlatesofwar.org/wp-content/uploads/MID-5-Data-and-Supporting-Materials.zip",
        Size = "1 MB",
        Terms = CowTerms.Text,
        Work = new Work("palmeretal2021mid5", "article", ["Palmer, Glenn", "McManus, Roseanne W.", "D'Orazio, Vito", "Kenwick, Michael R.", "Karstens, Mikaela", "Bloch, Chase", "Dietrich, Nick", "Kahn, Kayla", "Ritter, Kellan", "Soules, Michael J."], 2022, "The MID5 Dataset, 2011-2014: Procedures, coding rules, and description", "Conflict Management and Peace Science", "39(4)", "470-482", "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.Dispute, "dispnum styear=start_year stmon=start_month stday=start_day endyear=end_year endmon=end_month endday=end_day outcome settle fatality fatalpre mindur maxdur hiact hostlev recip source:=cow")
            {
                Name = "disputes (MIDA 5.0.csv)",
                Version = "5",
                Also = ["numa"],
                Missing = [-9],
                Windows = [new Window("disputes", "dispute", 1816, 2014, Absence.Zero)],
            },
            new TableLayout(FactTables.Disputant, "dispnum ccode styear=start_year stmon=start_month stday=start_day endyear=end_year endmon=end_month endday=end_day sidea fatality fatalpre hiact hostlev orig source:=cow")
            {
                Name = "participants (MIDB 5.0.csv)",
                Version = "5",
                Never = ["incidnum"],
                Missing = [-9],
                Windows = [new Window("participants in disputes", "disputant", 1816, 2014, Absence.Zero)],
            },
            new TableLayout(FactTables.Incident, "dispnum incidnum=incident ccode styear=start_year stmon=start_month stday=start_day endyear=end_year endmon=end_month endday=end_day insidea=sidea fatality action hostlev")
            {
                Name = "incidents and their participants (MIDI 5.0.csv, MIDIP 5.0.csv)",
                Version = "5",
                Optional = ["ccode", "insidea"],
                Missing = [-9],
                Windows = [new Window("incidents", "incident", 1993, 2014, Absence.Zero)],
            },
        ],
    };
}
