using System.Globalization;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Reference.Tests.Pacts;

/// <summary>The register against the authorities' own files: what is in scope is there, nothing else is, and the dates are theirs.</summary>
public sealed class RegisterAgainstProvidersTests
{
    private static readonly Dictionary<int, string> Seven = new() { [2] = "USA", [365] = "RUS", [710] = "CHN", [731] = "PRK", [732] = "KOR", [740] = "JPN", [750] = "IND" };

    private static readonly int[] NamedBefore1945 = [1395, 2415];

    private static readonly (string Column, Obligations Value)[] AtopColumns =
        [("defense", Obligations.Defence), ("offense", Obligations.Offence), ("neutral", Obligations.Neutrality), ("nonagg", Obligations.NonAggression), ("consul", Obligations.Consultation)];

    private static IEnumerable<(int Id, int[] Members, Dictionary<string, string> Row)> Atop() =>
        ProviderRows.Read("data", "ir", "atop4.01_alliance_level.csv.gz").Select(r => (
            Number(r["atopid"]),
            Enumerable.Range(1, 59).Select(i => r[$"mem{i}"]).Where(t => t.Length > 0).Select(Number).Distinct().Order().ToArray(),
            r));

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static int AtopId(Pact pact) => Number(pact.SourceText["alliance ".Length..]);

    private static bool IsGreat(List<Dictionary<string, string>> majors, int cow, DateOnly day)
    {
        foreach (var m in majors.Where(m => Number(m["ccode"]) == cow))
        {
            var first = new DateOnly(Number(m["styear"]), Number(m["stmonth"]), Number(m["stday"]));
            var last = new DateOnly(Number(m["endyear"]), Number(m["endmonth"]), Number(m["endday"]));
            if ((day >= first || first.Year == 1816) && (day <= last || last == new DateOnly(2016, 12, 31)))
                return true;
        }

        return false;
    }

    [Fact]
    public void Scope_AtopPacts_AreExactlyThoseOfTheProvidersFile()
    {
        var majors = ProviderRows.Read("data", "ir", "majors2016.csv.gz");
        var expected = new SortedSet<int>(NamedBefore1945);
        foreach (var (id, members, row) in Atop().Where(a => a.Members.Length == 2))
        {
            var day = new DateOnly(Number(row["begyr"]), Math.Max(1, Number(row["begmo"])), Math.Max(1, Number(row["begday"])));
            if ((day.Year >= 1945 && members.All(Seven.ContainsKey)) || members.All(m => IsGreat(majors, m, day)))
                expected.Add(id);
        }

        Assert.Equal(expected, new SortedSet<int>(PactRegister.Load().Where(p => p.Authority == PactRegister.Atop).Select(AtopId)));
        Assert.Equal(64, expected.Count);
    }

    [Fact]
    public void AtopRows_DatesObligationsAndEnds_AreTheAuthoritys()
    {
        var atop = Atop().ToDictionary(a => a.Id, a => a.Row);
        foreach (var pact in PactRegister.Load().Where(p => p.Authority == PactRegister.Atop))
        {
            var row = atop[AtopId(pact)];
            Assert.Equal(ProviderRows.Edtf(row["begyr"], row["begmo"], row["begday"]), ProviderRows.Text(pact.Signed));
            Assert.Equal(ProviderRows.Edtf(row["endyr"], row["endmo"], row["endday"]), ProviderRows.Text(pact.FormalEnd));
            Assert.Equal(AtopColumns.Where(c => row[c.Column] == "1").Aggregate(Obligations.None, (sum, c) => sum | c.Value), pact.Obligations);
            Assert.Equal(row["conditio"] == "1", pact.Conditional);
            var end = row["ineffect"] == "1" ? EndKind.InForce : row["term"] switch { "1" => EndKind.Expired, "2" => EndKind.Violated, "3" => EndKind.Renegotiated, _ => EndKind.StateLost };
            Assert.Equal(end, pact.End);
        }
    }

    [Fact]
    public void AtopRows_Lives_AreThoseOfTheDurationFile()
    {
        var lives = ProviderRows.Read("data", "duration", "alliances", "alliance_duration.csv").ToDictionary(r => Number(r["atopid"]));
        var ids = PactRegister.Load().Where(p => p.Authority == PactRegister.Atop).ToDictionary(p => p.Id, AtopId);
        foreach (var spell in PactSpells.Of(PactRegister.Load(), PactDating.BySignature).Where(s => s.Authority == PactRegister.Atop))
        {
            var row = lives[ids[spell.Id]];
            var seen = spell.Seen(new DateOnly(2016, 12, 31))!.Value;
            Assert.Equal(row["ended"] == "1", seen.Ended);
            Assert.InRange(Math.Abs(seen.Years - double.Parse(row["years"], CultureInfo.InvariantCulture)), 0, 0.05);
        }
    }

    [Fact]
    public void CowRows_OfTheSevenStates_AreThoseOfTheFactsFile()
    {
        static string Old(string state, string start) => state == "ROK" ? "KOR" : state == "RUS" && string.CompareOrdinal(start, "1991-12-26") < 0 ? "SUN" : state;
        var facts = ProviderRows.Read("data", "ir", "oracles", "facts_treaties_7_states_since_1945.csv");
        var multilateral = Atop().Where(a => a.Members.Length > 2).Select(a => a.Row["cow4id"]).ToHashSet();
        var bilateral = facts.Where(f => f["source"].StartsWith("COW", StringComparison.Ordinal)).GroupBy(f => f["treaty_id"])
            .Where(g => g.Count() == 1 && !multilateral.Contains(g.Key)).Select(g => g.Single()).ToArray();
        var expected = bilateral.Select(f => $"{f["treaty_id"]} {new Dyad(StateCode.Parse(Old(f["a"], f["start"])), StateCode.Parse(Old(f["b"], f["start"])))} {f["start"]} {f["end"]}").Order().ToArray();
        var actual = PactRegister.Load().Where(p => p.Authority == PactRegister.Cow)
            .Select(p => $"{p.SourceText.Split(' ', ';')[1]} {p.Parties} {ProviderRows.Text(p.Signed)} {ProviderRows.Text(p.FormalEnd)}").Order().ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void EffectiveEnds_ByRivalry_AreThoseThatBeganWhileThePactStood()
    {
        var rivalries = ProviderRows.Read("data", "ir", "td_rivalries.csv.gz");
        var atop = Atop().ToDictionary(a => a.Id, a => a.Members);
        var expected = new SortedSet<string>();
        foreach (var pact in PactRegister.Load().Where(p => p.Authority == PactRegister.Atop))
            foreach (var r in rivalries.Where(r => atop[AtopId(pact)].SequenceEqual([Number(r["ccode1"]), Number(r["ccode2"])])))
                if (Number(r["styear"]) > pact.Signed.Latest!.Value.Year && (pact.FormalEnd.IsUnknown || Number(r["styear"]) < pact.FormalEnd.Earliest!.Value.Year))
                    expected.Add($"{pact.Id} {r["styear"]}");

        Assert.Equal(expected, new SortedSet<string>(PactRegister.Load().Where(p => p.Authority == "Thompson and Dreyer 2012").Select(p => $"{p.Id} {p.EffectiveEnd}")));
    }

    [Fact]
    public void GreatPowers_EveryTerm_IsCows()
    {
        foreach (var m in ProviderRows.Read("data", "ir", "majors2016.csv.gz"))
        {
            var terms = GreatPowers.Terms.Where(t => t.Cow == Number(m["ccode"])).ToArray();
            Assert.Contains(terms, t => t.Days.Start == new DateOnly(Number(m["styear"]), Number(m["stmonth"]), Number(m["stday"])));
            var last = new DateOnly(Number(m["endyear"]), Number(m["endmonth"]), Number(m["endday"]));
            Assert.Contains(terms, t => last.Year == 2016 ? t.Days.End is null : t.Days.End == last);
        }
    }
}
