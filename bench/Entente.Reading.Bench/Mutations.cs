using Entente.Numerics;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>Mutated inputs: nothing but InputException may come out, and no input may take long. ENTENTE_MUTATIONS names how many.</summary>
internal static class Mutations
{
    internal static string Measure(string shared, bool show)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_MUTATIONS"), out var n) ? n : 2_000;
        var seeds = Directory.GetFiles(Path.Combine(shared, "articles"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        seeds.Add("---\nid: x\ntitle: y\npublished: 2024-01-01\n---\n# Heading\n\nKenya said on Monday that “it will not sign,” *the minister* [said](http://x.org).\n");
        seeds.Add("<html><head><title>t</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script></head><body><article><p>Peru and Chile signed a treaty on 3 May 2020, officials said, in the capital of a third state.</p><ul><li>one<li>two</ul></article></body></html>");
        var random = new SeededRandom(7);
        var (refused, slowest, faults) = (0, 0.0, 0);
        string[] splices = ["“", "”", "\"", "\0", "\uD83D", "\uDDF0", "<div>", "</p>", "---\n", "\n\n", " . . . ", "(", "9999999999999", "the the ", "2024-13-45", "’s", "&#0;", "\u202E", "<!--", "1/0", "of of of "];
        for (var i = 0; i < count; i++)
        {
            var seed = seeds[random.NextInt32(seeds.Count)];
            var at = random.NextInt32(Math.Max(1, seed.Length - 600));
            var text = seed.Length > 900 && random.NextInt32(4) > 0 ? seed.Substring(at, Math.Min(600, seed.Length - at)) : seed;
            for (var k = 1 + random.NextInt32(12); k > 0 && text.Length > 2; k--)
            {
                var p = random.NextInt32(text.Length);
                text = random.NextInt32(4) switch
                {
                    0 => text.Remove(p, Math.Min(1 + random.NextInt32(8), text.Length - p)),
                    1 => text.Insert(p, splices[random.NextInt32(splices.Length)]),
                    2 => text[..p] + (char)random.NextInt32(0x3000) + text[(p + 1)..],
                    _ => text.Insert(p, text.Substring(p, Math.Min(random.NextInt32(60), text.Length - p))),
                };
            }

            var clock = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                var reading = ArticleReader.Read(new ArticleInput(random.NextInt32(3) switch { 0 => "a.html", 1 => "a.md", _ => "a.txt" }, text), GazetteerTable.Gazetteer);
                foreach (var span in reading.Sentences)
                    _ = reading.Article.Slice(span);
                foreach (var claim in reading.Claims)
                    foreach (var span in claim.Content)
                        _ = reading.Article.Slice(span);
            }
            catch (InputException)
            {
                refused++;
            }
            catch (Exception e) when (faults++ < 5)
            {
                Console.WriteLine($"  input {i}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n')[0]}");
                if (show)
                    Console.WriteLine(text);
            }

            slowest = Math.Max(slowest, clock.Elapsed.TotalSeconds);
        }

        return FormattableString.Invariant($"{count} mutated inputs: {faults} faults, {refused} refused, slowest {slowest:F2} s");
    }
}
