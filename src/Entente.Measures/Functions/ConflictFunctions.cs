using System.Globalization;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>Whether one kind of event is followed by another more often than without it.</summary>
internal static class ConflictFunctions
{
    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("follows", new(["pact", "war", "dispute"], "follows(pact(type=nonaggression, by=RUS, [from=1918], [to=1944]), war|dispute, within=10y)", Follows)),
        ("conflict.count", new(["dispute"], "conflict.count(A--B, [level=4]): disputes of that level of hostility or more", Count)),
        ("pact", new([], "pact(type=, by=, from=, to=): only inside follows(…)", a => throw a.Wrong("stands only inside follows(…)"))),
    ];

    private static Measured Count(Arguments a)
    {
        if (a.Scope.Source("dispute") is not { } source)
            return a.None("disputes");
        var dyad = a.Pair(0);
        var level = a.Number("level") ?? 2;
        var (pairs, coverage, scope) = a.Scope.Reader.Conflicts(source, "dispute");
        if (scope is not null)
            return Measured.Missing(NoValue.OutsideCoverage, $"{source.Authority}: {scope}");
        var found = pairs.Where(p => p.Level >= level && ((PactFunctions.Same(p.First, dyad.First) && PactFunctions.Same(p.Second, dyad.Second)) || (PactFunctions.Same(p.First, dyad.Second) && PactFunctions.Same(p.Second, dyad.First)))).DistinctBy(p => p.Id).ToList();
        return Measured.One(new Datum(EdtfDate.Unknown, Value.Of(found.Count), [.. found.Select(f => new RowProvenance(source.Provider, source.Version, $"{source.File} no. {f.Id}", 0))]), "disputes", coverage);
    }

    // One row a pact of two partners, by the day of signature; a pact that was renewed later counts once.
    private static Measured Follows(Arguments a)
    {
        if (a.Place(0) is not CallPart { Name: "pact" } call)
            throw a.Wrong("pact(type=…, by=…) was expected first");
        var pactArguments = new Arguments(call, a.Scope);
        var what = a.Place(1) is WordPart w && w.Word is "war" or "dispute" ? ((WordPart)a.Place(1)).Word : throw a.Wrong("war or dispute was expected second");
        var years = a.Number("within") ?? 10;
        if (a.Scope.Source("pact") is not { } pactSource)
            return a.None("pacts");
        var kind = PactFunctions.Obligation(pactArguments, pactArguments.Word("type"));
        var by = pactArguments.Named("by") is StatePart s ? s.State : default;
        var from = pactArguments.Date("from")?.Earliest ?? new DateOnly(1918, 1, 1);
        var to = pactArguments.Date("to")?.Latest ?? new DateOnly(1944, 12, 31);
        var (pacts, coverage, scope) = a.Scope.Reader.Pacts(pactSource, default);
        var chosen = pacts.Where(p => p.Members.Length == 2 && p.Obligations.HasFlag(kind) && (p.Obligations & (Obligations.Defence | Obligations.Offence)) == 0 && p.Start.Earliest >= from && p.Start.Earliest <= to).ToList();
        Variant? One(string name, string family, int level, bool byYear = false)
        {
            if (a.Scope.Source(family) is not { } source)
                return null;
            var (pairs, _, narrow) = a.Scope.Reader.Conflicts(source, family);
            // A table of chosen pairs says nothing about the pacts of another source.
            if (narrow is not null && source.Id != pactSource.Id)
                return null;
            var (hits, all, otherHits, otherAll) = (0, 0, 0, 0);
            foreach (var pact in chosen)
            {
                var start = pact.Start.Earliest!.Value;
                var (first, last) = byYear ? (new DateOnly(start.Year, 1, 1), new DateOnly(start.Year + (int)years, 12, 31)) : (start, start.AddDays((int)(years * 365.25)));
                var hit = pairs.Any(p => p.Level >= level && p.Start >= first && p.Start <= last && PactFunctions.IsMember(pact, p.First) && PactFunctions.IsMember(pact, p.Second));
                if (by.IsNone || PactFunctions.IsMember(pact, by))
                    (hits, all) = (hits + (hit ? 1 : 0), all + 1);
                else
                    (otherHits, otherAll) = (otherHits + (hit ? 1 : 0), otherAll + 1);
            }

            var p = Numerics(hits, all, otherHits, otherAll);
            bool? holds = all == 0 || otherAll == 0 ? null : p < 0.05 ? hits * (double)otherAll > otherHits * (double)all : false;
            return new Variant(name, holds, string.Create(CultureInfo.InvariantCulture, $"{hits} of {all} against {otherHits} of {otherAll} for others (Fisher's exact p = {p:0.00})"));
        }

        Variant?[] found = what == "war"
            ?
            [
                One("inter-state war between the partners, begun after the day of signature", "war", 5), One("the same by calendar year, so that a war which the pact itself ended counts", "war", 5, byYear: true),
                One("use of force", "dispute", 4), One("war as a dispute of the highest level", "dispute", 5),
            ]
            : [One("any dispute", "dispute", 2), One("use of force", "dispute", 4)];
        var variants = found.OfType<Variant>().ToList();
        var said = scope is null ? "" : $" ({scope})";
        if (variants.Count == 0 || chosen.Count == 0)
            return Measured.Missing(NoValue.NotRecorded, $"{chosen.Count} such pacts by {pactSource.Authority}{said}{(variants.Count > 0 ? "" : $", but the record holds no {what}s for them: import cow-wars or cow-mid")}");
        return Measured.Statement(variants[0].Holds, $"{variants[0].Name}: {variants[0].Words}, by {pactSource.Authority}{said}", [.. chosen.Take(40).Select(c => new RowProvenance(pactSource.Provider, pactSource.Version, PactFunctions.PlaceOf(pactSource, c.Row), 0))], coverage, [.. variants.Skip(1)]);
    }

    private static double Numerics(int hits, int all, int otherHits, int otherAll) => FisherExact.TwoSided(hits, all - hits, otherHits, otherAll - otherHits);
}
