using Entente.Files;
using Entente.Record.Events;

namespace Entente.Record.Providers.Events;

/// <summary>Event data: GDELT, ICEWS, POLECAT, Phoenix, UCDP GED, ACLED.</summary>
internal static class EventProviders
{
    internal static IEnumerable<Provider> Make() =>
    [
        new()
        {
            Id = "gdelt",
            Title = "GDELT event database, 1979-",
            Authority = "GDELT",
            Page = "https://www.gdeltproject.org/data.html",
            Download = "http://data.gdeltproject.org/events/{date}.export.CSV.zip",
            Size = "5 to 15 MB a day",
            Terms = "free for any use with citation and a link",
            Work = new Work("leetaruschrodt2013gdelt", "misc", ["Leetaru, Kalev", "Schrodt, Philip A."], 2013, "GDELT: Global data on events, location and tone, 1979-2012", "ISA Annual Convention", null, null, "https://www.gdeltproject.org"),
            Layouts = [new GdeltLayout { Name = "events 1.0 and 2.0 (daily and 15-minute files, 57, 58 or 61 columns)", Version = "1/2", Format = DelimitedFormat.Tab }],
        },
        new()
        {
            Id = "icews",
            Title = "ICEWS coded event data, 1995-2023",
            Authority = "ICEWS",
            Page = "https://doi.org/10.7910/DVN/28075",
            Size = "up to 100 MB a year",
            Terms = "free with citation",
            Work = new Work("boscheeetal2015icews", "misc", ["Boschee, Elizabeth", "Lautenschlager, Jennifer", "O'Brien, Sean", "Shellman, Steve", "Starz, James", "Ward, Michael"], 2015, "ICEWS Coded Event Data", "Harvard Dataverse", null, null, "https://doi.org/10.7910/DVN/28075"),
            Layouts =
            [
                new EventLayout
                {
                    Name = "events (Dataverse, tab-separated)", Version = "dataverse", Format = DelimitedFormat.Tab, Naming = "name", Headers = ["Event Date", "Source Country", "Target Country", "CAMEO Code", "Intensity"],
                    Day = "Event Date", States = ("Source Country", "Target Country"), Actors = ("Source Name", "Target Name"), Code = "CAMEO Code", Coding = EventCoding.Icews, Goldstein = ["Intensity"],
                },
            ],
        },
        new()
        {
            Id = "polecat",
            Title = "POLECAT global political event data, 2018-",
            Authority = "POLECAT",
            Page = "https://doi.org/10.7910/DVN/AJGVIT",
            Size = "20 MB a month",
            Terms = "free with citation",
            Work = new Work("scarboroughetal2023polecat", "misc", ["Scarborough, Grace I.", "Bagozzi, Benjamin E.", "Beger, Andreas", "Berrie, John", "Halterman, Andrew", "Schrodt, Philip A.", "Spivey, Jevon"], 2023, "POLECAT Weekly Data", "Harvard Dataverse", null, null, "https://doi.org/10.7910/DVN/AJGVIT"),
            Layouts =
            [
                new EventLayout
                {
                    Name = "events (Dataverse, tab-separated)", Version = "dataverse", Format = DelimitedFormat.Tab, Headers = ["Event Date", "Event Type", "Actor Country", "Recipient Country"], Separator = ";",
                    Day = "Event Date", States = ("Actor Country", "Recipient Country"), Actors = ("Actor Name", "Recipient Name"), Code = "Event Type", Coding = EventCoding.Plover, Goldstein = ["Intensity", "Event Intensity"],
                },
            ],
        },
        new()
        {
            Id = "phoenix",
            Title = "Cline Center historical Phoenix event data, 1945-2019",
            Authority = "Phoenix",
            Page = "https://doi.org/10.13012/B2IDB-0647142_V3",
            Size = "1 GB",
            Terms = "free with citation (CC BY)",
            Work = new Work("althausetal2020phoenix", "misc", ["Althaus, Scott", "Bajjalieh, Joseph", "Carter, John F.", "Peyton, Buddy", "Shalmon, Dan A."], 2020, "Cline Center Historical Phoenix Event Data", "Cline Center for Advanced Social Research", null, null, "https://doi.org/10.13012/B2IDB-0647142_V3"),
            Layouts =
            [
                new EventLayout
                {
                    Name = "events (PhoenixNYT, PhoenixSWB, PhoenixFBIS)", Version = "1.3", Headers = ["story_date", "source_root", "target_root", "code", "goldstein"],
                    Day = "story_date", Days = DayForm.IsoOrMonthFirst, States = ("source_root", "target_root"), Actors = ("source", "target"), Code = "code", Coding = EventCoding.Cameo, Goldstein = ["goldstein"],
                },
            ],
        },
        new()
        {
            Id = "ucdp-ged",
            Title = "UCDP georeferenced event data, 1989-",
            Authority = "UCDP",
            Page = "https://ucdp.uu.se/downloads/",
            Download = "https://ucdp.uu.se/downloads/ged/ged241-csv.zip",
            Size = "40 MB",
            Terms = "free with citation (CC BY 4.0)",
            Work = new Work("sundbergmelander2013ged", "article", ["Sundberg, Ralph", "Melander, Erik"], 2013, "Introducing the UCDP Georeferenced Event Dataset", "Journal of Peace Research", "50(4)", "523-532", "https://ucdp.uu.se"),
            Layouts =
            [
                new EventLayout
                {
                    Name = "events (GEDEvent_v24_1.csv)", Version = "24.1", Naming = "gw", Headers = ["type_of_violence", "side_a", "side_b", "date_start", "best", "gwnoa", "gwnob"],
                    Day = "date_start", States = ("gwnoa", "gwnob"), Actors = ("side_a", "side_b"), Code = "type_of_violence", Coding = EventCoding.Violence, Weight = "best", Separator = ";",
                },
            ],
        },
        new()
        {
            Id = "acled",
            Title = "ACLED armed conflict location and event data, 1997-",
            Authority = "ACLED",
            Page = "https://acleddata.com/data/",
            Size = "depends on the export",
            Terms = "an account is needed; terms of use forbid passing it on",
            Work = new Work("raleighetal2010acled", "article", ["Raleigh, Clionadh", "Linke, Andrew", "Hegre, Håvard", "Karlsen, Joakim"], 2010, "Introducing ACLED: An Armed Conflict Location and Event Dataset", "Journal of Peace Research", "47(5)", "651-660", "https://acleddata.com"),
            Layouts =
            [
                new EventLayout
                {
                    Name = "events (data export, CSV)", Version = "export", Naming = "actor", Headers = ["event_id_cnty", "event_date", "event_type", "actor1", "actor2", "country", "fatalities"],
                    Day = "event_date", Days = DayForm.IsoOrWritten, States = ("actor1", "actor2"), Actors = ("actor1", "actor2"), Code = "event_type", Coding = EventCoding.Acled, Weight = "fatalities",
                },
            ],
        },
    ];
}
