namespace Entente.Structure.Signed;

/// <summary>The four shapes of a triangle of states (Dittmer 1981).</summary>
public enum TriangleShape
{
    /// <summary>At least one of the three ties is not known.</summary>
    Incomplete,

    /// <summary>Three positive ties; balanced.</summary>
    MenageATrois,

    /// <summary>Two positive ties and a negative one: the state with both positive ties is the pivot; not balanced.</summary>
    RomanticTriangle,

    /// <summary>One positive tie and two negative ones: two partners against an outcast; balanced.</summary>
    StableMarriage,

    /// <summary>Three negative ties: each opposes both others; balanced only in Davis's weaker sense.</summary>
    UnitVeto,
}

/// <summary>The triangle of three states in one network.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Pivot">The state with two positive ties in a romantic triangle; else null.</param>
/// <param name="Outcast">The state with two negative ties in a stable marriage; else null.</param>
/// <param name="Signs">The signs of the ties between the first and the second, the second and the third, the first and the third; 0 where there is none.</param>
public sealed record StrategicTriangle(TriangleShape Shape, string? Pivot, string? Outcast, IReadOnlyList<int> Signs)
{
    /// <summary>Whether it is balanced in Heider's sense; null where a tie is not known.</summary>
    public bool? IsBalanced => Shape switch
    {
        TriangleShape.Incomplete => null,
        TriangleShape.MenageATrois or TriangleShape.StableMarriage => true,
        _ => false,
    };

    /// <summary>Reads the triangle of three states; a state that the network does not know has no ties.</summary>
    /// <exception cref="ArgumentException">Two of the three are the same.</exception>
    public static StrategicTriangle Of(SignedNetwork network, string first, string second, string third)
    {
        string[] states = [first, second, third];
        if (states.Distinct(StringComparer.Ordinal).Count() < 3)
            throw new ArgumentException("A triangle has three different states.");
        int Sign(int i, int j)
        {
            var (a, b) = (network.IndexOf(states[i]), network.IndexOf(states[j]));
            return a < 0 || b < 0 ? 0 : network.TieOf(a, b)?.Sign ?? 0;
        }

        int[] signs = [Sign(0, 1), Sign(1, 2), Sign(0, 2)];
        if (signs.Contains(0))
            return new StrategicTriangle(TriangleShape.Incomplete, null, null, signs);

        // The state that does not touch a tie: the third for the first tie, the first for the second, the second for the third.
        int[] opposite = [2, 0, 1];
        return signs.Count(s => s > 0) switch
        {
            3 => new StrategicTriangle(TriangleShape.MenageATrois, null, null, signs),
            2 => new StrategicTriangle(TriangleShape.RomanticTriangle, states[opposite[Array.IndexOf(signs, -1)]], null, signs),
            1 => new StrategicTriangle(TriangleShape.StableMarriage, null, states[opposite[Array.IndexOf(signs, 1)]], signs),
            _ => new StrategicTriangle(TriangleShape.UnitVeto, null, null, signs),
        };
    }
}
