using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Weighs one question with every analyst's marks.</summary>
internal sealed class QuestionWeigher
{
    private readonly Case _case;
    private readonly AnswerBook _answers;
    private readonly ModelBuilder _builder;
    private readonly Question _question;

    private QuestionWeigher(Case @case, Question question, AnswerBook answers, ModelBuilder builder) =>
        (_case, _question, _answers, _builder) = (@case, question, answers, builder);

    /// <summary>One model an analyst who marked something that counts, with the prior of the main class or the analyst's own.</summary>
    internal ImmutableArray<AnalystModel> Models { get; private set; } = [];

    internal Question Question => _question;

    internal Case Case => _case;

    internal ModelBuilder Builder => _builder;

    internal AnswerBook Answers => _answers;

    internal string? NotWeighed { get; private set; }

    /// <summary>The pooled posterior of the main class.</summary>
    internal double[] Pooled { get; private set; } = [];

    internal int Leader { get; private set; }

    internal static QuestionWeigher Make(Case @case, Question question, AnswerBook answers, ModelBuilder builder, IEnumerable<MarkFile> marks)
    {
        var weigher = new QuestionWeigher(@case, question, answers, builder);
        var prior = PriorNumbers.Of(question, answers, null, out var why);
        if (prior is null)
        {
            weigher.NotWeighed = $"not weighed yet: {why}";
            return weigher;
        }

        weigher.Models = [.. marks.Select(m => new AnalystModel(m, builder.Build(question, m, PriorNumbers.OfAnalyst(question, m) ?? prior))).Where(m => m.Model.Rows.Any(r => r.Marked && r.Observed))];
        if (weigher.Models.IsEmpty)
        {
            weigher.NotWeighed = "not weighed yet: mark these rows first";
            return weigher;
        }

        weigher.Pooled = Posteriors.Pool([.. weigher.Models.Select(m => m.Posterior)]);
        weigher.Leader = Posteriors.Leader(weigher.Pooled);
        return weigher;
    }

    /// <summary>The pooled posterior where each analyst's model gives another one.</summary>
    internal double[] PoolOf(Func<AnalystModel, double[]> posterior) => Posteriors.Pool([.. Models.Select(posterior)]);

    /// <summary>Every posterior over analysts and comparison classes, the main class's first.</summary>
    internal IEnumerable<(string? Class, AnalystModel Analyst, double[] Prior, double[] Posterior)> Spread()
    {
        foreach (var m in Models)
            yield return (null, m, m.Model.Prior, m.Posterior);
        foreach (var name in PriorNumbers.Classes(_question, _answers))
            if (PriorNumbers.Of(_question, _answers, name, out _) is { } prior)
                foreach (var m in Models)
                    if (PriorNumbers.OfAnalyst(_question, m.Marks) is null)
                        yield return (name, m, prior, m.Model.Posterior(prior));
    }
}

/// <summary>An analyst's model of a question with its posterior.</summary>
internal sealed class AnalystModel(MarkFile marks, QuestionModel model)
{
    internal MarkFile Marks { get; } = marks;

    internal QuestionModel Model { get; } = model;

    internal double[] Posterior { get; } = model.Posterior();
}
