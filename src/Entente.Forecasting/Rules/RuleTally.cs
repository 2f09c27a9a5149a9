using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>
/// Questions whose outcome is known and has not yet been counted. The tables of a relation are larger than the nearest cache, so the
/// questions of many days are counted relation by relation; whoever asks for confidences calls <see cref="Settle"/> before.
/// </summary>
internal sealed class RuleTally(RuleBook rules, int entities)
{
    private const int Most = 1 << 19;
    private readonly List<Question> _questions = [];
    private PastTriple[] _past = [];
    private int _used;

    /// <summary>Whether there is enough to be counted.</summary>
    internal bool IsFull => _used >= Most;

    /// <summary>Notes a day's questions, as their subjects look on its eve.</summary>
    /// <param name="views">One for each of the day's groups.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(DayFacts day, IReadOnlyList<SubjectView> views)
    {
        for (var g = 0; g + 1 < day.Groups.Length; g++)
        {
            var past = views[g].Past;
            if (_used + past.Length > _past.Length)
                Array.Resize(ref _past, Math.Max(_used + past.Length, Math.Max(2 * _past.Length, 1 << 12)));
            past.CopyTo(_past.AsSpan(_used));
            for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
                _questions.Add(new Question(day.Relation[day.Queries[q]], _used, past.Length, day, q));
            _used += past.Length;
        }
    }

    /// <summary>Counts all that was noted.</summary>
    internal void Settle(ParallelOptions parallel)
    {
        if (_questions.Count == 0)
            return;
        var byRelation = new List<Question>?[1 + _questions.Max(q => q.Relation)];
        foreach (var question in _questions)
            (byRelation[question.Relation] ??= []).Add(question);
        Parallel.For(0, byRelation.Length, parallel, () => new bool[entities], (r, _, isAnswer) =>
        {
            foreach (var question in byRelation[r] ?? [])
                Count(question, isAnswer);
            return isAnswer;
        }, _ => { });
        _questions.Clear();
        _used = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(Question question, bool[] isAnswer)
    {
        var answers = question.Day.Object.AsSpan(question.Day.Queries[question.Query]..question.Day.Queries[question.Query + 1]);
        foreach (var o in answers)
            isAnswer[o] = true;
        rules.Learn(question.Relation, _past.AsSpan(question.From, question.Length), isAnswer);
        foreach (var o in answers)
            isAnswer[o] = false;
    }

    private readonly record struct Question(int Relation, int From, int Length, DayFacts Day, int Query);
}
