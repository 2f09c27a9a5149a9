using System.Collections.Immutable;
using Entente.Desk.Measuring;
using Entente.Measures.Reading;
using Entente.Measures.Similarity;
using Entente.World;

namespace Entente.Desk.WhatIf;

/// <summary>A record as it would be after some changes: every measure is computed anew from the changed rows.</summary>
/// <param name="inner">The record as it is.</param>
/// <param name="changes">The changes, applied in their order.</param>
/// <param name="strength">0 leaves numbers as they are, 1 changes them as asked; facts come and go above 0.</param>
internal sealed class ChangedRecord(RecordReader inner, IReadOnlyList<RecordChange> changes, double strength) : IRecordReader
{
    private readonly Dictionary<string, (IReadOnlyList<AllianceSimilarity> Years, DateSpan Coverage)> _similarity = new(StringComparer.Ordinal);
    private readonly int[] _touched = new int[changes.Count];

    /// <summary>How many values each change has met.</summary>
    internal IReadOnlyList<int> Touched => _touched;

    /// <summary>What stayed as it was although a change bears on it, and why.</summary>
    internal SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordSource> Sources(string family) => inner.Sources(family);

    public DatumSeries? Given(RecordSource source, string variable, StateCode first, StateCode second, bool symmetric)
    {
        if (inner.Given(source, variable, first, second, symmetric) is not { } series)
            return null;
        if (variable.StartsWith("alliance.", StringComparison.Ordinal) && strength > 0 && changes.Any(c => c.IsPact))
            Notes.Add($"{source.Authority} gives {variable} as finished numbers; a pact more or less changes them only in a record that holds the obligations of every pair (entente import atop51)");
        series = variable == "trade.share" ? SharesAfterTrade(source, series, first, second) : series;
        return Each(series, (i, c) => Names(c, variable) && c.IsOf(first, second, eitherWay: symmetric || !c.Change.Directed) ? c : null);
    }

    public (ImmutableArray<PartnerTrade> Rows, DateSpan Coverage) Trade(RecordSource source, StateCode state)
    {
        var (rows, coverage) = inner.Trade(source, state);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Change.Name is not ("trade" or "trade.flow" or "trade.total" or "trade.share") || !(Observations.Same(change.First, state) || Observations.Same(change.Second, state)))
                continue;
            var other = Observations.Same(change.First, state) ? change.Second : change.First;
            var shares = change.Change.Name == "trade.share" ? FactorsOfShare(source, change) : null;
            rows = [.. rows.Select(r => Observations.Same(r.Partner, other) && change.In(r.Year) ? Traded(r, i, state, shares) : r)];
        }

        return (rows, coverage);
    }

    public DatumSeries StateYears(RecordSource source, string variable, StateCode state) =>
        Each(inner.StateYears(source, variable, state), (_, c) => c.Change.Name == (variable == "gdp" ? "gdp" : "power." + variable) && Observations.Same(c.First, state) ? c : null);

    public DatumSeries Ranks(RecordSource source, string variable, StateCode state)
    {
        if (strength > 0 && changes.Any(c => c.Change.Name == "power." + variable))
            Notes.Add($"the ranks of {variable} stay those of the record");
        return inner.Ranks(source, variable, state);
    }

    public DatumSeries Arms(RecordSource source, DirectedDyad dyad) =>
        Each(inner.Arms(source, dyad), (_, c) => c.Change.Name is "arms" or "arms.tiv" && c.IsOf(dyad.Source, dyad.Target, eitherWay: !c.Change.Directed) ? c : null);

    public DatumSeries Similarity(RecordSource source, Dyad dyad, SimilarityKind kind)
    {
        var pacts = changes.Where(c => c.IsPact).ToList();
        if (pacts.Count == 0 || strength <= 0)
            return inner.Similarity(source, dyad, kind);
        for (var i = 0; i < changes.Count; i++)
            _touched[i] += changes[i].IsPact ? 1 : 0;
        if (!_similarity.TryGetValue(source.Id, out var computed))
            _similarity[source.Id] = computed = inner.Recomputed(source, pacts);
        return RecordReader.SimilarityOf(computed, dyad, kind);
    }

    public (ImmutableArray<SharedVote> Votes, DateSpan Coverage) Votes(RecordSource source, Dyad dyad)
    {
        if (strength > 0 && changes.Any(c => c.Change.Name.StartsWith("votes", StringComparison.Ordinal) && c.IsOf(dyad.First, dyad.Second, eitherWay: true)))
            Notes.Add($"{source.Authority} has the single roll calls of {dyad}: the number that is made of them cannot be set");
        return inner.Votes(source, dyad);
    }

    public DatumSeries IdealDistance(RecordSource source, Dyad dyad) =>
        Each(inner.IdealDistance(source, dyad), (_, c) => c.Change.Name == "votes.idealdistance" && c.IsOf(dyad.First, dyad.Second, eitherWay: true) ? c : null);

    public (ImmutableArray<EventMonth> Months, DateSpan Coverage) Events(RecordSource source, DirectedDyad dyad, string? type)
    {
        var (months, coverage) = inner.Events(source, dyad, type);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Change.Name is not ("events" or "events.count") || !change.IsOf(dyad.Source, dyad.Target, eitherWay: !change.Change.Directed))
                continue;
            months = [.. months.Select(m =>
            {
                if (!change.In(m.Month.Year))
                    return m;
                _touched[i]++;
                return m with { Count = (long)Math.Round(Math.Max(0, change.Apply(m.Count, strength))) };
            })];
        }

        return (months, coverage);
    }

    public (ImmutableArray<PactRecord> Pacts, DateSpan Coverage, string? Scope) Pacts(RecordSource source, StateCode state)
    {
        var (pacts, coverage, scope) = inner.Pacts(source, state);
        for (var i = 0; i < changes.Count && strength > 0; i++)
        {
            var change = changes[i];
            if (!change.IsPact || !(state.IsNone || Observations.Same(change.First, state) || Observations.Same(change.Second, state)))
                continue;
            if (change.Change.Kind == ChangeKind.Add)
            {
                var other = Observations.Same(change.First, state) ? change.Second : change.First;
                var start = change.From > 1 ? new DateOnly(change.From, 1, 1) : coverage.End ?? new DateOnly(2024, 1, 1);
                pacts = pacts.Add(new PactRecord("what-if", state.IsNone ? [change.First, change.Second] : [state, other], change.Obligations, EdtfDate.Day(start), change.To < 9999 ? EdtfDate.Year(change.To) : null, false, change.Change.Words, change.Change.Words));
                _touched[i]++;
            }
            else
            {
                var before = pacts.Length;
                pacts = pacts.RemoveAll(p => p.Members.Any(m => Observations.Same(m, change.First)) && p.Members.Any(m => Observations.Same(m, change.Second)) && p.Start.Latest?.Year <= change.To && (p.End?.Latest is not { } end || end.Year >= change.From));
                _touched[i] += before - pacts.Length;
            }
        }

        return (pacts, coverage, scope);
    }

    public (ImmutableArray<ConflictRecord> Pairs, DateSpan Coverage, string? Scope) Conflicts(RecordSource source, string family)
    {
        var (pairs, coverage, scope) = inner.Conflicts(source, family);
        for (var i = 0; i < changes.Count && strength > 0; i++)
            if (changes[i].IsConflict && changes[i].Change.Name == family)
            {
                pairs = pairs.Add(new ConflictRecord("what-if", changes[i].First, changes[i].Second, new DateOnly(changes[i].From, 1, 1), family == "war" ? 5 : 4));
                _touched[i]++;
            }

        return (pairs, coverage, scope);
    }

    public ImmutableArray<Finding> Findings(RecordSource source, string name, StateCode first, StateCode second, bool symmetric) => inner.Findings(source, name, first, second, symmetric);

    public (double Latitude, double Longitude)? Place(string name) => inner.Place(name);

    // 'trade' stands for every number of the trade of two states but shares, which follow from it.
    private static bool Names(RecordChange change, string variable) =>
        change.Change.Name == variable
        || (change.Change.Name == "trade" && variable is "trade.flow" or "trade.total")
        || (change.Change.Name == "arms" && variable == "arms.tiv")
        || (change.Change.Name == "events" && variable.StartsWith("events.", StringComparison.Ordinal));

    private DatumSeries Each(DatumSeries series, Func<int, RecordChange, RecordChange?> speaks)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Change.Kind != ChangeKind.Set || speaks(i, changes[i]) is not { } change)
                continue;
            series = series with { Data = [.. series.Data.Select(d => Changed(d, change, i, x => change.Apply(x, strength)))] };
        }

        return series;
    }

    private Datum Changed(Datum datum, RecordChange change, int i, Func<double, double> apply)
    {
        if (datum.When.Latest is not { } day || !change.In(day.Year) || !datum.Value.TryGet(out var x))
            return datum;
        _touched[i]++;
        return datum with { Value = Value.Of(apply(x)) };
    }

    // With s the share of B in A's trade and f the factor on that flow, the share becomes f s / (1 - s + f s); that of any other partner is divided by the same.
    private DatumSeries SharesAfterTrade(RecordSource source, DatumSeries series, StateCode state, StateCode partner)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Change.Name != "trade" || !(Observations.Same(change.First, state) || Observations.Same(change.Second, state)))
                continue;
            if (change.Change.Operator is not ('*' or '/') || change.Change.Directed)
            {
                Notes.Add($"{source.Authority} gives shares, not flows: only a factor on both directions can be applied, such as trade({change.First},{change.Second})*=0.5, or trade.share({change.First},{change.Second})=0.5");
                continue;
            }

            var other = Observations.Same(change.First, state) ? change.Second : change.First;
            var own = Observations.Same(other, partner);
            var shares = own ? series : inner.Given(source, "trade.share", state, other, symmetric: false);
            var bySpan = shares?.Data.Where(d => d.Value.HasNumber).GroupBy(d => d.When.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value.TryGet(out var x) ? x : 0, StringComparer.Ordinal);
            if (bySpan is null)
                Notes.Add($"{source.Authority} has no share of {other} in the trade of {state}: the shares of others stay as they are");
            else
                series = series with { Data = [.. series.Data.Select(d => bySpan.TryGetValue(d.When.ToString(), out var s) ? Changed(d, change, i, x => x * (own ? change.Apply(1, strength) : 1) / (1 - s + (s * change.Apply(1, strength)))) : d)] };
        }

        return series;
    }

    private PartnerTrade Traded(PartnerTrade row, int i, StateCode state, Dictionary<int, double>? shares)
    {
        var change = changes[i];
        _touched[i]++;
        if (shares is not null)
            return Scaled(row, shares.GetValueOrDefault(row.Year, 1), imports: true, exports: true);
        if (change.Change.Directed || change.Change.Name == "trade.flow")
        {
            var exports = Observations.Same(change.First, state);
            var flow = exports ? row.Exports : row.Imports;
            return flow.TryGet(out var x) ? exports ? row with { Exports = Value.Of(Math.Max(0, change.Apply(x, strength))) } : row with { Imports = Value.Of(Math.Max(0, change.Apply(x, strength))) } : row;
        }

        var total = (row.Imports.TryGet(out var a) ? a : 0) + (row.Exports.TryGet(out var b) ? b : 0);
        return total > 0 ? Scaled(row, Math.Max(0, change.Apply(total, strength)) / total, imports: true, exports: true) : row;
    }

    private static PartnerTrade Scaled(PartnerTrade row, double factor, bool imports, bool exports) => row with
    {
        Imports = imports && row.Imports.TryGet(out var a) ? Value.Of(a * factor) : row.Imports,
        Exports = exports && row.Exports.TryGet(out var b) ? Value.Of(b * factor) : row.Exports,
    };

    // The factor on the flow of A and B that gives B the wished share s of A's trade T: x f / (T - x + x f) = s.
    private Dictionary<int, double> FactorsOfShare(RecordSource source, RecordChange change)
    {
        var factors = new Dictionary<int, double>();
        foreach (var year in inner.Trade(source, change.First).Rows.GroupBy(r => r.Year))
        {
            double all = 0, own = 0;
            foreach (var row in year)
            {
                var flow = (row.Imports.TryGet(out var a) ? Math.Max(0, a) : 0) + (row.Exports.TryGet(out var b) ? Math.Max(0, b) : 0);
                all += flow;
                own += Observations.Same(row.Partner, change.Second) ? flow : 0;
            }

            if (own > 0 && all > own && Math.Clamp(change.Apply(own / all, strength), 0, 0.999999) is var wished)
                factors[year.Key] = wished * (all - own) / ((1 - wished) * own);
        }

        return factors;
    }
}
