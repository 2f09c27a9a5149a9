namespace Entente.Duration.Pacts;

/// <summary>The life of a pact on the calendar, in years such as 1950.12 (days / 365.25 from 1 January 1970).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended, or when observation stopped.</param>
/// <param name="Cause">0 where it had not ended; 1, 2, … the way in which it ended.</param>
public readonly record struct PactLife(string Id, double Start, double End, int Cause)
{
    /// <summary>A day as a calendar year with a fraction.</summary>
    public static double YearOf(DateOnly day) => 1970 + ((day.DayNumber - 719162) / 365.25);
}

/// <summary>Endings per pact-year in a span of the calendar: the baseline that every forecast must beat.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The last moment.</param>
/// <param name="Endings">How many pacts ended within it.</param>
/// <param name="PactYears">The years that pacts lived within it.</param>
public readonly record struct PeriodRate(double From, double To, int Endings, double PactYears)
{
    /// <summary>The rate a year, (endings + 1) / (years + 10), so that a quiet period gives no certainty.</summary>
    public double Rate => (Endings + 1) / (PactYears + 10);

    /// <summary>Counts over (from, to].</summary>
    public static PeriodRate Of(IEnumerable<PactLife> lives, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(lives);
        var endings = 0;
        double years = 0;
        foreach (var life in lives)
        {
            if (life.Cause > 0 && life.End > from && life.End <= to)
                endings++;
            years += Math.Max(0, Math.Min(life.End, to) - Math.Max(life.Start, from));
        }

        return new PeriodRate(from, to, endings, years);
    }

    /// <summary>The probability to last <paramref name="years"/> more at this rate.</summary>
    public double Survival(double years) => Math.Exp(-Rate * years);

    /// <summary>The exact interval for the rate endings / years (Garwood 1936); NaN without exposure.</summary>
    public (double Lower, double Upper) Interval(double level = 0.95)
    {
        if (PactYears <= 0)
            return (double.NaN, double.NaN);
        var tail = (1 - level) / 2;
        var lower = Endings == 0 ? 0 : Numerics.ChiSquare.Quantile(tail, 2.0 * Endings) / 2 / PactYears;
        return (lower, Numerics.ChiSquare.TailQuantile(tail, 2.0 * (Endings + 1)) / 2 / PactYears);
    }
}
