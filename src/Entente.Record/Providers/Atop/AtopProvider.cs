using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Atop;

/// <summary>ATOP 4.01 and 5.1: alliances, members, directed dyad-years.</summary>
internal static class AtopProvider
{
    private const string Obligations = "defense offense neutral nonagg consul";

    internal static Provider Make() => new()
    {
        Id = "atop",
        Title = "Alliance Treaty Obligations and Provisions, 1815-2018",
        Authority = "ATOP",
        Page = "http://www.atopdata.org/data.html",
        Size = "9 MB (5.1, CSV)",
        Terms = "free with citation",
        Work = new Work("leedsetal2002atop", "article", ["Leeds, Brett Ashley", "Ritter, Jeffrey M.", "Mitchell, Sara McLaughlin", "Long, Andrew G."], 2002, "Alliance Treaty Obligations and Provisions, 1815-1944", "International Interactions", "28(3)", "237-260", "http://www.atopdata.org"),
        Layouts =
        [
            new TableLayout(FactTables.Obligation, $"stateA=ccode1 stateB=ccode2 year atopally {Obligations} asymm atopid1=atopid")
            {
                Name = "directed dyad-years (atop5_1ddyr.csv)",
                Version = "5.1",
                Also = ["ddyad"],
                Optional = ["asymm", "atopid1"],
                Missing = [-9],
                Windows = [new Window("obligations by directed dyad-year", "obligation", 1815, 2018, Absence.Zero)],
            },
            new TableLayout(FactTables.PactMember, $"atopid member=ccode yrent=entry_year moent=entry_month dayent=entry_day yrexit=exit_year moexit=exit_month dayexit=exit_day {Obligations} conditio=conditional bilat=bilateral")
            {
                Name = "members (atop5_1m.csv, atop4.01 member level)",
                Version = "5.1",
                Optional = ["bilat", "conditio"],
                Missing = [-9, 0],
                Keeps = ["defense", "offense", "neutral", "nonagg", "consul", "conditional", "bilateral"],
                States = (1, 9999),
                Windows = [new Window("pacts by member", "pact_member", 1815, null, Absence.Zero)],
            },
            new TableLayout(FactTables.Pact, $"atopid begyr=start_year begmo=start_month begday=start_day endyr=end_year endmo=end_month endday=end_day ineffect=in_effect bilat=bilateral {Obligations} conditio=conditional mem1=members")
            {
                Name = "alliances (atop5_1a.csv, atop4.01 alliance level)",
                Version = "5.1",
                Optional = ["conditio"],
                Missing = [-9, 0],
                Keeps = ["defense", "offense", "neutral", "nonagg", "consul", "conditional", "bilateral", "in_effect"],
                Windows = [new Window("pacts", "pact", 1815, null, Absence.Zero)],
            },
        ],
    };
}
