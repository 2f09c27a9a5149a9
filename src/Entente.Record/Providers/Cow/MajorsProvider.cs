using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.Cow;

/// <summary>COW list of major powers.</summary>
internal static class MajorsProvider
{
    internal static Provider Make() => new()
    {
        Id = "cow-majors",
        Title = "Major powers, 1816-",
        Authority = "COW",
        Page = "https://correlatesofwar.org/data-sets/state-system-membership/",
        Size = "0.1 MB",
        Terms = CowTerms.Text,
        Work = CowTerms.Project("cowmajors2016", 2017, "State System Membership List, v2016: major powers"),
        Layouts =
        [
            new SpellLayout(FactTables.Major, "ccode", ("styear", "stmonth", "stday"), ("endyear", "endmonth", "endday"))
            {
                Name = "spells (majors2016.csv)",
                Version = "2016",
                Never = ["statenme"],
                Windows = [new Window("major power", "major_power", 1816, null, Absence.Zero)],
            },
        ],
    };
}
