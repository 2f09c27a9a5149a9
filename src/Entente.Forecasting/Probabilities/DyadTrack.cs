namespace Entente.Forecasting;

/// <summary>What has happened between states up to a morning, brought forward event by event.</summary>
internal sealed class DyadTrack
{
    internal const int Classes = 4, Bodies = 2 * Classes;
    internal static readonly int[] Horizons = [7, 30, 90];
    private readonly StateEvents _events;
    private readonly int _states;
    private readonly Decayed[] _own;
    private readonly Decayed[] _wide;
    private readonly Decayed[] _bySource;
    private readonly Decayed[] _byTarget;
    private readonly int[] _covered;
    private readonly int[] _lastSeen;
    private int _next;

    internal DyadTrack(StateEvents events)
    {
        _events = events;
        _states = events.States.Length;
        _own = new Decayed[_states * _states * Classes];
        _wide = new Decayed[_own.Length];
        _bySource = new Decayed[_states * Classes];
        _byTarget = new Decayed[_states * Classes];
        _covered = new int[_own.Length * Horizons.Length];
        _lastSeen = new int[_own.Length];
        Array.Fill(_lastSeen, -1);
    }

    /// <summary>The first day that is not known.</summary>
    internal int Now { get; private set; }

    internal int Key(int source, int target, int c) => (((source * _states) + target) * Classes) + c;

    /// <summary>Learns everything before a day.</summary>
    internal void Forward(int now)
    {
        for (; _next < _events.All.Length && _events.All[_next].Day < now; _next++)
        {
            var e = _events.All[_next];
            var key = Key(e.Source, e.Target, (int)e.Class);
            _wide[key].Add(e.Day);
            if (!e.ByStates)
                continue;
            _own[key].Add(e.Day);
            _bySource[(e.Source * Classes) + (int)e.Class].Add(e.Day);
            _byTarget[(e.Target * Classes) + (int)e.Class].Add(e.Day);
            Cover(key, e.Day);
        }

        Now = now;
    }

    internal Decayed Own(int s, int t, int c) => _own[Key(s, t, c)];

    internal Decayed Wide(int s, int t, int c) => _wide[Key(s, t, c)];

    internal Decayed BySource(int s, int c) => _bySource[(s * Classes) + c];

    internal Decayed ByTarget(int t, int c) => _byTarget[(t * Classes) + c];

    /// <summary>How many past windows of a horizon, one a day and wholly past, held an event, and how many there were.</summary>
    internal (double Held, double Windows) Past(int s, int t, int c, int h)
    {
        var horizon = Horizons[h];
        var windows = Math.Max(0, Now - horizon + 1);
        var key = Key(s, t, c);
        var last = _lastSeen[key];
        // Windows that begin after Now - horizon are not past yet: those that the last events opened are taken back.
        double held = _covered[(key * Horizons.Length) + h];
        if (last >= 0)
            held -= Math.Max(0, last - (Now - horizon));
        return (Math.Clamp(held, 0, windows), windows);
    }

    // A window beginning on day u holds an event on day d where u is in d - horizon + 1 … d.
    private void Cover(int key, int day)
    {
        for (var h = 0; h < Horizons.Length; h++)
        {
            var from = Math.Max(day - Horizons[h] + 1, _lastSeen[key] + 1);
            _covered[(key * Horizons.Length) + h] += Math.Max(0, day - Math.Max(0, from) + 1);
        }

        _lastSeen[key] = day;
    }
}
