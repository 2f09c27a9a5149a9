using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>How the posterior came to be: recomputed for every day at which something that counts became known.</summary>
internal static class History
{
    internal static ImmutableArray<HistoryPoint> Of(QuestionWeigher q)
    {
        var items = q.Models.SelectMany(m => m.Model.Rows).Where(r => r.Marked && r.Observed).Select(r => r.Item).DistinctBy(i => i.Id).ToList();
        var days = items.Select(Day).OfType<DateOnly>().Distinct().Order().ToList();
        var news = items.ToLookup(Day, i => i.Id);
        return [.. days.Select(day => new HistoryPoint(day, [.. q.PoolOf(m => m.Model.Posterior(r => m.Model.Rows[r].Item.KnownBy(day), m.Model.Prior))], [.. news[day]]))];
    }

    private static DateOnly? Day(EvidenceItem item) => item.Known.Latest ?? item.Known.Earliest;
}
