using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Entente.Numerics;
using Entente.Structure.Frustration;
using Entente.Structure.Signed;

namespace Entente.Structure.Bench;

internal static class FrustrationBench
{
    public static int Interstate(string shared)
    {
        var networks = Read(shared);
        var truth = File.ReadLines(Path.Combine(shared, "data", "whatif", "signed", "cow_frustration_exact.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(r => r[0].Trim(), r => double.Parse(r[4], CultureInfo.InvariantCulture));
        for (var pass = 0; pass < 4; pass++)
        {
            var (total, slowest, exact, verified, census, walks, processors) = (0.0, 0.0, 0, 0, 0.0, 0.0, 0.0);
            foreach (var (period, network) in networks)
            {
                var clock = Stopwatch.StartNew();
                var processor = Processor();
                var result = FrustrationIndex.Solve(network);
                processors += Processor() - processor;
                var seconds = clock.Elapsed.TotalSeconds;
                total += seconds;
                slowest = Math.Max(slowest, seconds);
                exact += result.IsExact && (!truth.TryGetValue(period, out var t) || t == result.Upper) ? 1 : 0;
                var bound = result.Certificate.Verify(network, out var flaw);
                verified += flaw is null && bound > result.Certificate.Unit * new BigInteger(result.Upper - 1) ? 1 : 0;
                clock.Restart();
                _ = TriadCensus.Of(network);
                census += clock.Elapsed.TotalSeconds;
                clock.Restart();
                _ = WalkBalance.Of(network);
                walks += clock.Elapsed.TotalSeconds;
            }

            Console.WriteLine($"pass {pass}: {exact} of {networks.Count} exact, {verified} certificates verified, {total:F3} s in all ({processors:F3} s of processor time), slowest {slowest:F3} s; triads {census:F3} s, walks {walks:F3} s");
        }

        return 0;
    }

    public static int Flips(string shared, string period)
    {
        var network = Read(shared)[period];
        for (var pass = 0; pass < 2; pass++)
        {
            var clock = Stopwatch.StartNew();
            var processor = Processor();
            var index = FrustrationIndex.Solve(network);
            var flips = TieFlips.Of(network, index);
            var seconds = clock.Elapsed.TotalSeconds;
            Console.WriteLine($"{period}: {network.States.Count} states, {network.Ties.Count} ties, index {index.Upper}; flips: {flips.Count(f => f.Flipped < index.Upper)} lower, {flips.Count(f => f.Flipped == index.Upper)} keep, {flips.Count(f => f.Flipped > index.Upper)} raise it; {flips.Count(f => !f.IsExact)} not exact; {seconds:F2} s ({Processor() - processor:F2} s of processor time)");
        }

        return 0;
    }

    public static int Random(int nodes, int ties, double noise, (int From, int To) seeds, double limit)
    {
        var exact = 0;
        for (var seed = (ulong)seeds.From; seed <= (ulong)seeds.To; seed++)
        {
            var network = Planted(nodes, ties, noise, seed);
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(limit));
            var clock = Stopwatch.StartNew();
            var processor = Processor();
            var result = FrustrationIndex.Solve(network, new FrustrationOptions { Stop = stop.Token });
            exact += result.IsExact ? 1 : 0;
            Console.WriteLine($"{nodes}/{ties} noise {noise} seed {seed}: {result.Lower:F2} to {result.Upper} {result.Proof}, {result.Nodes} nodes, {clock.Elapsed.TotalSeconds:F2} s ({Processor() - processor:F2} s of processor time)");
        }

        Console.WriteLine($"{exact} of {seeds.To - seeds.From + 1} exact");
        return 0;
    }

    // On a shared machine the clock on the wall measures the neighbours; the time spent on a processor is ours.
    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static SignedNetwork Planted(int states, int ties, double noise, ulong seed)
    {
        var random = new SeededRandom(seed);
        var camp = Enumerable.Range(0, states).Select(_ => random.NextInt32(2)).ToArray();
        var rows = new Dictionary<(int, int), SignedTieRow>();
        while (rows.Count < ties)
        {
            var (a, b) = (random.NextInt32(states), random.NextInt32(states));
            if (a == b || rows.ContainsKey((Math.Min(a, b), Math.Max(a, b))))
                continue;
            var sign = (camp[a] == camp[b]) == (random.NextDouble() >= noise) ? 1 : -1;
            rows[(Math.Min(a, b), Math.Max(a, b))] = new SignedTieRow($"S{a:0000}", $"S{b:0000}", sign);
        }

        return SignedNetwork.FromRows(rows.Values);
    }

    private static Dictionary<string, SignedNetwork> Read(string shared) =>
        File.ReadLines(Path.Combine(shared, "data", "whatif", "signed", "cow_edges_all.csv")).Skip(1).Select(l => l.Split(','))
            .GroupBy(r => r[0].Trim()).ToDictionary(g => g.Key, g => SignedNetwork.FromRows(g.Select(r => new SignedTieRow(r[1].Trim(), r[2].Trim(), double.Parse(r[3], CultureInfo.InvariantCulture)))));
}
