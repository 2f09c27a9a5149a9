using Entente.Desk.Contracts;
using Entente.Figures;
using Entente.Structure.Signed;

namespace Entente.Desk.Structure;

/// <summary>The answers about structure and leadership as figures.</summary>
public static class StructureFigures
{
    private const int MostStates = 60;

    /// <summary>The network of one period with its camps; the states with most ties where there are more than 60.</summary>
    /// <param name="path">The table of ties the answer was made from.</param>
    /// <param name="period">The period of the answer.</param>
    public static NetworkFigure Network(string path, BalancePeriod period)
    {
        var network = SignedNetwork.FromRows(TieFile.Read(path)[period.Period], path);
        var degree = new int[network.States.Count];
        foreach (var tie in network.Ties)
        {
            degree[tie.A]++;
            degree[tie.B]++;
        }

        var shown = Enumerable.Range(0, degree.Length).OrderByDescending(i => degree[i]).ThenBy(i => i).Take(MostStates).ToHashSet();
        var camp = period.Camps.ToDictionary(c => c.State, c => c.Camp - 1, StringComparer.Ordinal);
        return new NetworkFigure
        {
            Id = "network",
            Title = $"Camps{(period.Period.Length == 0 ? "" : " in " + period.Period)}: {Number(period.Upper)} of {Number(period.Ties)} ties against them",
            Nodes = [.. network.States.Where((_, i) => shown.Contains(i)).Select(s => new NetworkNode(s, s, camp[s]))],
            Ties = [.. network.Ties.Where(t => shown.Contains(t.A) && shown.Contains(t.B)).Select(t => new NetworkTie(network.States[t.A], network.States[t.B], t.Sign > 0, t.Weight))],
            Note = (period.Exact ? "No division into two camps leaves less against it." : $"The least possible lies between {Number(period.Lower)} and {Number(period.Upper)}.")
                + (shown.Count < degree.Length ? $" The {Number(MostStates)} states with most ties of {Number(degree.Length)}." : ""),
        };
    }

    /// <summary>The response of the effect to a surprise in the cause, with its band.</summary>
    public static LineFigure Response(LeadDocument answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new LineFigure
        {
            Id = "response",
            Title = $"Response of {answer.Effect} to a surprise of one standard deviation in {answer.Cause}",
            XLabel = "periods after it",
            YLabel = answer.Effect,
            BandLabel = "95% bootstrap band",
            FromZero = true,
            Series = [new LineSeries(answer.Effect, [.. answer.Irf.Select(r => new LinePoint(r.Step, r.Response, r.Low, r.High))])],
            Note = $"Within one period {answer.Cause} is taken to move {answer.Effect} and not the other way round: an assumption. {answer.Verdict.DoesNotShow}",
        };
    }

    private static string Number(double value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
