using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>
/// A belief function (Shafer 1976) as its masses: how much is committed to "the truth lies in this set" and to no smaller one. A set is a bit mask over
/// at most 20 elements; 0 is the empty set, whose mass is the conflict. It stands beside the calculus of <see cref="Weigher"/> and never enters it.
/// </summary>
public sealed class MassFunction
{
    /// <summary>The most elements that a frame may have.</summary>
    public const int MaximumSize = 20;

    private readonly ImmutableSortedDictionary<uint, double> _masses;

    /// <summary>Makes the function.</summary>
    /// <param name="size">How many elements the frame has, 1 to <see cref="MaximumSize"/>.</param>
    /// <param name="masses">Mass by set, none negative, sum 1; sets without mass may be left out.</param>
    /// <exception cref="ArgumentException">A set lies outside the frame, a mass is negative or not finite, or the sum is not 1 (within 1e-9).</exception>
    public MassFunction(int size, IEnumerable<KeyValuePair<uint, double>> masses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaximumSize);
        ArgumentNullException.ThrowIfNull(masses);
        Size = size;
        _masses = masses.Where(m => m.Value != 0).ToImmutableSortedDictionary();
        if (_masses.Any(m => m.Key > Frame || m.Value < 0 || !double.IsFinite(m.Value)))
            throw new ArgumentException("A mass is negative, or its set lies outside the frame.", nameof(masses));
        if (Math.Abs(_masses.Values.Sum() - 1) > 1e-9)
            throw new ArgumentException("The masses do not sum to 1.", nameof(masses));
    }

    /// <summary>How many elements the frame has.</summary>
    public int Size { get; }

    /// <summary>The whole frame as a set.</summary>
    public uint Frame => (1u << Size) - 1;

    /// <summary>The masses that are not zero, by set.</summary>
    public IReadOnlyDictionary<uint, double> Masses => _masses;

    /// <summary>The mass of a set.</summary>
    public double this[uint set] => _masses.GetValueOrDefault(set);

    /// <summary>Mass of the empty set: how much two sources contradicted each other.</summary>
    public double Conflict => this[0];

    /// <summary>Mass of the sets inside <paramref name="set"/>, the empty one not counted (Shafer 1976).</summary>
    public double Belief(uint set) => _masses.Where(m => m.Key != 0 && (m.Key & ~set) == 0).Sum(m => m.Value);

    /// <summary>Mass of the sets that meet <paramref name="set"/>.</summary>
    public double Plausibility(uint set) => _masses.Where(m => (m.Key & set) != 0).Sum(m => m.Value);

    /// <summary>Mass of the sets that hold <paramref name="set"/>.</summary>
    public double Commonality(uint set) => _masses.Where(m => (m.Key & set) == set).Sum(m => m.Value);

    /// <summary>Each set's mass shared equally among its elements, the conflict normalised away (Smets and Kennes 1994).</summary>
    /// <returns>A probability an element.</returns>
    /// <exception cref="InvalidOperationException">All mass is conflict.</exception>
    public ImmutableArray<double> Pignistic()
    {
        var shares = new double[Size];
        var scale = 1 - Conflict;
        if (scale <= 0)
            throw new InvalidOperationException("All mass is conflict: there is nothing to share out.");
        foreach (var (set, mass) in _masses.Where(m => m.Key != 0))
            for (var i = 0; i < Size; i++)
                if ((set >> i & 1) == 1)
                    shares[i] += mass / (System.Numerics.BitOperations.PopCount(set) * scale);
        return [.. shares];
    }

    /// <summary>Both sources are right: products of masses go to the intersections, what contradicts stays on the empty set (Smets's conjunctive rule).</summary>
    public MassFunction Conjunctive(MassFunction other) => Combine(other, (a, b) => a & b);

    /// <summary>One source at least is right: products go to the unions (Dubois and Prade 1986).</summary>
    public MassFunction Disjunctive(MassFunction other) => Combine(other, (a, b) => a | b);

    /// <summary>Dempster's rule: conjunctive, then the conflict normalised away. Report <see cref="ConflictWith"/> beside it: it hides how much was thrown away (Zadeh 1979).</summary>
    /// <exception cref="InvalidOperationException">The sources contradict each other in everything.</exception>
    public MassFunction Dempster(MassFunction other)
    {
        var both = Conjunctive(other);
        var scale = 1 - both.Conflict;
        if (scale <= 0)
            throw new InvalidOperationException("The sources contradict each other in everything; Dempster's rule is not defined.");
        return new(Size, both._masses.Where(m => m.Key != 0).Select(m => KeyValuePair.Create(m.Key, m.Value / scale)));
    }

    /// <summary>The mass that the conjunctive rule puts on the empty set, 0 to 1.</summary>
    public double ConflictWith(MassFunction other) => Conjunctive(other).Conflict;

    /// <summary>Shafer's weight of conflict, -ln(1 - <see cref="ConflictWith"/>).</summary>
    public double ConflictWeight(MassFunction other) => -Math.Log(1 - ConflictWith(other));

    /// <summary>The cautious rule for sources that may share their evidence (Denoeux 2008): the smaller of the two weights of each set; twice the same source is that source. Not normalised.</summary>
    /// <exception cref="InvalidOperationException">One of the two gives no mass to the whole frame: it has no weights.</exception>
    public MassFunction Cautious(MassFunction other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (LogWeights(), other.LogWeights());
        var commonality = new double[Frame + 1u];
        for (uint set = 0; set < Frame; set++)
        {
            // A set of weight w is the simple function: 1 - w on the set, w on the frame; its commonality is w but for the subsets of the set.
            var weight = Math.Min(mine[set], theirs[set]);
            for (uint c = 0; c <= Frame; c++)
                if ((c & ~set) != 0)
                    commonality[c] += weight;
        }

        for (uint c = 0; c <= Frame; c++)
            commonality[c] = Math.Exp(commonality[c]);
        return new(Size, Moebius(commonality));
    }

    /// <summary>ln of the weight of every set but the frame, from the commonalities (Denoeux 2008, equation 18).</summary>
    private double[] LogWeights()
    {
        if (this[Frame] <= 0)
            throw new InvalidOperationException("A source that rules something out for certain has no weights; give the whole frame some mass.");
        var logs = new double[Frame + 1u];
        for (uint set = 0; set <= Frame; set++)
            logs[set] = Math.Log(Commonality(set));
        var weights = new double[Frame + 1u];
        for (uint set = 0; set < Frame; set++)
            for (uint c = set; c <= Frame; c++)
                if ((c & set) == set)
                    weights[set] += (int.IsOddInteger(System.Numerics.BitOperations.PopCount(c ^ set)) ? 1 : -1) * logs[c];
        return weights;
    }

    private IEnumerable<KeyValuePair<uint, double>> Moebius(double[] commonality)
    {
        for (uint set = 0; set <= Frame; set++)
        {
            double mass = 0;
            for (uint c = set; c <= Frame; c++)
                if ((c & set) == set)
                    mass += (int.IsOddInteger(System.Numerics.BitOperations.PopCount(c ^ set)) ? -1 : 1) * commonality[c];
            // What rounding leaves of nothing.
            if (Math.Abs(mass) > 1e-14)
                yield return new(set, mass);
        }
    }

    private MassFunction Combine(MassFunction other, Func<uint, uint, uint> set)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Size != Size)
            throw new ArgumentException("The two functions have frames of different sizes.", nameof(other));
        var masses = new SortedDictionary<uint, double>();
        foreach (var (a, x) in _masses)
            foreach (var (b, y) in other._masses)
                masses[set(a, b)] = masses.GetValueOrDefault(set(a, b)) + (x * y);
        return new(Size, masses);
    }
}
