using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW National Material Capabilities, 5.0 to 7.0.</summary>
internal static class CapabilitiesProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-nmc",
        Title = "National Material Capabilities, 1816-",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/national-material-capabilities/",
        Size = "3 MB",
        Terms = CowTerms.Text,
        Work = new Work("singer1987rcwd", "article", ["Singer, J. David"], 1987, "Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816-1985", "International Interactions", "14(2)", "115-132", "https://correlatesofwar.org"),
        Layouts =
        [
            new CapabilitiesLayout(FactTables.Capability, "ccode year milex milper irst pec tpop upop cinc")
            {
                Name = "state-years (NMC-60-abridged.csv, NMC-70-abridged.csv)",
                Version = "6.0",
                Missing = [-9],
                Windows = [.. new[] { "milex", "milper", "irst", "pec", "tpop", "upop", "cinc" }.Select(c => new Window("power." + c, "capability." + c, null, null, Absence.Unknown))],
            },
        ],
    };

    /// <summary>The file's version column holds the year of its release.</summary>
    private sealed class CapabilitiesLayout(FactTable table, string map) : TableLayout(table, map)
    {
        internal override string? VersionOf(string stated) => stated switch
        {
            "2021" => "6.0",
            "2011" => "4.0",
            _ => base.VersionOf(stated),
        };
    }
}
