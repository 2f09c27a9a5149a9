using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>
/// Questions whose outcome is known and has not yet been counted. The tables of a relation are larger than the nearest cache, so the
/// questions of many days are counted relation by relation, beside the days that follow; whoever asks for confidences calls
/// <see cref="Settle"/> before.
/// </summary>
internal sealed class RuleTally(RuleBook rules, Lessons lessons, int entities, ParallelOptions parallel)
{
    private const int Most = 1 << 19;
    private Notes _noted = new();
    private Notes _counted = new();
    private Task _counting = Task.CompletedTask;

    /// <summary>Notes a day's questions, as their subjects look on its eve.</summary>
    /// <param name="views">One for each of the day's groups.</param>
    internal void Add(DayFacts day, IReadOnlyList<SubjectView> views)
    {
        _noted.Add(day, views, lessons);
        if (_noted.Used >= Most)
            Count();
    }

    /// <summary>Counts all that was noted.</summary>
    internal void Settle()
    {
        if (_noted.Questions.Count > 0)
            Count();
        _counting.GetAwaiter().GetResult();
    }

    private void Count()
    {
        _counting.GetAwaiter().GetResult();
        (_noted, _counted) = (_counted, _noted);
        var notes = _counted;
        if (parallel.MaxDegreeOfParallelism > 1)
            _counting = Task.Run(() => Count(notes));
        else
            Count(notes);
    }

    private void Count(Notes notes)
    {
        var byRelation = new List<Question>?[1 + notes.Questions.Max(q => q.Relation)];
        foreach (var question in notes.Questions)
            (byRelation[question.Relation] ??= []).Add(question);
        Parallel.For(0, byRelation.Length, parallel, () => new bool[entities], (r, _, isAnswer) =>
        {
            foreach (var question in byRelation[r] ?? [])
                Count(question, notes.Past.AsSpan(question.From, question.Length), isAnswer);
            return isAnswer;
        }, _ => { });
        notes.Questions.Clear();
        notes.Used = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(Question question, ReadOnlySpan<PastTriple> past, bool[] isAnswer)
    {
        var answers = question.Day.Object.AsSpan(question.Day.Queries[question.Query]..question.Day.Queries[question.Query + 1]);
        foreach (var o in answers)
            isAnswer[o] = true;
        rules.Learn(question.Relation, past, isAnswer);
        foreach (var o in answers)
            isAnswer[o] = false;
    }

    private readonly record struct Question(int Relation, int From, int Length, DayFacts Day, int Query);

    private sealed class Notes
    {
        internal readonly List<Question> Questions = [];
        internal PastTriple[] Past = [];
        internal int Used;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal void Add(DayFacts day, IReadOnlyList<SubjectView> views, Lessons lessons)
        {
            for (var g = 0; g + 1 < day.Groups.Length; g++)
            {
                var past = views[g].Past;
                var before = Questions.Count;
                for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
                {
                    var relation = day.Relation[day.Queries[q]];
                    if (lessons.Teaches(day.Day, relation, past.Length))
                        Questions.Add(new Question(relation, Used, past.Length, day, q));
                }

                if (Questions.Count == before)
                    continue;
                if (Used + past.Length > Past.Length)
                    Array.Resize(ref Past, Math.Max(Used + past.Length, Math.Max(2 * Past.Length, Most + (1 << 15))));
                past.CopyTo(Past.AsSpan(Used));
                Used += past.Length;
            }
        }
    }
}
