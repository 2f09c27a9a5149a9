using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW dyadic disputes 4.x.</summary>
internal static class DyadicDisputesProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-dyadic-mid",
        Title = "Dyadic Militarized Interstate Disputes, 1816-2014",
        Authority = "COW (dyadic)",
        Page = "https://correlatesofwar.org/data-sets/mids/",
        Size = "1 MB",
        Terms = CowTerms.Text,
        Work = new Work("maozetal2019dmid", "article", ["Maoz, Zeev", "Johnson, Paul L.", "Kaplan, Jasper", "Ogunkoya, Fiona", "Shreve, Aaron P."], 2019, "The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0: Logic, Characteristics, and Comparisons to Alternative Datasets", "Journal of Conflict Resolution", "63(3)", "811-835", "https://correlatesofwar.org"),
        Layouts =
        [
            new TableLayout(FactTables.DyadDispute, "disno=dispnum statea=ccode1 stateb=ccode2 year new=onset sideaa=sidea1 sideab=sidea2 fatleva=fatality1 fatlevb=fatality2 highmcaa=hiact1 highmcab=hiact2 hihosta=hostlev1 hihostb=hostlev2 orignata=orig1 orignatb=orig2 fatlev=fatality hihost=hostlev duration=mindur cumdurat=maxdur recip strtmnth=stmon outcome settlmnt=settle war source:=cow-dyadic")
            {
                Name = "dyadic dispute-years (dyadic_mid_4.02.csv)",
                Version = "4.02",
                Missing = [-9],
                Windows = [new Window("dyadic disputes", "dyad_dispute", 1816, 2014, Absence.Zero)],
            },
        ],
    };
}
