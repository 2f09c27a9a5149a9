using Entente.Reading.Syntax;

namespace Entente.ParserTraining;

/// <summary>A sentence made ready for training; index 0 is the root.</summary>
internal sealed class TrainingSentence
{
    internal TrainingSentence(TreebankSentence gold, ParserModel model)
    {
        Length = gold.Length;
        Features = new WordFeatures[gold.Length + 1];
        (Tags, Labels, Heads) = (new int[gold.Length + 1], new int[gold.Length + 1], new int[gold.Length + 1]);
        Features[0] = WordFeatures.Root;
        for (var i = 0; i < gold.Length; i++)
        {
            Features[i + 1] = WordFeatures.Of(gold.Forms[i], i == 0, model.Vocabulary);
            Tags[i + 1] = Array.IndexOf(model.Tags, gold.Tags[i]);
            Labels[i + 1] = Array.IndexOf(model.Labels, gold.Labels[i]);
            Heads[i + 1] = gold.Heads[i];
        }
    }

    internal int Length { get; }

    internal WordFeatures[] Features { get; }

    internal int[] Tags { get; }

    internal int[] Labels { get; }

    internal int[] Heads { get; }
}
