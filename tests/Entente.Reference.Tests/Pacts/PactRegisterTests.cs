using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Reference.Tests.Pacts;

public sealed class PactRegisterTests
{
    private static readonly string[] Seven = ["CHN", "RUS", "SUN", "PRK", "KOR", "USA", "JPN", "IND"];

    [Theory]
    [InlineData("CHN-RUS-1896", "1896-06-03", Obligations.Defence | Obligations.Offence)]
    [InlineData("CHN-SUN-1924", "1924-05-31", Obligations.None)]
    [InlineData("CHN-SUN-1937", "1937-08-21", Obligations.Neutrality | Obligations.NonAggression)]
    [InlineData("CHN-SUN-1945", "1945-08-14", Obligations.Defence | Obligations.Offence)]
    [InlineData("CHN-SUN-1950", "1950-02-14", Obligations.Defence | Obligations.NonAggression)]
    [InlineData("CHN-RUS-1992", "1992-12-18", Obligations.NonAggression)]
    [InlineData("CHN-RUS-1996", "1996-04-25", Obligations.None)]
    [InlineData("CHN-RUS-2001", "2001-07-16", Obligations.NonAggression | Obligations.Consultation)]
    [InlineData("PRK-SUN-1961", "1961-07-06", Obligations.Defence | Obligations.NonAggression)]
    [InlineData("PRK-RUS-2000", "2000-02-09", Obligations.Consultation)]
    [InlineData("PRK-RUS-2024", "2024-06-19", Obligations.Defence | Obligations.NonAggression | Obligations.Consultation)]
    public void Load_NamedInstrument_IsThereByItsFirstAccount(string id, string signed, Obligations obligations)
    {
        var first = PactRegister.Load().First(p => p.Id == id);

        Assert.Equal((signed, obligations), (first.Signed.ToString(), first.Obligations));
    }

    [Fact]
    public void Load_TreatyOf2024_IsInForceSinceDecemberAndReplacesThatOf2000()
    {
        var treaty = Assert.Single(PactRegister.Load(), p => p.Id == "PRK-RUS-2024");

        Assert.Equal("2024-12-04", treaty.InForce.ToString());
        Assert.True(treaty.Conditional);
        Assert.Equal(["PRK-RUS-2000"], treaty.Replaces);
        Assert.Contains(PactRegister.Load(), p => p.Id == "PRK-RUS-2000" && p.FormalEnd.ToString() == "2024-12-04");
    }

    [Fact]
    public void Load_EveryRow_HasNameAuthorityAndTwoStates()
    {
        foreach (var pact in PactRegister.Load())
        {
            Assert.NotEmpty(pact.Name);
            Assert.NotEmpty(pact.Authority);
            Assert.NotEmpty(pact.SourceText);
            Assert.StartsWith($"{pact.Parties.First}-{pact.Parties.Second}-", pact.Id, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_EveryReplacedPact_IsInTheRegisterAndOlder()
    {
        var rows = PactRegister.Load();
        foreach (var (pact, old) in rows.SelectMany(p => p.Replaces, (p, old) => (p, old)))
            Assert.Contains(rows, r => r.Id == old && r.Signed.DefinitelyBefore(pact.Signed));
    }

    [Fact]
    public void Load_EveryInstrument_LiesInTheScope()
    {
        foreach (var group in PactRegister.Load().GroupBy(p => p.Id))
        {
            var parties = group.First().Parties;
            var signed = group.First(p => !p.Signed.IsUnknown).Signed.Earliest!.Value;
            var seven = signed.Year >= 1945 && Seven.Contains(parties.First.Text) && Seven.Contains(parties.Second.Text);
            var great = GreatPowers.Has(parties.First, signed) && GreatPowers.Has(parties.Second, signed);
            var sinoRussian = PactSpells.Continuing(parties) == Dyad.Parse("CHN--RUS");

            Assert.True(seven || great || sinoRussian, group.Key);
        }
    }

    [Fact]
    public void ForEstimates_UnverifiedRows_AreNeverThere()
    {
        Assert.Contains(PactRegister.Load(), p => !p.Verified);
        Assert.All(PactRegister.ForEstimates(), p => Assert.True(p.Verified));
        var usable = PactRegister.ForEstimates().Select(p => p.Id).ToHashSet();
        Assert.All(PactSpells.Of(PactRegister.Load(), PactDating.ByEffect), s => Assert.Contains(s.Id, usable));
    }

    [Fact]
    public void Load_RowsDatedAfter2018_AreListedForReview()
    {
        var review = File.ReadAllText(Path.Combine(Testing.Checkout.Root, "docs/register-review.md"));
        var late = PactRegister.Load().Where(p => new[] { p.Signed, p.InForce, p.FormalEnd, p.EffectiveEnd }.Any(d => d.Latest?.Year > 2018)).ToArray();

        Assert.NotEmpty(late);
        Assert.All(late, p => Assert.Contains($"| {p.Id} |", review, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TheWholeRegister_ReadsBackTheSame() =>
        Assert.Equal(PactTable.Write(PactRegister.Load()), PactTable.Write(PactTable.Parse(PactTable.Write(PactRegister.Load()))));
}
