using Entente.Numerics;

namespace Entente.Forecasting.Tests;

/// <summary>Made-up facts with a pattern to be found: pairs that repeat, relations that follow one another.</summary>
internal static class Some
{
    internal static FactSet Facts(ulong seed = 5, int entities = 40, int relations = 5, int days = 60, int perDay = 14)
    {
        var random = new SeededRandom(seed);
        var parts = new List<Fact>[] { [], [], [] };
        var past = new List<Fact>();
        for (var day = 0; day < days; day++)
        {
            var today = new HashSet<Fact>();
            while (today.Count < perDay)
            {
                var s = random.NextInt32(entities);
                if (past.Count > 20 && random.NextDouble() < .6)
                {
                    var f = past[past.Count - 1 - random.NextInt32(Math.Min(past.Count, 80))];
                    today.Add(f with { Day = day, Relation = random.NextDouble() < .3 ? (f.Relation + 1) % relations : f.Relation });
                }
                else
                {
                    today.Add(new Fact(s, random.NextInt32(relations), (s + 1 + random.NextInt32(entities - 1)) % entities, day));
                }
            }

            past.AddRange(today);
            parts[day < days - 12 ? 0 : day < days - 6 ? 1 : 2].AddRange(today);
        }

        return new FactSet("made-up", entities, relations, [.. parts[0]], [.. parts[1]], [.. parts[2]],
            [.. Enumerable.Range(0, entities).Select(i => i % 4 == 0 ? $"State {i}" : $"{(i % 4 == 1 ? "Army" : i % 4 == 2 ? "Police" : "Media")} (State {i / 4 * 4})")]);
    }

    internal static BacktestOptions Quick(int threads = 1) =>
        new() { Part = Part.Valid, Threads = threads, Networks = 1, Epochs = 2, Share = 1, Seed = 3 };
}
