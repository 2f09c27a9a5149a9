using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>
/// The scores of the Analysis of Competing Hypotheses (Heuer 1999, ch. 8) as its tools compute them; each is named and none is mixed
/// with another. All of them count contradictions: low is good, and neither base rates nor dependence have a place in them.
/// </summary>
public static class Ach
{
    /// <summary>Heuer's own: how many marks contradict the hypothesis, strong and plain alike; low is good.</summary>
    public static ImmutableArray<int> HeuerCount(AchMatrix matrix) =>
        ByHypothesis(matrix, marks => marks.Count(m => m is AchMark.Inconsistent or AchMark.VeryInconsistent));

    /// <summary>I counts 1, II counts 2, over all analysts (the rule of Burton's Analysis of Competing Hypotheses); low is good.</summary>
    public static ImmutableArray<int> PointCount(AchMatrix matrix) => ByHypothesis(matrix, marks => marks.Sum(Points));

    /// <summary>I counts 1, II counts 2, times a weight for each row; low is good.</summary>
    /// <param name="matrix">The marks.</param>
    /// <param name="weights">One a row, 0 to 1: the weight of its grade.</param>
    public static ImmutableArray<double> WeightedPointCount(AchMatrix matrix, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(weights);
        return [.. Enumerable.Range(0, matrix.Hypotheses.Length).Select(h => Enumerable.Range(0, matrix.Evidence.Length).Sum(e => weights[e] * matrix.Cells[e][h].Sum(Points)))];
    }

    /// <summary>
    /// PARC's weighted inconsistency of one cell: II -2, I -1, anything else 0, times credibility times relevance, each low 1/sqrt 2, medium 1,
    /// high sqrt 2; a hypothesis's score is the sum over its cells, and the highest (nearest to 0) ranks first.
    /// </summary>
    /// <param name="mark">The mark.</param>
    /// <param name="credibility">-1 low, 0 medium, 1 high.</param>
    /// <param name="relevance">-1 low, 0 medium, 1 high.</param>
    public static double ParcCell(AchMark mark, int credibility, int relevance) => 0.0 - (Points(mark) * Math.Pow(Math.Sqrt(2), credibility) * Math.Pow(Math.Sqrt(2), relevance));

    /// <summary>PARC's credibility from the weight of a grade: under .5 low, under .85 medium, otherwise high. Our mapping; PARC's analysts choose it by hand.</summary>
    public static int ParcCredibility(double weight) => weight < 0.5 ? -1 : weight < 0.85 ? 0 : 1;

    /// <summary>The marks of several analysts as one: not applicable where most say so, otherwise the rounded mean of the others; a tie goes to neutral. Null for none.</summary>
    /// <remarks>Open Synthesis states the same rule, but rounds 2.5 to 2 and 3.5 to 4; we do as it says, not as it does.</remarks>
    public static AchMark? Aggregate(IReadOnlyCollection<AchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var rated = marks.Where(m => m != AchMark.NotApplicable).Select(m => (double)m).ToList();
        if (marks.Count == 0)
            return null;
        if (marks.Count - rated.Count > rated.Count || rated.Count == 0)
            return AchMark.NotApplicable;
        var mean = rated.Average();
        return (AchMark)(mean < 3 ? Math.Floor(mean + 0.5) : Math.Ceiling(mean - 0.5));
    }

    /// <summary>The mean of the marks from 1 (II) to 5 (CC), not applicable counted as neutral; null for none.</summary>
    public static double? MeanMark(IReadOnlyCollection<AchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return marks.Count == 0 ? null : marks.Average(m => m == AchMark.NotApplicable ? 3.0 : (double)m);
    }

    /// <summary>How far analysts disagree on a cell: the sample standard deviation of their marks, or of saying "not applicable" where that is greater; null for none.</summary>
    public static double? Disagreement(IReadOnlyCollection<AchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0)
            return null;
        var rated = SampleDeviation([.. marks.Where(m => m != AchMark.NotApplicable).Select(m => (double)m)]);
        return Math.Max(rated, SampleDeviation([.. marks.Select(m => m == AchMark.NotApplicable ? 1.0 : 0.0)]));
    }

    /// <summary>Open Synthesis's scores of each hypothesis.</summary>
    public static ImmutableArray<OpenSynthesisHypothesis> OpenSynthesis(AchMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. Enumerable.Range(0, matrix.Hypotheses.Length).Select(h =>
        {
            double inconsistency = 0, consistency = 0;
            int notApplicable = 0, unevaluated = 0;
            foreach (var row in matrix.Cells)
            {
                if (MeanMark(row[h]) is not { } mean)
                {
                    unevaluated++;
                    continue;
                }

                var square = (3 - mean) * (3 - mean);
                if (mean < 3)
                    inconsistency += square;
                else
                    consistency += square;
                if (Aggregate(row[h]) == AchMark.NotApplicable)
                    notApplicable++;
            }

            var rows = Math.Max(1, matrix.Evidence.Length);
            return new OpenSynthesisHypothesis(matrix.Hypotheses[h], inconsistency, consistency, (double)notApplicable / rows, (double)unevaluated / rows);
        })];
    }

    /// <summary>Diagnosticity of a row: the standard deviation over the hypotheses of the mean mark; 0 says nothing.</summary>
    public static double Diagnosticity(IEnumerable<ImmutableArray<AchMark>> row)
    {
        var means = row.Select(c => MeanMark(c)).OfType<double>().ToList();
        if (means.Count == 0)
            return 0;
        var mean = means.Average();
        return Math.Sqrt(means.Average(m => (m - mean) * (m - mean)));
    }

    /// <summary>Hypotheses from the least contradicted; ties by consistency, share of "not applicable", share unevaluated, then the order given.</summary>
    public static ImmutableArray<string> HypothesisOrder(AchMatrix matrix) =>
        [.. OpenSynthesis(matrix).OrderBy(h => Math.Round(h.Inconsistency, 12)).ThenByDescending(h => Math.Round(h.Consistency, 12)).ThenBy(h => h.ShareNotApplicable).ThenBy(h => h.ShareUnevaluated).Select(h => h.Id)];

    /// <summary>Rows from the most diagnostic; ties by share of "not applicable", share unevaluated, then the order given.</summary>
    public static ImmutableArray<string> EvidenceOrder(AchMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. Enumerable.Range(0, matrix.Evidence.Length)
            .OrderByDescending(e => Math.Round(Diagnosticity(matrix.Cells[e]), 12))
            .ThenBy(e => matrix.Cells[e].Count(c => Aggregate(c) == AchMark.NotApplicable))
            .ThenBy(e => matrix.Cells[e].Count(c => c.IsEmpty))
            .Select(e => matrix.Evidence[e])];
    }

    private static int Points(AchMark mark) => mark switch { AchMark.Inconsistent => 1, AchMark.VeryInconsistent => 2, _ => 0 };

    private static ImmutableArray<int> ByHypothesis(AchMatrix matrix, Func<IEnumerable<AchMark>, int> score)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. Enumerable.Range(0, matrix.Hypotheses.Length).Select(h => score(matrix.Cells.SelectMany(row => row[h])))];
    }

    private static double SampleDeviation(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}

/// <summary>Open Synthesis's scores of a hypothesis.</summary>
/// <param name="Id">The hypothesis.</param>
/// <param name="Inconsistency">Sum over rows whose mean mark lies under neutral of its squared distance from neutral; low is good.</param>
/// <param name="Consistency">The same over neutral; breaks ties.</param>
/// <param name="ShareNotApplicable">Share of rows that do not apply.</param>
/// <param name="ShareUnevaluated">Share of rows that nobody marked.</param>
public sealed record OpenSynthesisHypothesis(string Id, double Inconsistency, double Consistency, double ShareNotApplicable, double ShareUnevaluated);
