using System.Collections.Immutable;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Reference.Tests.Pacts;

public sealed class ComparisonClassesTests
{
    private static readonly DateOnly EndOf2016 = new(2016, 12, 31);

    private static ImmutableArray<ComparisonClass> Classes(PactDating dating) => ComparisonClasses.For(PactRegister.Load(), "CHN-RUS-2001", dating);

    [Fact]
    public void For_TheTreatyOf2001_SameMembersAreTheSinoRussianInstruments()
    {
        var same = Classes(PactDating.BySignature).Single(c => c.Name == "same-members");

        Assert.Equal(["CHN-RUS-1896", "CHN-SUN-1937", "CHN-SUN-1945", "CHN-SUN-1950", "CHN-RUS-1992"], same.Ids);
        Assert.Equal(5, same.Ended(EndOf2016));
    }

    [Fact]
    public void For_TheTreatyOf2001_ClassesHaveTheSizesThatDocsState()
    {
        var text = File.ReadAllText(Path.Combine(Testing.Checkout.Root, "docs/register.md"));
        foreach (var (a, b) in Classes(PactDating.BySignature).Zip(Classes(PactDating.ByEffect)))
            Assert.Contains($"| {a.Name} | {a.Size} | {a.Ended(EndOf2016)} | {b.Size} | {b.Ended(EndOf2016)} |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void For_AnyClass_LeavesThePactInQuestionAndUnverifiedRowsOut()
    {
        foreach (var one in Classes(PactDating.ByEffect))
        {
            Assert.DoesNotContain("CHN-RUS-2001", one.Ids);
            Assert.DoesNotContain("DEU-GBR-2025", one.Ids);
            Assert.Equal(one.Size, one.Ids.Distinct().Count());
        }
    }

    [Fact]
    public void For_TheTwoDatings_DifferOnTheTreatyOf1950()
    {
        DateOnly? End(PactDating dating) => Classes(dating).First().Spells.Single(s => s.Id == "CHN-SUN-1950").End;

        Assert.Equal(new DateOnly(1980, 4, 11), End(PactDating.BySignature));
        Assert.Equal(1958, End(PactDating.ByEffect)!.Value.Year);
    }

    [Fact]
    public void For_UnknownPact_IsAnArgumentError() =>
        Assert.Throws<ArgumentException>(() => ComparisonClasses.For(PactRegister.Load(), "CHN-RUS-1999", PactDating.BySignature));

    [Fact]
    public void Of_ForceDating_StartsOnEntryIntoForceAndLeavesTheUndatedOut()
    {
        var spells = PactSpells.Of(PactRegister.Load(), new PactDating(DatingRule.Force, DatingRule.FormalEnd));

        Assert.Equal(new DateOnly(2002, 2, 28), spells.Single(s => s.Id == "CHN-RUS-2001").Start);
        Assert.DoesNotContain(spells, s => s.Id == "FRA-RUS-1893");
    }

    [Fact]
    public void Of_APactThatEndedAfterItsAuthorityStopped_EndsByALaterAccount()
    {
        var spell = PactSpells.Of(PactRegister.Load(), PactDating.BySignature).Single(s => s.Id == "PRK-RUS-2000");

        Assert.Equal((new DateOnly(2024, 12, 4), EndKind.Renegotiated, PactRegister.TreatyRecord), (spell.End, spell.Kind, spell.EndAuthority));
        Assert.False(spell.Seen(EndOf2016)!.Value.Ended);
    }

    [Fact]
    public void Seen_BeforeTheStart_IsNothing()
    {
        var spell = PactSpells.Of(PactRegister.Load(), PactDating.BySignature).Single(s => s.Id == "PRK-RUS-2024");

        Assert.Null(spell.Seen(EndOf2016));
        Assert.False(spell.Seen(new DateOnly(2024, 12, 31))!.Value.Ended);
    }

    [Theory]
    [InlineData("SUN", 1950, true)]
    [InlineData("RUS", 1919, false)]
    [InlineData("CHN", 1945, false)]
    [InlineData("JPN", 1960, false)]
    [InlineData("AUH", 1815, true)]
    [InlineData("IND", 2000, false)]
    public void GreatPowers_OnADay_FollowCow(string state, int year, bool great) =>
        Assert.Equal(great, GreatPowers.Has(StateCode.Parse(state), new DateOnly(year, 7, 1)));
}
