using Entente.Desk.Articles;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Structure;
using Entente.Measures.Reading;
using Entente.Reference.States;
using Entente.Structure.Frustration;
using Entente.Structure.Signed;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>The camps of the states that a case names, by pacts, votes and disputes of its record.</summary>
internal static class BalancePart
{
    private const int MostStates = 12;
    private const int MostYears = 10;
    private const int YearsBack = 20;

    // A state that an article names in passing is no part of the matter.
    private const int FewestMentions = 3;

    internal static BriefBalance? Of(Case parsed, IReadOnlyList<ShelvedArticle> shelf, IRecordReader reader, DateOnly asOf, CancellationToken cancellation)
    {
        var states = StructurePart.Named(parsed).Select(StateCode.Parse).Concat(InArticles(shelf)).Distinct().Take(MostStates).Order().ToList();
        var kinds = new[] { ("pacts", "pact"), ("votes", "votes"), ("disputes", "dispute") }.Where(k => reader.Sources(k.Item2).Count > 0).Select(k => k.Item1).ToList();
        if (states.Count < 3 || !kinds.Contains("votes", StringComparer.Ordinal))
            return null;
        NetworkDocument network;
        try
        {
            network = NetworkOfRecord.Answer(new NetworkRequest(null, null, kinds, asOf.Year - YearsBack, asOf.Year) { States = states }, reader, null, cancellation);
        }
        catch (InputException)
        {
            return null;
        }

        // Where the votes end, pacts alone would make another network and look like a change.
        var periods = network.Ties.GroupBy(t => t.Period, StringComparer.Ordinal).Where(g => g.Any(t => t.Why.Any(w => w.StartsWith("agreement", StringComparison.Ordinal)))).OrderBy(g => g.Key, StringComparer.Ordinal).TakeLast(MostYears).ToList();
        if (periods.Count == 0)
            return null;
        var last = periods[^1];
        var latest = Network(last);
        var index = FrustrationIndex.Solve(latest);
        return new BriefBalance(
            network.Rule,
            [.. periods.Select(p => Year(p.Key, Network(p)))],
            [.. last],
            [.. TieFlips.Of(latest, index).Where(f => f.IsExact && f.Flipped != index.Upper).Select(f => (f, Tie: latest.Ties[f.Tie])).Select(x => new FlippedTie(latest.States[x.Tie.A], latest.States[x.Tie.B], x.Tie.Sign, x.Tie.Weight, x.f.Flipped, x.f.Gone, true))]);
    }

    private static IEnumerable<StateCode> InArticles(IEnumerable<ShelvedArticle> shelf) =>
        shelf.SelectMany(a => a.Reading.Actors).Where(a => !a.Actor.State.IsNone && StateTable.NumbersOf(a.Actor.State, CodeSystem.Cow).Count > 0)
            .GroupBy(a => a.Actor.State).Select(g => (State: g.Key, Count: g.Sum(a => a.Mentions.Length))).Where(s => s.Count >= FewestMentions)
            .OrderByDescending(s => s.Count).ThenBy(s => s.State).Select(s => s.State);

    private static SignedNetwork Network(IEnumerable<NetworkTieRow> ties) => SignedNetwork.FromRows(ties.Select(t => new SignedTieRow(t.A, t.B, t.Sign)));

    private static BriefBalanceYear Year(string period, SignedNetwork network)
    {
        var index = FrustrationIndex.Solve(network);
        return new BriefBalanceYear(period, network.Ties.Count, network.NegativeTies, index.Upper, index.IsExact, WalkBalance.Of(network), [.. network.States.Zip(index.Camps).GroupBy(x => x.Second).OrderBy(g => g.Key).Select(g => (IReadOnlyList<string>)[.. g.Select(x => x.First)])]);
    }
}
