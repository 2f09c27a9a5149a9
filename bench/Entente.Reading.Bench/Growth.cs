using System.Diagnostics;
using Entente.Numerics;
using Entente.Reading.Tests.Events;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>
/// Rate and memory as the corpus grows: articles of four sentences each, made by program from the project's own. ENTENTE_GROWTH names the
/// largest number of articles.
/// </summary>
internal static class Growth
{
    private const int SentencesEach = 4;

    internal static string Measure(string shared, bool show)
    {
        var most = int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_GROWTH"), out var n) ? n : 10_000;
        var sentences = OwnSentences.Texts();
        Run(sentences, 200, 1);
        var rates = new Dictionary<int, double>();
        for (var count = 10; count <= most; count *= 10)
            foreach (var workers in (ReadOnlySpan<int>)[1, 2])
            {
                var wall = Stopwatch.StartNew();
                var cpu = Treebank.Cpu();
                var peak = Run(sentences, count, workers);
                var rate = count * SentencesEach / wall.Elapsed.TotalSeconds;
                rates[workers] = rate;
                Console.WriteLine(FormattableString.Invariant($"  {count,7} articles, {workers} worker(s): {rate,6:F0} sentences/s of wall clock, {count * SentencesEach / (Treebank.Cpu() - cpu),6:F0} of CPU, peak of the managed heap {peak / 1048576.0:F0} MiB"));
            }

        return FormattableString.Invariant($"two workers {rates[2] / rates[1]:F2} times one at {most} articles");
    }

    private static long Run(List<string> sentences, int count, int workers)
    {
        var peak = 0L;
        var next = 0;
        var threads = Enumerable.Range(0, workers).Select(_ => new Thread(() =>
        {
            while (Interlocked.Increment(ref next) is var i && i <= count)
            {
                var random = new SeededRandom((ulong)i);
                var text = string.Join(' ', Enumerable.Range(0, SentencesEach).Select(_ => sentences[random.NextInt32(sentences.Count)]));
                ArticleReader.Read(new Article("made", text) { Published = EdtfDate.Parse("2021-05-10") }, GazetteerTable.Gazetteer);
                if (i % 500 == 0 || i == count)
                {
                    var now = GC.GetTotalMemory(false);
                    if (now > Interlocked.Read(ref peak))
                        Interlocked.Exchange(ref peak, now);
                }
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return peak;
    }
}
