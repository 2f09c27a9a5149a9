namespace Entente.Forecasting;

/// <summary>Which other right answers are taken out before an answer is ranked.</summary>
public enum RankFilter
{
    /// <summary>Those of the same day (the field's "time-aware" filter).</summary>
    Time,

    /// <summary>None.</summary>
    Raw,

    /// <summary>Those of any day of the whole set.</summary>
    Static,
}

/// <summary>How much of the past is known when a day is forecast.</summary>
public enum Setting
{
    /// <summary>Every day before the one forecast.</summary>
    SingleStep,

    /// <summary>Every day before the part that is forecast; nothing of the part itself.</summary>
    MultiStep,
}

/// <summary>Which member of a fact was asked for.</summary>
public enum Direction
{
    /// <summary>(subject, relation, ?): the object was asked for.</summary>
    Object,

    /// <summary>(?, relation, object): the subject was asked for.</summary>
    Subject,
}

/// <summary>How an answer fared.</summary>
/// <param name="Fact">The fact that happened.</param>
/// <param name="Direction">Which member was asked for.</param>
/// <param name="Rank">The mean rank among ties, first is 1; a half where two tie.</param>
/// <param name="FirstTime">Whether this subject, relation and object had never been seen before the day.</param>
public readonly record struct RankedFact(Fact Fact, Direction Direction, double Rank, bool FirstTime);

/// <summary>Mean reciprocal rank and the share of ranks up to 1, 3 and 10, each 0 to 1.</summary>
/// <param name="Count">How many answers were ranked.</param>
/// <param name="Mrr">The mean of 1/rank; 0 where nothing was ranked.</param>
/// <param name="Hits1">Share ranked first.</param>
/// <param name="Hits3">Share ranked third or better.</param>
/// <param name="Hits10">Share ranked tenth or better.</param>
public sealed record Scores(int Count, double Mrr, double Hits1, double Hits3, double Hits10)
{
    /// <summary>Scores ranks, in the order given.</summary>
    public static Scores Of(IEnumerable<double> ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        int n = 0, h1 = 0, h3 = 0, h10 = 0;
        double sum = 0, rest = 0;
        foreach (var rank in ranks)
        {
            n++;
            var term = (1 / rank) - rest;
            var next = sum + term;
            rest = next - sum - term;
            sum = next;
            h1 += rank <= 1 ? 1 : 0;
            h3 += rank <= 3 ? 1 : 0;
            h10 += rank <= 10 ? 1 : 0;
        }

        return n == 0 ? new Scores(0, 0, 0, 0, 0) : new Scores(n, sum / n, (double)h1 / n, (double)h3 / n, (double)h10 / n);
    }

    /// <summary>Scores ranked facts, in the order given.</summary>
    public static Scores Of(IEnumerable<RankedFact> ranked) => Of((ranked ?? throw new ArgumentNullException(nameof(ranked))).Select(r => r.Rank));
}
