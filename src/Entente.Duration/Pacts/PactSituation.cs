namespace Entente.Duration.Pacts;

/// <summary>What is known of one pact at a moment: the covariates of the model, NaN where the history does not speak of them.</summary>
/// <param name="Class">0 consultation only, 1 defence or offence, 2 neutrality or non-aggression; -1 not known.</param>
/// <param name="Age">Years since its start.</param>
/// <param name="Covariates">In the order of <see cref="PactModel.Covariates"/>.</param>
public sealed record PactSituation(int Class, double Age, double[] Covariates)
{
    private static readonly string[] OfWars = ["war", "wtpeace", "enw"];
    private static readonly string[] OfDisputes = ["enm"];
    private static readonly string[] OfRegimes = ["pch", "vch", "dem", "mixed", "rcf", "gprc"];
    private static readonly string[] OfCapability = ["cr"];
    private static readonly string[] OfShift = ["crs"];
    private static readonly string[] OfVotes = ["ipd", "ipch", "ipno"];
    private static readonly string[] OfGreatPowers = ["gp1", "gp2"];

    /// <summary>The situation of a pact of the history that is in force at the moment.</summary>
    /// <param name="history">The pacts and the tables of states.</param>
    /// <param name="id">The pact.</param>
    /// <param name="moment">The moment, a calendar year with a fraction.</param>
    /// <param name="horizon">Years ahead: the treaty's own terms are counted within them.</param>
    /// <param name="unknown">Names of covariates of the text or of other pacts that the history does not hold.</param>
    /// <exception cref="ArgumentException">The pact is not in force then.</exception>
    public static PactSituation Of(PactHistory history, string id, double moment, double horizon, IEnumerable<string> unknown)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(unknown);
        var row = PactPanel.At(history, moment).FirstOrDefault(r => r.Pact.Id == id)
            ?? throw new ArgumentException($"The pact '{id}' is not in force at {moment:0.00}.", nameof(id));
        var values = PanelColumns.Covariates(row, horizon);
        var states = history.Members.Where(m => m.Id == id && m.From <= moment && m.To > moment).Select(m => m.State).Distinct().ToArray();
        var last = row.Year - 1;
        Forget(unknown);
        if (history.WarsThrough < last)
            Forget(OfWars);
        if (!row.Pact.Facts.ContainsKey("wartime"))
            Forget(["wt", "wtpeace"]);
        if (history.DisputesThrough < last)
            Forget(OfDisputes);
        if (!states.Any(s => history.Regimes.ContainsKey((s, last))))
            Forget(OfRegimes);
        if (states.Length == 0 || !states.All(s => history.Capability.ContainsKey((s, last))))
            Forget(OfCapability);
        if (states.Length < 2 || !states.All(s => history.Capability.ContainsKey((s, last)) && history.Capability.ContainsKey((s, last - 5))))
            Forget(OfShift);
        if (!states.Any(s => history.IdealPoints.ContainsKey((s, last))))
            Forget(OfVotes);
        if (history.GreatPowers.Count == 0)
            Forget(OfGreatPowers);
        return new PactSituation(row.Pact.Class, row.Age, values);

        void Forget(IEnumerable<string> names)
        {
            foreach (var name in names)
                values[Array.IndexOf(PanelColumns.All, name)] = double.NaN;
        }
    }

    /// <summary>The value of a covariate; NaN where it is not known.</summary>
    /// <param name="name">One of <see cref="PactModel.Covariates"/>.</param>
    public double this[string name] => Covariates[Array.IndexOf(PanelColumns.All, name)];
}
