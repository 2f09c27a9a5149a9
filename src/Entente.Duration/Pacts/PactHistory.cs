using Entente.Numerics;
using Entente.World;

namespace Entente.Duration.Pacts;

/// <summary>One pact of a history: its life, its text, its members.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it began, as a calendar year with a fraction.</param>
/// <param name="End">When it ended or observation stopped.</param>
/// <param name="Ended">Whether it ended.</param>
/// <param name="Class">0 consultation only, 1 defence or offence, 2 neutrality or non-aggression.</param>
/// <param name="Facts">Further numbers by the provider's column names; a missing one is not there.</param>
public sealed record PactFacts(string Id, double Start, double End, bool Ended, int Class, IReadOnlyDictionary<string, double> Facts)
{
    internal double Fact(string name, double otherwise = 0) => Facts.TryGetValue(name, out var v) ? v : otherwise;
}

/// <summary>A state's membership of a pact.</summary>
/// <param name="Id">The pact.</param>
/// <param name="State">The state's COW number.</param>
/// <param name="From">When it entered.</param>
/// <param name="To">When it left; 9999 where it did not.</param>
public readonly record struct Membership(string Id, int State, double From, double To);

/// <summary>What is known of pacts and of the states that made them. Parts that are not at hand are empty: their covariates then tell nothing.</summary>
public sealed class PactHistory
{
    /// <summary>Makes a history.</summary>
    public PactHistory(IReadOnlyList<PactFacts> pacts, IReadOnlyList<Membership> members) => (Pacts, Members) = (pacts, members);

    /// <summary>The pacts.</summary>
    public IReadOnlyList<PactFacts> Pacts { get; }

    /// <summary>Who belonged to which, and when.</summary>
    public IReadOnlyList<Membership> Members { get; }

    /// <summary>Spells as a great power: state, from, to.</summary>
    public IReadOnlyList<(int State, double From, double To)> GreatPowers { get; init; } = [];

    /// <summary>Spells as a state of the system: state, first year, last year (9999 where it still is).</summary>
    public IReadOnlyList<(int State, int From, int To)> States { get; init; } = [];

    /// <summary>Pairs of states at war in a year.</summary>
    public IReadOnlySet<(int First, int Second, int Year)> Wars { get; init; } = new HashSet<(int, int, int)>();

    /// <summary>Pairs of states, first below second, in a militarised dispute in a year.</summary>
    public IReadOnlySet<(int First, int Second, int Year)> Disputes { get; init; } = new HashSet<(int, int, int)>();

    /// <summary>The last year of which the table of wars speaks; a later year without a war in it tells nothing.</summary>
    public int WarsThrough { get; init; } = int.MinValue;

    /// <summary>The last year of which the table of disputes speaks.</summary>
    public int DisputesThrough { get; init; } = int.MinValue;

    /// <summary>Regime scores by state and year: polity (-10 to 10) and polyarchy (0 to 1), NaN where missing.</summary>
    public IReadOnlyDictionary<(int State, int Year), (double Polity, double Polyarchy)> Regimes { get; init; } = new Dictionary<(int, int), (double, double)>();

    /// <summary>Shares of world capability by state and year.</summary>
    public IReadOnlyDictionary<(int State, int Year), double> Capability { get; init; } = new Dictionary<(int, int), double>();

    /// <summary>Ideal points from votes in the United Nations by state and year.</summary>
    public IReadOnlyDictionary<(int State, int Year), double> IdealPoints { get; init; } = new Dictionary<(int, int), double>();

    internal HashSet<(int State, int Year)> StatesAtWar => _atWar ??= [.. Wars.SelectMany(w => new[] { (w.First, w.Year), (w.Second, w.Year) })];

    internal HashSet<(int First, int Second)> PairsBetween(IReadOnlySet<(int First, int Second, int Year)> pairs, int from, int to, bool both)
    {
        ILookup<int, (int First, int Second, int Year)>? years;
        lock (_byYear)
            if (!_byYear.TryGetValue(pairs, out years))
                _byYear.Add(pairs, years = pairs.ToLookup(p => p.Year));
        var result = new HashSet<(int, int)>();
        for (var year = from; year <= to; year++)
            foreach (var p in years[year])
                if (p.First < p.Second || both)
                    result.Add((Math.Min(p.First, p.Second), Math.Max(p.First, p.Second)));
        return result;
    }

    private readonly Dictionary<object, ILookup<int, (int First, int Second, int Year)>> _byYear = [];

    private HashSet<(int, int)>? _atWar;

    /// <summary>The history as it would have been recorded had observation stopped at a year.</summary>
    public PactHistory CutAt(double year) => With([.. Pacts.Where(p => p.Start < year).Select(p => p.End > year ? p with { End = year, Ended = false } : p)], Members);

    /// <summary>The same tables of states with other pacts.</summary>
    public PactHistory With(IReadOnlyList<PactFacts> pacts, IReadOnlyList<Membership> members) => new(pacts, members)
    {
        GreatPowers = GreatPowers,
        States = States,
        Wars = Wars,
        WarsThrough = WarsThrough,
        Disputes = Disputes,
        DisputesThrough = DisputesThrough,
        Regimes = Regimes,
        Capability = Capability,
        IdealPoints = IdealPoints,
    };

    /// <summary>The pacts of a table with the columns <c>begin, end, ended, cls</c> and an id (<c>atopid</c> or <c>id</c>); other columns of numbers become facts.</summary>
    /// <exception cref="InputException">A column is missing or of the wrong kind, or a date is missing.</exception>
    public static IReadOnlyList<PactFacts> PactsOf(Table table, string file)
    {
        ArgumentNullException.ThrowIfNull(table);
        var id = table.TryGet("atopid", out var a) ? a : table.TryGet("id", out var b) ? b : throw Missing("atopid or id");
        var begin = table.TryGet("begin", out var c) && c is DateColumn d ? d : throw Missing("begin, a column of days,");
        var end = table.TryGet("end", out var e) && e is DateColumn f ? f : throw Missing("end, a column of days,");
        var ended = table.TryGet("ended", out var g) && g is NumberColumn h ? h : throw Missing("ended, 0 or 1,");
        var cls = table.TryGet("cls", out var i) && i is TextColumn j ? j : throw Missing("cls, a column of text,");
        var numbers = table.Columns.OfType<NumberColumn>().Where(x => x != ended && x != id).ToArray();
        var pacts = new List<PactFacts>(table.RowCount);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (begin[row] is not { } first || end[row] is not { } last || ended[row] is not { } over || id.TextAt(row) is not { } name)
                throw new InputException("a pact misses its id, begin, end or ended; complete or drop the row", file, row + 2);
            var r = row;
            pacts.Add(new PactFacts(name, PactLife.YearOf(first), PactLife.YearOf(last), over == 1,
                cls[row] switch { "defence_offence" => 1, "neutrality_nonaggression" => 2, _ => 0 },
                numbers.Where(x => !x.IsMissing(r)).ToDictionary(x => x.Name, x => x[r]!.Value, StringComparer.Ordinal)));
        }

        return pacts;

        InputException Missing(string what) => new($"the column {what} is missing; the columns are {string.Join(", ", table.Columns.Select(x => x.Name).Take(20))}", file, 1);
    }
}
