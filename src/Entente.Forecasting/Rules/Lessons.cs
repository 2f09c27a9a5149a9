namespace Entente.Forecasting;

/// <summary>
/// Which questions the rules learn from. A question costs as much as its subject has past triples, and a few subjects with many of them
/// ask most of the questions: of theirs a part is learned from, the smaller the longer ago, because what rules say is slow to change and
/// the last weeks say it best.
/// </summary>
/// <remarks>
/// A question's share is bound / triples, at most one; the bound doubles every 20 days up to the eve of the part that is forecast and stays there.
/// The shares of a relation add up, and the question at which the sum reaches one is learned from, so that each relation gets its due
/// whatever the number of threads. The sum of a relation must be touched by one thread only, in the order of the questions.
/// </remarks>
/// <param name="relations">Relations in both directions.</param>
/// <param name="end">The last day before the part that is forecast.</param>
/// <param name="begin">Where the sums begin, from 0 up to 1: who learns beside another should not leave out the same questions.</param>
/// <param name="all">Whether every question is learned from.</param>
internal sealed class Lessons(int relations, int end, float begin, bool all)
{
    internal const int Most = 1024, Least = 64;
    private const float Doubling = 20;
    private readonly float[] _due = [.. Enumerable.Repeat(begin, relations)];

    /// <summary>Whether a question is learned from.</summary>
    /// <param name="triples">How many past triples its subject has.</param>
    internal bool Teaches(int day, int relation, int triples)
    {
        if (all || triples <= Least)
            return true;
        var bound = Math.Max(Least, Most * MathF.Pow(2, Math.Min(0, day - end) / Doubling));
        if (triples <= bound)
            return true;
        ref var due = ref _due[relation];
        due += bound / triples;
        if (due < 1)
            return false;
        due--;
        return true;
    }
}
