using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Weighs the rival hypotheses of a case against its evidence.</summary>
public static class Weigher
{
    /// <summary>Weighs the case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="answers">The desk's answers to <see cref="Case.Queries"/>; what is missing counts as unanswered.</param>
    /// <param name="asOf">The day from which it is seen; the case's own where null.</param>
    /// <param name="seed">The seed of the random draws; the same seed gives the same bytes.</param>
    /// <param name="options">What else is asked; the defaults where null.</param>
    /// <remarks>No posterior is computed from marks that nobody made: such a question says why it was not weighed.</remarks>
    /// <exception cref="World.InputException">Items are tied too closely by <c>given:</c>.</exception>
    /// <exception cref="ArgumentException">The options name an analyst whose marks the case does not have.</exception>
    public static CaseWeighing Weigh(Case @case, IEnumerable<Answer> answers, DateOnly? asOf = null, ulong seed = 1, WeighingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        options ??= new();
        var day = asOf ?? @case.AsOf;
        var book = new AnswerBook(answers);
        var builder = new ModelBuilder(@case, book, day, options.Testimony ?? @case.Testimony);
        var marks = options.Analyst is { } name ? [.. @case.Marks.Where(m => m.Name == name)] : @case.Marks;
        if (options.Analyst is not null && marks.IsEmpty)
            throw new ArgumentException($"There is no mark file '{options.Analyst}'.", nameof(options));
        var weighers = @case.Questions.Select(q => QuestionWeigher.Make(@case, q, book, builder, marks)).ToList();
        var questions = weighers.Select(w => One(w, seed, options)).ToImmutableArray();
        var finished = weighers.Select((w, i) => questions[i] with { Headline = OutcomeResults.Headline(w, questions[i].Hypotheses, [.. questions.SelectMany(q => q.Outcomes)]) }).ToImmutableArray();
        return new(@case.Id, day, seed, finished, [.. Consistency.Check(@case, finished), .. CaseWarnings.Of(@case, book, builder)]);
    }

    private static QuestionWeighing One(QuestionWeigher q, ulong seed, WeighingOptions options)
    {
        var result = new QuestionWeighing
        {
            Id = q.Question.Id,
            NotWeighed = q.NotWeighed,
            Hypotheses = q.NotWeighed is null ? HypothesisResults.Of(q) : HypothesisResults.Unweighed(q),
            Analysts = q.NotWeighed is null ? HypothesisResults.Analysts(q) : [],
            Outcomes = OutcomeResults.Of(q),
            Evidence = EvidenceResults.Of(q),
        };
        if (q.NotWeighed is not null)
            return result;
        var order = Enumerable.Range(0, q.Pooled.Length).OrderByDescending(h => q.Pooled[h]).ToList();
        var ids = q.Models[0].Model.Hypotheses;
        var on = !(options.Testimony ?? q.Case.Testimony);
        return result with
        {
            Leader = ids[order[0]],
            RunnerUp = ids[order[1]],
            MarginDecibels = VanEvera.Decibels(q.Pooled[order[0]], q.Pooled[order[1]]),
            Sensitivity = options.Sensitivity ? new(
                Flips.Of(q.Models), Views.Removals(q), [.. Views.Priors(q), .. Views.OtherTestimony(q, q.Builder.With(on), on) is { } other ? [other] : Array.Empty<ViewResult>()],
                options.Draws > 0 ? MonteCarlo.Of(q, options.Draws, seed) : null, Tornado.Of(q)) : null,
            Indicators = Indicators.Of(q),
            History = options.History ? History.Of(q) : [],
            Warnings = QuestionWarnings.Of(q, result.Evidence),
        };
    }
}

/// <summary>What else is asked of a weighing.</summary>
public sealed record WeighingOptions
{
    /// <summary>One mark file's name, where only that analyst counts.</summary>
    public string? Analyst { get; init; }

    /// <summary>Whether items that restate a hypothesis count; the case's own choice where null.</summary>
    public bool? Testimony { get; init; }

    /// <summary>Whether flips, removals, other priors, the tornado and the Monte Carlo draws are computed.</summary>
    public bool Sensitivity { get; init; } = true;

    /// <summary>Whether the posterior is recomputed for every day at which something became known.</summary>
    public bool History { get; init; } = true;

    /// <summary>How many Monte Carlo draws; 0 leaves them out.</summary>
    public int Draws { get; init; } = 2000;
}
