using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Entente.Testing;

/// <summary>
/// The files of data/ir as their providers hand them out: where shared holds only an extract of another package (trade, contiguity,
/// organisations, alliances by directed dyad-year), the extract is written out in the provider's own layout.
/// </summary>
public static class ProviderFiles
{
    private static readonly (string Provider, string File, string As)[] AsTheyAre =
    [
        ("cow-states", "states2016.csv.gz", "states2016.csv"), ("cow-majors", "majors2016.csv.gz", "majors2016.csv"),
        ("cow-mid", "MIDA_5.0.csv.gz", "MIDA 5.0.csv"), ("cow-mid", "MIDB_5.0.csv.gz", "MIDB 5.0.csv"), ("cow-mid", "MIDI_5.0.csv.gz", "MIDI 5.0.csv"), ("cow-mid", "MIDIP_5.0.csv.gz", "MIDIP 5.0.csv"),
        ("cow-wars", "Inter-StateWarData_v4.0.csv.gz", "Inter-StateWarData_v4.0.csv"), ("cow-nmc", "NMC-60-abridged.csv.gz", "NMC-60-abridged.csv"),
        ("cow-territory", "tc2018.csv.gz", "tc2018.csv"), ("cow-dyadic-mid", "dyadic_mid_4.02.csv.gz", "dyadic_mid_4.02.csv"),
        ("gml-mid", "gml_dirdisp.csv.gz", "gml_dirdisp.csv"), ("gw-states", "gw_states.csv.gz", "gw_states.csv"), ("rivalries", "tss_rivalries.csv.gz", "tss_rivalries.csv"),
        ("un-votes", "unga_votes_1946_2022.csv.gz", "unga_votes.csv"), ("un-ideal", "IdealpointestimatesAll_Apr2020.csv.gz", "IdealpointestimatesAll_Apr2020.csv"),
        ("sipri-arms", "sipri_trade_register_legacy_format.csv.gz", "trade_register.csv"), ("sipri-arms", "sipri_trade_register_2025_format_ukraine.csv.gz", "trade_register_2025.csv"),
        ("atop", "atop4.01_alliance_level.csv.gz", "atop4_01a.csv"), ("atop", "atop4.01_member_level.csv.gz", "atop4_01m.csv"),
    ];

    /// <summary>The files the dyad table is made of.</summary>
    public static IReadOnlyList<(string Provider, string Path)> ForDyads(string folder) =>
        [.. All(folder, p => p is "cow-states" or "cow-majors" or "cow-mid" or "cow-wars" or "rivalries"), Capabilities(folder), Obligations(folder), Trade(folder), Contiguity(folder), Organisations(folder)];

    /// <summary>Every file, unpacked or written out into the folder.</summary>
    public static IReadOnlyList<(string Provider, string Path)> All(string folder) =>
        [.. All(folder, _ => true), Capabilities(folder), Obligations(folder), Trade(folder), Contiguity(folder), Organisations(folder)];

    /// <summary>The files that lie in shared as they are handed out.</summary>
    public static IReadOnlyList<(string Provider, string Path)> All(string folder, Func<string, bool> wanted) =>
        [.. AsTheyAre.Where(f => wanted(f.Provider)).Select(f => (f.Provider, Unpack(f.File, System.IO.Path.Combine(folder, f.As))))];

    /// <summary>The lines of a packed file of data/ir, without its header, split at commas that stand in no quotation marks.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require(["data", "ir", .. file.Split('/')])), CompressionMode.Decompress), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }

    /// <summary>Unpacks one file.</summary>
    public static string Unpack(string file, string path)
    {
        using var from = new GZipStream(File.OpenRead(SharedData.Require("data", "ir", file)), CompressionMode.Decompress);
        using var to = File.Create(path);
        from.CopyTo(to);
        return path;
    }

    // The package's capabilities run to 2022, which is more than NMC 6.0; the oracle was made with them.
    private static (string Provider, string Path) Capabilities(string folder) => ("cow-nmc", Write(folder, "NMC-70-abridged.csv", "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\r\n", Rows("cow_nmc.csv.gz")
        .Select(r => $"XXX,{r[0]},{r[1]},{string.Join(',', r[2..].Select(Nine))},7.0\r\n")));

    private static (string Provider, string Path) Obligations(string folder) => ("atop", Write(folder, "atop5_1ddyr.csv", "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul,shareob,transyr,bilatno,multino,number,asymm,atopid1,version\n", Rows("atop_alliance.csv.gz")
        .Select(r => $"{r[0]}{r[1].PadLeft(3, '0')},{r[0]},{r[1]},{r[2]},1,{string.Join(',', r[3..8])},0,0,0,0,1,0,,5.1\n")));

    private static (string Provider, string Path) Trade(string folder) => ("cow-trade", Write(folder, "Dyadic_COW_4.0.csv", "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,spike1,spike2,dip1,dip2,trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,china_alt_flow1,china_alt_flow2,source1,source2,version\n", Rows("cow_trade_ddy.csv.gz")
        .Where(r => int.Parse(r[0], CultureInfo.InvariantCulture) < int.Parse(r[1], CultureInfo.InvariantCulture))
        .Select(r => $"{r[0]},{r[1]},{r[2]},a,b,{Nine(r[3])},{Nine(r[4])},{Nine(r[5])},{Nine(r[6])},-9,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4\n")));

    private static (string Provider, string Path) Contiguity(string folder) => ("cow-contiguity", Write(folder, "contdir.csv", "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n", Rows("cow_contdir.csv.gz")
        .Where(r => r[2] != "0" && int.Parse(r[0], CultureInfo.InvariantCulture) < int.Parse(r[1], CultureInfo.InvariantCulture))
        .Select(r => $"{r[0]}{r[1].PadLeft(3, '0')},{r[0]},A,{r[1]},B,{r[2]},{r[3][..4]}{r[3][5..7]},{r[4][..4]}{r[4][5..7]},,3.2\n")));

    private static (string Provider, string Path) Organisations(string folder)
    {
        const int Columns = 110;
        var header = $"dyadid,country1,ccode1,country2,ccode2,year,{string.Join(',', Enumerable.Range(1, Columns).Select(i => $"igo{i}"))}\n";
        var tails = Enumerable.Range(0, Columns + 1).Select(n => string.Join(',', Enumerable.Range(0, Columns).Select(i => i < n ? "1" : "0"))).ToArray();
        return ("cow-igo", Write(folder, "dyadic_formatv3.csv", header, Rows("cow_igo_ndy.csv.gz").Select(r => $"{r[0]}{r[1].PadLeft(3, '0')},a,{r[0]},b,{r[1]},{r[2]},{tails[int.Parse(r[3], CultureInfo.InvariantCulture)]}\n")));
    }

    private static string Nine(string cell) => cell is "" or "NA" ? "-9" : cell;

    private static string Write(string folder, string name, string header, IEnumerable<string> lines)
    {
        var path = System.IO.Path.Combine(folder, name);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        writer.Write(header);
        foreach (var line in lines)
            writer.Write(line);
        return path;
    }
}
