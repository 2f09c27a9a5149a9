using System.Numerics;

namespace Entente.Forecasting;

/// <summary>Fading counts by a key.</summary>
internal sealed class FadingTable
{
    private const int FirstBits = 12;
    private long[] _keys = new long[1 << FirstBits];
    private Fading[] _values = new Fading[1 << FirstBits];
    private int _used;

    /// <summary>The count of a key; one that never was where there is none.</summary>
    /// <param name="key">From 0.</param>
    internal Fading this[long key]
    {
        get
        {
            var at = Place(key + 1);
            return _keys[at] == 0 ? Fading.Never : _values[at];
        }
    }

    /// <summary>The count of a key, made where there was none.</summary>
    /// <param name="key">From 0.</param>
    internal ref Fading Of(long key)
    {
        var at = Place(key + 1);
        if (_keys[at] != 0)
            return ref _values[at];
        if (2 * ++_used > _keys.Length)
        {
            Grow();
            at = Place(key + 1);
        }

        _keys[at] = key + 1;
        _values[at] = Fading.Never;
        return ref _values[at];
    }

    internal void Clear()
    {
        Array.Clear(_keys);
        _used = 0;
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new long[2 * keys.Length];
        _values = new Fading[2 * keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var at = Place(keys[i]);
            (_keys[at], _values[at]) = (keys[i], values[i]);
        }
    }

    private int Place(long key)
    {
        var mask = _keys.Length - 1;
        var at = (int)((ulong)(key * -7046029254386353131L) >> (64 - BitOperations.Log2((uint)_keys.Length)));
        while (_keys[at] != 0 && _keys[at] != key)
            at = (at + 1) & mask;
        return at;
    }
}

/// <summary>A count that fades, with time scales of 60 and of 15 days, the plain count, and the last day.</summary>
internal struct Fading
{
    internal static readonly Fading Never = new() { Last = int.MinValue / 2, _as = int.MinValue / 2 };
    private float _slow;
    private float _middle;
    private int _as;

    internal float Count { get; private set; }

    internal int Last { get; private set; }

    internal readonly float Slow(int now) => _slow * Decayed.Slow60(now - _as);

    internal readonly float Middle(int now) => _middle * Decayed.Middle15(now - _as);

    /// <summary>The logarithm of the days since the last one, or <see cref="LogScale.Never"/>.</summary>
    internal readonly float LogGap(int now) => Count > 0 ? LogScale.Gap(now - Last) : LogScale.Never;

    internal void Add(int day) => Add(1, 1, 1, day, day);

    /// <summary>Adds what was counted elsewhere.</summary>
    /// <param name="count">The plain count.</param>
    /// <param name="slow">The one that fades with 60 days, as of <paramref name="now"/>.</param>
    /// <param name="middle">The one that fades with 15 days, as of then.</param>
    /// <param name="last">Its last day.</param>
    internal void Add(float count, float slow, float middle, int last, int now)
    {
        _slow = Slow(now) + slow;
        _middle = Middle(now) + middle;
        _as = now;
        Last = Math.Max(Last, last);
        Count += count;
    }
}
