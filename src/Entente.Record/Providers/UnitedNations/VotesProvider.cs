using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.UnitedNations;

/// <summary>Roll calls of the General Assembly: 1 yes, 2 abstention, 3 no; 8 absent and 9 not a member are kept and count as no vote.</summary>
internal static class VotesProvider
{
    internal static Provider Make() => new()
    {
        Id = "un-votes",
        Title = "Roll-call votes of the UN General Assembly, 1946-",
        Authority = "UN roll calls",
        Page = "https://doi.org/10.7910/DVN/LEJUQZ",
        Size = "15 to 300 MB",
        Terms = "free with citation",
        Work = new Work("baileyetal2017edsp", "article", ["Bailey, Michael A.", "Strezhnev, Anton", "Voeten, Erik"], 2017, "Estimating Dynamic State Preferences from United Nations Voting Data", "Journal of Conflict Resolution", "61(2)", "430-456", "https://doi.org/10.7910/DVN/LEJUQZ"),
        Layouts =
        [
            new TableLayout(FactTables.Vote, "resid=resolution ccode date=day vote")
            {
                Name = "votes (resid, ccode, date, year, vote)",
                Version = "2022",
                Windows = [new Window("votes", "vote", null, null, Absence.Unknown)],
            },
            new TableLayout(FactTables.Vote, "rcid=resolution ccode date=day vote")
            {
                Name = "votes (UNVotes.csv: rcid, ccode, vote, date)",
                Version = "1",
                Windows = [new Window("votes", "vote", null, null, Absence.Unknown)],
            },
        ],
    };
}
