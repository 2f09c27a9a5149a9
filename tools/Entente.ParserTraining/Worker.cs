using Entente.Numerics;
using Entente.Reading.Syntax;

namespace Entente.ParserTraining;

/// <summary>One of the two halves of a training step: its memory and its stream of random numbers.</summary>
internal sealed unsafe class Worker(int index, ulong seed, float recurrentDrop)
{
    internal int Index { get; } = index;

    /// <summary>How much is left out of what passes from word to word, one mask a sentence (Gal and Ghahramani 2016).</summary>
    internal float RecurrentDrop => recurrentDrop;

    internal Scratch Memory { get; } = new();

    internal SeededRandom Random { get; } = SeededRandom.ForBlock(seed, index + 1);

    /// <summary>A dropout mask: 0 with the given probability, else what keeps the expectation.</summary>
    internal float* Mask(int count, float drop)
    {
        var mask = Memory.Floats(count, zero: false);
        var keep = 1 / (1 - drop);
        for (var i = 0; i < count; i++)
            mask[i] = drop > 0 && Random.NextDouble() < drop ? 0 : keep;
        return mask;
    }
}

/// <summary>Where each word of a batch lies: sentences in order of falling length, one row a word, step by step.</summary>
internal sealed class Layout
{
    internal Layout(TrainingSentence[] batch)
    {
        Sentences = batch.Length;
        Longest = batch[0].Length + 1;
        Offset = new int[Longest];
        Alive = new int[Longest];
        for (var (t, a) = (0, batch.Length); t < Longest; t++)
        {
            while (batch[a - 1].Length + 1 <= t)
                a--;
            (Offset[t], Alive[t]) = (Total, a);
            Total += a;
        }

        Sentence = new int[Total];
        Reverse = new int[Total];
        for (var t = 0; t < Longest; t++)
            for (var s = 0; s < Alive[t]; s++)
            {
                Sentence[Offset[t] + s] = s;
                Reverse[Offset[t] + s] = Offset[batch[s].Length - t] + s;
            }
    }

    internal int Sentences { get; }

    internal int Longest { get; }

    internal int Total { get; }

    internal int[] Offset { get; }

    internal int[] Alive { get; }

    internal int[] Sentence { get; }

    internal int[] Reverse { get; }
}
