using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>How fast a past fades in each relation: the lambda under which recency alone ranks the validation part best.</summary>
internal sealed class RecurrencyFading
{
    private static readonly double[] Lambdas = [0, .0001, .0005, .001, .005, .01, .02, .04, .06, .08, .1, .5, .9, 1.0001];
    private readonly double[][] _fading;
    private readonly int[] _lambda;

    internal RecurrencyFading(FactSet set, IReadOnlyList<Block> blocks, ParallelOptions parallel)
    {
        var days = 1 + blocks[^1].Days[^1].Day;
        _fading = [.. Lambdas.Select(l => Enumerable.Range(0, days).Select(n => Math.Pow(2, -l * n)).ToArray())];
        _lambda = new int[2 * set.RelationCount];
        Array.Fill(_lambda, Lambdas.Length - 1);
        var asked = AskedIn(blocks);
        Parallel.For(0, asked.Length, parallel, () => new PairView(set.EntityCount), (r, _, past) =>
        {
            if (asked[r] is { } byRelation)
                _lambda[r] = Best(byRelation, past);
            return past;
        }, _ => { });
    }

    /// <summary>Fades a past as the relation's facts fade.</summary>
    internal void Fade(PairView past, int relation, int now, int day) => past.Fade(Lambdas[_lambda[relation]], _fading[_lambda[relation]], now, day);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Best(List<Question> questions, PairView past)
    {
        var tried = new double[Lambdas.Length];
        foreach (var (memory, now, day, from, to) in questions)
        {
            var answers = day.Object.AsSpan(from, to - from);
            past.Turn(memory, null, memory.FactsBefore(now));
            for (var l = 0; l < tried.Length; l++)
            {
                past.Fade(Lambdas[l], _fading[l], now, day.Day);
                foreach (var o in answers)
                    tried[l] += 1 / past.RankByPast(o, answers);
            }
        }

        return Array.IndexOf(tried, tried.Max());
    }

    // The validation part's questions by relation, each with all that was ever answered to it: what came before is cut off by day.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<Question>?[] AskedIn(IReadOnlyList<Block> blocks)
    {
        var all = new Dictionary<(int, int), AskedMemory>();
        var asked = new List<Question>?[1 + blocks.Max(b => b.Days.Max(d => d.Relation.Max()))];
        foreach (var block in blocks.Where(b => b.Part == Part.Valid))
            foreach (var day in block.Days)
                for (var q = 0; q + 1 < day.Queries.Length; q++)
                {
                    int from = day.Queries[q], r = day.Relation[from];
                    if (!all.TryGetValue((day.Subject[from], r), out var memory))
                        all[(day.Subject[from], r)] = memory = new AskedMemory();
                    (asked[r] ??= []).Add(new Question(memory, block.Now, day, from, day.Queries[q + 1]));
                }

        foreach (var day in blocks.Where(b => b.Part <= Part.Valid).SelectMany(b => b.Days))
            for (var q = 0; q + 1 < day.Queries.Length; q++)
                if (all.TryGetValue((day.Subject[day.Queries[q]], day.Relation[day.Queries[q]]), out var memory))
                    for (var i = day.Queries[q]; i < day.Queries[q + 1]; i++)
                        memory.Add(day.Object[i], day.Day);
        return asked;
    }

    private readonly record struct Question(AskedMemory Memory, int Now, DayFacts Day, int From, int To);
}
