using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>The posterior from other points of view: without a source, an author, the opinions; under other priors.</summary>
internal static class Views
{
    internal static ImmutableArray<ViewResult> Removals(QuestionWeigher q)
    {
        var counted = q.Models.SelectMany(m => m.Model.Rows).Where(r => r.Marked && r.Observed).Select(r => r.Item).DistinctBy(i => i.Id).ToList();
        var views = ImmutableArray.CreateBuilder<ViewResult>();
        void Without(string kind, string name, Func<EvidenceItem, bool> removed)
        {
            var gone = counted.Where(removed).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
            if (gone.Count > 0)
                views.Add(View(q, kind, name, q.PoolOf(m => m.Model.Posterior(r => !gone.Contains(m.Model.Rows[r].Item.Id), m.Model.Prior)), gone.Count));
        }

        foreach (var origin in counted.SelectMany(Origins).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Without("source", origin, i => Origins(i).All(o => o == origin) && Origins(i).Any());
        foreach (var author in counted.SelectMany(i => Authors(q.Case, i)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Without("author", author, i => Authors(q.Case, i).Any() && Authors(q.Case, i).All(a => a == author));
            var kept = counted.Where(i => Authors(q.Case, i).Contains(author)).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
            views.Add(View(q, "only author", author, q.PoolOf(m => m.Model.Posterior(r => kept.Contains(m.Model.Rows[r].Item.Id), m.Model.Prior)), kept.Count));
        }

        foreach (var group in counted.Select(i => i.Group).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Without("group", group, i => i.Group == group);
        Without("opinions", "all opinions", i => i.Kind == EvidenceKind.Opinion || i.IsTestimony);
        foreach (var assumption in counted.Where(i => i.Kind == EvidenceKind.Assumption))
            Without("assumption", assumption.Id, i => i.Id == assumption.Id);
        return views.ToImmutable();
    }

    internal static ImmutableArray<ViewResult> Priors(QuestionWeigher q)
    {
        var views = ImmutableArray.CreateBuilder<ViewResult>();
        views.Add(View(q, "uniform", "uniform prior", q.PoolOf(m => m.Model.Posterior(PriorNumbers.Temper(m.Model.Prior, 0))), 0));
        views.Add(View(q, "tempered", "square root of the prior", q.PoolOf(m => m.Model.Posterior(PriorNumbers.Temper(m.Model.Prior, 0.5))), 0));
        foreach (var name in PriorNumbers.Classes(q.Question, q.Answers))
            if (PriorNumbers.Of(q.Question, q.Answers, name, out _) is { } prior)
                views.Add(View(q, "class", name, q.PoolOf(m => m.Model.Posterior(PriorNumbers.OfAnalyst(q.Question, m.Marks) ?? prior)), 0));
        return views.ToImmutable();
    }

    /// <summary>The posterior with the testimony switch the other way; null where the case has no testimony that counts.</summary>
    internal static ViewResult? OtherTestimony(QuestionWeigher q, ModelBuilder other, bool on)
    {
        var items = q.Case.Evidence.Count(e => e.IsTestimony && e.Withdrawn is null);
        if (items == 0)
            return null;
        var models = q.Models.Select(m => other.Build(q.Question, m.Marks, m.Model.Prior)).ToList();
        return View(q, "testimony", on ? "with testimony" : "without testimony", Posteriors.Pool([.. models.Select(m => m.Posterior())]), items);
    }

    /// <summary>Where an item comes from in the end: the first link of each chain, otherwise the source in words.</summary>
    internal static IEnumerable<string> Origins(EvidenceItem item) =>
        item.Sources.Select(s => s.Chain.IsDefaultOrEmpty ? s.Ref : s.Chain[0]).OfType<string>();

    /// <summary>The authors of the articles in which the item stands; null for a way that leads through no article.</summary>
    internal static IEnumerable<string?> Authors(Case @case, EvidenceItem item) =>
        item.Sources.Select(s => s.Article is { } id ? @case.Articles.FirstOrDefault(a => a.Id == id)?.Author ?? id : null);

    private static ViewResult View(QuestionWeigher q, string kind, string name, double[] posterior, int items)
    {
        var leader = Posteriors.Leader(posterior);
        return new(kind, name, [.. posterior], q.Models[0].Model.Hypotheses[leader], leader != q.Leader, items);
    }
}
