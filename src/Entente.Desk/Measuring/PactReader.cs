using System.Collections.Immutable;
using Entente.Measures.Reading;
using Entente.Reference.Pacts;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Pacts as each authority has them: the register, ATOP's members, a table of the user's own.</summary>
internal static class PactReader
{
    internal static (ImmutableArray<PactRecord> Pacts, DateSpan Coverage, string? Scope) Read(ShelvedSource shelved, IReadOnlyList<Observation> own, StateCode state)
    {
        if (shelved.Record is null)
            return Register(shelved.Source.Authority, state);
        return shelved.Tables.Contains("pact_member") ? Atop(shelved, state) : Own(shelved, own, state);
    }

    private static (ImmutableArray<PactRecord>, DateSpan, string?) Register(string authority, StateCode state)
    {
        var pacts = PactRegister.ForEstimates().Where(p => p.Authority == authority && (state.IsNone || Observations.Same(p.Parties.First, state) || Observations.Same(p.Parties.Second, state)))
            .Select(p => new PactRecord(p.Id, [p.Parties.First, p.Parties.Second], p.Obligations, p.Signed, p.FormalEnd.IsUnknown ? null : p.FormalEnd, p.Conditional, p.Name, p.SourceText, p.EffectiveEnd.IsUnknown ? null : p.EffectiveEnd));
        return ([.. pacts], new DateSpan(null, PactRegister.KnownUntil(authority)), "the register holds pacts among seven states and between great powers only");
    }

    // One record for each two members of a pact whose memberships overlap; what a member owes stands in its own row.
    private static (ImmutableArray<PactRecord>, DateSpan, string?) Atop(ShelvedSource shelved, StateCode state)
    {
        string[] columns = ["row", "atopid", "ccode", "entry_year", "entry_month", "entry_day", "exit_year", "exit_month", "exit_day", "defense", "offense", "neutral", "nonagg", "consul", "conditional", "bilateral"];
        var facts = shelved.Record!.Facts("pact_member", columns, shelved.Source.Provider, shelved.Source.Version)!;
        var texts = shelved.Record.Texts();
        var pacts = ImmutableArray.CreateBuilder<PactRecord>();
        foreach (var group in Enumerable.Range(0, facts.Count).GroupBy(i => facts.Wholes["atopid"][i]).OrderBy(g => g.Key))
        {
            var rows = state.IsNone ? Founders([.. group]) : [.. group];
            foreach (var i in rows)
                foreach (var j in rows)
                {
                    if (i == j || (state.IsNone && i > j))
                        continue;
                    var (from, until) = (Start(i) > Start(j) ? i : j, Earlier(End(i), End(j)));
                    if (until is { } u && u < Start(from))
                        continue;
                    var (a, b) = (Code(i, from), Code(j, from));
                    if (a.IsNone || b.IsNone || (!state.IsNone && !Observations.Same(a, state)))
                        continue;
                    pacts.Add(new PactRecord(texts[facts.Wholes["atopid"][i]], [a, b], state.IsNone ? Owed(i) | Owed(j) : Owed(i), EdtfDate.Day(Start(from)), until is { } end ? EdtfDate.Day(end) : null, facts.Wholes["conditional"][i] == 1, $"ATOP {texts[facts.Wholes["atopid"][i]]}", $"row {facts.Wholes["row"][i]}"));
                }
        }

        return (pacts.ToImmutable(), facts.Window, null);

        // A pact that was changed later has rows for each of its phases: it counts once, by those who signed it first; of more than two it is none.
        List<int> Founders(List<int> rows)
        {
            var first = rows.Min(Start);
            var signed = rows.Where(r => Start(r) == first).DistinctBy(r => facts.Wholes["ccode"][r]).ToList();
            return signed.Count == 2 && rows.TrueForAll(r => facts.Wholes["bilateral"][r] is 1 or int.MinValue) ? signed : [];
        }

        StateCode Code(int row, int at) => StateTable.ToCode(CodeSystem.Cow, facts.Wholes["ccode"][row], Start(at)).Code;
        DateOnly Start(int i)
        {
            var (year, month) = (facts.Wholes["entry_year"][i], Part(facts.Wholes["entry_month"][i]));
            return new DateOnly(year, month, Math.Min(Part(facts.Wholes["entry_day"][i]), DateTime.DaysInMonth(year, month)));
        }

        DateOnly? End(int i) => facts.Wholes["exit_year"][i] is var y && y == int.MinValue ? null : new DateOnly(y, facts.Wholes["exit_month"][i] is var m && m == int.MinValue ? 12 : m, 1).AddMonths(1).AddDays(-1);
        static int Part(int value) => value == int.MinValue ? 1 : value;
        static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;
        Obligations Owed(int i) =>
            (facts.Wholes["defense"][i] == 1 ? Obligations.Defence : 0) | (facts.Wholes["offense"][i] == 1 ? Obligations.Offence : 0) | (facts.Wholes["neutral"][i] == 1 ? Obligations.Neutrality : 0)
            | (facts.Wholes["nonagg"][i] == 1 ? Obligations.NonAggression : 0) | (facts.Wholes["consul"][i] == 1 ? Obligations.Consultation : 0);
    }

    // Rows of the variable pact: the obligations stand in the label, by any of the words that authorities use.
    private static (ImmutableArray<PactRecord>, DateSpan, string?) Own(ShelvedSource shelved, IReadOnlyList<Observation> rows, StateCode state)
    {
        var pacts = rows.Where(r => r.Variable == "pact" && !r.Target.IsNone).ToList();
        if (pacts.Count == 0)
            return ([], DateSpan.Always, "it lists no pacts");
        var records = pacts.Where(r => state.IsNone || Observations.Same(r.Source, state) || Observations.Same(r.Target, state)).Select(r => new PactRecord(
            $"{r.Row.File}:{r.Row.Row}", Observations.Same(r.Source, state) ? [r.Source, r.Target] : [r.Target, r.Source], Owed(r.Label), EdtfDate.Day(r.First), r.Last is { } l ? EdtfDate.Day(l) : null,
            r.Label.Contains("conditional", StringComparison.OrdinalIgnoreCase), null, $"{r.Row.File}:{r.Row.Row}"));
        var window = shelved.Record!.Coverage().FirstOrDefault(c => c.Import == shelved.Import!.Id && c.Variable == "pact")?.Window ?? DateSpan.Always;
        return ([.. records], window, shelved.Record!.Scopes(shelved.Import!.Id).GetValueOrDefault("pact"));
    }

    private static Obligations Owed(string label)
    {
        var owed = Obligations.None;
        foreach (var word in label.ToLowerInvariant().Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries))
            owed |= word switch
            {
                "defence" or "defense" => Obligations.Defence,
                "offence" or "offense" => Obligations.Offence,
                "neutrality" or "neutral" => Obligations.Neutrality,
                "nonaggression" or "non-aggression" or "nonagg" => Obligations.NonAggression,
                "consultation" or "consul" or "entente" => Obligations.Consultation,
                _ => Obligations.None,
            };
        return owed;
    }
}
