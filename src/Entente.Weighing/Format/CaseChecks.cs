namespace Entente.Weighing;

/// <summary>What must hold between the files of a case; broken, the case cannot be used.</summary>
internal static class CaseChecks
{
    internal static void Run(Case @case, CaseErrors errors)
    {
        Ids(@case, errors);
        foreach (var question in @case.Questions)
        {
            Headline(question, @case, errors);
            Priors(question, errors);
            Implications(question, errors);
            foreach (var outcome in question.Outcomes)
                if (outcome.Hypothesis is { } h && question.Hypotheses.All(x => x.Id != h))
                    errors.Add(outcome.At, $"outcome '{outcome.Id}' names the hypothesis '{h}', which question '{question.Id}' does not have");
        }

        Evidence(@case, errors);
        Results(@case, errors);
    }

    private static void Ids(Case @case, CaseErrors errors)
    {
        Unique(@case.Questions.Select(q => (q.Id, q.At)), "questions", errors);
        Unique(@case.Questions.SelectMany(q => q.Hypotheses).Select(h => (h.Id, h.At)), "hypotheses", errors);
        Unique(@case.Questions.SelectMany(q => q.Outcomes).Select(o => (o.Id, o.At)), "outcomes", errors);
        Unique(@case.Evidence.Select(e => (e.Id, e.At)), "items of evidence", errors);
        Unique(@case.Indicators.Select(i => (i.Id, i.At)), "indicators", errors);
        Unique(@case.Ledger.Select(l => (l.Id, l.At)), "predictions", errors);
        var top = new Place(CaseYaml.File, 1, 1);
        Unique(@case.Groups.Select(g => (g.Id, top)), "groups", errors);
        Unique(@case.Articles.Select(a => (a.Id, top)), "articles", errors);
        Unique(@case.Views.Select(v => (v.Id, top)), "views", errors);
        foreach (var item in @case.Indicators)
            if (@case.FindEvidence(item.Id) is { } twin)
                errors.Add(item.At, $"'{item.Id}' is already the id of an item of evidence ({twin.At}); give the indicator another");
    }

    private static void Unique(IEnumerable<(string Id, Place At)> ids, string what, CaseErrors errors)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (id, at) in ids)
            if (!seen.TryAdd(id, at))
                errors.Add(at, $"two {what} have the id '{id}' (the first in {seen[id]}); give one of them another");
    }

    private static void Headline(Question question, Case @case, CaseErrors errors)
    {
        if (question.Headline is not { } headline)
            return;
        if (headline.Hypothesis is { } h && question.Hypotheses.All(x => x.Id != h))
            errors.Add(question.At, $"the headline names the hypothesis '{h}', which question '{question.Id}' does not have");
        if (headline.Outcome is not { } name)
            return;
        var outcome = @case.Questions.SelectMany(q => q.Outcomes).FirstOrDefault(o => o.Id == name);
        if (outcome is null)
            errors.Add(question.At, $"the headline names the outcome '{name}', which no question has");
        else if (outcome.Type != OutcomeType.Hypothesis && (headline.Date is not { } date || !outcome.Dates.Contains(date)))
            errors.Add(question.At, $"the headline needs one of the dates of '{name}': {string.Join(", ", outcome.Dates.Select(CaseQueries.Day))}");
    }

    private static void Priors(Question question, CaseErrors errors)
    {
        var named = question.Hypotheses;
        if (named.IsEmpty || named.All(h => h.Prior is null))
            return;
        if (question.CatchAll is null)
            errors.Add(question.At, $"question '{question.Id}' has priors and no 'catch_all:'; say how likely it is that none of the hypotheses holds, such as 0.05");
        if (named.Any(h => h.Prior is null) || named.Any(h => h.Prior!.From is not null) || question.CatchAll is not { } rest)
            return;
        var sum = named.Sum(h => h.Prior!.P ?? 0) + rest.P;
        if (Math.Abs(sum - 1) > 1e-6)
            errors.Add(question.At, FormattableString.Invariant($"the priors of question '{question.Id}' sum to {sum:0.######} with the catch-all; 1 was expected"));
    }

    private static void Implications(Question question, CaseErrors errors)
    {
        var implied = question.Hypotheses.SelectMany(h => h.Implies).Select(i => i.Outcome).ToHashSet(StringComparer.Ordinal);
        foreach (var name in implied.Order(StringComparer.Ordinal))
        {
            if (question.Outcomes.FirstOrDefault(o => o.Id == name) is not { } outcome)
            {
                errors.Add(question.Hypotheses.First(h => h.Implies.Any(i => i.Outcome == name)).At, $"'implies:' names the outcome '{name}', which question '{question.Id}' does not have");
                continue;
            }

            foreach (var h in question.Hypotheses)
                foreach (var date in outcome.Dates)
                    if (!h.Implies.Any(i => i.Outcome == name && i.ByDate.Any(d => d.Date == date)))
                        errors.Add(h.At, $"hypothesis '{h.Id}' does not say what it implies for '{name}' by {CaseQueries.Day(date)}; every hypothesis of the question was expected to, because one does");
            foreach (var h in question.Hypotheses)
                foreach (var date in h.Implies.Where(i => i.Outcome == name).SelectMany(i => i.ByDate).Where(d => !outcome.Dates.Contains(d.Date)))
                    errors.Add(h.At, $"hypothesis '{h.Id}' implies '{name}' by {CaseQueries.Day(date.Date)}, which is none of the outcome's dates");
        }
    }

    private static void Evidence(Case @case, CaseErrors errors)
    {
        var groups = @case.Groups.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var articles = @case.Articles.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var views = @case.Views.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in @case.Evidence)
        {
            if (item.Group is { } g && !groups.Contains(g))
                errors.Add(item.At, $"item '{item.Id}' is in the group '{g}', which case.yaml does not have; add '- {{id: {g}, rho: 0.5}}' to groups:");
            foreach (var source in item.Sources)
                if (source.Article is { } a && articles.Count > 0 && !articles.Contains(a))
                    errors.Add(item.At, $"item '{item.Id}' stands in the article '{a}', which case.yaml does not list; known: {string.Join(", ", articles.Order(StringComparer.Ordinal))}");
            if (item.View is { } v && !views.Contains(v))
                errors.Add(item.At, $"item '{item.Id}' belongs to the view '{v}', which case.yaml does not have");
            foreach (var given in item.Given)
                if (given == item.Id || @case.FindEvidence(given) is null)
                    errors.Add(item.At, $"item '{item.Id}' is given '{given}', which is {(given == item.Id ? "itself" : "no item of evidence")}");
            if (item.Given.Distinct(StringComparer.Ordinal).Count() != item.Given.Length)
                errors.Add(item.At, $"item '{item.Id}' names one of its givens twice");
        }

        Cycles(@case, errors);
    }

    private static void Cycles(Case @case, CaseErrors errors)
    {
        var items = @case.Evidence.DistinctBy(e => e.Id).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var open = items.ToDictionary(e => e.Key, e => e.Value.Given.Count(items.ContainsKey), StringComparer.Ordinal);
        var children = items.Values.SelectMany(e => e.Given.Where(items.ContainsKey).Select(g => (Given: g, e.Id))).ToLookup(p => p.Given, p => p.Id, StringComparer.Ordinal);
        var ready = new Queue<string>(open.Where(o => o.Value == 0).Select(o => o.Key));
        var left = items.Count;
        while (ready.TryDequeue(out var id))
        {
            left--;
            foreach (var child in children[id])
                if (--open[child] == 0)
                    ready.Enqueue(child);
        }

        if (left > 0 && items.Values.First(e => open[e.Id] > 0) is { } first)
            errors.Add(first.At, $"'given:' runs in a circle through '{first.Id}'; an item may depend only on items that do not depend on it");
    }

    private static void Results(Case @case, CaseErrors errors)
    {
        var outcomes = @case.Questions.SelectMany(q => q.Outcomes).DistinctBy(o => o.Id).ToDictionary(o => o.Id, StringComparer.Ordinal);
        foreach (var r in @case.Resolutions)
        {
            if (r.Outcome is { } o && (!outcomes.TryGetValue(o, out var outcome) || (outcome.Type != OutcomeType.Hypothesis && (r.Date is not { } d || !outcome.Dates.Contains(d)))))
                errors.Add(r.At, outcomes.TryGetValue(o, out outcome) ? $"'{o}' is not asked for that date; its dates: {string.Join(", ", outcome.Dates.Select(CaseQueries.Day))}" : $"no question has the outcome '{o}'");
            if (r.Question is { } q && @case.FindQuestion(q) is not { } question)
                errors.Add(r.At, $"no question has the id '{q}'");
            else if (r.Question is { } known && r.Hypothesis is { } h && h != CatchAll.Id && @case.FindQuestion(known)!.Hypotheses.All(x => x.Id != h))
                errors.Add(r.At, $"question '{known}' has no hypothesis '{h}'");
        }

        foreach (var l in @case.Ledger)
            if (l.Outcome is { } o && !outcomes.ContainsKey(o))
                errors.Add(l.At, $"prediction '{l.Id}' is about the outcome '{o}', which no question has");
        var hypotheses = @case.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var f in @case.Forecasts)
            if (f.Date is null ? !hypotheses.Contains(f.Outcome) && !(outcomes.TryGetValue(f.Outcome, out var x) && x.Type == OutcomeType.Hypothesis) : !(outcomes.TryGetValue(f.Outcome, out var y) && y.Dates.Contains(f.Date.Value)))
                errors.Add(new(ForecastCsv.File, 1, 1), $"the forecast for '{f.Outcome}' {(f.Date is { } d ? "by " + CaseQueries.Day(d) : "without a date")} is about no outcome or hypothesis of the case");
    }
}
