using Entente.Record.Events;

namespace Entente.Record.Store;

/// <summary>The sums by month of one block of events, held against the events themselves: a dyad is summed in full or not at all.</summary>
internal sealed class MonthSums
{
    // The sum of tenths in another order.
    private const double Rounding = 1e-6;

    private readonly Dictionary<(long Source, long Target, long Month, long Code, long Plover), (long Events, long Rated, double Goldstein)> _left = [];
    private readonly HashSet<(long Source, long Target)> _summed = [];
    private bool _unknown;

    internal MonthSums(Database database, long block)
    {
        using var sums = database.Prepare("SELECT source, target, month, code, plover, events, rated, goldstein FROM event_month WHERE block = ?").Bind(1, block);
        while (sums.Step())
        {
            _summed.Add((sums.Int64(0), sums.Int64(1)));
            _left.Add((sums.Int64(0), sums.Int64(1), sums.Int64(2), sums.Int64(3), sums.Int64(4)), (sums.Int64(5), sums.Int64(6), sums.Real(7)));
        }
    }

    /// <summary>Whether the events taken are those that were summed, month by month.</summary>
    internal bool Agree => !_unknown && _left.Values.All(s => s is { Events: 0, Rated: 0 } && Math.Abs(s.Goldstein) < Rounding);

    /// <summary>Takes one event off its sum.</summary>
    internal void Take(long source, long target, long day, long code, long plover, double? goldstein)
    {
        if (!_summed.Contains((source, target)))
            return;
        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
        {
            _unknown = true;
            return;
        }

        var key = (source, target, (long)EventMonths.Of((int)day).First, code, plover);
        if (_left.TryGetValue(key, out var sum))
            _left[key] = (sum.Events - 1, sum.Rated - (goldstein is null ? 0 : 1), sum.Goldstein - (goldstein ?? 0));
        else
            _unknown = true;
    }
}
