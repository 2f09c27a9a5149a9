using System.Globalization;

namespace Entente.Record.Tests.Samples;

/// <summary>Samples in the layouts of the Correlates of War Project; the rows are invented for tests.</summary>
internal static class CowSamples
{
    private const string Days = "@1..31", Months = "@1..12", Years = "@1000..2100", States = "@1..999";
    private static readonly double[] Nine = [-9];

    internal static IEnumerable<ProviderSample> All() =>
    [
        new("cow-states", "states2016.csv", "membership", "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version",
            ["AAA,2,Testland,1816,1,1,2016,12,31,2016", "BBB,365,\"Sample, Union of\",1900,2,28,1999,12,31,2016"])
        {
            Bad = [("CCC,x,Wrongland,1816,1,1,2016,12,31,2016", "state number"), ("CCC,7,Wrongland,1816,2,30,2016,12,31,2016", "no date"), ("CCC,7,Wrongland,1816,1,1,1815,12,31,2016", "wrong way round"), ("CCC,7,Wrongland", "3 fields where the header has 10")],
            Columns = ["system", "code", "abbreviation", "name", "first", "last"],
            Reads = r => Spell(r, "ccode") is (var code, var first, var last) && code is not null ? [$"cow|{code}|{Text(r["stateabb"])}|{Text(r["statenme"])}|{first}|{last}"] : [],
        },
        new("cow-majors", "majors2016.csv", "major_power", "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version", ["AAA,2,1898,8,13,2016,12,31,2016", "BBB,365,1816,1,1,1917,12,5,2016"])
        {
            Bad = [("CCC,1000,1816,1,1,2016,12,31,2016", "state number"), ("CCC,7,1816,13,1,2016,12,31,2016", "no date")],
            Columns = ["ccode", "first", "last"],
            Reads = r => Spell(r, "ccode") is (var code, var first, var last) && code is not null ? [$"{code}|{first}|{last}"] : [],
        },
        new("cow-nmc", "NMC-60-abridged.csv", "capability", "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version",
            ["AAA,2,1816,3823,17,80,254,8659,101,.039697491,2021", "BBB,365,2016,-9,-9,-9,1.5e3,100,-9,-9,2021"])
        {
            Bad = [("CCC,3,181,1,1,1,1,1,1,.1,2021", "outside 1000 to 2100"), ("CCC,3,1816,many,1,1,1,1,1,.1,2021", "a number was expected"), ("CCC,-9,1816,1,1,1,1,1,1,.1,2021", "ccode is missing")],
            Columns = ["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"],
            Reads = Plain.Reads($"ccode:i+{States} year:i+{Years} milex:r milper:r irst:r pec:r tpop:r upop:r cinc:r", Nine),
        },
        new("cow-mid", "MIDA 5.0.csv", "dispute", "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2014,version",
            ["9001,-9,7,1902,24,1,1903,6,1,-9,-9,208,178,7,3,0,1,1,0,5", "9002,3,11,2013,30,12,2014,-9,-9,0,0,423,423,17,4,1,1,2,1,5"])
        {
            Bad = [("9003,1,13,1902,24,1,1903,6,1,0,0,1,1,7,3,0,1,1,0,5", "outside 1 to 12"), ("9003,1,1,1902,24,1,1903,6,1,0,0,1,1,7,,0,1,1,0,5", "hostlev is missing")],
            Columns = ["dispnum", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "outcome", "settle", "fatality", "fatalpre", "mindur", "maxdur", "hiact", "hostlev", "recip", "source"],
            Reads = Plain.Reads($"dispnum:i+ styear:i+{Years} stmon:i{Months} stday:i{Days} endyear:i+{Years} endmon:i{Months} endday:i{Days} outcome:i settle:i@0..4 fatality:i@0..6 fatalpre:i mindur:i maxdur:i hiact:i@0..23 hostlev:i+@0..5 recip:i", Nine, "cow"),
        },
        new("cow-mid", "MIDB 5.0.csv", "disputant", "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version",
            ["9001,\"AAA\",200,-9,7,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "9001,\"BBB\",2,1,7,1902,24,1,1903,1,1,1,-9,-9,-9,7,3,1,5"])
        {
            Bad = [("9001,\"CCC\",200,1,-9,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "stmon is missing"), ("9001,\"CCC\",200,32,7,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5", "outside 1 to 31")],
            Columns = ["dispnum", "ccode", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "sidea", "fatality", "fatalpre", "hiact", "hostlev", "orig", "source"],
            Reads = Plain.Reads($"dispnum:i+ ccode:i+{States} styear:i+{Years} stmon:i+{Months} stday:i{Days} endyear:i+{Years} endmon:i+{Months} endday:i{Days} sidea:i+ fatality:i@0..6 fatalpre:i hiact:i@0..23 hostlev:i@0..5 orig:i", Nine, "cow"),
        },
        new("cow-mid", "MIDI 5.0.csv", "incident", "dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,duration,tbi,fatality,fatalpre,action,hostlev,numa,version",
            ["9551,9551010,18,10,1993,18,10,1993,1,-9,0,0,1,2,1,5"])
        {
            Bad = [("9551,,18,10,1993,18,10,1993,1,-9,0,0,1,2,1,5", "incidnum is missing")],
            Columns = ["dispnum", "incident", "ccode", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "sidea", "fatality", "action", "hostlev"],
            Reads = Plain.Reads($"dispnum:i+ incidnum:i+ ccode:i{States} styear:i+{Years} stmon:i{Months} stday:i{Days} endyear:i{Years} endmon:i{Months} endday:i{Days} insidea:i fatality:i@0..6 action:i@0..23 hostlev:i@0..5", Nine),
        },
        new("cow-mid", "MIDIP 5.0.csv", "incident", "dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,fatalpre,action,hostlev,revtype1,revtype2,version",
            ["9551,9551001,\"AAA\",2,16,7,1992,-9,7,1992,1,1,2,0,7,3,2,0,5"])
        {
            Bad = [("9551,9551001,\"AAA\",0,16,7,1992,16,7,1992,1,1,2,0,7,3,2,0,5", "outside 1 to 999")],
            Columns = ["dispnum", "incident", "ccode", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "sidea", "fatality", "action", "hostlev"],
            Reads = Plain.Reads($"dispnum:i+ incidnum:i+ ccode:i{States} styear:i+{Years} stmon:i{Months} stday:i{Days} endyear:i{Years} endmon:i{Months} endday:i{Days} insidea:i fatality:i@0..6 action:i@0..23 hostlev:i@0..5", Nine),
        },
        new("cow-dyadic-mid", "dyadic_mid_4.02.csv", "dyad_dispute",
            "disno,dyindex,statea,namea,stateb,nameb,strtday,strtmnth,strtyr,endday,endmnth,endyear,outcome,settlmnt,fatlev,highact,hihost,recip,noinit,notarg,sideaa,revstata,revtypea,fatleva,highmcaa,hihosta,orignata,sideab,revstatb,revtypeb,fatlevb,highmcab,hihostb,orignatb,rolea,roleb,dyad_rolea,dyad_roleb,war,durindx,duration,cumdurat,mid5hiact,mid5hiacta,mid5hiactb,severity,severitya,severityb,year,ongo2014,new,change,changetype_1,changetype_2,dyad,abbreva,abbrevb,lastobs,newar",
            ["9002,2.0009999,2,AAA,200,BBB,1,7,1902,24,1,1903,-9,-9,0,7,3,0,1,1,1,1,1,0,7,3,1,0,1,1,-9,0,1,1,1,3,1,3,0,1,184,185,7,7,0,49,49,0,1902,0,1,0,0,0,2200,185,182,0,0"])
        {
            Bad = [("9002,2.0009999,2,AAA,,BBB,1,7,1902,24,1,1903,0,0,0,7,3,0,1,1,1,1,1,0,7,3,1,0,1,1,0,0,1,1,1,3,1,3,0,1,184,184,7,7,0,49,49,0,1902,0,0,0,0,0,2200,185,182,0,0", "stateb is missing")],
            Columns = ["source", "dispnum", "ccode1", "ccode2", "year", "onset", "sidea1", "sidea2", "fatality1", "fatality2", "hiact1", "hiact2", "hostlev1", "hostlev2", "orig1", "orig2", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon", "outcome", "settle", "war"],
            Reads = r => Plain.Reads($"disno:i+ statea:i+{States} stateb:i+{States} year:i+{Years} new:i sideaa:i sideab:i fatleva:i@0..6 fatlevb:i@0..6 highmcaa:i@0..23 highmcab:i@0..23 hihosta:i@0..5 hihostb:i@0..5 orignata:i orignatb:i fatlev:i@0..6 hihost:i@0..5 duration:i cumdurat:i recip:i strtmnth:i outcome:i settlmnt:i@0..4 war:i", Nine)(r).Select(x => "cow-dyadic|" + x),
        },
        new("cow-wars", "Inter-StateWarData_v4.0.csv", "war", "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,Initiator,Outcome,TransTo,BatDeath,Version",
            ["901,Test-Sample War,1,230,Testland,2,4,7,1823,11,13,1823,-8,-8,-8,-8,-8,-8,503,2,2,2,-8,600,4", "901,Test-Sample War,1,220,Sample,1,4,7,1823,11,13,1823,5,1,1824,6,2,1825,503,2,1,1,-8,-9,4"])
        {
            Bad = [("902,Other War,1,230,Testland,2,-9,7,1823,11,13,1823,-8,-8,-8,-8,-8,-8,503,2,2,2,-8,600,4", "StartMonth1 is missing")],
            Columns = ["warnum", "name", "ccode", "side", "start_year1", "start_month1", "start_day1", "end_year1", "end_month1", "end_day1", "start_year2", "start_month2", "start_day2", "end_year2", "end_month2", "end_day2", "initiator", "outcome", "deaths"],
            Reads = Plain.Reads($"WarNum:i+ WarName:t ccode:i+{States} Side:i+ StartYear1:i+{Years} StartMonth1:i+{Months} StartDay1:i+{Days} EndYear1:i+{Years} EndMonth1:i+{Months} EndDay1:i+{Days} StartYear2:i{Years} StartMonth2:i{Months} StartDay2:i{Days} EndYear2:i{Years} EndMonth2:i{Months} EndDay2:i{Days} Initiator:i Outcome:i BatDeath:i", [-9, -8, -7]),
        },
        new("cow-contiguity", "contdir.csv", "contiguity", "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version", ["2020,2,AAA,20,BBB,1,192001,201612,,3.2", "2070,2,AAA,70,CCC,4,183101,201612,\"a note, with a comma\",3.2"])
        {
            Bad = [("2020,2,AAA,20,BBB,9,192001,201612,,3.2", "outside 1 to 6"), ("2020,2,AAA,20,BBB,1,1920-01,201612,,3.2", "whole number")],
            Columns = ["ccode1", "ccode2", "conttype", "begin", "end"],
            Reads = Plain.Reads($"statelno:i+{States} statehno:i+{States} conttype:i+@1..6 begin:i+ end:i+", []),
        },
        new("cow-trade", "Dyadic_COW_4.0.csv", "trade", "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,spike1,spike2,dip1,dip2,trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,china_alt_flow1,china_alt_flow2,source1,source2,version",
            ["2,365,1992,Testland,Sample,480.123,2112.5,480,2112,2592,0,0,0,0,0,0,-9,-9,-9,-9,2,2,4", "2,710,1930,Testland,\"Sample, West\",-9,0,0.5,0,-9,0,0,0,0,0,0,-9,-9,-9,-9,2,2,4"])
        {
            Bad = [("2,365,19922,Testland,Sample,480,2112,480,2112,2592,0,0,0,0,0,0,-9,-9,-9,-9,2,2,4", "outside 1000 to 2100"), ("2,365,1992,Testland,Sample,4;8,2112,480,2112,2592,0,0,0,0,0,0,-9,-9,-9,-9,2,2,4", "a number was expected")],
            Columns = ["ccode1", "ccode2", "year", "flow1", "flow2", "smoothflow1", "smoothflow2"],
            Reads = Plain.Reads($"ccode1:i+{States} ccode2:i+{States} year:i+{Years} flow1:r flow2:r smoothflow1:r smoothflow2:r", Nine),
        },
        new("cow-trade", "National_COW_4.0.csv", "national_trade", "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,version", ["2,Testland,AAA,1870,462.377,403.586,-9,-9,6,6,4", "365,\"Sample, Union of\",BBB,1914,-9,510.25,-9,-9,-9,6,4"])
        {
            Bad = [("2,Testland,AAA,1870,462,403,-9,-9,6,6", "10 fields where the header has 11"), ("2,Testland,AAA,1870,n.a.,403,-9,-9,6,6,4", "a number was expected")],
            Columns = ["ccode", "year", "imports", "exports"],
            Reads = Plain.Reads($"ccode:i+{States} year:i+{Years} imports:r exports:r", Nine),
        },
        new("cow-igo", "dyadic_formatv3.csv", "joint_organisations", "dyadid,ccode1,country1,ccode2,country2,year," + string.Join(',', Organisations),
            [$"2020,2,testland,20,sampleland,1920,{Cells("1", "0", "-1", "-9")}", $"2020,2,testland,20,sampleland,1921,{Cells("1", "1", "0", "0")}"])
        {
            Bad = [($"2020,2,testland,20,sampleland,1921,{Cells("1", "x", "0", "0")}", "-9, -1, 0, 1, 2 or 3"), ($"2020,2,testland,0,sampleland,1921,{Cells("1", "1", "0", "0")}", "a state number")],
            Columns = ["ccode1", "ccode2", "year", "joint"],
            Reads = r => Members(r) is { } m && Plain.Reads($"ccode1:i+{States} ccode2:i+{States} year:i+{Years}", [])(r).FirstOrDefault() is { } keys && !keys.Contains('-', StringComparison.Ordinal) ? [$"{keys}|{m.Full}"] : [],
        },
        new("cow-igo", "state_year_formatv3.csv", "organisations", "ccode,year,state," + string.Join(',', Organisations.Concat(Enumerable.Range(1, 40).Select(i => $"ORG{i}"))),
            [$"2,1920,testland,{Cells("1", "2", "3", "-9")}{string.Concat(Enumerable.Repeat(",0", 40))}", $"365,1965,sampleland,{Cells("-1", "-1", "1", "1")}{string.Concat(Enumerable.Repeat(",1", 40))}"])
        {
            Bad = [($"2,1920,testland,{Cells("1", "4", "3", "-9")}{string.Concat(Enumerable.Repeat(",0", 40))}", "-9, -1, 0, 1, 2 or 3")],
            Columns = ["ccode", "year", "full", "associate", "observer"],
            Reads = r => Members(r) is { } m && Plain.Reads($"ccode:i+{States} year:i+{Years}", [])(r).FirstOrDefault() is { } keys ? [$"{keys}|{m.Full}|{m.Associate}|{m.Observer}"] : [],
        },
        new("cow-territory", "tc2018.csv", "territorial_change", "year,month,gainer,gaintype,procedur,entity,contgain,area,pop,portion,loser,losetype,contlose,entry,exit,number,indep,conflict,version",
            ["1816,7,160,1,-9,160,-9,2093164.00,1970000,1,230,0,0,1,0,9003,1,0,5", "1900,-9,2,1,3,2,0,-9,-9,0,-9,1,0,0,0,9004,0,1,5"])
        {
            Bad = [("18160,7,160,1,-9,160,-9,2093164.00,1970000,1,230,0,0,1,0,9003,1,0,5", "outside 1000 to 2100")],
            Columns = ["change", "year", "month", "gainer", "loser", "entity", "procedure", "area", "population", "portion", "conflict"],
            Reads = Plain.Reads($"number:i+ year:i+{Years} month:i{Months} gainer:i@-9..9999 loser:i@-9..9999 entity:i procedur:i area:r pop:r portion:i conflict:i", Nine),
        },
    ];

    private static IEnumerable<string> Organisations => ["AALCO", "ACCT", "ADB", "UN", "NATO", "OAS", "OPEC", "WTO", "ITU", "UPU", "IMF", "ILO", "WHO", "IAEA", "ECO"];

    private static string Cells(params string[] first) => string.Join(',', first.Concat(Enumerable.Repeat("0", 15 - first.Length)));

    private static (int Full, int Associate, int Observer)? Members(SampleRow row)
    {
        string[] no = ["dyadid", "country1", "country2", "ccode1", "ccode2", "ccode", "year", "state", "version"];
        var cells = row.Cells.Where(c => !no.Contains(c.Key, StringComparer.OrdinalIgnoreCase)).Select(c => c.Value.Trim(' ')).ToList();
        return cells.TrueForAll(c => c is "" or "." or "-9" or "-1" or "0" or "1" or "2" or "3") ? (cells.Count(c => c == "1"), cells.Count(c => c == "2"), cells.Count(c => c == "3")) : null;
    }

    private static string Text(string cell) => SecondReading.Decoded(cell.Trim());

    private static (string? Code, string First, string Last) Spell(SampleRow row, string code)
    {
        static int? Number(string cell) => SecondReading.Cell(cell, 'i') is { Length: <= 9 } text and not SecondReading.Nothing ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        string? Day(string year, string month, string day) =>
            Number(row[year]) is { } y and >= 1 and <= 9999 && Number(row[month]) is { } m and >= 1 and <= 12 && Number(row[day]) is { } d && d >= 1 && d <= DateTime.DaysInMonth(y, m)
                ? new DateOnly(y, m, d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        var (first, last) = (Day("styear", "stmonth", "stday"), Day("endyear", "endmonth", "endday"));
        return Number(row[code]) is not { } number || number is < 1 or > 999 || first is null || last is null || string.CompareOrdinal(last, first) < 0 ? (null, "", "") : (number.ToString(CultureInfo.InvariantCulture), first, last);
    }
}
