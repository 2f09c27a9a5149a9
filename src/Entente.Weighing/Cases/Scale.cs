using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>What the words of a mark mean as P(evidence | hypothesis), from the likeliest to the least likely.</summary>
/// <param name="Words">Word and probability, probabilities falling.</param>
public sealed record Scale(ImmutableArray<ScaleWord> Words)
{
    /// <summary>CC .9, C .7, N .5, I .3, II .1.</summary>
    public static Scale Default { get; } = new([new("CC", 0.9), new("C", 0.7), new("N", 0.5), new("I", 0.3), new("II", 0.1)]);

    /// <summary>The probability of neutral: that of <c>N</c>, otherwise of the middle word.</summary>
    public double Neutral => Find("N") ?? Words[Words.Length / 2].Probability;

    /// <summary>The probability of a word; null for a word that the scale does not have.</summary>
    public double? Find(string word)
    {
        foreach (var w in Words)
            if (w.Word == word)
                return w.Probability;
        return null;
    }

    /// <summary>The word whose probability lies nearest (the likelier one where two are equally near).</summary>
    public string Nearest(double probability) => Words.MinBy(w => Math.Abs(w.Probability - probability))!.Word;

    /// <summary>The probability one step up (<paramref name="steps"/> = 1) or down (-1) from <paramref name="probability"/>; the scale's end is the end.</summary>
    /// <remarks>A number that is no word moves by the mean distance of two neighbouring words and stays inside the scale's ends, or where it was if it lies outside.</remarks>
    public double Step(double probability, int steps)
    {
        for (var i = 0; i < Words.Length; i++)
            if (Words[i].Probability == probability)
                return Words[Math.Clamp(i - steps, 0, Words.Length - 1)].Probability;
        var (high, low) = (Words[0].Probability, Words[^1].Probability);
        var moved = probability + (steps * (high - low) / Math.Max(1, Words.Length - 1));
        return Math.Clamp(moved, Math.Min(low, probability), Math.Max(high, probability));
    }
}

/// <summary>A word of the scale.</summary>
/// <param name="Word">The word.</param>
/// <param name="Probability">P(evidence | hypothesis), over 0 and under 1.</param>
public sealed record ScaleWord(string Word, double Probability);

/// <summary>What the letters and digits of an Admiralty grade weigh; the weight of an item is the lowest that applies.</summary>
/// <param name="Reliability">The weights of A to F, in this order, 0 to 1.</param>
/// <param name="Credibility">The weights of 1 to 6, in this order, 0 to 1.</param>
public sealed record GradeTable(ImmutableArray<double> Reliability, ImmutableArray<double> Credibility)
{
    /// <summary>The table of the case format.</summary>
    public static GradeTable Default { get; } = new([1, 0.9, 0.75, 0.5, 0.25, 0.5], [1, 0.85, 0.65, 0.4, 0.15, 0.5]);

    /// <summary>The weight of a grade: the lower of its two parts.</summary>
    public double Weight(AdmiraltyGrade grade) => Math.Min(Reliability[(int)grade.Reliability], Credibility[grade.Credibility - 1]);

    /// <summary>Whether two tables say the same.</summary>
    public bool Same(GradeTable other) => Reliability.SequenceEqual(other.Reliability) && Credibility.SequenceEqual(other.Credibility);
}
