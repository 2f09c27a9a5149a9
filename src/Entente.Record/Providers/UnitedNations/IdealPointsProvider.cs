using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Providers.UnitedNations;

/// <summary>Ideal points estimated from votes in the General Assembly, by session.</summary>
internal static class IdealPointsProvider
{
    internal static Provider Make() => new()
    {
        Id = "un-ideal",
        Title = "Ideal points from votes in the UN General Assembly, sessions 1-",
        Authority = "Bailey, Strezhnev and Voeten",
        Page = "https://doi.org/10.7910/DVN/LEJUQZ",
        Size = "1 MB",
        Terms = "free with citation",
        Work = VotesProvider.Make().Work,
        Layouts =
        [
            new TableLayout(FactTables.IdealPoint, "ccode session NVotes=votes IdealPoint=ideal Q5%=low Q95%=high")
            {
                Name = "state-sessions (IdealpointestimatesAll)",
                Version = "2020-04",
                Windows = [new Window("votes.ideal", "ideal_point.ideal", 1946, null, Absence.Unknown)],
            },
            new TableLayout(FactTables.IdealPoint, "ccode session NVotesAll=votes IdealPointAll=ideal Q5%All=low Q95%All=high")
            {
                Name = "state-sessions (IdealpointestimatesAll, since 2021)",
                Version = "2021",
                Windows = [new Window("votes.ideal", "ideal_point.ideal", 1946, null, Absence.Unknown)],
            },
        ],
    };
}
