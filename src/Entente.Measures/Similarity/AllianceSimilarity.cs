using Entente.Measures.Facts;

namespace Entente.Measures.Similarity;

/// <summary>One coefficient of similarity.</summary>
public enum SimilarityKind
{
    /// <summary>S on four levels, squared distances.</summary>
    S,

    /// <summary>S on four levels, absolute distances.</summary>
    AbsoluteS,

    /// <summary>S on allied or not.</summary>
    BinaryS,

    /// <summary>S on four levels, squared distances, each partner weighted by its capabilities.</summary>
    WeightedS,

    /// <summary>Kappa on four levels, squared weights.</summary>
    Kappa,

    /// <summary>Kappa on allied or not.</summary>
    BinaryKappa,

    /// <summary>Pi on four levels, squared weights.</summary>
    Pi,

    /// <summary>Pi on allied or not.</summary>
    BinaryPi,

    /// <summary>Pi on four levels, each disagreement alike.</summary>
    NominalPi,
}

/// <summary>
/// How alike the alliance portfolios of two states are, for every pair of a year. A state's portfolio is what it owes each member of the
/// system: 3 defence or offence, 2 neutrality or consultation, 1 non-aggression, 0 nothing (Chiba, Johnson and Leeds 2015; Miller 2026), and 3 to itself.
/// </summary>
public sealed class AllianceSimilarity
{
    private const int Kinds = 9;
    private readonly int[] _members;
    private readonly int[] _place;
    private readonly double[][] _values;

    private AllianceSimilarity(int year, int[] members, int[] place, double[][] values) => (Year, _members, _place, _values) = (year, members, place, values);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The numbers of the states, ascending.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>The value for two states by number; NaN where one was no member or the value has no meaning.</summary>
    public double Of(SimilarityKind kind, int a, int b) => At((int)kind, Place(a), Place(b));

    /// <summary>Works out every pair of every year of the system.</summary>
    /// <param name="system">The states and years.</param>
    /// <param name="obligations">Who owes whom what, by directed dyad-year: <c>ccode1 ccode2 year defense offense neutral nonagg consul</c>.</param>
    /// <param name="capabilities">Capabilities by state-year (<c>ccode year cinc</c>) as weights; null leaves <see cref="SimilarityKind.WeightedS"/> empty.</param>
    /// <param name="threads">How many years at a time; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<AllianceSimilarity> Compute(StateSystem system, FactRows obligations, FactRows? capabilities, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(obligations);
        var years = system.To - system.From + 1;
        var rows = ByYear(obligations, system.From, years);
        var weights = capabilities is null ? null : Weights(system, capabilities);
        var levels = Levels(obligations);
        var results = new AllianceSimilarity[years];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        Parallel.For(0, years, options, y => results[y] = OfYear(system, system.From + y, obligations, levels, rows[y], weights?[y]));
        return results;
    }

    internal double AtIndex(int kind, int a, int b) => At(kind, _place[a], _place[b]);

    private double At(int kind, int i, int j)
    {
        if (i < 0 || j < 0 || i == j)
            return double.NaN;
        if (i > j)
            (i, j) = (j, i);
        return _values[kind][(i * ((2 * _members.Length) - i - 1) / 2) + j - i - 1];
    }

    private int Place(int code) => Array.BinarySearch(_members, code);

    private static AllianceSimilarity OfYear(StateSystem system, int year, FactRows obligations, byte[] levels, List<int> rows, double[]? weights)
    {
        var members = system.Members(year);
        var n = members.Length;
        var place = new int[system.Codes.Length];
        Array.Fill(place, -1);
        var index = new int[n];
        for (var i = 0; i < n; i++)
        {
            index[i] = system.IndexOf(members[i]);
            place[index[i]] = i;
        }

        var portfolios = new Portfolios(n);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                portfolios.Set(i, j, i == j ? 3 : 0);
        var one = obligations.Whole("ccode1");
        var two = obligations.Whole("ccode2");
        foreach (var r in rows)
        {
            var (a, b) = (system.IndexOf(one[r]), system.IndexOf(two[r]));
            if (a >= 0 && b >= 0 && place[a] >= 0 && place[b] >= 0 && place[a] != place[b])
                portfolios.Raise(place[a], place[b], levels[r]);
        }

        var w = weights is null ? null : index.Select(i => weights[i]).ToArray();
        portfolios.Close(w);
        var values = new double[Kinds][];
        for (var k = 0; k < Kinds; k++)
            values[k] = new double[n * (n - 1) / 2];
        var at = 0;
        Span<int> counts = stackalloc int[16];
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++, at++)
            {
                portfolios.Count(i, j, counts);
                Coefficients.Fill(counts, values, at);
                values[(int)SimilarityKind.WeightedS][at] = w is null ? double.NaN : portfolios.WeightedS(i, j);
            }

        return new AllianceSimilarity(year, members, place, values);
    }

    private static List<int>[] ByYear(FactRows rows, int from, int years)
    {
        var lists = new List<int>[years];
        for (var y = 0; y < years; y++)
            lists[y] = [];
        var year = rows.Whole("year");
        for (var i = 0; i < year.Length; i++)
            if (year[i] - from is var y && y >= 0 && y < years)
                lists[y].Add(i);
        return lists;
    }

    private static byte[] Levels(FactRows rows)
    {
        var defence = rows.Whole("defense");
        var offence = rows.Whole("offense");
        var neutral = rows.Whole("neutral");
        var nonagg = rows.Whole("nonagg");
        var consul = rows.Whole("consul");
        var levels = new byte[rows.Count];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = (byte)(defence[i] == 1 || offence[i] == 1 ? 3 : neutral[i] == 1 || consul[i] == 1 ? 2 : nonagg[i] == 1 ? 1 : 0);
        return levels;
    }

    private static double[][] Weights(StateSystem system, FactRows capabilities)
    {
        var years = system.To - system.From + 1;
        var weights = new double[years][];
        for (var y = 0; y < years; y++)
        {
            weights[y] = new double[system.Codes.Length];
            Array.Fill(weights[y], double.NaN);
        }

        var code = capabilities.Whole("ccode");
        var year = capabilities.Whole("year");
        var cinc = capabilities.Real("cinc");
        for (var i = 0; i < code.Length; i++)
            if (system.IndexOf(code[i]) is var s && s >= 0 && year[i] >= system.From && year[i] <= system.To)
                weights[year[i] - system.From][s] = cinc[i];
        return weights;
    }
}
