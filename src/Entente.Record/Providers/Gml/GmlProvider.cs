using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Gml;

/// <summary>The disputes as Gibler, Miller and Little corrected them.</summary>
internal static class GmlProvider
{
    internal static Provider Make() => new()
    {
        Id = "gml-mid",
        Title = "Militarized interstate confrontations, 1816-2010 (corrected)",
        Authority = "GML",
        Page = "https://dmgibler.wordpress.com/data/",
        Size = "1 MB",
        Terms = "free with citation",
        Work = new Work("gibleretal2016amid", "article", ["Gibler, Douglas M.", "Miller, Steven V.", "Little, Erin K."], 2016, "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001", "International Studies Quarterly", "60(4)", "719-730", null),
        Layouts =
        [
            new TableLayout(FactTables.DyadDispute, "dispnum ccode1 ccode2 year midongoing=ongoing midonset=onset sidea1 sidea2 fatality1 fatality2 fatalpre1 fatalpre2 hiact1 hiact2 hostlev1 hostlev2 orig1 orig2 fatality hostlev mindur maxdur recip stmon outcome settle source:=gml")
            {
                Name = "directed dispute-years (gml-dirdisp)",
                Version = "2.2.1",
                Missing = [-9],
                Windows = [new Window("dyadic disputes", "dyad_dispute", 1816, 2010, Absence.Zero)],
            },
        ],
    };
}
