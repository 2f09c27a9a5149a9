using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The distribution of an accelerated failure time model.</summary>
public enum AftDistribution
{
    /// <summary>Weibull: smallest extreme value on the logarithmic scale.</summary>
    Weibull,

    /// <summary>Exponential: Weibull with scale 1.</summary>
    Exponential,

    /// <summary>Rayleigh: Weibull with scale 0.5.</summary>
    Rayleigh,

    /// <summary>Log-normal.</summary>
    LogNormal,

    /// <summary>Log-logistic.</summary>
    LogLogistic,

    /// <summary>Gaussian on the time itself.</summary>
    Gaussian,

    /// <summary>Logistic on the time itself.</summary>
    Logistic,

    /// <summary>Smallest extreme value on the time itself.</summary>
    Extreme,
}

/// <summary>A standard distribution on the line: its logarithms and their derivatives, with full digits in both tails.</summary>
internal sealed class AftFamily
{
    private enum Shape
    {
        Extreme,
        Gaussian,
        Logistic,
    }

    private readonly Shape _shape;

    private AftFamily(Shape shape, bool log, double? scale) => (_shape, IsLog, FixedScale) = (shape, log, scale);

    public bool IsLog { get; }

    public double? FixedScale { get; }

    public static AftFamily Of(AftDistribution distribution) => distribution switch
    {
        AftDistribution.Weibull => new(Shape.Extreme, true, null),
        AftDistribution.Exponential => new(Shape.Extreme, true, 1),
        AftDistribution.Rayleigh => new(Shape.Extreme, true, 0.5),
        AftDistribution.LogNormal => new(Shape.Gaussian, true, null),
        AftDistribution.LogLogistic => new(Shape.Logistic, true, null),
        AftDistribution.Gaussian => new(Shape.Gaussian, false, null),
        AftDistribution.Logistic => new(Shape.Logistic, false, null),
        _ => new(Shape.Extreme, false, null),
    };

    // ln f and its first two derivatives.
    public (double Value, double First, double Second) LogDensity(double z)
    {
        switch (_shape)
        {
            case Shape.Extreme:
                var w = Math.Exp(z);
                return (z - w, 1 - w, -w);
            case Shape.Gaussian:
                return (-0.918938533204672741780329736406 - (0.5 * z * z), -z, -1);
            default:
                var s = 1 / (1 + Math.Exp(-Math.Abs(z)));
                var t = 1 - s;
                var sign = z < 0 ? 1 : -1;
                return (-Math.Abs(z) + (2 * Math.Log(s)), sign * (s - t), -2 * s * t);
        }
    }

    // ln S and its first two derivatives.
    public (double Value, double First, double Second) LogTail(double z)
    {
        switch (_shape)
        {
            case Shape.Extreme:
                var w = Math.Exp(z);
                return (-w, -w, -w);
            case Shape.Gaussian:
                var tail = Normal.Tail(z);
                if (tail == 0)
                    return (-0.5 * z * z, -z, -1);
                var rate = Normal.Density(z) / tail;
                return (Math.Log(tail), -rate, -rate * (rate - z));
            default:
                var e = Math.Exp(-Math.Abs(z));
                var (s, t) = z > 0 ? (e / (1 + e), 1 / (1 + e)) : (1 / (1 + e), e / (1 + e));
                return (z > 0 ? -z - SpecialFunctions.Log1p(e) : -SpecialFunctions.Log1p(e), -t, -s * t);
        }
    }

    // F, f and f', and S: for intervals.
    public (double F, double S, double Density, double Slope) At(double z)
    {
        switch (_shape)
        {
            case Shape.Extreme:
                var w = Math.Exp(z);
                var s = Math.Exp(-w);
                return (-SpecialFunctions.Expm1(-w), s, w * s, w * s * (1 - w));
            case Shape.Gaussian:
                var d = Normal.Density(z);
                return (Normal.Cdf(z), Normal.Tail(z), d, -z * d);
            default:
                var e = Math.Exp(-Math.Abs(z));
                var (high, low) = (1 / (1 + e), e / (1 + e));
                var f = high * low;
                return z > 0 ? (high, low, f, -f * (high - low)) : (low, high, f, f * (high - low));
        }
    }

    public double Quantile(double p) => _shape switch
    {
        Shape.Extreme => Math.Log(-SpecialFunctions.Log1p(-p)),
        Shape.Gaussian => Normal.Quantile(p),
        _ => Math.Log(p / (1 - p)),
    };
}
