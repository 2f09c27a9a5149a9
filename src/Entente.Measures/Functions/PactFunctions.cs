using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Functions;

/// <summary>What pacts contain, replace, and whether two states are each other's only allies.</summary>
internal static class PactFunctions
{
    internal static IEnumerable<(string Name, MeasureFunction Function)> All() =>
    [
        ("pact.contains", new(["pact"], "pact.contains(A--B, YEAR, defence|offence|neutrality|nonaggression|consultation)", Contains)),
        ("pact.commits", new(["pact"], "pact.commits(A--B, YEAR, defence): does it bind, and does it without a condition?", Commits)),
        ("pact.ended", new(["pact"], "pact.ended(A--B, [YEAR], in=DATE): did the pact of YEAR (or the last one of defence before DATE) end then, formally or in effect?", Ended)),
        ("pact.conditional", new(["pact"], "pact.conditional(A--B, YEAR)", Conditional)),
        ("pact.inforce", new(["pact"], "pact.inforce(A--B, at=DATE, [type=defence])", InForce)),
        ("pact.count", new(["pact"], "pact.count(A--B, [type=])", a => Measured.Scalar(Matching(a, a.Pair(0)).Count, "pacts"))),
        ("pact.renews", new(["pact"], "pact.renews(A--B, NEW, OLD, [type=defence]): does the pact of NEW promise again what that of OLD promised, without a gap?", Renews)),
        ("allies.only", new(["pact", "allies"], "allies.only(A--B, [before=DATE], [type=defence]): is each the other's only ally?", Only)),
    ];

    internal static Obligations Obligation(Arguments a, string? word) => word?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        null or "any" => Obligations.None,
        "defence" or "defense" => Obligations.Defence,
        "offence" or "offense" => Obligations.Offence,
        "neutrality" => Obligations.Neutrality,
        "nonaggression" => Obligations.NonAggression,
        "consultation" => Obligations.Consultation,
        _ => throw a.Wrong($"there is no obligation '{word}'; defence, offence, neutrality, nonaggression or consultation were expected"),
    };

    internal static bool IsMember(PactRecord pact, StateCode state) => pact.Members.Any(m => Same(m, state));

    internal static bool Same(StateCode a, StateCode b) => a == b || (a.Text is "RUS" or "SUN" && b.Text is "RUS" or "SUN");

    private static Measured Contains(Arguments a)
    {
        var (pact, why) = OfYear(a, a.DateOf(a.Place(1)));
        if (pact is null)
            return why!;
        var wanted = Obligation(a, a.Place(2) is WordPart w ? w.Word : throw a.Wrong("an obligation such as defence was expected"));
        var has = pact.Obligations.HasFlag(wanted);
        return Statement(a, has, $"{pact.Name ?? pact.Id}, {pact.Start}: {pact.Obligations}{(pact.Conditional ? ", conditional" : "")}", pact);
    }

    private static Measured Commits(Arguments a)
    {
        var (pact, why) = OfYear(a, a.DateOf(a.Place(1)));
        if (pact is null)
            return why!;
        var has = pact.Obligations.HasFlag(Obligation(a, a.Place(2) is WordPart w ? w.Word : throw a.Wrong("an obligation such as defence was expected")));
        var said = Statement(a, has, $"{pact.Name ?? pact.Id}, {pact.Start}: {pact.Obligations}{(pact.Conditional ? ", with a condition" : ", without a condition")}", pact);
        return has && pact.Conditional ? said with { Variants = [new Variant("a promise with a condition counted as none", false, "the promise stands under a condition, so that a party has a door")] } : said;
    }

    private static Measured Ended(Arguments a)
    {
        if (a.Scope.Source("pact") is not { } source)
            return a.None("pacts");
        var asked = a.Date("in") ?? throw a.Wrong("in=DATE is missing");
        var all = Matching(a, a.Pair(0));
        var of = a.Count > 1 && a.Place(1) is not StatePart ? a.DateOf(a.Place(1)) : all.Where(p => p.Start.Latest < asked.Earliest && p.Obligations.HasFlag(Obligations.Defence)).Select(p => p.Start).OrderBy(d => d.Earliest).LastOrDefault(EdtfDate.Unknown);
        // An account of the end alone has no day of signature: its id names the year.
        var pacts = all.Where(p => p.Start.Earliest is { } s ? s >= of.Earliest && s <= of.Latest : of.Earliest is { } signed && p.Id.EndsWith($"-{signed.Year.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)).ToList();
        var ends = pacts.SelectMany(p => new[] { (Word: "formal end", p.End, p.Row), (Word: "end in effect", End: p.EffectiveEnd, p.Row) }).Where(e => e.End is { IsUnknown: false }).ToList();
        if (ends.Count == 0)
            return Measured.Missing(NoValue.NotRecorded, pacts.Count == 0 ? $"{source.Authority} has no pact of {a.Pair(0)} of {of}" : $"{source.Authority} gives no end of it");
        var holds = ends.Exists(e => e.End!.Value.Earliest <= asked.Latest && e.End.Value.Latest >= asked.Earliest);
        return Measured.Statement(holds, string.Join("; ", ends.Select(e => $"{e.Word} {e.End} ({e.Row})")), Rows(source, ends.Select(e => e.Row)), DateSpan.Always);
    }

    private static Measured Conditional(Arguments a)
    {
        var (pact, why) = OfYear(a, a.DateOf(a.Place(1)));
        return pact is null ? why! : Statement(a, pact.Conditional, $"{pact.Name ?? pact.Id}, {pact.Start}: {(pact.Conditional ? "conditional" : "without condition")}", pact);
    }

    private static Measured InForce(Arguments a)
    {
        var date = (a.Date("at") ?? throw a.Wrong("at=DATE is missing")).Earliest ?? throw a.Wrong("at= needs a date");
        if (Coverage(a, date, out var missing) is false)
            return missing!;
        var there = Matching(a, a.Pair(0)).FirstOrDefault(p => Lives(p, date));
        return there is null ? Statement(a, false, $"no such pact in force on {date:O}", null) : Statement(a, true, $"{there.Name ?? there.Id}, since {there.Start}", there);
    }

    private static Measured Renews(Arguments a)
    {
        var (late, whyLate) = OfYear(a, a.DateOf(a.Place(1)));
        var (early, whyEarly) = OfYear(a, a.DateOf(a.Place(2)));
        if (late is null || early is null)
            return whyLate ?? whyEarly!;
        var wanted = Obligation(a, a.Word("type") ?? "defence");
        if (!late.Obligations.HasFlag(wanted) || !early.Obligations.HasFlag(wanted))
            return Statement(a, false, $"{early.Start}: {early.Obligations}; {late.Start}: {late.Obligations}", late);
        // The treaty's own text may not say when it lapsed: then the others who date its end are asked, and named.
        var ends = Matching(a, a.Pair(0)).Where(p => p != late && p.Obligations.HasFlag(wanted) && p.Start.Earliest < late.Start.Earliest).Select(p => (Pact: p, Ends: p.End is { Latest: { } own } ? [(a.Scope.Source("pact")!.Authority, own)] : EndsElsewhere(a, p))).ToList();
        if (ends.Exists(e => e.Ends.Count == 0))
            return Statement(a, true, $"the promise of {early.Start} has no end on record and still held on {late.Start}", late);
        var last = ends.Select(e => e.Ends.Max(x => x.End)).DefaultIfEmpty(DateOnly.MinValue).Max();
        var gap = last < late.Start.Earliest;
        var dated = string.Join(", ", ends.Where(e => e.Pact == early || ends.Count == 1).SelectMany(e => e.Ends).Select(x => $"{EdtfDate.Month(x.End.Year, x.End.Month)} by {x.Authority}").Distinct());
        return Statement(a, !gap, gap ? $"the promise of {early.Start} ended ({dated}); {late.Start} restores it" : $"the promise of {early.Start} still held on {late.Start}", late);
    }

    private static List<(string Authority, DateOnly End)> EndsElsewhere(Arguments a, PactRecord pact)
    {
        var ends = new List<(string, DateOnly)>();
        foreach (var source in a.Scope.Reader.Sources("pact"))
            foreach (var other in a.Scope.Reader.Pacts(source, a.Pair(0).First).Pacts)
                if (other.End is { Latest: { } end } && IsMember(other, a.Pair(0).Second) && other.Start.Earliest is { } start && pact.Start.Earliest is { } own && start.Year == own.Year)
                    ends.Add((source.Authority, end));
        return ends;
    }

    private static Measured Only(Arguments a)
    {
        var dyad = a.Pair(0);
        var before = (a.Date("before")?.Earliest ?? a.Date("at")?.Earliest)?.AddDays(-1);
        var wanted = Obligation(a, a.Word("type") ?? "defence");
        if (Cited(a, dyad, before) is { } cited)
            return cited;
        if (a.Scope.Source("pact") is not { } source)
            return a.None("pacts");
        var words = new List<string>();
        var rows = new List<string>();
        bool? holds = true;
        foreach (var (state, other) in new[] { (dyad.First, dyad.Second), (dyad.Second, dyad.First) })
        {
            var (pacts, coverage, scope) = a.Scope.Reader.Pacts(source, state);
            if (scope is not null)
                return Measured.Statement(null, $"{source.Authority}: {scope}, so that no ally outside it can be seen", [], coverage) with { Unit = "statement" };
            var day = before ?? coverage.End ?? DateOnly.MaxValue;
            if (coverage.End is { } end && day > end)
            {
                words.Add($"seen until {end:O}");
                day = end;
            }

            var allies = pacts.Where(p => p.Obligations.HasFlag(wanted) && Lives(p, day)).SelectMany(p => p.Members.Where(m => !Same(m, state)).Select(m => (Ally: m, Pact: p))).ToList();
            if (!allies.Exists(x => Same(x.Ally, other)))
                return Statement(a, false, $"{state} has no such pact with {other} on {day:O}", null);
            var more = allies.Where(x => !Same(x.Ally, other)).DistinctBy(x => x.Ally).ToList();
            rows.AddRange(allies.Select(x => x.Pact.Row));
            if (more.Count > 0)
                holds = false;
            words.Add(more.Count == 0 ? $"true for {state}{Since(pacts, state, other, wanted, day)}" : $"false for {state} ({string.Join(", ", more.Take(6).Select(x => $"{x.Ally} {x.Pact.Start}"))})");
        }

        return Measured.Statement(holds, string.Join("; ", words.Distinct()), Rows(source, rows), DateSpan.Always);
    }

    // A finding of somebody whose table may not be passed on: quoted as he is cited, never worked out.
    private static Measured? Cited(Arguments a, Dyad dyad, DateOnly? before)
    {
        if (a.Scope.Lead is not { } lead || a.Scope.Source("allies") is not { } source || source.Id != lead.Id)
            return null;
        var findings = a.Scope.Reader.Findings(source, "allies.only", dyad.First, dyad.Second, symmetric: true);
        var last = findings.LastOrDefault(f => before is null || f.When.Earliest <= before);
        if (last is null)
            return null;
        var late = before is { } day && last.When.Latest is { } end && day > end ? $"; seen until {end:O}" : "";
        return Measured.Statement(last.Holds, $"as cited, {(last.Holds is true ? "true" : "not true")} from {last.When.Earliest?.Year.ToString(CultureInfo.InvariantCulture)}{late}: {last.Cited}", [last.Row], DateSpan.Always);
    }

    // The first whole year after the last other ally was lost.
    private static string Since(IEnumerable<PactRecord> pacts, StateCode state, StateCode other, Obligations wanted, DateOnly day)
    {
        var lost = pacts.Where(p => p.Obligations.HasFlag(wanted) && p.Members.Any(m => !Same(m, state) && !Same(m, other)) && p.End?.Latest is { } e && e < day).Select(p => p.End!.Value.Latest!.Value).DefaultIfEmpty().Max();
        return lost == default ? "" : $" since {(lost.Year + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool Lives(PactRecord pact, DateOnly day) => pact.Start.Earliest <= day && (pact.End is not { Latest: { } end } || end >= day);

    private static List<PactRecord> Matching(Arguments a, Dyad dyad)
    {
        if (a.Scope.Source("pact") is not { } source)
            return [];
        var wanted = Obligation(a, a.Word("type"));
        var (pacts, _, _) = a.Scope.Reader.Pacts(source, dyad.First);
        return [.. pacts.Where(p => IsMember(p, dyad.First) && IsMember(p, dyad.Second) && (wanted == Obligations.None || p.Obligations.HasFlag(wanted)))];
    }

    private static (PactRecord? Pact, Measured? Why) OfYear(Arguments a, EdtfDate date)
    {
        if (a.Scope.Source("pact") is not { } source)
            return (null, a.None("pacts"));
        if (date.Earliest is { } first && !Coverage(a, first, out var missing))
            return (null, missing);
        var found = Matching(a, a.Pair(0)).Where(p => p.Start.Earliest is { } s && date.Earliest is { } f && date.Latest is { } l && s >= f && s <= l).OrderBy(p => p.Start.Earliest).FirstOrDefault();
        return found is not null ? (found, null) : (null, Measured.Missing(NoValue.NotRecorded, $"{source.Authority} has no pact of {a.Pair(0)} of {date}"));
    }

    private static bool Coverage(Arguments a, DateOnly day, out Measured? missing)
    {
        missing = null;
        if (a.Scope.Source("pact") is not { } source)
        {
            missing = a.None("pacts");
            return false;
        }

        var (_, coverage, _) = a.Scope.Reader.Pacts(source, a.Pair(0).First);
        if (coverage.Contains(day))
            return true;
        missing = Measured.Missing(NoValue.OutsideCoverage, $"{source.Authority} speaks about {coverage}");
        return false;
    }

    private static Measured Statement(Arguments a, bool holds, string words, PactRecord? pact) =>
        Measured.Statement(holds, words, a.Scope.Source("pact") is { } source && pact is not null ? Rows(source, [pact.Row]) : [], DateSpan.Always);

    private static ImmutableArray<RowProvenance> Rows(RecordSource source, IEnumerable<string> rows) =>
        [.. rows.Distinct().Take(30).Select(r => new RowProvenance(source.Provider, source.Version, PlaceOf(source, r), 0))];

    // A row of a table of the user's own names its table itself; a provider's row stands in the provider's file.
    internal static string PlaceOf(RecordSource source, string row) => source.File is null || row.Contains(':', StringComparison.Ordinal) ? row : $"{source.File} {row}";
}
