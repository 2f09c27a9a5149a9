namespace Entente.Weighing;

/// <summary>Sorts a test by its two likelihoods (Van Evera 1997), with weights of evidence in decibels (Good 1950).</summary>
public static class VanEvera
{
    /// <summary>P(seen | hypothesis) from which a test counts as certain.</summary>
    public const double Certain = 0.9;

    /// <summary>P(seen | not the hypothesis) up to which it counts as unique.</summary>
    public const double Unique = 0.1;

    /// <summary>Sorts the test.</summary>
    /// <param name="hypothesis">The hypothesis's id.</param>
    /// <param name="ifTrue">P(seen | hypothesis), 0 to 1.</param>
    /// <param name="ifFalse">P(seen | not the hypothesis), 0 to 1.</param>
    public static VanEveraResult Test(string hypothesis, double ifTrue, double ifFalse)
    {
        var test = (ifTrue >= Certain, ifFalse <= Unique) switch
        {
            (true, true) => VanEveraTest.DoublyDecisive,
            (true, false) => VanEveraTest.Hoop,
            (false, true) => VanEveraTest.SmokingGun,
            _ => VanEveraTest.StrawInTheWind,
        };
        return new(hypothesis, test, ifTrue, ifFalse, Decibels(ifTrue, ifFalse), Decibels(1 - ifTrue, 1 - ifFalse));
    }

    /// <summary>Ten times the decimal logarithm of the likelihood ratio.</summary>
    public static double Decibels(double ifTrue, double ifFalse) => 10 * Math.Log10(Math.Max(ModelRow.Floor, ifTrue) / Math.Max(ModelRow.Floor, ifFalse));
}
