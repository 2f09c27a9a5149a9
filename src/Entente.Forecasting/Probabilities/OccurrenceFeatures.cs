namespace Entente.Forecasting;

/// <summary>What a probability is made from: one row for a directed dyad, a class and a horizon.</summary>
internal static class OccurrenceFeatures
{
    internal const int Width = 32;

    /// <summary>The groups that an explanation takes away one after another.</summary>
    internal static readonly (string Name, int[] Features)[] Groups =
    [
        ("events of the class from A to B", [0, 1, 2, 3, 4, 24, 25, 26]),
        ("events of the class from B to A", [5, 6]),
        ("other events between the two", [7, 8, 9, 10, 11, 27]),
        ("actors within the two states", [12, 13, 14, 15, 16, 17]),
        ("how active A is", [18, 19, 22]),
        ("how often B is addressed", [20, 21, 23]),
    ];

    internal static void Write(DyadTrack track, int s, int t, int c, int h, double frequency, Span<float> row)
    {
        row.Clear();
        var now = track.Now;
        var own = track.Own(s, t, c);
        row[0] = LogScale.Count(own.Fast(now));
        row[1] = LogScale.Count(own.Middle(now));
        row[2] = LogScale.Count(own.Slow(now));
        row[3] = LogScale.Count(own.Count);
        row[4] = own.LogGap(now);
        var back = track.Own(t, s, c);
        row[5] = LogScale.Count(back.Middle(now));
        row[6] = LogScale.Count(back.Slow(now));
        float anyFast = 0, anyMiddle = 0, anySlow = 0, cooperation = 0, conflict = 0, wideMiddle = 0, wideSlow = 0, sources = 0, targets = 0;
        for (var k = 0; k < DyadTrack.Classes; k++)
        {
            var each = track.Own(s, t, k);
            anyFast += each.Fast(now);
            anyMiddle += each.Middle(now);
            anySlow += each.Slow(now);
            if (k < 2)
                cooperation += each.Slow(now);
            else
                conflict += each.Slow(now);
            var around = track.Wide(s, t, k);
            wideMiddle += around.Middle(now);
            wideSlow += around.Slow(now);
            sources += track.BySource(s, k).Slow(now);
            targets += track.ByTarget(t, k).Slow(now);
        }

        row[7] = LogScale.Count(anyFast);
        row[8] = LogScale.Count(anyMiddle);
        row[9] = LogScale.Count(anySlow);
        row[10] = LogScale.Count(cooperation);
        row[11] = LogScale.Count(conflict);
        var wide = track.Wide(s, t, c);
        row[12] = LogScale.Count(wide.Fast(now));
        row[13] = LogScale.Count(wide.Middle(now));
        row[14] = LogScale.Count(wide.Slow(now));
        row[15] = wide.LogGap(now);
        row[16] = LogScale.Count(wideMiddle);
        row[17] = LogScale.Count(wideSlow);
        row[18] = LogScale.Count(track.BySource(s, c).Middle(now));
        row[19] = LogScale.Count(track.BySource(s, c).Slow(now));
        row[20] = LogScale.Count(track.ByTarget(t, c).Middle(now));
        row[21] = LogScale.Count(track.ByTarget(t, c).Slow(now));
        row[22] = LogScale.Count(sources);
        row[23] = LogScale.Count(targets);
        row[24] = (float)Math.Log(frequency / (1 - frequency));
        row[25] = MathF.Log((DyadTrack.Horizons[h] * own.Slow(now) / 60) + .02f);
        row[26] = MathF.Log(((own.Middle(now) / 15) + .01f) / ((own.Slow(now) / 60) + .01f));
        row[27] = MathF.Log(((anyMiddle / 15) + .02f) / ((anySlow / 60) + .02f));
    }
}
