namespace Entente.Record.Store;

/// <summary>Every table of facts, in the units and codes of its provider.</summary>
internal static class FactTables
{
    internal static readonly FactTable Membership = FactTable.Of("membership", "system:text! code! abbreviation:text name:text first:day! last:day!");
    internal static readonly FactTable Major = FactTable.Of("major_power", "ccode! first:day! last:day!");
    internal static readonly FactTable Capability = FactTable.Of("capability", "ccode! year! milex:real milper:real irst:real pec:real tpop:real upop:real cinc:real");
    internal static readonly FactTable Trade = FactTable.Of("trade", "ccode1! ccode2! year! flow1:real flow2:real smoothflow1:real smoothflow2:real");
    internal static readonly FactTable NationalTrade = FactTable.Of("national_trade", "ccode! year! imports:real exports:real");
    internal static readonly FactTable Obligation = FactTable.Of("obligation", "ccode1! ccode2! year! atopally defense! offense! neutral! nonagg! consul! asymm atopid:text");
    internal static readonly FactTable PactMember = FactTable.Of("pact_member", "atopid:text! ccode! entry_year! entry_month entry_day exit_year exit_month exit_day defense offense neutral nonagg consul conditional bilateral");
    internal static readonly FactTable Pact = FactTable.Of("pact", "atopid:text! start_year! start_month start_day end_year end_month end_day in_effect bilateral defense offense neutral nonagg consul conditional members:text");
    internal static readonly FactTable CowAllianceMember = FactTable.Of("cow_alliance_member", "alliance! ccode! entry_year! entry_month entry_day exit_year exit_month exit_day defense neutrality nonaggression entente");
    internal static readonly FactTable CowAlliance = FactTable.Of("cow_alliance", "alliance! ccode1! ccode2! start_year! start_month start_day end_year end_month end_day defense neutrality nonaggression entente asymmetric");
    internal static readonly FactTable Dispute = FactTable.Of("dispute", "source:text! dispnum! start_year! start_month start_day end_year! end_month end_day outcome settle fatality fatalpre mindur maxdur hiact hostlev! recip");
    internal static readonly FactTable Disputant = FactTable.Of("disputant", "source:text! dispnum! ccode! start_year! start_month! start_day end_year! end_month! end_day sidea! fatality fatalpre hiact hostlev orig");
    internal static readonly FactTable Incident = FactTable.Of("incident", "dispnum! incident! ccode start_year! start_month start_day end_year end_month end_day sidea fatality action hostlev");
    internal static readonly FactTable DyadDispute = FactTable.Of("dyad_dispute", "source:text! dispnum! ccode1! ccode2! year! ongoing onset sidea1 sidea2 fatality1 fatality2 fatalpre1 fatalpre2 hiact1 hiact2 hostlev1 hostlev2 orig1 orig2 fatality hostlev mindur maxdur recip stmon outcome settle war");
    internal static readonly FactTable War = FactTable.Of("war", "warnum! name:text ccode! side! start_year1! start_month1! start_day1! end_year1! end_month1! end_day1! start_year2 start_month2 start_day2 end_year2 end_month2 end_day2 initiator outcome deaths");
    internal static readonly FactTable Contiguity = FactTable.Of("contiguity", "ccode1! ccode2! conttype! begin! end!");
    internal static readonly FactTable JointOrganisations = FactTable.Of("joint_organisations", "ccode1! ccode2! year! joint!");
    internal static readonly FactTable Organisations = FactTable.Of("organisations", "ccode! year! full! associate! observer!");
    internal static readonly FactTable Rivalry = FactTable.Of("rivalry", "rivalry! name:text ccode1! ccode2! first_year! last_year! positional spatial ideological interventionary");
    internal static readonly FactTable TerritorialChange = FactTable.Of("territorial_change", "change! year! month gainer loser entity procedure area:real population:real portion conflict");
    internal static readonly FactTable IdealPoint = FactTable.Of("ideal_point", "ccode! session! votes ideal:real! low:real high:real");
    internal static readonly FactTable Vote = FactTable.Of("vote", "resolution! ccode! day:day! vote!");
    internal static readonly FactTable ArmsDeal = FactTable.Of("arms_deal", "supplier:text! recipient:text! ordered delivered_from delivered_to weapon:text category:text units:real tiv:real! status:text");
    internal static readonly FactTable Leader = FactTable.Of("leader", "ccode! year! month! name:text! tenure:real government:text");

    internal static readonly FactTable Observation = FactTable.Of("observation", "variable:text! source:text! target:text first:day! last:day! value:real unit:text label:text cited:text");

    internal static readonly IReadOnlyList<FactTable> All =
    [
        Membership, Major, Capability, Trade, NationalTrade, Obligation, PactMember, Pact, CowAllianceMember, CowAlliance, Dispute, Disputant, Incident,
        DyadDispute, War, Contiguity, JointOrganisations, Organisations, Rivalry, TerritorialChange, IdealPoint, Vote, ArmsDeal, Leader, Observation,
    ];

    internal static FactTable Named(string name) => All.First(t => string.Equals(t.Name, name, StringComparison.Ordinal));
}
