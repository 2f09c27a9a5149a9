using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW state system membership.</summary>
internal static class StatesProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-states",
        Title = "State system membership, 1816-",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/state-system-membership/",
        Size = "0.1 MB",
        Terms = CowTerms.Text,
        Work = CowTerms.Project("cowstates2016", 2017, "State System Membership List, v2016"),
        Layouts =
        [
            new SpellLayout(FactTables.Membership, "ccode=code", ("styear", "stmonth", "stday"), ("endyear", "endmonth", "endday"))
            {
                Name = "spells of membership (states2016.csv, statelist2024.csv)",
                Version = "2016",
                Text = [("stateabb", "abbreviation"), ("statenme", "name")],
                Constants = [("system", "cow")],
                Windows = [new Window("membership", "membership", null, null, Absence.Zero)],
            },
        ],
    };
}

/// <summary>What all sets of the Correlates of War Project have in common.</summary>
internal static class CowTerms
{
    internal const string Text = "free for research with citation; not to be passed on under another name";

    internal static Work Project(string key, int year, string title) =>
        new(key, "misc", ["Correlates of War Project"], year, title, null, null, null, "https://correlatesofwar.org");
}
