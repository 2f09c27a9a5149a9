namespace Entente.Measures.Similarity;

/// <summary>How often two raters gave which of four levels: the counts that every coefficient of agreement is made of.</summary>
/// <remarks>
/// Distances between levels are squared and divided by the square of the range. S: Signorino and Ritter (1999), with squared distances as
/// is the custom, or absolute ones as they wrote. Kappa: Cohen (1968), weighted. Pi: Scott (1955), weighted in the same way. Corrections
/// for chance and their reasons: Häge (2011).
/// </remarks>
public readonly struct AgreementTable
{
    private readonly int _levels;
    private readonly int[] _counts;

    /// <summary>Wraps the counts.</summary>
    /// <param name="counts">Row by row: the count of the first rater's level (row) with the second's (column); levels squared of them.</param>
    /// <param name="levels">The number of levels.</param>
    /// <exception cref="ArgumentException">The counts are not levels times levels.</exception>
    public AgreementTable(int[] counts, int levels)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length != levels * levels)
            throw new ArgumentException($"{levels} levels have {levels * levels} counts, not {counts.Length}.", nameof(counts));
        (_counts, _levels) = (counts, levels);
    }

    /// <summary>How many were rated by both.</summary>
    public int Total => _counts.Sum();

    /// <summary>1 - 2 · mean squared distance / range²; NaN for no ratings.</summary>
    public double S() => 1 - (2 * Observed(squared: true));

    /// <summary>1 - 2 · mean absolute distance / range; NaN for no ratings.</summary>
    public double AbsoluteS() => 1 - (2 * Observed(squared: false));

    /// <summary>Weighted kappa; NaN where chance alone gives full agreement.</summary>
    public double Kappa() => Corrected(pooled: false);

    /// <summary>Weighted pi; NaN where chance alone gives full agreement.</summary>
    public double Pi() => Corrected(pooled: true);

    /// <summary>Pi with every disagreement counted alike; NaN where chance alone gives full agreement.</summary>
    public double NominalPi()
    {
        double total = Total, agreed = 0, chance = 0;
        for (var a = 0; a < _levels; a++)
        {
            agreed += _counts[(a * _levels) + a];
            var share = (Row(a) + Column(a)) / (2 * total);
            chance += share * share;
        }

        return ((agreed / total) - chance) / (1 - chance);
    }

    private double Observed(bool squared)
    {
        double sum = 0;
        var range = _levels - 1;
        for (var a = 0; a < _levels; a++)
            for (var b = 0; b < _levels; b++)
                sum += _counts[(a * _levels) + b] * (squared ? (a - b) * (a - b) / (double)(range * range) : Math.Abs(a - b) / (double)range);
        return sum / Total;
    }

    private double Corrected(bool pooled)
    {
        double observed = 0, expected = 0, total = Total;
        for (var a = 0; a < _levels; a++)
            for (var b = 0; b < _levels; b++)
            {
                var distance = (a - b) * (a - b);
                observed += distance * (_counts[(a * _levels) + b] / total);
                expected += distance * (pooled ? (Row(a) + Column(a)) / (2 * total) * ((Row(b) + Column(b)) / (2 * total)) : Row(a) / total * (Column(b) / total));
            }

        return 1 - (observed / expected);
    }

    private double Row(int level)
    {
        var sum = 0;
        for (var b = 0; b < _levels; b++)
            sum += _counts[(level * _levels) + b];
        return sum;
    }

    private double Column(int level)
    {
        var sum = 0;
        for (var a = 0; a < _levels; a++)
            sum += _counts[(a * _levels) + level];
        return sum;
    }
}
