using System.Globalization;

namespace Entente.Record.Tests.Samples;

/// <summary>Samples in the layouts of event data; the rows are invented for tests.</summary>
internal static class EventSamples
{
    private static readonly string[] Columns = ["source", "target", "day", "source_actor", "target_actor", "code", "plover", "goldstein", "weight"];

    // PLOVER types by CAMEO root, as the PLOVER manual has them; the numbers are those of World's list.
    private static readonly string[] Roots = ["", "", "REQUEST", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "ACCUSE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT"];

    internal static IEnumerable<ProviderSample> All() =>
    [
        Gdelt("20240101.export.CSV", 58),
        Gdelt("20240101000000.export.CSV", 61),
        new("icews", "events.2018.20200427084805.tab", "event", "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude",
            ["90001\t2018-05-03\tTest Ministry\tGov\tChina\tMake statement\t010\t0.0\tSample Office\tGov\tRussian Federation\t1\t1\tP\t\t\t\t\t\t", "90002\t2018-05-04\t\"Citizen (India)\"\t\tIndia\t\"Accuse\"\t\"0211\"\t-2.5\t\"Group, B\"\t\t\t1\t1\tP\t\t\t\t\t\t", "90003\t2018-05-05\tX\t\tRussia\tMake statement\t10\t\tY\t\tChina\t1\t1\tP\t\t\t\t\t\t"])
        {
            Delimiter = '\t', Quoted = false,
            Bad = [("90004\tlater\tX\t\tRussia\tMake statement\t010\t0.0\tY\t\tChina\t1\t1\tP\t\t\t\t\t\t", "a date was expected"), ("90004\t2018-05-05\tX\t\tRussia\tMake statement\t010\t-44\tY\t\tChina\t1\t1\tP\t\t\t\t\t\t", "-10 to 10"), ("90004\t2018-05-05\tX\t\tRussia\tMake statement\tstate\t0\tY\t\tChina\t1\t1\tP\t\t\t\t\t\t", "CAMEO code")],
            Columns = Columns,
            Reads = r => Row(r, "Event Date", State(r["Source Country"]), State(r["Target Country"]), r["Source Name"], r["Target Name"], Icews(Bare(r["CAMEO Code"])), r["Intensity"], "1"),
        },
        new("polecat", "ngecEvents.DV.2023.txt", "event", "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion",
            ["DV90001\t2023-01-02\tACCUSE\tNone\t-2.0\tVERBAL CONFLICT\tmilitary\tTest Ministry\tRUS\t365\tGOV\tGOV\tNone\tTest\tNone\tSample Office\tUSA; GBR\t2; 200\tGOV\tGOV\tNone\tSample\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tS\t2023-01-02\tNone\tNone\tNone\ten\tNGEC_v1", "DV90002\t2023-01-03\tYIELD\tceasefire\tNone\tMATERIAL COOPERATION\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tB\tCHN\t710\tNone\tNone\tNone\tB\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tS\t2023-01-03\tNone\tNone\tNone\ten\tNGEC_v1"])
        {
            Delimiter = '\t', Quoted = false,
            Bad = [("DV90003\t2023-01-03\tSTROLL" + new string('\t', 37), "a PLOVER type"), ("DV90003\tNone\tACCUSE" + new string('\t', 37), "a date was expected")],
            Columns = Columns,
            Reads = r => Several(r["Actor Country"]).SelectMany(a => Several(r["Recipient Country"]).SelectMany(b => Row(r, "Event Date", a, b, r["Actor Name"], r["Recipient Name"], Plover(Bare(r["Event Type"])), r["Intensity"], "1"))),
        },
        new("polecat", "ngecEvents.DV.2024.01.txt", "event", "Event ID\tEvent Date\tEvent Type\tEvent Mode\tEvent Intensity\tQuad Code\tActor Name\tActor Country\tRecipient Name\tRecipient Country\tHeadline\tEvent Text", ["DV90004\t2024-01-02\tCONSULT\tvisit\t7.5\tVERBAL COOPERATION\tA\tCHN\tB\tPRK\tH\tT"])
        {
            Delimiter = '\t', Quoted = false, Columns = Columns,
            Reads = r => Several(r["Actor Country"]).SelectMany(a => Several(r["Recipient Country"]).SelectMany(b => Row(r, "Event Date", a, b, r["Actor Name"], r["Recipient Name"], Plover(Bare(r["Event Type"])), r["Event Intensity"], "1"))),
        },
        new("phoenix", "PhoenixNYT_1945-2018.csv", "event", "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,target_root,target_agent,target_others,code,root_code,quad_class,goldstein,joined_issues,lat,lon,placename,statename,countryname,aid,process",
            ["NYT90001,1/2/1945,1945,1,2,USAGOV,USA,GOV,,GBRMIL,GBR,MIL,,040,4,1,1.0,,,,,,,9001,PETRARCH2", "NYT90002,12/31/1999,1999,12,31,CHN,CHN,,,NA,NA,,,190,19,4,-10,\"A,1;B,2\",40.1,-70.2,Place,State,USA,9002,PETRARCH2"])
        {
            Bad = [("NYT90003,13/31/1999,1999,12,31,CHN,CHN,,,RUS,RUS,,,190,19,4,-10,,,,,,,9002,PETRARCH2", "a date was expected"), ("NYT90003,12/31/1999,1999,12,31,CHN,CHN,,,RUS,RUS,,,19x,19,4,-10,,,,,,,9002,PETRARCH2", "CAMEO code")],
            Columns = Columns,
            Reads = r => Row(r, "story_date", Code(r["source_root"]), Code(r["target_root"]), r["source"], r["target"], Cameo(Bare(r["code"])), r["goldstein"], "1", "M/d/yyyy"),
        },
        new("ucdp-ged", "GEDEvent_v24_1.csv", "event", "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob",
            ["90001,R-1,1990,1,Clear,1,1,1,Test: Government,1,1,Government of Testland - B,1,1,Government of Testland,2,2,B,1,\"\"\"A, 1990-03-01, 'two\nlines'\"\"\",O,1990-03-01,H,S,1,W,W,A,B,1.5,2.5,POINT (2.5 1.5),1,T,365,Europe,1,1,1990-03-01 00:00:00.000,1990-03-02 00:00:00.000,1,2,3,6,12,13,11,365,", "90002,R-2,2022,1,Clear,1,1,1,Test: Government,1,1,T - C,1,1,Government of Testland,2,2,Government of Sampleland,1,A,O,2022-03-01,H,S,1,W,W,A,B,1.5,2.5,POINT (2.5 1.5),1,T,365,Europe,1,1,2022-03-01 00:00:00.000,2022-03-02 00:00:00.000,1,2,3,6,12,13,11,365,710"])
        {
            Bad = [("90003,R-1,1990,1,Clear,7" + new string(',', 32) + ",1990-03-01 00:00:00.000,1990-03-02 00:00:00.000,1,2,3,6,12,13,11,365,", "1, 2 or 3"), ("90003,R-1,1990,1,Clear,1" + new string(',', 32) + ",1990-03-01 00:00:00.000,1990-03-02 00:00:00.000,1,2,3,6,-12,13,11,365,", "a count")],
            Columns = Columns,
            Reads = r => Row(r, "date_start", Gw(r["gwnoa"], r["date_start"]), Gw(r["gwnob"], r["date_start"]), r["side_a"], r["side_b"], Bare(r["type_of_violence"]) is "1" or "2" or "3" ? (Bare(r["type_of_violence"]), Number("ASSAULT")) : null, "", r["best"]),
        },
        new("acled", "2023-01-01-2024-01-01.csv", "event", "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
            ["TST90001,16 May 2023,2023,1,Political violence,Battles,Armed clash,Military Forces of Russia (2000-) Air Force,,8,Military Forces of China (2012-),,1,18,,804,Europe,Testland,A,B,,L,1.5,2.5,1,S,Other,\"On 16 May, a test.\",3,,1684000000", "TST90002,2023-05-17,2023,1,Demonstrations,Protests,Peaceful protest,Protesters (India),\"Students (India); Labor Group (India)\",6,,,0,60,,356,Asia,India,A,B,,L,1.5,2.5,1,S,National,N,0,crowd size=no report,1684000001", "TST90003,1 June 2023,2023,1,Strategic developments,Strategic developments,Agreement,TSF: Test Sample Front,,2,Former Military Forces of Russia (2000-),,1,12,,356,Asia,India,A,B,,L,1.5,2.5,1,S,National,N,0,,1684000002"])
        {
            Bad = [("TST90004,16 Mai 2023,2023,1,P,Battles,Armed clash,A,,8,B,,1,18,,804,E,T,A,B,,L,1.5,2.5,1,S,O,N,3,,1", "a date was expected"), ("TST90004,16 May 2023,2023,1,P,Picnic,Armed clash,A,,8,B,,1,18,,804,E,T,A,B,,L,1.5,2.5,1,S,O,N,3,,1", "six event types"), ("TST90004,16 May 2023,2023,1,P,Battles,Armed clash,A,,8,B,,1,18,,804,E,T,A,B,,L,1.5,2.5,1,S,O,N,few,,1", "a count")],
            Columns = Columns,
            Reads = r => Row(r, "event_date", Actor(r["actor1"]), Actor(r["actor2"]), r["actor1"], r["actor2"], Acled(Bare(r["event_type"])), "", r["fatalities"], "d MMMM yyyy"),
        },
    ];

    private static ProviderSample Gdelt(string member, int columns)
    {
        string Line(string id, string day, string actor1, string country1, string actor2, string country2, string code, string goldstein, string mentions)
        {
            var cells = Enumerable.Repeat("", columns).ToArray();
            (cells[0], cells[1], cells[5], cells[7], cells[15], cells[17], cells[26], cells[30], cells[31]) = (id, day, actor1, country1, actor2, country2, code, goldstein, mentions);
            return string.Join('\t', cells);
        }

        return new ProviderSample("gdelt", member, "event", "", [Line("900001", "20240101", "CHNGOV", "CHN", "RUSMIL", "RUS", "042", "1.9", "3"), Line("900002", "20240102", "\"TST", "", "", "", "190", "-10.0", "20"), Line("900003", "20231231", "USA", "USA", "PRKGOV", "PRK", "0841", "", "1")])
        {
            Delimiter = '\t', Quoted = false,
            Bad = [(Line("900004", "20241301", "USA", "USA", "PRK", "PRK", "042", "1", "1"), "yyyymmdd"), (Line("900004", "20240101", "USA", "USA", "PRK", "PRK", "0420X", "1", "1"), "two to four digits"), (Line("900004", "20240101", "USA", "USA", "PRK", "PRK", "042", "11", "1"), "-10 to 10"), (Line("900004", "20240101", "USA", "USA", "PRK", "PRK", "042", "1", "-1"), "a count"), ("900004\t20240101\tUSA", "3 columns; GDELT has")],
            Columns = Columns,
            Reads = r => r.Cells.Count is 57 or 58 or 61 && SecondReading.Cell(r["1"], 'd') is { } and not SecondReading.Nothing && Cameo(r["26"]) is not null
                && (r["30"].Length == 0 || (SecondReading.Cell(r["30"], 'r') is { } g and not SecondReading.Nothing && double.Parse(g, CultureInfo.InvariantCulture) is >= -10 and <= 10))
                && SecondReading.Cell(r["31"], 'i') is { } m and not SecondReading.Nothing && long.Parse(m, CultureInfo.InvariantCulture) >= 0
                ? [string.Join('|', SecondReading.Decoded(r["7"]), SecondReading.Decoded(r["17"]), SecondReading.Cell(r["1"], 'd'), SecondReading.Decoded(r["5"]), SecondReading.Decoded(r["15"]), r["26"], Cameo(r["26"])!.Value.Type, r["30"].Length == 0 ? SecondReading.Nothing : SecondReading.Cell(r["30"], 'r'), m)] : [],
        };
    }

    private static string[] Row(SampleRow r, string dayColumn, string source, string target, string one, string two, (string Code, int Type)? coded, string goldstein, string weight, string? form = null)
    {
        var text = Bare(r[dayColumn]);
        var day = SecondReading.Cell(text, 'd') is { } iso && iso != SecondReading.Nothing ? iso
            : form is not null && DateOnly.TryParseExact(text, form.StartsWith('d') ? [form, "d" + form] : [form], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        var value = Nothing(Bare(goldstein)) ? SecondReading.Nothing : SecondReading.Cell(Bare(goldstein), 'r');
        var count = Nothing(Bare(weight)) ? "1" : SecondReading.Cell(Bare(weight), 'i');
        if (day is null || coded is not { } c || value is null || count is null || (value != SecondReading.Nothing && double.Parse(value, CultureInfo.InvariantCulture) is < -10 or > 10) || long.Parse(count, CultureInfo.InvariantCulture) < 0)
            return [];
        return [string.Join('|', source, target, day, Code(one), Code(two), c.Code, c.Type, value, count)];
    }

    private static string Bare(string cell)
    {
        var text = cell.Trim(' ');
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Trim(' ') : text;
    }

    private static bool Nothing(string bare) => bare is "" or "." or "-" or ".." or "..." or "NA" or "NaN" or "None";

    private static string Code(string cell) => Nothing(Bare(cell)) ? "" : SecondReading.Decoded(Bare(cell));

    private static string State(string cell) => Bare(cell) switch { "China" => "CHN", "Russia" or "Russian Federation" => "RUS", "North Korea" => "PRK", "India" => "IND", _ => "" };

    private static string Gw(string cell, string day) => Bare(cell) switch { "365" => string.CompareOrdinal(Bare(day), "1992") < 0 ? "SUN" : "RUS", "710" => "CHN", _ => "" };

    private static string[] Several(string cell)
    {
        var states = Bare(cell).Split(';').Select(s => s.Trim(' ')).Where(s => !Nothing(s)).Select(SecondReading.Decoded).Distinct(StringComparer.Ordinal).ToArray();
        return states.Length == 0 ? [""] : states;
    }

    private static string Actor(string cell)
    {
        var name = Bare(cell);
        foreach (var of in new[] { "Military Forces of ", "Police Forces of ", "Government of " })
            if (name.StartsWith(of, StringComparison.Ordinal))
                return State(name[of.Length..].Split('(')[0].Trim() is var n && n.StartsWith("the ", StringComparison.Ordinal) ? n[4..] : n);
        return System.Text.RegularExpressions.Regex.Match(name, @"\(([^0-9()][^()]*)\)[^()]*$") is { Success: true } m ? State(m.Groups[1].Value) : "";
    }

    private static int Number(string type) => (int)Enum.Parse<World.PloverType>(type, true);

    private static (string, int Type)? Cameo(string code) =>
        code.Length is >= 2 and <= 4 && code.All(char.IsAsciiDigit) ? (code, int.Parse(code[..2], CultureInfo.InvariantCulture) is var root and < 21 && Roots[root].Length > 0 ? Number(Roots[root]) : -1) : null;

    private static (string, int)? Icews(string code) =>
        Cameo(code.All(char.IsAsciiDigit) && (code.Length == 2 || (code.Length == 3 && string.CompareOrdinal(code, "209") > 0)) ? "0" + code : code);

    private static (string, int)? Plover(string type) => type.ToUpperInvariant() switch
    {
        "YIELD" => ("YIELD", Number("CONCEDE")),
        var t and ("AGREE" or "CONSULT" or "SUPPORT" or "CONCEDE" or "COOPERATE" or "AID" or "RETREAT" or "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" or "PROTEST" or "SANCTION" or "MOBILIZE" or "COERCE" or "ASSAULT") => (t, Number(t)),
        _ => null,
    };

    private static (string, int)? Acled(string type) => type switch
    {
        "Battles" or "Explosions/Remote violence" or "Violence against civilians" => (type, Number("ASSAULT")),
        "Protests" or "Riots" => (type, Number("PROTEST")),
        "Strategic developments" => (type, -1),
        _ => null,
    };
}
