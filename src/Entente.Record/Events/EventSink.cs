using Entente.Record.Import;
using Entente.Record.Store;

namespace Entente.Record.Events;

/// <summary>Gathers the events of an import in blocks, sorts each by source, target and day, and appends it (docs/decisions/0020-events-in-sorted-blocks.md).</summary>
internal sealed class EventSink : IDisposable
{
    internal const int BlockSize = 1 << 18;

    /// <summary>From how many events on a dyad's months are summed in a block; fewer are as quickly read one by one.</summary>
    internal const int FewestSummed = 16;

    private readonly ImportRun _run;
    private readonly Statement _insert;
    private readonly Statement _month;
    private readonly Dictionary<(int Code, int Plover), (long Events, long Rated, double Goldstein)> _sums = [];
    private Row[] _rows = new Row[256];
    private long[] _keys = new long[256];
    private int[] _order = [];
    private const long Narrow = 0x1FFFFF;
    private Checksum _checksum;
    private bool _wide;
    private int _count;
    private int _first = int.MaxValue;
    private int _last = int.MinValue;

    internal EventSink(ImportRun run)
    {
        _run = run;
        _insert = run.Database.Prepare("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        _month = run.Database.Prepare("INSERT INTO event_month VALUES(?,?,?,?,?,?,?,?,?)");
    }

    /// <summary>The first day of all events.</summary>
    internal int First { get; private set; } = int.MaxValue;

    /// <summary>The last day of all events.</summary>
    internal int Last { get; private set; } = int.MinValue;

    /// <summary>The events written.</summary>
    internal long Count { get; private set; }

    internal void Add(long line, DateOnly day, ReadOnlySpan<byte> source, ReadOnlySpan<byte> target, ReadOnlySpan<byte> sourceActor, ReadOnlySpan<byte> targetActor, ReadOnlySpan<byte> code, int plover, double goldstein, long weight)
    {
        var texts = _run.Texts;
        var (s, sh) = texts.Of(source);
        var (t, th) = texts.Of(target);
        var (sa, sah) = texts.Of(sourceActor);
        var (ta, tah) = texts.Of(targetActor);
        var (c, ch) = texts.Of(code);
        var number = day.DayNumber;
        _checksum.BeginRow(line);
        _checksum.Add(sh);
        _checksum.Add(th);
        _checksum.Add(sah);
        _checksum.Add(tah);
        _checksum.Add(ch);
        _checksum.Add((ulong)number);
        _checksum.Add((ulong)plover);
        _checksum.Add(double.IsNaN(goldstein) ? Checksum.Missing : Checksum.Bits(goldstein));
        _checksum.Add((ulong)weight);
        _checksum.EndRow();
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Min(BlockSize, _count * 4));
            Array.Resize(ref _keys, _rows.Length);
        }

        _rows[_count] = new Row((int)s, (int)t, number, line, (int)sa, (int)ta, (int)c, plover, goldstein, weight);
        _keys[_count] = ((s & Narrow) << 42) | ((t & Narrow) << 21) | (long)(number & 0x1FFFFF);
        _wide |= s > Narrow || t > Narrow;
        _first = Math.Min(_first, number);
        _last = Math.Max(_last, number);
        if (++_count == BlockSize)
            Flush();
    }

    internal void Flush()
    {
        if (_count == 0)
            return;
        using (var block = _run.Database.Prepare("INSERT INTO event_block(import_id,rows,first,last,checksum) VALUES(?,?,?,?,?)"))
            block.Bind(1, _run.Import).Bind(2, _count).Bind(3, _first).Bind(4, _last).Bind(5, _checksum.Value).Run();
        var id = _run.Database.LastRowId;
        if (_order.Length < _count)
            _order = new int[_rows.Length];
        for (var i = 0; i < _count; i++)
            _order[i] = i;
        Array.Sort(_keys, _order, 0, _count);
        _insert.Bind(1, id);
        for (var i = 0; i < _count; i++)
        {
            ref readonly var r = ref _rows[_order[i]];
            _insert.Bind(2, r.Source).Bind(3, r.Target).Bind(4, r.Day).Bind(5, r.Line).Bind(6, r.SourceActor).Bind(7, r.TargetActor).Bind(8, r.Code).Bind(9, r.Plover).Bind(11, r.Weight);
            if (double.IsNaN(r.Goldstein))
                _insert.BindNull(10);
            else
                _insert.Bind(10, r.Goldstein);
            _insert.Run();
        }

        // Where the keys do not hold the texts' numbers whole, a dyad may lie in two stretches: such a block is read event by event.
        if (!_wide)
            Summarise(id);
        Count += _count;
        _run.EventRows += _count;
        First = Math.Min(First, _first);
        Last = Math.Max(Last, _last);
        (_count, _first, _last, _checksum, _wide) = (0, int.MaxValue, int.MinValue, default, false);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _month.Dispose();
    }

    // The rows lie in the order of dyads and days, so that a month of one dyad is one stretch.
    private void Summarise(long block)
    {
        for (var begin = 0; begin < _count;)
        {
            var end = begin + 1;
            while (end < _count && (_keys[end] >> 21) == (_keys[begin] >> 21))
                end++;
            if (end - begin >= FewestSummed)
                Dyad(block, begin, end);
            begin = end;
        }
    }

    private void Dyad(long block, int begin, int end)
    {
        var (month, until) = (0, -1);
        for (var i = begin; i < end; i++)
        {
            ref readonly var r = ref _rows[_order[i]];
            if (r.Day > until)
            {
                Write(block, _rows[_order[begin]], month);
                (month, until) = EventMonths.Of(r.Day);
            }

            var key = (r.Code, r.Plover);
            _sums.TryGetValue(key, out var sum);
            var rated = !double.IsNaN(r.Goldstein);
            _sums[key] = (sum.Events + 1, sum.Rated + (rated ? 1 : 0), sum.Goldstein + (rated ? r.Goldstein : 0));
        }

        Write(block, _rows[_order[begin]], month);
    }

    private void Write(long block, in Row dyad, int month)
    {
        foreach (var ((code, plover), sum) in _sums.OrderBy(s => s.Key))
            _month.Bind(1, block).Bind(2, dyad.Source).Bind(3, dyad.Target).Bind(4, month).Bind(5, code).Bind(6, plover).Bind(7, sum.Events).Bind(8, sum.Rated).Bind(9, sum.Goldstein).Run();
        _sums.Clear();
    }

    private readonly record struct Row(int Source, int Target, int Day, long Line, int SourceActor, int TargetActor, int Code, int Plover, double Goldstein, long Weight);
}
