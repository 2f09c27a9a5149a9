namespace Entente.Weighing;

/// <summary>Whether marks and expectations name what the case has, and name all of it.</summary>
internal static class MarkChecks
{
    internal static void Run(Case @case, CaseErrors errors)
    {
        var items = @case.Evidence.DistinctBy(e => e.Id).ToDictionary(e => e.Id, StringComparer.Ordinal);
        foreach (var file in @case.Marks)
        {
            Priors(@case, file, errors);
            foreach (var row in file.Rows)
            {
                if (!items.TryGetValue(row.Item, out var item))
                {
                    errors.Add(row.At, $"a mark for '{row.Item}', which evidence.yaml does not have; add the item, or remove the row{Near(row.Item, items.Keys)}");
                    continue;
                }

                foreach (var given in row.When)
                    if (!item.Given.Contains(given.Item))
                        errors.Add(row.At, $"'{row.Key}': item '{item.Id}' is not given '{given.Item}'; its 'given:' in evidence.yaml names {(item.Given.IsEmpty ? "nothing" : string.Join(", ", item.Given))}");
                Cells(@case, row.Cells, row.Key, item, errors);
            }
        }

        foreach (var indicator in @case.Indicators)
            Cells(@case, indicator.Expect, indicator.Id, null, errors);
    }

    private static void Cells(Case @case, IEnumerable<MarkEntry> cells, string row, EvidenceItem? item, CaseErrors errors)
    {
        var byKey = cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in @case.Questions)
        {
            var ids = question.Hypotheses.Select(h => h.Id).ToList();
            var ratio = byKey.Keys.Where(k => Ratio(k) is { } r && ids.Contains(r.Over) && ids.Contains(r.Under)).ToList();
            var present = ids.Where(byKey.ContainsKey).ToList();
            known.UnionWith(ratio);
            known.UnionWith(present);
            if (byKey.TryGetValue(question.Id, out var whole) && !ids.Contains(question.Id))
            {
                known.Add(question.Id);
                if (whole.Cell is not NotApplicableCell)
                    errors.Add(whole.At, $"'{question.Id}' is a question; only NA was expected for it");
                if (present.Count + ratio.Count > 0)
                    errors.Add(whole.At, $"row '{row}' says NA for question '{question.Id}' and marks some of its hypotheses; keep one of the two");
            }

            if (present.Count > 0 && ratio.Count == 0 && present.Count < ids.Count)
                errors.Add(byKey[present[0]].At, $"row '{row}' leaves out {string.Join(", ", ids.Except(present))} of question '{question.Id}'; mark every hypothesis of a question, or write NA");
            if (present.Select(k => byKey[k].Cell).Where(c => c is not NotApplicableCell).Select(c => c is FunctionCell).Distinct().Count() > 1)
                errors.Add(byKey[present[0]].At, $"row '{row}' mixes functions of the record's number with other marks; densities and probabilities do not compare: use functions or NA in every cell of question '{question.Id}'");
            foreach (var key in ratio)
                if (byKey[key].Cell is not DecibelCell)
                    errors.Add(byKey[key].At, $"'{key}' is a ratio; decibels were expected, such as '4 dB'");
        }

        foreach (var cell in byKey.Values)
        {
            if (!known.Contains(cell.Key))
                errors.Add(cell.At, $"row '{row}' names '{cell.Key}', which is no hypothesis of the case{Near(cell.Key, @case.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id))}");
            else if (cell.Cell is WordCell w && @case.Scale.Find(w.Word) is null)
                errors.Add(cell.At, $"'{w.Word}' is no word of the scale; {string.Join(", ", @case.Scale.Words.Select(x => x.Word))}, NA, a number from 0 to 1, a range or decibels were expected");
            else if (cell.Cell is FunctionCell && item is not { Query: not null })
                errors.Add(cell.At, $"row '{row}' uses a function of the record's number, but '{item?.Id ?? row}' has no 'query:'");
            else if (cell.Cell is DecibelCell or FunctionCell && item is null)
                errors.Add(cell.At, $"'{row}': P(seen | hypothesis) was expected: a word of the scale, a number from 0 to 1, or a range");
            else if (cell.Cell is DecibelCell or FunctionCell && (!item!.Given.IsEmpty || @case.Evidence.Any(e => e.Given.Contains(item.Id))))
                errors.Add(cell.At, $"row '{row}' is part of a chain of 'given:'; probabilities were expected, not decibels or functions");
        }
    }

    /// <summary>The two sides of <c>A/U</c>.</summary>
    internal static (string Over, string Under)? Ratio(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash <= 0 || slash == key.Length - 1 ? null : (key[..slash], key[(slash + 1)..]);
    }

    private static void Priors(Case @case, MarkFile file, CaseErrors errors)
    {
        var given = file.Priors.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var question in @case.Questions)
        {
            var ids = question.Hypotheses.Select(h => h.Id).ToList();
            var missing = ids.Where(i => !given.Contains(i)).ToList();
            if (missing.Count > 0 && missing.Count < ids.Count)
                errors.Add(file.At, $"'priors:' gives some hypotheses of question '{question.Id}' and not {string.Join(", ", missing)}; give all of them or none");
            var sum = file.Priors.Where(p => ids.Contains(p.Key)).Sum(p => p.Value) + (question.CatchAll?.P ?? 0);
            if (missing.Count == 0 && ids.Count > 0 && Math.Abs(sum - 1) > 1e-6)
                errors.Add(file.At, FormattableString.Invariant($"'priors:' of question '{question.Id}' sum to {sum:0.######} with the case's catch-all; 1 was expected"));
            given.ExceptWith(ids);
        }

        foreach (var stray in given)
            errors.Add(file.At, $"'priors:' names '{stray}', which is no hypothesis of the case");
    }

    private static string Near(string id, IEnumerable<string> known)
    {
        var near = known.Where(k => string.Equals(k, id, StringComparison.OrdinalIgnoreCase) || k.TrimStart('E', '0') == id.TrimStart('E', '0')).FirstOrDefault();
        return near is null ? "" : $" (did you mean '{near}'?)";
    }
}
