using Entente.Measures.Facts;
using Entente.Measures.Reading;
using Entente.Measures.Similarity;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Works out the similarity of alliance portfolios of every pair and year that a source covers.</summary>
internal static class SimilarityTable
{
    internal static (IReadOnlyList<AllianceSimilarity> Years, DateSpan Coverage) Compute(SourceShelf shelf, RecordSource source)
    {
        var shelved = shelf.Find(source);
        if (shelved.Record?.Facts("obligation", ["ccode1", "ccode2", "year", "defense", "offense", "neutral", "nonagg", "consul"], source.Provider, source.Version) is not { } rows)
            return ([], DateSpan.Always);
        var weights = shelved.Record.Facts("capability", ["ccode", "year", "cinc"]);
        var spells = StateTable.Of(CodeSystem.Cow).Select(m => new StateSpell(m.Number, m.Days.Start!.Value, m.Days.End!.Value)).ToList();
        var system = new StateSystem(spells, Math.Max(1816, rows.Window.Start?.Year ?? 1816), rows.Window.End?.Year ?? 2018);
        var obligations = new FactRows(rows.Count, rows.Wholes, rows.Reals);
        return (AllianceSimilarity.Compute(system, obligations, weights is null ? null : new FactRows(weights.Count, weights.Wholes, weights.Reals), 2, default), rows.Window);
    }
}
