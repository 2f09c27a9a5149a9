using Entente.Desk.WhatIf;
using Entente.Measures.Facts;
using Entente.Measures.Reading;
using Entente.Measures.Similarity;
using Entente.Record;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Works out the similarity of alliance portfolios of every pair and year that a source covers.</summary>
internal static class SimilarityTable
{
    internal static (IReadOnlyList<AllianceSimilarity> Years, DateSpan Coverage) Compute(SourceShelf shelf, RecordSource source, IReadOnlyList<RecordChange> pacts)
    {
        var shelved = shelf.Find(source);
        if (shelved.Record?.Facts("obligation", ["ccode1", "ccode2", "year", "defense", "offense", "neutral", "nonagg", "consul"], source.Provider, source.Version) is not { } rows)
            return ([], DateSpan.Always);
        var weights = shelved.Record.Facts("capability", ["ccode", "year", "cinc"]);
        var spells = StateTable.Of(CodeSystem.Cow).Select(m => new StateSpell(m.Number, m.Days.Start!.Value, m.Days.End!.Value)).ToList();
        var system = new StateSystem(spells, Math.Max(1816, rows.Window.Start?.Year ?? 1816), rows.Window.End?.Year ?? 2018);
        var obligations = Changed(rows, pacts, system.From, system.To);
        return (AllianceSimilarity.Compute(system, obligations, weights is null ? null : new FactRows(weights.Count, weights.Wholes, weights.Reals), 2, default), rows.Window);
    }

    // A pact taken away leaves the pair without obligations in its years; one added gives both sides its own.
    private static FactRows Changed(FactSet rows, IReadOnlyList<RecordChange> pacts, int first, int last)
    {
        var wholes = rows.Wholes.ToDictionary(c => c.Key, c => c.Value.ToList(), StringComparer.Ordinal);
        var years = wholes["year"];
        string[] kinds = ["defense", "offense", "neutral", "nonagg", "consul"];
        foreach (var change in pacts)
        {
            var (one, two) = (RecordReader.Numbers(change.First), RecordReader.Numbers(change.Second));
            for (var i = 0; i < years.Count && change.Change.Kind == ChangeKind.Remove; i++)
            {
                var (a, b, year) = (wholes["ccode1"][i], wholes["ccode2"][i], years[i]);
                if (change.In(year) && ((RecordReader.Is(one, a, year) && RecordReader.Is(two, b, year)) || (RecordReader.Is(one, b, year) && RecordReader.Is(two, a, year))))
                    foreach (var kind in kinds)
                        wholes[kind][i] = 0;
            }

            for (var year = Math.Max(first, change.From); change.Change.Kind == ChangeKind.Add && year <= Math.Min(last, change.To); year++)
            {
                if (RecordReader.NumberIn(one, year) is not { } a || RecordReader.NumberIn(two, year) is not { } b)
                    continue;
                foreach (var (x, y) in new[] { (a, b), (b, a) })
                {
                    wholes["ccode1"].Add(x);
                    wholes["ccode2"].Add(y);
                    years.Add(year);
                    for (var k = 0; k < kinds.Length; k++)
                        wholes[kinds[k]].Add(Owes(change, k));
                }
            }
        }

        return new FactRows(years.Count, wholes.ToDictionary(c => c.Key, c => c.Value.ToArray(), StringComparer.Ordinal), rows.Reals);
    }

    private static int Owes(RecordChange change, int kind) => change.Obligations.HasFlag((Obligations)(1 << kind)) ? 1 : 0;
}
