using System.Globalization;
using Entente.World;

namespace Entente.Structure.Signed;

/// <summary>A network of states whose ties are positive or negative; at most one tie a pair, none from a state to itself.</summary>
public sealed class SignedNetwork
{
    // Beyond these a sum of weights has too few digits left for a proof to mean anything.
    private const double LeastWeight = 1e-6;
    private const double MostWeight = 1e15;

    private SignedNetwork(string[] states, SignedTie[] ties) => (States, Ties) = (states, ties);

    /// <summary>The states, in ordinal order of their names where the network was read from rows.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The ties, A before B, in the order of the states.</summary>
    public IReadOnlyList<SignedTie> Ties { get; }

    /// <summary>How many ties are negative.</summary>
    public int NegativeTies => Ties.Count(t => t.Sign < 0);

    /// <summary>The sum of the weights.</summary>
    public double TotalWeight => Ties.Sum(t => t.Weight);

    /// <summary>Makes a network from rows; two rows of one pair with the same sign are added up.</summary>
    /// <param name="rows">The ties.</param>
    /// <param name="file">The file they were read from, for messages.</param>
    /// <param name="others">States that are in the network even without a tie.</param>
    /// <exception cref="InputException">A self-tie, a sign other than 1 and -1, a weight that is not from 1e-6 to 1e15, an empty name, or both signs on one pair.</exception>
    public static SignedNetwork FromRows(IEnumerable<SignedTieRow> rows, string? file = null, IEnumerable<string>? others = null)
    {
        var ties = new SortedDictionary<(string A, string B), (int Sign, double Weight, int Line)>(Comparer<(string A, string B)>.Create(Compare));
        var names = new SortedSet<string>(others ?? [], StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.A) || string.IsNullOrWhiteSpace(row.B))
                throw new InputException("a tie names no state in column a or b; give both, or delete the row", file, row.Line);
            if (string.Equals(row.A, row.B, StringComparison.Ordinal))
                throw new InputException($"a tie of {row.A} with itself; a tie joins two different states, delete the row", file, row.Line);
            if (row.Sign is not (1 or -1))
                throw new InputException($"the sign of {row.A} and {row.B} is {row.Sign.ToString(CultureInfo.InvariantCulture)}; 1 or -1 was expected, {(row.Sign is > 0 or < 0 ? "put the strength into the column weight" : "a pair without a tie has no row")}", file, row.Line);
            if (!(row.Weight > 0) || !double.IsFinite(row.Weight))
                throw new InputException($"the weight of {row.A} and {row.B} is {row.Weight.ToString(CultureInfo.InvariantCulture)}; a positive number was expected, put the direction into the column sign", file, row.Line);
            if (row.Weight is < LeastWeight or > MostWeight)
                throw new InputException($"the weight of {row.A} and {row.B} is {row.Weight.ToString(CultureInfo.InvariantCulture)}; a number from 1e-6 to 1e15 was expected, use another unit", file, row.Line);
            var (a, b) = string.CompareOrdinal(row.A, row.B) < 0 ? (row.A, row.B) : (row.B, row.A);
            var sign = Math.Sign(row.Sign);
            names.Add(a);
            names.Add(b);
            if (!ties.TryGetValue((a, b), out var seen))
                ties[(a, b)] = (sign, row.Weight, row.Line);
            else if (seen.Sign == sign)
                ties[(a, b)] = seen with { Weight = seen.Weight + row.Weight };
            else
                throw new InputException($"{a} and {b} have both signs{(seen.Line > 0 ? $" (the other in line {seen.Line.ToString(CultureInfo.InvariantCulture)})" : "")}; decide by a rule which one counts, or give periods", file, row.Line);
        }

        string[] states = [.. names];
        return new SignedNetwork(states, [.. ties.Select(t => new SignedTie(Index(states, t.Key.A), Index(states, t.Key.B), t.Value.Sign, t.Value.Weight))]);
    }

    /// <summary>The index of a state, or -1.</summary>
    public int IndexOf(string state)
    {
        for (var i = 0; i < States.Count; i++)
            if (string.Equals(States[i], state, StringComparison.Ordinal))
                return i;
        return -1;
    }

    /// <summary>The tie of two states; null where there is none.</summary>
    public SignedTie? TieOf(int a, int b)
    {
        foreach (var tie in Ties)
            if ((tie.A == a && tie.B == b) || (tie.A == b && tie.B == a))
                return tie;
        return null;
    }

    /// <summary>The weight of the ties that disagree with a division into camps: negative within a camp, positive between two.</summary>
    /// <param name="camps">The number of the camp of each state.</param>
    /// <exception cref="ArgumentException">Not one camp for each state.</exception>
    public double Frustrated(IReadOnlyList<int> camps)
    {
        if (camps.Count != States.Count)
            throw new ArgumentException($"{States.Count} camps were expected, one for each state, not {camps.Count}.", nameof(camps));
        return Ties.Sum(t => (camps[t.A] == camps[t.B]) == (t.Sign < 0) ? t.Weight : 0);
    }

    private static int Index(string[] states, string name) => Array.BinarySearch(states, name, StringComparer.Ordinal);

    private static int Compare((string A, string B) x, (string A, string B) y)
    {
        var first = string.CompareOrdinal(x.A, y.A);
        return first != 0 ? first : string.CompareOrdinal(x.B, y.B);
    }
}
