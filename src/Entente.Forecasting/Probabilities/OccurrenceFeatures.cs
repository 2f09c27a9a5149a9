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
        row[0] = Log1(own.Fast(now));
        row[1] = Log1(own.Middle(now));
        row[2] = Log1(own.Slow(now));
        row[3] = Log1(own.Count);
        row[4] = own.Count > 0 ? MathF.Log(Math.Max(1, own.Gap(now))) : 7;
        var back = track.Own(t, s, c);
        row[5] = Log1(back.Middle(now));
        row[6] = Log1(back.Slow(now));
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

        row[7] = Log1(anyFast);
        row[8] = Log1(anyMiddle);
        row[9] = Log1(anySlow);
        row[10] = Log1(cooperation);
        row[11] = Log1(conflict);
        var wide = track.Wide(s, t, c);
        row[12] = Log1(wide.Fast(now));
        row[13] = Log1(wide.Middle(now));
        row[14] = Log1(wide.Slow(now));
        row[15] = wide.Count > 0 ? MathF.Log(Math.Max(1, wide.Gap(now))) : 7;
        row[16] = Log1(wideMiddle);
        row[17] = Log1(wideSlow);
        row[18] = Log1(track.BySource(s, c).Middle(now));
        row[19] = Log1(track.BySource(s, c).Slow(now));
        row[20] = Log1(track.ByTarget(t, c).Middle(now));
        row[21] = Log1(track.ByTarget(t, c).Slow(now));
        row[22] = Log1(sources);
        row[23] = Log1(targets);
        row[24] = (float)Math.Log(frequency / (1 - frequency));
        row[25] = MathF.Log((DyadTrack.Horizons[h] * own.Slow(now) / 60) + .02f);
        row[26] = MathF.Log(((own.Middle(now) / 15) + .01f) / ((own.Slow(now) / 60) + .01f));
        row[27] = MathF.Log(((anyMiddle / 15) + .02f) / ((anySlow / 60) + .02f));
    }

    private static float Log1(float x) => MathF.Log(1 + x);
}
