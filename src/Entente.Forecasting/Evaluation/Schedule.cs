namespace Entente.Forecasting;

/// <summary>Days that are forecast from one and the same past, and then learned and revealed together.</summary>
/// <param name="Now">The first day that is not known.</param>
/// <param name="Days">The days, in order.</param>
/// <param name="Part">The part they belong to.</param>
internal sealed record Block(int Now, IReadOnlyList<DayFacts> Days, Part Part);

/// <summary>In which blocks the days are taken: one by one, or, for forecasts far ahead, in stretches as long as the part that is forecast.</summary>
internal static class Schedule
{
    private const int Stretch = 30;

    internal static List<Block> Of(FactSet set, Setting setting, Part last, ParallelOptions parallel)
    {
        var blocks = new List<Block>();
        foreach (var part in new[] { Part.Train, Part.Valid, Part.Test })
        {
            if (part > last)
                break;
            var days = DayStream.Build(set[part].AsSpan(), set.RelationCount, parallel);
            if (days.Count == 0)
                continue;
            if (setting == Setting.SingleStep)
                blocks.AddRange(days.Select(d => new Block(d.Day, [d], part)));
            else if (part == Part.Train)
                blocks.AddRange(Stretches(days, part));
            else
                blocks.Add(new Block(days[0].Day, days, part));
        }

        return blocks;
    }

    // Simulated gaps: counted back from the end of the part, so that the last stretch is whole.
    private static IEnumerable<Block> Stretches(List<DayFacts> days, Part part)
    {
        var end = days[^1].Day + 1;
        foreach (var stretch in days.GroupBy(d => (end - 1 - d.Day) / Stretch))
        {
            var list = stretch.ToList();
            yield return new Block(list[0].Day, list, part);
        }
    }
}
