using System.Collections.Immutable;
using Entente.Duration.Pacts;
using Entente.Record;
using Entente.Reference.Pacts;
using Entente.Reference.States;
using Entente.World;
using Membership = Entente.Duration.Pacts.Membership;

namespace Entente.Desk.Duration;

/// <summary>A register of pacts, with what a record holds on their members, in the form from which the model of endings reads its covariates.</summary>
internal static class RegisterHistory
{
    private const double Open = 9999;

    // The id of a relation that the user dated himself.
    private const string Unnamed = "?";

    // A register names parties, days and promises: not institutions or every pact of the members with others.
    private static readonly string[] NotHeld = ["milinst", "ren", "sec", "contx", "cont1", "contm"];
    private static readonly string[] OfTerms = ["expin", "first", "term", "open", "past"];

    private static readonly Lazy<PactHistory> Own = new(() => Of(PactRegister.Load(), null));

    /// <summary>The embedded register without a record beside it.</summary>
    internal static PactHistory Embedded => Own.Value;

    /// <summary>The embedded register with what a record holds beside it; alone where there is no such file.</summary>
    internal static PactHistory Beside(string? path)
    {
        if (!File.Exists(path))
            return Embedded;
        using var record = RecordFile.OpenExisting(path);
        return Of(PactRegister.Load(), record);
    }

    /// <summary>All pacts of the register that name what they promise.</summary>
    internal static PactHistory Of(ImmutableArray<Pact> rows, RecordFile? record)
    {
        var numbers = new StateNumbers();
        var spells = PactSpells.Of(rows, PactDating.BySignature).GroupBy(s => s.Id, StringComparer.Ordinal).ToArray();
        var members = spells.SelectMany(g => g.SelectMany(s => new[] { s.Parties.First, s.Parties.Second }).Distinct()
            .Select(state => new Membership(g.Key, numbers.Of(state, g.First().Start), PactLife.YearOf(g.First().Start), Open))).ToArray();
        var (wars, through) = Wars(record);
        var atWar = wars.SelectMany(w => new[] { (w.First, w.Year), (w.Second, w.Year) }).ToHashSet();
        var disputes = Disputes(record);
        var terms = rows.Where(r => r is { Verified: true, TermYears: not null }).GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var pacts = spells.Select(g => Facts(g.Key, g.First(), terms.GetValueOrDefault(g.Key), [.. members.Where(m => m.Id == g.Key).Select(m => m.State)], atWar, through)).ToArray();
        return new PactHistory(pacts, members)
        {
            GreatPowers = [.. GreatPowers.Terms.Select(t => (t.Cow, t.Days.Start is { } a ? PactLife.YearOf(a) : 0, t.Days.End is { } b ? PactLife.YearOf(b) : Open))],
            States = [.. StateTable.Of(CodeSystem.Cow).Select(m => (m.Number, m.Days.Start?.Year ?? 0, m.Days.End is { Year: < 2016 } last ? last.Year : (int)Open))],
            Wars = wars,
            WarsThrough = through,
            Disputes = disputes.Pairs,
            DisputesThrough = disputes.Through,
            Regimes = Regimes(record),
            Capability = Yearly(record, "capability", "ccode", "year", "cinc", 0),
            IdealPoints = Yearly(record, "ideal_point", "ccode", "session", "ideal", 1945),
        };
    }

    /// <summary>The history with the pact in question in it, as the user dates it.</summary>
    internal static (PactHistory History, string Id) With(PactHistory history, Focal focal)
    {
        if (focal is { Id: { } id, Named: false })
            return (history, id);
        var key = focal.Id ?? Unnamed;
        var numbers = new StateNumbers();
        var start = PactLife.YearOf(focal.Start);
        var known = history.Pacts.FirstOrDefault(p => p.Id == key);
        var pact = known is null ? new PactFacts(key, start, Open, false, -1, new Dictionary<string, double>()) : known with { Start = start };
        Membership[] members = [.. new[] { focal.Parties.First, focal.Parties.Second }.Select(s => new Membership(key, numbers.Of(s, focal.Start), start, Open))];
        return (history.With([.. history.Pacts.Where(p => p.Id != key), pact], [.. history.Members.Where(m => m.Id != key), .. members]), key);
    }

    /// <summary>What is known of the pact in question on the day of asking.</summary>
    internal static PactSituation Situation(PactHistory history, string id, DateOnly asOf, double horizon)
    {
        var pact = history.Pacts.First(p => p.Id == id);
        string[] unknown = [.. NotHeld, .. pact.Facts.ContainsKey("speclgth") ? [] : OfTerms, .. pact.Class < 0 ? ["def", "con", "off", "cons"] : Array.Empty<string>()];
        return PactSituation.Of(history, id, PactLife.YearOf(asOf), horizon, unknown);
    }

    private static PactFacts Facts(string id, PactSpell spell, Pact? text, int[] states, HashSet<(int, int)> atWar, int through)
    {
        var o = spell.Obligations;
        var facts = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["offense"] = o.HasFlag(Obligations.Offence) ? 1 : 0,
            ["consul"] = o.HasFlag(Obligations.Consultation) ? 1 : 0,
            ["n_members"] = states.Length,
        };
        if (spell.Start.Year <= through)
            facts["wartime"] = states.Any(s => atWar.Contains((s, spell.Start.Year))) ? 1 : 0;
        if (text?.TermYears is { } years)
        {
            facts["speclgth"] = years switch { 0 => 0, double.PositiveInfinity => 2, _ => 1 };
            facts["length"] = double.IsFinite(years) ? 12 * years : 0;
            facts["renewlgt"] = 12 * (text.RenewalYears ?? 0);
        }

        return new PactFacts(id, PactLife.YearOf(spell.Start), spell.End is { } end ? PactLife.YearOf(end) : Open, spell.End is not null, Class(o), facts);
    }

    private static int Class(Obligations o) =>
        (o & (Obligations.Defence | Obligations.Offence)) != 0 ? 1 : (o & (Obligations.Neutrality | Obligations.NonAggression)) != 0 ? 2 : o == Obligations.None ? -1 : 0;

    private static (HashSet<(int First, int Second, int Year)> Pairs, int Through) Wars(RecordFile? record)
    {
        var pairs = new HashSet<(int, int, int)>();
        if (record?.Facts("war", ["warnum", "ccode", "side", "start_year1", "end_year1"]) is not { } facts)
            return (pairs, int.MinValue);
        Opposed(pairs, facts, "warnum", "side", "start_year1", "end_year1", [.. Enumerable.Range(0, facts.Count)]);
        return (pairs, facts.Window.End?.Year ?? int.MinValue);
    }

    private static (HashSet<(int First, int Second, int Year)> Pairs, int Through) Disputes(RecordFile? record)
    {
        var pairs = new HashSet<(int, int, int)>();
        if (record?.Facts("disputant", ["dispnum", "ccode", "sidea", "start_year", "end_year"]) is not { } facts)
            return (pairs, int.MinValue);
        Opposed(pairs, facts, "dispnum", "sidea", "start_year", "end_year", [.. Enumerable.Range(0, facts.Count)]);
        return (pairs, facts.Window.End?.Year ?? int.MinValue);
    }

    private static void Opposed(HashSet<(int, int, int)> pairs, FactSet facts, string conflict, string side, string from, string to, int[] rows)
    {
        foreach (var group in rows.GroupBy(i => facts.Wholes[conflict][i]))
            foreach (var i in group)
                foreach (var j in group)
                {
                    var (a, b) = (facts.Wholes["ccode"][i], facts.Wholes["ccode"][j]);
                    if (a >= b || facts.Wholes[side][i] == facts.Wholes[side][j])
                        continue;
                    for (var year = Math.Max(facts.Wholes[from][i], facts.Wholes[from][j]); year <= Math.Min(facts.Wholes[to][i], facts.Wholes[to][j]); year++)
                        pairs.Add((a, b, year));
                }
    }

    private static Dictionary<(int, int), double> Yearly(RecordFile? record, string table, string state, string year, string value, int shift)
    {
        var result = new Dictionary<(int, int), double>();
        if (record?.Facts(table, [state, year, value]) is not { } facts)
            return result;
        for (var i = 0; i < facts.Count; i++)
            if (!double.IsNaN(facts.Reals[value][i]))
                result.TryAdd((facts.Wholes[state][i], facts.Wholes[year][i] + shift), facts.Reals[value][i]);
        return result;
    }

    // Regime scores are the user's own table (import csv --map) with the variables regime.polity and regime.polyarchy.
    private static Dictionary<(int, int), (double, double)> Regimes(RecordFile? record)
    {
        var result = new Dictionary<(int, int), (double Polity, double Polyarchy)>();
        if (record?.Facts("observation", ["variable", "source", "first", "value"]) is not { } facts)
            return result;
        var (texts, numbers) = (record.Texts(), new StateNumbers());
        for (var i = 0; i < facts.Count; i++)
        {
            var variable = texts[facts.Wholes["variable"][i]];
            if (variable is not ("regime.polity" or "regime.polyarchy") || !StateCode.TryParse(texts[facts.Wholes["source"][i]], out var code))
                continue;
            var day = DateOnly.FromDayNumber(facts.Wholes["first"][i]);
            var key = (numbers.Of(code, day), day.Year);
            var old = result.TryGetValue(key, out var seen) ? seen : (Polity: double.NaN, Polyarchy: double.NaN);
            result[key] = variable == "regime.polity" ? (facts.Reals["value"][i], old.Polyarchy) : (old.Polity, facts.Reals["value"][i]);
        }

        return result;
    }

    // COW numbers, which the record speaks in; a state that COW does not list gets a number that none has.
    private sealed class StateNumbers
    {
        private readonly Dictionary<StateCode, int> _own = [];

        internal int Of(StateCode code, DateOnly day)
        {
            if ((StateTable.ToNumber(code, CodeSystem.Cow, day).Number ?? StateTable.NumbersOf(code, CodeSystem.Cow).FirstOrDefault()?.Number) is { } listed)
                return listed;
            if (!_own.TryGetValue(code, out var number))
                _own.Add(code, number = -1 - Place(code));
            return number;
        }

        private static int Place(StateCode code) => code.Text.Aggregate(0, (sum, c) => (sum * 26) + (c - 'A'));
    }
}
