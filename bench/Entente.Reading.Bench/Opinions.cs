using Entente.Reading.Tests.Opinion;

namespace Entente.Reading.Bench;

/// <summary>The project's own opinion paragraphs and article pairs; the even paragraphs and the last three pairs are never looked at.</summary>
internal static class Opinions
{
    internal static string Measure(string shared, bool show)
    {
        var all = OpinionGold.Paragraphs();
        var seen = OpinionGold.Score(all.Where(p => p.Number % 2 == 1));
        var unseen = OpinionGold.Score(all.Where(p => p.Number % 2 == 0));
        if (show)
            foreach (var fault in seen.Faults)
                Console.WriteLine("  " + fault);
        return $"looked at: {Line(seen)}; only measured: {Line(unseen)}";
    }

    internal static string Pairs(string shared, bool show)
    {
        var all = PairGold.Pairs();
        var seen = PairGold.Score(all.Take(3));
        var unseen = PairGold.Score(all.Skip(3));
        if (show)
            foreach (var fault in seen.Clashes.Faults.Select(f => "clash " + f).Concat(seen.Agreements.Faults.Select(f => "agreement " + f)))
                Console.WriteLine("  " + fault);
        return $"looked at: clashes {Line(seen.Clashes)}, agreements {Line(seen.Agreements)}; only measured: clashes {Line(unseen.Clashes)}, agreements {Line(unseen.Agreements)}";
    }

    private static string Line(OpinionScore s) =>
        FormattableString.Invariant($"{s.Claims} claims, found {s.Found}, endorsement {s.Endorsement / (double)s.Claims:F3}, kind {s.Kind / (double)s.Claims:F3}, chain {s.Chain / (double)s.Claims:F3}");

    private static string Line(PairScore s) => FormattableString.Invariant($"{s.Right} right of {s.Found} found, {s.Recalled} of {s.Noted} noted");
}
