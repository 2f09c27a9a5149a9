using static Entente.Forecasting.Feature;

namespace Entente.Forecasting.Tests;

/// <summary>Who is being met, on a history small enough to be counted by hand.</summary>
public sealed class MeetingsTests
{
    // Actors 0 to 3, two relations (the inverse of r is r + 2).
    //   day 1: 0 -0-> 1            0 and 1 meet
    //   day 1: 0 -1-> 1            still the day on which they met: counts as well
    //   day 4: 0 -0-> 1            they know each other
    //   day 7: 2 -0-> 1            2 and 1 meet
    // As objects on the morning of day 10, 1 was met on days 1, 1 and 7, of four doings; in relation 0 on days 1 and 7.
    private static readonly Fact[] Facts = [new(0, 0, 1, 1), new(0, 1, 1, 1), new(0, 0, 1, 4), new(2, 0, 1, 7)];

    [Fact]
    public void Write_CountsTheDaysOnWhichPairsMet()
    {
        var row = Row(0, 1, 10);
        double met = (2 * Fade(9, 60)) + Fade(3, 60), all = met + Fade(6, 60);
        Equal(Math.Log((met + .3) / (all + 1)), row[(int)NewShare]);
        Equal(Math.Log((2 * Fade(9, 15)) + Fade(3, 15) + .02), row[(int)NewMiddle]);
        Equal(Math.Log(3), row[(int)NewGap]);
        Equal(Math.Log(Fade(9, 15) + Fade(3, 15) + .02), row[(int)NewAskedMiddle]);
        Equal(Math.Log(3), row[(int)NewAskedGap]);
        // In relation 1 the pair's first day is the only one.
        Equal(Math.Log(Fade(9, 15) + .02), Row(1, 1, 10)[(int)NewAskedMiddle]);
        Equal(Math.Log(9), Row(1, 1, 10)[(int)NewAskedGap]);
        // 0 is the object of the inverse relations, on the same days.
        Equal(Math.Log((2 * Fade(9, 15)) + .02), Row(2, 0, 10)[(int)NewMiddle]);
    }

    [Fact]
    public void Write_OfWhomNobodyMet_SaysNever()
    {
        var row = Row(0, 3, 10);
        Equal(Math.Log(.3), row[(int)NewShare]);
        Equal(7, row[(int)NewGap]);
        Equal(7, row[(int)NewAskedGap]);
    }

    private static float[] Row(int relation, int obj, int now)
    {
        var history = new History(4, 2);
        var meetings = new Meetings(history);
        foreach (var day in DayStream.Build(Facts, 2))
        {
            history.Reveal(day);
            meetings.Reveal(day);
        }

        var row = new float[FeatureSet.Count];
        meetings.Write(relation, obj, now, row);
        return row;
    }

    private static double Fade(int days, double scale) => Math.Exp(-days / scale);

    private static void Equal(double expected, float found) => Assert.Equal(expected, found, 1e-4);
}
