using Entente.Reading.Syntax;

namespace Entente.ParserTraining;

/// <summary>UPOS, UAS and LAS (universal relations, without subtypes) on gold tokens.</summary>
internal static class Evaluation
{
    internal static string Score(ParserModel model, List<TreebankSentence> gold)
    {
        var parses = new DependencyParser(model).Parse([.. gold.Select(s => s.Forms)]);
        var (words, tags, heads, labels) = (0, 0, 0, 0);
        for (var s = 0; s < gold.Count; s++)
            for (var i = 0; i < gold[s].Length; i++)
            {
                words++;
                if (parses[s].Tags[i] == gold[s].Tags[i])
                    tags++;
                if (parses[s].Heads[i] != gold[s].Heads[i] - 1)
                    continue;
                heads++;
                if (Universal(parses[s].Labels[i]) == Universal(gold[s].Labels[i]))
                    labels++;
            }

        return FormattableString.Invariant($"UPOS {100.0 * tags / words:F2} UAS {100.0 * heads / words:F2} LAS {100.0 * labels / words:F2}");
    }

    private static string Universal(string label) => label.IndexOf(':', StringComparison.Ordinal) is var k && k < 0 ? label : label[..k];
}
