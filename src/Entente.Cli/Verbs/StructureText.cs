using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;

namespace Entente.Cli.Verbs;

/// <summary>The answers about structure as words and columns parted by tabs.</summary>
internal static class StructureText
{
    internal static string Of(BalanceDocument answer)
    {
        var text = new StringBuilder("period\tstates\tties\tnegative\tfrustration\tnormalised\ttriangles\twalks\tproof\n");
        foreach (var p in answer.Periods)
        {
            var index = p.Exact ? N(p.Frustration) : $"{N(p.Lower)}..{N(p.Upper)}";
            text.AppendJoin('\t', p.Period, N(p.Nodes), N(p.Ties), N(p.Negative), index, N(p.Normalised), p.TriangleBalance is { } t ? N(t) : "none", N(p.WalkBalance), p.Proof).Append('\n');
        }

        foreach (var p in answer.Periods)
        {
            Camps(text, p.Period, p.Camps);
            if (p.ManyCamps is { } many)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Period(p.Period)}{many.Count} {(many.Count == 1 ? "camp leaves" : "camps leave")} {N(many.Frustration)} frustrated, {(many.Exact ? "which is the least" : $"the least is {N(many.Lower)} or more")}\n");
                Camps(text, p.Period, many.Camps);
            }

            foreach (var f in p.Flips ?? [])
                text.Append(CultureInfo.InvariantCulture, $"{Period(p.Period)}{f.A} {f.B} {(f.Sign > 0 ? '+' : '-')}\tturned {N(f.Flipped)}\tgone {N(f.Gone)}{(f.Exact ? "" : "\tnot proved")}\n");
        }

        foreach (var d in answer.WhatIf?.Periods ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"{Period(d.Period)}what if {string.Join("; ", answer.WhatIf!.Changes)}: {N(d.Before)} becomes {N(d.After)} ({(d.Difference > 0 ? "+" : "")}{N(d.Difference)})");
            text.Append(d.Met == 0 ? "; no such tie in this period" : d.Moved.Count > 0 ? $"; change camp: {string.Join(", ", d.Moved)}" : "; no state changes camp");
            text.Append(d.FlipPoint is { } w ? $"; the camps give way to it from weight {N(w)} on\n" : "\n");
        }

        return text.ToString();
    }

    internal static string Of(TriangleDocument answer)
    {
        var text = new StringBuilder($"period\tshape\tbalanced\tpivot\toutcast\t{Pair(answer, 0, 1)}\t{Pair(answer, 1, 2)}\t{Pair(answer, 0, 2)}\n");
        foreach (var p in answer.Periods)
        {
            text.AppendJoin('\t', p.Period, p.Shape, p.Balanced switch { true => "yes", false => "no", null => "not known" }, p.Pivot ?? "", p.Outcast ?? "");
            foreach (var tie in p.Ties)
                text.Append('\t').Append(tie.Sign switch { > 0 => "+", < 0 => "-", _ => "not known" }).Append(tie.Instruments.Count > 0 ? $" {string.Join(' ', tie.Instruments)}" : "");
            text.Append('\n');
        }

        text.Append("rule: ").Append(answer.Rule).Append('\n');
        foreach (var limit in answer.Limits)
            text.Append(limit).Append('\n');
        return text.ToString();
    }

    private static void Camps(StringBuilder text, string period, IReadOnlyList<CampOfState> camps)
    {
        foreach (var camp in camps.GroupBy(c => c.Camp).OrderBy(g => g.Key))
            text.Append(CultureInfo.InvariantCulture, $"{Period(period)}camp {camp.Key}: {string.Join(' ', camp.Select(c => c.State))}\n");
    }

    private static string Pair(TriangleDocument answer, int a, int b) => $"{answer.States[a]}--{answer.States[b]}";

    private static string Period(string period) => period.Length == 0 ? "" : period + "\t";

    private static string N(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
