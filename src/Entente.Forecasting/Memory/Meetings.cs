using static Entente.Forecasting.Feature;

namespace Entente.Forecasting;

/// <summary>Who is being met: what part of an actor's doings joins it to others whom it had not met before that day. Some keep to their partners, some are in the news and meet new ones.</summary>
internal sealed class Meetings(History history)
{
    private const float Little = .02f;
    private readonly Decayed[] _met = new Decayed[history.Entities];
    private readonly FadingTable _asked = new();

    /// <summary>Counts a day that the history has just been told of.</summary>
    internal void Reveal(DayFacts day)
    {
        for (var i = 0; i < day.Count; i++)
        {
            int s = day.Subject[i], o = day.Object[i];
            if (history.Subjects[s].PartnerCount[history.PartnerPlace(s, o)].First != day.Day)
                continue;
            _met[o].Add(day.Day);
            _asked.Of(Key(day.Relation[i], o)).Add(day.Day);
        }
    }

    /// <summary>Writes what is known of an object, asked for in a relation, into its row of features.</summary>
    internal void Write(int r, int o, int now, Span<float> row)
    {
        ref readonly var met = ref _met[o];
        var asked = _asked[Key(r, o)];
        row[(int)NewShare] = MathF.Log((met.Slow(now) + .3f) / (history.ObjectCount[o].Slow(now) + 1));
        row[(int)NewMiddle] = MathF.Log(met.Middle(now) + Little);
        row[(int)NewGap] = met.LogGap(now);
        row[(int)NewAskedMiddle] = MathF.Log(asked.Middle(now) + Little);
        row[(int)NewAskedGap] = asked.LogGap(now);
    }

    private long Key(int r, int o) => ((long)r * history.Entities) + o;
}
