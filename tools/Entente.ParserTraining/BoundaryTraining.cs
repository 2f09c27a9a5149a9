using Entente.Numerics;
using Entente.Reading.Text;

namespace Entente.ParserTraining;

/// <summary>Learns where sentences begin: logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), averaged.</summary>
internal static class BoundaryTraining
{
    private const int Epochs = 12;
    private const float Rate = 0.15f;
    private const float Shrink = 2e-8f;

    private sealed record Gap(int[] Rows, bool Starts);

    internal static BoundaryModel Learn(List<TreebankSentence> sentences, ulong seed)
    {
        var gaps = Gaps(sentences);
        var (weights, squares, sums) = (new float[BoundaryModel.Rows], new float[BoundaryModel.Rows], new double[BoundaryModel.Rows]);
        Array.Fill(squares, 1e-2f);
        var random = new SeededRandom(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle<Gap>(gaps);
            foreach (var gap in gaps)
            {
                var odds = 0f;
                foreach (var row in gap.Rows)
                    odds += weights[row];
                var error = (gap.Starts ? 1 : 0) - (1 / (1 + MathF.Exp(-odds)));
                foreach (var row in gap.Rows)
                {
                    var gradient = error - (Shrink * gaps.Length * weights[row]);
                    squares[row] += gradient * gradient;
                    weights[row] += Rate * gradient / MathF.Sqrt(squares[row]);
                }
            }

            if (epoch >= Epochs / 2)
                for (var k = 0; k < weights.Length; k++)
                    sums[k] += weights[k];
        }

        var scale = sums.Max(Math.Abs) / 127;
        return new BoundaryModel([.. sums.Select(s => (sbyte)Math.Round(s / scale))], (float)(scale / (Epochs - (Epochs / 2))));
    }

    private static Gap[] Gaps(List<TreebankSentence> sentences)
    {
        var gaps = new List<Gap>();
        foreach (var (text, starts) in Conllu.Paragraphs(sentences))
        {
            var view = new ChunkView(text, 0, text.Length);
            var rule = new List<(int Start, int End)>();
            SentenceSplitter.Split(text, 0, text.Length, rule);
            var votes = rule.Select(r => r.Start).ToHashSet();
            var since = 1;
            for (var i = 1; i < view.Count; i++, since++)
            {
                var rows = new int[BoundaryModel.Features];
                BoundaryModel.Fill(view, i, since, votes.Contains(view.Start(i)), rows);
                var begins = starts.Contains(view.Start(i));
                gaps.Add(new Gap(rows, begins));
                since = begins ? 0 : since;
            }
        }

        return [.. gaps];
    }

    /// <summary>F1 of sentence starts in the treebank's paragraphs.</summary>
    internal static string Score(BoundaryModel model, List<TreebankSentence> gold)
    {
        var (right, found, all) = (0, 0, 0);
        foreach (var (text, starts) in Conllu.Paragraphs(gold))
        {
            var spans = new List<(int Start, int End)>();
            EnglishSentences.Split(model, text, 0, text.Length, spans);
            right += spans.Count(s => starts.Contains(s.Start));
            (found, all) = (found + spans.Count, all + starts.Count);
        }

        return FormattableString.Invariant($"sentence starts F1 {200.0 * right / (found + all):F2}");
    }
}
