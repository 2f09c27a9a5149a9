using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The scale on which an interval about a probability is symmetric.</summary>
public enum IntervalKind
{
    /// <summary>On ln(-ln S): stays within 0 and 1 (Kalbfleisch and Prentice 1980). The default.</summary>
    LogLog,

    /// <summary>On ln S, cut at 1.</summary>
    Log,

    /// <summary>On S itself, cut at 0 and 1.</summary>
    Plain,

    /// <summary>On the log odds of S.</summary>
    Logit,

    /// <summary>On arcsin √S.</summary>
    Arcsine,
}

/// <summary>Intervals about a survival probability, as <c>survfit</c> of R gives them (Therneau and Grambsch 2000, section 2.1).</summary>
internal static class ConfidenceInterval
{
    // seLog is the standard error of ln p; NaN where the interval has no end.
    public static (double Lower, double Upper) About(double p, double seLog, IntervalKind kind, double z)
    {
        switch (kind)
        {
            case IntervalKind.Plain:
                return (Math.Max(p - (seLog * p * z), 0), Math.Min(p + (seLog * p * z), 1));
            case IntervalKind.Log:
                return p == 0 ? (double.NaN, double.NaN) : (Math.Exp(Math.Log(p) - (z * seLog)), Math.Min(Math.Exp(Math.Log(p) + (z * seLog)), 1));
            case IntervalKind.LogLog:
                if (p is 0 or 1)
                    return (double.NaN, double.NaN);
                var log = Math.Log(p);
                var spread = z * seLog / log;
                return (Math.Exp(-Math.Exp(Math.Log(-log) - spread)), Math.Exp(-Math.Exp(Math.Log(-log) + spread)));
            case IntervalKind.Logit:
                if (p is 0 or 1)
                    return (double.NaN, double.NaN);
                var odds = Math.Log(p / (1 - p));
                var width = z * seLog * (1 + (p / (1 - p)));
                return (1 - (1 / (1 + Math.Exp(odds - width))), 1 - (1 / (1 + Math.Exp(odds + width))));
            default:
                if (p is 0 or 1)
                    return (double.NaN, double.NaN);
                var half = 0.5 * z * seLog * Math.Sqrt(p / (1 - p));
                var angle = Math.Asin(Math.Sqrt(p));
                return (Math.Pow(Math.Sin(Math.Max(0, angle - half)), 2), Math.Pow(Math.Sin(Math.Min(Math.PI / 2, angle + half)), 2));
        }
    }

    public static double HalfWidth(double level) =>
        level is > 0 and < 1 ? Normal.HalfWidth(level) : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
}
