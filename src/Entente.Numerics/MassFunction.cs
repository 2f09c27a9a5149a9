namespace Entente.Numerics;

/// <summary>
/// A mass function of the theory of belief functions (Dempster 1967, Shafer 1976) over a frame of at most 16 elements: what part of the
/// belief is committed to each set and to nothing smaller. A set is a bit mask; bit i is element i.
/// </summary>
public sealed class MassFunction
{
    private readonly double[] _mass;

    /// <summary>Makes the function.</summary>
    /// <param name="elements">How many elements the frame has, 1 to 16.</param>
    /// <param name="masses">Sets with their masses, each 0 or more, sum 1; the empty set may have mass.</param>
    /// <exception cref="ArgumentException">The masses are negative or do not sum to 1, or a set is not of the frame.</exception>
    public MassFunction(int elements, IEnumerable<KeyValuePair<int, double>> masses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elements, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elements, 16);
        ArgumentNullException.ThrowIfNull(masses);
        Elements = elements;
        _mass = new double[1 << elements];
        foreach (var (set, mass) in masses)
        {
            if (set < 0 || set >= _mass.Length || !(mass >= 0))
                throw new ArgumentException($"The set {set} is not of the frame, or its mass {mass} is negative.", nameof(masses));
            _mass[set] += mass;
        }

        if (Math.Abs(Sums.Compensated(_mass) - 1) > 1e-9)
            throw new ArgumentException("The masses do not sum to 1.", nameof(masses));
    }

    private MassFunction(int elements, double[] mass) => (Elements, _mass) = (elements, mass);

    /// <summary>How many elements the frame has.</summary>
    public int Elements { get; }

    /// <summary>The mass of a set; that of 0, the empty set, is the conflict.</summary>
    public double this[int set] => _mass[set];

    /// <summary>What must go to the set: the masses of its subsets but the empty one.</summary>
    public double Belief(int set) => Sum(b => b != 0 && (b & ~set) == 0);

    /// <summary>What may go to the set: the masses of the sets that meet it.</summary>
    public double Plausibility(int set) => Sum(b => (b & set) != 0);

    /// <summary>The masses of the sets that hold it.</summary>
    public double Commonality(int set) => Sum(b => (set & ~b) == 0);

    /// <summary>Each mass shared equally among its elements (Smets 1990).</summary>
    public double[] Pignistic()
    {
        var p = new double[Elements];
        for (var set = 1; set < _mass.Length; set++)
            for (var i = 0; i < Elements; i++)
                if ((set >> i & 1) == 1)
                    p[i] += _mass[set] / System.Numerics.BitOperations.PopCount((uint)set) / (1 - _mass[0]);
        return p;
    }

    /// <summary>Both sources are right: masses go to intersections; the conflict stays on the empty set.</summary>
    public MassFunction Conjunctive(MassFunction other) => Combine(other, (a, b) => a & b);

    /// <summary>One of the sources is right: masses go to unions.</summary>
    public MassFunction Disjunctive(MassFunction other) => Combine(other, (a, b) => a | b);

    /// <summary>Dempster's rule: <see cref="Conjunctive"/> with the conflict divided out. Report the conflict beside it (Zadeh 1979).</summary>
    /// <param name="other">The other source.</param>
    /// <param name="conflict">The mass of the empty set before it was divided out.</param>
    /// <exception cref="ArgumentException">The sources contradict each other wholly.</exception>
    public MassFunction Dempster(MassFunction other, out double conflict)
    {
        var both = Conjunctive(other);
        conflict = both[0];
        if (conflict >= 1)
            throw new ArgumentException("The two sources contradict each other wholly; nothing can be combined.", nameof(other));
        var rest = 1 - conflict;
        var mass = Array.ConvertAll(both._mass, m => m / rest);
        mass[0] = 0;
        return new(Elements, mass);
    }

    /// <summary>The cautious rule (Denoeux 2008, definition 1) for sources that may share evidence: combining a source with itself changes nothing.</summary>
    /// <exception cref="ArgumentException">One of the two has no mass on the whole frame.</exception>
    public MassFunction Cautious(MassFunction other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (a, b) = (Weights(), other.Weights());
        var whole = _mass.Length - 1;
        var none = new double[_mass.Length];
        none[whole] = 1;
        var result = new MassFunction(Elements, none);
        for (var set = 0; set < whole; set++)
        {
            // The simple function that leaves w on the frame; w over 1 takes belief away.
            var w = Math.Min(a[set], b[set]);
            var simple = new double[_mass.Length];
            (simple[set], simple[whole]) = (1 - w, w);
            result = result.Conjunctive(new(Elements, simple));
        }

        return result;
    }

    /// <summary>Smets's (1995) weights of the canonical conjunctive decomposition, from the logarithms of the commonalities.</summary>
    private double[] Weights()
    {
        if (!(_mass[^1] > 0))
            throw new ArgumentException("The decomposition needs some mass on the whole frame.");
        var log = Enumerable.Range(0, _mass.Length).Select(s => Math.Log(Commonality(s))).ToArray();
        var weights = new double[_mass.Length];
        for (var set = 0; set < weights.Length; set++)
        {
            double sum = 0;
            for (var above = set; above < weights.Length; above++)
                if ((set & ~above) == 0)
                    sum += (System.Numerics.BitOperations.PopCount((uint)(above ^ set)) & 1) == 0 ? -log[above] : log[above];
            weights[set] = Math.Exp(sum);
        }

        return weights;
    }

    private MassFunction Combine(MassFunction other, Func<int, int, int> join)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Elements != Elements)
            throw new ArgumentException("The two functions have different frames.", nameof(other));
        var mass = new double[_mass.Length];
        for (var a = 0; a < mass.Length; a++)
            if (_mass[a] != 0)
                for (var b = 0; b < mass.Length; b++)
                    mass[join(a, b)] += _mass[a] * other._mass[b];
        return new(Elements, mass);
    }

    private double Sum(Func<int, bool> counts)
    {
        double sum = 0;
        for (var set = 0; set < _mass.Length; set++)
            if (counts(set))
                sum += _mass[set];
        return sum;
    }
}
