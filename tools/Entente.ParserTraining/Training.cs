using System.Diagnostics;
using Entente.Numerics;
using Entente.Reading.Syntax;

namespace Entente.ParserTraining;

/// <summary>The training loop: batches of like length, two halves a step, Adam with warm-up and linear decay, averaged weights.</summary>
internal static class Training
{
    private const int BatchWords = 220;
    private const int LongestSentence = 120;

    internal static ParserModel NewModel(List<TreebankSentence> sentences, int hidden)
    {
        var vocabulary = new Dictionary<ulong, int>();
        foreach (var (word, _) in Counts(sentences).Where(c => c.Value >= 2).OrderByDescending(c => c.Value).ThenBy(c => c.Key))
            vocabulary[word] = vocabulary.Count;
        string[] Sorted(Func<TreebankSentence, string[]> of) => [.. sentences.SelectMany(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new ParserModel(hidden, layers: 2, Sorted(s => s.Tags), Sorted(s => s.Labels), vocabulary, ChunkTable.Learn(sentences), BoundaryTraining.Learn(sentences, 1));
    }

    /// <summary>One stretch of training. A second one starts from the weights as they were saved, at a lower rate.</summary>
    internal sealed record Stretch(int Epochs, double Rate, double Hold, float RecurrentDrop);

    internal static void Run(ParserModel model, List<TreebankSentence> all, List<TreebankSentence> dev, Stretch stretch, ulong seed, bool anew)
    {
        var epochs = stretch.Epochs;
        var counts = new int[model.Vocabulary.Count];
        foreach (var (word, count) in Counts(all))
            if (model.Vocabulary.TryGetValue(word, out var row))
                counts[row] = count;
        var random = new SeededRandom(seed);
        var network = new TrainingNetwork(model, counts, random, anew);
        foreach (var matrix in network.All)
            matrix.Matrix.Pack();
        var train = all.Where(s => s.Length < LongestSentence).Select(s => new TrainingSentence(s, model)).ToArray();
        Worker[] workers = [new(0, seed, stretch.RecurrentDrop), new(1, seed, stretch.RecurrentDrop)];
        var words = train.Sum(s => (double)s.Length);
        var clock = Stopwatch.StartNew();
        var (step, total) = (0, 0);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var batches = Batches(train, random);
            if (total == 0)
                total = epochs * (batches.Length / 2);
            var loss = 0.0;
            for (var i = 0; i + 1 < batches.Length; i += 2)
            {
                var (a, b) = (batches[i], batches[i + 1]);
                var scale = 1f / (a.Sum(s => s.Length) + b.Sum(s => s.Length));
                var losses = new double[2];
                Parallel.Invoke(() => losses[0] = network.Train(a, workers[0], scale), () => losses[1] = network.Train(b, workers[1], scale));
                loss += losses[0] + losses[1];
                Step(network, ++step, total, stretch, anew);
            }

            foreach (var matrix in network.All)
                matrix.Swap();
            Console.WriteLine(FormattableString.Invariant($"epoch {epoch} loss {loss / words:F3} dev {Evaluation.Score(model, dev)} {clock.Elapsed.TotalSeconds:F0} s"));
            if (epoch < epochs)
                foreach (var matrix in network.All)
                    matrix.Swap();
        }
    }

    private static void Step(TrainingNetwork network, int step, int total, Stretch stretch, bool anew)
    {
        var norm = Math.Sqrt(network.All.Sum(m => m.SquaredNorm()));
        var clip = norm > 2 ? (float)(2 / norm) : 1;
        var part = step / (double)total;
        var rate = stretch.Rate * Math.Min(1, step / 200.0) * (part < stretch.Hold ? 1 : ((1 - part) / (1 - stretch.Hold)) + 0.02);
        var unbiased = Math.Sqrt(1 - Math.Pow(0.98, step)) / (1 - Math.Pow(0.9, step));
        foreach (var matrix in network.All)
        {
            matrix.Step((float)(rate * unbiased), clip);
            if (step % 8 == 0)
                matrix.Average(anew && step < 400 ? 0.7f : 0.985f);
        }
    }

    private static TrainingSentence[][] Batches(TrainingSentence[] train, SeededRandom random)
    {
        var ordered = train.Select((s, i) => (Key: s.Length + (random.NextDouble() * 6), i, s)).OrderBy(x => x.Key).ThenBy(x => x.i).Select(x => x.s);
        var batches = new List<TrainingSentence[]>();
        var batch = new List<TrainingSentence>();
        foreach (var sentence in ordered)
        {
            batch.Add(sentence);
            if (batch.Sum(s => s.Length) < BatchWords)
                continue;
            batches.Add([.. batch]);
            batch.Clear();
        }

        if (batch.Count > 0)
            batches.Add([.. batch]);
        var shuffled = batches.ToArray();
        random.Shuffle<TrainingSentence[]>(shuffled);
        return shuffled;
    }

    private static Dictionary<ulong, int> Counts(List<TreebankSentence> sentences)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var sentence in sentences)
            foreach (var form in sentence.Forms)
            {
                var word = WordFeatures.Hash(WordFeatures.Normal(form));
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }

        return counts;
    }
}
