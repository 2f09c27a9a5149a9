using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Words for probabilities, as half-open bands: a probability on an edge belongs to the band that begins there.</summary>
/// <param name="Bands">Bands by their lower edge, rising from 0; each ends where the next begins, the last includes 1.</param>
public sealed record EstimativeWords(ImmutableArray<EstimativeBand> Bands)
{
    /// <summary>Intelligence Community Directive 203 (2015), with the bands closed at the left: its own leave gaps between whole percents.</summary>
    public static EstimativeWords Icd203 { get; } = new([
        new(0, "almost no chance"), new(0.05, "very unlikely"), new(0.2, "unlikely"), new(0.45, "roughly even chance"),
        new(0.55, "likely"), new(0.8, "very likely"), new(0.95, "almost certain")]);

    /// <summary>The word for a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    public string Of(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies from 0 to 1.");
        var word = Bands[0].Word;
        foreach (var band in Bands)
            if (probability >= band.From)
                word = band.Word;
        return word;
    }
}

/// <summary>A band of probabilities with its word.</summary>
/// <param name="From">The lower edge, part of the band.</param>
/// <param name="Word">The word.</param>
public sealed record EstimativeBand(double From, string Word);
