using Entente.Desk.Contracts;
using Entente.Structure.Frustration;
using Entente.Structure.Signed;

namespace Entente.Desk.Structure;

/// <summary>What to ask of a table of ties.</summary>
/// <param name="Path">The file.</param>
public sealed record BalanceRequest(string Path)
{
    /// <summary>The name of the file in the answer.</summary>
    public string? Name { get; init; }

    /// <summary>Whether to say what each tie does.</summary>
    public bool Flips { get; init; }

    /// <summary>Whether to give the proofs.</summary>
    public bool Certificates { get; init; }

    /// <summary>Whether to look for more than two camps.</summary>
    public bool ManyCamps { get; init; }

    /// <summary>The largest number of camps; null for any.</summary>
    public int? MostCamps { get; init; }

    /// <summary>How long to look at one period.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The seed of the searches.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Changes of ties to try: <c>tie(A,B)=-1</c>, <c>+tie(A,B,1)</c>, <c>-tie(A,B)</c>.</summary>
    public IReadOnlyList<TieChange> Changes { get; init; } = [];
}

/// <summary>How balanced is a network, and who stands with whom?</summary>
public sealed class StructureBalance : IQuestion<BalanceRequest, BalanceDocument>
{
    /// <inheritdoc/>
    public Task<BalanceDocument> AskAsync(BalanceRequest request, IProgress<Progress>? progress, CancellationToken cancellation) =>
        Task.Run(() => Answer(request, progress, cancellation), cancellation);

    private static BalanceDocument Answer(BalanceRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var networks = TieFile.Read(request.Path).Select(p => (Period: p.Key, Network: SignedNetwork.FromRows(p.Value, request.Path))).ToArray();
        TieChange.Check(request.Changes, [.. networks.Select(n => n.Network)], request.Path);
        var periods = new BalancePeriod[networks.Length];
        var differences = new BalanceDifference[request.Changes.Count > 0 ? networks.Length : 0];
        var done = 0;
        Parallel.For(0, networks.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var (period, network) = networks[i];
            var index = Solve(network, request, cancellation);
            periods[i] = Period(period, network, index, request, cancellation);
            if (differences.Length > 0)
                differences[i] = WhatIf(period, network, index, request, cancellation);
            progress?.Report(new Progress("balance", Interlocked.Increment(ref done), networks.Length, "networks"));
        });
        var whatIf = differences.Length == 0 ? null : new BalanceWhatIf([.. request.Changes.Select(c => c.Text)], differences);
        return new BalanceDocument("entente/structure-balance/1", request.Name ?? request.Path, request.Seed, periods, whatIf);
    }

    private static FrustrationResult Solve(SignedNetwork network, BalanceRequest request, CancellationToken cancellation) =>
        Limited(request, cancellation, options => FrustrationIndex.Solve(network, options));

    // The time limit ends a search with its bounds; Ctrl-C ends the question.
    private static T Limited<T>(BalanceRequest request, CancellationToken cancellation, Func<FrustrationOptions, T> solve)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(request.TimeLimit);
        var result = solve(new FrustrationOptions { Seed = request.Seed, Stop = stop.Token });
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static BalancePeriod Period(string period, SignedNetwork network, FrustrationResult index, BalanceRequest request, CancellationToken cancellation)
    {
        var census = TriadCensus.Of(network);
        return new BalancePeriod(
            period,
            network.States.Count,
            network.Ties.Count,
            network.NegativeTies,
            index.Upper,
            index.Lower,
            index.Upper,
            index.IsExact,
            index.Proof.ToString().ToLowerInvariant(),
            1 - (2 * index.Upper / network.TotalWeight),
            Camps(network, index.Camps),
            new TriadCounts(census.Ppp, census.Ppm, census.Pmm, census.Mmm),
            double.IsNaN(census.Balance) ? null : census.Balance,
            WalkBalance.Of(network),
            request.ManyCamps ? Division(network, request, cancellation) : null,
            request.Flips ? Flips(network, index, request, cancellation) : null,
            request.Certificates ? Certificate(network, index) : null);
    }

    private static CampOfState[] Camps(SignedNetwork network, IReadOnlyList<int> camps) =>
        [.. network.States.Zip(camps, (s, c) => new CampOfState(s, c + 1))];

    private static ManyCampsDivision Division(SignedNetwork network, BalanceRequest request, CancellationToken cancellation)
    {
        var result = Limited(request, cancellation, options => ManyCamps.Solve(network, request.MostCamps, options));
        return new ManyCampsDivision(request.MostCamps, result.Count, result.Upper, result.Lower, result.IsExact, Camps(network, result.Camps));
    }

    private static FlippedTie[] Flips(SignedNetwork network, FrustrationResult index, BalanceRequest request, CancellationToken cancellation) =>
        [.. Limited(request, cancellation, options => TieFlips.Of(network, index, options)).Select(f =>
        {
            var tie = network.Ties[f.Tie];
            return new FlippedTie(network.States[tie.A], network.States[tie.B], tie.Sign, tie.Weight, f.Flipped, f.Gone, f.IsExact);
        })];

    private static PackingCertificate Certificate(SignedNetwork network, FrustrationResult index)
    {
        var certificate = index.Certificate;
        var bound = certificate.Verify(network, out var flaw);
        return new PackingCertificate(
            certificate.Unit.ToString(System.Globalization.CultureInfo.InvariantCulture),
            (double)bound / (double)certificate.Unit,
            flaw is null,
            [.. certificate.Cycles.Select(c => new CertificateCycle([.. c.States.Select(s => network.States[s])], c.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }

    private static BalanceDifference WhatIf(string period, SignedNetwork network, FrustrationResult before, BalanceRequest request, CancellationToken cancellation)
    {
        // A tie that only other periods have is no tie to change here.
        var met = request.Changes.Where(c => c.IsMetBy(network)).ToArray();
        var changed = TieChange.Apply(network, met);
        var after = Solve(changed, request, cancellation);

        // The old camps are still optimal, or some other ones are: only in the second case has anybody moved.
        var kept = changed.Frustrated([.. changed.States.Select(s => network.IndexOf(s) is var i && i >= 0 ? before.Camps[i] : 0)]) <= after.Upper + 1e-9;
        var moved = kept ? [] : changed.States.Where(s => network.IndexOf(s) is var i && i >= 0 && before.Camps[i] != after.Camps[changed.IndexOf(s)]).ToArray();
        if (moved.Length > changed.States.Count / 2)
            moved = [.. changed.States.Where(s => network.IndexOf(s) is var i && i >= 0 && before.Camps[i] == after.Camps[changed.IndexOf(s)])];
        return new BalanceDifference(period, before.Upper, after.Upper, after.Upper - before.Upper, before.IsExact && after.IsExact, moved, FlipPoint(network, request, cancellation)) { Met = met.Length };
    }

    // Without the tie the best camps cost F; with a tie too strong to go against they cost S. A tie of weight w adds min(w, S - F):
    // from the weight S - F on, the camps give way to it.
    private static double? FlipPoint(SignedNetwork network, BalanceRequest request, CancellationToken cancellation)
    {
        var change = request.Changes[0];
        if (change.Sign == 0 || !change.IsMetBy(network))
            return null;
        var without = TieChange.Apply(network, [change with { Sign = 0 }]);
        var strong = Solve(TieChange.Apply(without, [change with { Weight = Math.Ceiling(without.TotalWeight) + 1 }]), request, cancellation);
        var free = Solve(without, request, cancellation);
        return strong.IsExact && free.IsExact && strong.Upper > free.Upper ? strong.Upper - free.Upper : null;
    }
}
