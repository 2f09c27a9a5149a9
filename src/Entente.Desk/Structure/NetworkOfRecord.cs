using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.Reference.Pacts;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Structure;

/// <summary>Which signed network to make of a record.</summary>
/// <param name="Record">The record's path; it may be absent.</param>
/// <param name="Tables">A folder of tables with its mapping, read beside it; null for none.</param>
/// <param name="From">What ties are made of: pacts, disputes, votes, events.</param>
/// <param name="FirstYear">The first year.</param>
/// <param name="LastYear">The last.</param>
public sealed record NetworkRequest(string? Record, string? Tables, IReadOnlyList<string> From, int FirstYear, int LastYear)
{
    /// <summary>Everything that ties can be made of.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["pacts", "disputes", "votes", "events"];

    /// <summary>How many years make a period.</summary>
    public int Window { get; init; } = 1;

    /// <summary>The states, ISO alpha-3; empty for every state of the system (pacts and disputes alone).</summary>
    public IReadOnlyList<StateCode> States { get; init; } = [];

    /// <summary>The least hostility of a dispute that counts: 2 threat, 3 display, 4 use of force, 5 war.</summary>
    public int Hostility { get; init; } = 4;

    /// <summary>How many standard deviations above (below) the mean agreement of all pairs a tie by votes is positive (negative).</summary>
    public double Apart { get; init; } = 0.5;

    /// <summary>The fewest events of a pair and period that make a tie.</summary>
    public int Least { get; init; } = 12;
}

/// <summary>Which states stand for and against each other, by the record? Every tie says what it was made of.</summary>
public sealed class NetworkOfRecord : IQuestion<NetworkRequest, NetworkDocument>
{
    private const int MostStates = 60;

    /// <inheritdoc/>
    public Task<NetworkDocument> AskAsync(NetworkRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() =>
        {
            using var reader = OpenRecords.Reader(request.Record, request.Tables, new Dictionary<string, string>(StringComparer.Ordinal), cancellation);
            return Answer(request, reader, progress, cancellation);
        }, cancellation);
    }

    internal static NetworkDocument Answer(NetworkRequest request, IRecordReader reader, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var byPair = request.From.Contains("votes", StringComparer.Ordinal) || request.From.Contains("events", StringComparer.Ordinal);
        if (byPair && request.States.Count is < 3 or > MostStates)
            throw new InputException($"{request.States.Count} states were named; ties by votes and events are looked up pair by pair, so 3 to {MostStates} states were expected: --states CHN,RUS,PRK");
        var states = request.States.Count > 0 ? request.States : [.. StateTable.Of(CodeSystem.Cow).Select(m => m.Code).Distinct().Order()];
        var ties = new Dictionary<(string Period, string A, string B), List<(int Sign, string Why)>>();
        var said = new List<string>();
        foreach (var kind in request.From)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new Progress($"ties by {kind}", 0, null, "pairs"));
            var source = kind switch
            {
                "pacts" => Pacts(request, reader, states, ties, cancellation),
                "disputes" => Disputes(request, reader, states, ties),
                "votes" => Votes(request, reader, states, ties, cancellation),
                _ => Events(request, reader, states, ties, cancellation),
            };
            said.Add(source ?? throw new InputException($"the record holds nothing that ties by {kind} could be made of{(ties.Count > 0 || request.From.Count > 1 ? "; leave it out of --from" : "")}; entente sources says where it comes from"));
        }

        var found = ties.OrderBy(t => t.Key.Period, StringComparer.Ordinal).ThenBy(t => t.Key.A, StringComparer.Ordinal).ThenBy(t => t.Key.B, StringComparer.Ordinal)
            .Select(t => new NetworkTieRow(t.Key.Period, t.Key.A, t.Key.B, Math.Sign(t.Value.Sum(x => x.Sign)), [.. t.Value.Select(x => x.Why).Distinct(StringComparer.Ordinal)])).ToList();
        return new NetworkDocument("entente/structure-network/1", Rule(request, said), [.. found.Where(t => t.Sign != 0)], [.. found.Where(t => t.Sign == 0)]);
    }

    private static string Rule(NetworkRequest request, List<string> said) =>
        string.Join("; ", said) + (request.From.Count > 1 ? "; the signs of a pair are added, and where they cancel there is no tie" : "");

    private static string? Pacts(NetworkRequest request, IRecordReader reader, IReadOnlyList<StateCode> states, Dictionary<(string, string, string), List<(int, string)>> ties, CancellationToken cancellation)
    {
        var among = states.ToHashSet();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var spell in PactSpells.Of(PactRegister.ForEstimates(), PactDating.BySignature))
            if (Among(among, spell.Parties.First) is { } one && Among(among, spell.Parties.Second) is { } two && one != two)
                foreach (var (period, _, last) in Periods(request))
                    if (spell.Start.Year <= last && (spell.End is not { } end || end.Year > last))
                    {
                        names.Add("the register of pacts");
                        var (x, y) = string.CompareOrdinal(one.Text, two.Text) < 0 ? (one, two) : (two, one);
                        Add(ties, period, x, y, 1, $"pact {spell.Id}");
                    }

        // The register's own accounts say when each instrument ended formally; whether it still stood is what the spells above are for.
        foreach (var source in reader.Sources("pact").Where(s => s.Provider != "register"))
            foreach (var state in states)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var pact in reader.Pacts(source, state).Pacts)
                    foreach (var other in pact.Members.Where(m => !Observations.Same(m, state)).Select(m => Among(among, m)).OfType<StateCode>().Where(m => string.CompareOrdinal(state.Text, m.Text) < 0))
                        foreach (var (period, _, last) in Periods(request))
                        {
                            if (pact.Obligations == Obligations.None || pact.Start.Earliest is not { } from || from.Year > last || pact.End?.Latest is { } until && until < new DateOnly(last, 12, 31))
                                continue;
                            names.Add(source.Authority);
                            Add(ties, period, state, other, 1, $"pact {pact.Id} ({source.Authority})");
                        }
            }

        // Several accounts of one pact are one tie.
        foreach (var list in ties.Values.Where(l => l.Count(x => x.Item2.StartsWith("pact ", StringComparison.Ordinal)) > 1))
        {
            var why = string.Join(", ", list.Where(x => x.Item2.StartsWith("pact ", StringComparison.Ordinal)).Select(x => x.Item2).Distinct(StringComparer.Ordinal));
            list.RemoveAll(x => x.Item2.StartsWith("pact ", StringComparison.Ordinal));
            list.Add((1, why));
        }

        return names.Count == 0 ? null : $"positive where a security pact of the two stands at the end of the period ({string.Join(", ", names)})";
    }

    private static string? Disputes(NetworkRequest request, IRecordReader reader, IReadOnlyList<StateCode> states, Dictionary<(string, string, string), List<(int, string)>> ties)
    {
        var among = states.ToHashSet();
        var family = reader.Sources("dispute").Count > 0 ? "dispute" : "war";
        if (reader.Sources(family).FirstOrDefault() is not { } source)
            return null;
        var seen = new HashSet<(string, string, string)>();
        foreach (var pair in reader.Conflicts(source, family).Pairs.Where(p => p.Level >= request.Hostility && p.Start.Year >= request.FirstYear && p.Start.Year <= request.LastYear))
            if (Among(among, pair.First) is { } a && Among(among, pair.Second) is { } b && a != b)
            {
                var (x, y) = string.CompareOrdinal(a.Text, b.Text) < 0 ? (a, b) : (b, a);
                var period = Periods(request).First(p => pair.Start.Year <= p.Last).Period;
                if (seen.Add((period, x.Text, y.Text)))
                    Add(ties, period, x, y, -1, $"dispute {pair.Id} ({source.Authority})");
            }

        return $"negative where a dispute of hostility {request.Hostility} or more of the two begins in the period ({source.Authority})";
    }

    private static string? Votes(NetworkRequest request, IRecordReader reader, IReadOnlyList<StateCode> states, Dictionary<(string, string, string), List<(int, string)>> ties, CancellationToken cancellation)
    {
        var authority = reader.Sources("votes").FirstOrDefault()?.Authority;
        var agreement = new Dictionary<string, List<(StateCode A, StateCode B, double Share)>>(StringComparer.Ordinal);
        foreach (var (a, b) in Pairs(states))
        {
            cancellation.ThrowIfCancellationRequested();
            var values = Measured(reader, $"votes.agreement({a}--{b})");
            foreach (var (period, first, last) in Periods(request))
                if (values.Where(v => v.Year >= first && v.Year <= last).Select(v => v.Value).ToList() is { Count: > 0 } here)
                {
                    if (!agreement.TryGetValue(period, out var list))
                        agreement[period] = list = [];
                    list.Add((a, b, here.Average()));
                }
        }

        foreach (var (period, list) in agreement)
        {
            var mean = list.Average(x => x.Share);
            var deviation = Math.Sqrt(list.Sum(x => (x.Share - mean) * (x.Share - mean)) / Math.Max(1, list.Count - 1));
            foreach (var (a, b, share) in list.Where(x => Math.Abs(x.Share - mean) >= request.Apart * deviation && deviation > 0))
                Add(ties, period, a, b, Math.Sign(share - mean), FormattableString.Invariant($"agreement {share:0.###} ({authority})"));
        }

        return agreement.Count == 0 ? null : FormattableString.Invariant($"positive (negative) where two agree in the General Assembly {request.Apart:0.##} standard deviations more (less) than the mean pair ({authority})");
    }

    private static string? Events(NetworkRequest request, IRecordReader reader, IReadOnlyList<StateCode> states, Dictionary<(string, string, string), List<(int, string)>> ties, CancellationToken cancellation)
    {
        var authority = reader.Sources("events").FirstOrDefault()?.Authority;
        var any = false;
        foreach (var (a, b) in Pairs(states))
        {
            cancellation.ThrowIfCancellationRequested();
            var (good, bad) = (Measured(reader, $"events.cooperation({a}--{b})"), Measured(reader, $"events.conflict({a}--{b})"));
            if (good.Count + bad.Count == 0)
                (good, bad) = (Coded(reader, a, b, ["01", "02", "03", "04", "05", "06", "07", "08"]), Coded(reader, a, b, ["09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"]));
            any |= good.Count + bad.Count > 0;
            foreach (var (period, first, last) in Periods(request))
            {
                var (g, h) = (good.Where(v => v.Year >= first && v.Year <= last).Sum(v => v.Value), bad.Where(v => v.Year >= first && v.Year <= last).Sum(v => v.Value));
                if (g + h >= request.Least && g != h)
                    Add(ties, period, a, b, Math.Sign(g - h), FormattableString.Invariant($"{g:0} events of cooperation, {h:0} of conflict ({authority})"));
            }
        }

        return any ? $"positive (negative) where events of cooperation outnumber those of conflict (are outnumbered), both directions, {request.Least} or more events a period ({authority})" : null;
    }

    private static List<(int Year, double Value)> Coded(IRecordReader reader, StateCode a, StateCode b, string[] roots) =>
        [.. roots.SelectMany(r => Measured(reader, $"events.count({a}->{b}, type={r}, per=year)").Concat(Measured(reader, $"events.count({b}->{a}, type={r}, per=year)")))];

    private static List<(int Year, double Value)> Measured(IRecordReader reader, string expression) =>
        Evaluator.Measure(ExpressionParser.Parse(expression), reader).FirstOrDefault(a => a.Result.Data.Any(d => d.Value.HasNumber && d.When.Earliest is not null)) is { } answer
            ? [.. answer.Result.Data.Where(d => d.When.Earliest is not null).Select(d => (d.When.Earliest!.Value.Year, d.Value.TryGet(out var x) ? x : double.NaN)).Where(v => double.IsFinite(v.Item2))]
            : [];

    private static void Add(Dictionary<(string, string, string), List<(int, string)>> ties, string period, StateCode a, StateCode b, int sign, string why)
    {
        if (!ties.TryGetValue((period, a.Text, b.Text), out var list))
            ties[(period, a.Text, b.Text)] = list = [];
        if (!list.Contains((sign, why)))
            list.Add((sign, why));
    }

    // A successor stands for its predecessor where only he was named, so that Russia has the pacts of the Soviet Union.
    private static StateCode? Among(HashSet<StateCode> among, StateCode state) =>
        among.Contains(state) ? state : among.FirstOrDefault(s => Observations.Same(s, state)) is { IsNone: false } same ? same : null;

    private static IEnumerable<(StateCode A, StateCode B)> Pairs(IReadOnlyList<StateCode> states)
    {
        var ordered = states.Distinct().Order().ToList();
        for (var i = 0; i < ordered.Count; i++)
            for (var j = i + 1; j < ordered.Count; j++)
                yield return (ordered[i], ordered[j]);
    }

    private static IEnumerable<(string Period, int First, int Last)> Periods(NetworkRequest request)
    {
        for (var year = request.FirstYear; year <= request.LastYear; year += request.Window)
        {
            var last = Math.Min(request.LastYear, year + request.Window - 1);
            yield return (year == last ? FormattableString.Invariant($"{year:0000}") : FormattableString.Invariant($"{year:0000}/{last:0000}"), year, last);
        }
    }
}
