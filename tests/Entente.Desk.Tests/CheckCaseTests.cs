using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Testing;

namespace Entente.Desk.Tests;

/// <summary>The worked case's claims against its own small record: what must come out, without any download.</summary>
public sealed class CheckCaseTests
{
    private static readonly string Case = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");
    private static readonly Lazy<Task<ChecksDocument>> Asked = new(() => new CheckCase().AskAsync(new CheckRequest(Case, null, false), null, default));

    [Theory]
    [InlineData("E02", "holds")]
    [InlineData("E03", "does not hold")]
    [InlineData("E04", "holds")]
    [InlineData("E05", "does not hold")]
    [InlineData("E10", "holds")]
    [InlineData("E19", "does not hold")]
    [InlineData("E28", "depends")]
    public async Task Check_Claim_HasItsVerdict(string id, string verdict) => Assert.Equal(verdict, (await Asked.Value).Checks.First(c => c.Id == id).Verdict);

    [Fact]
    public async Task Check_OnlyAlly_IsTrueForChinaSince1981AndFalseForNorthKorea()
    {
        var atop = (await Asked.Value).Checks.First(c => c.Id == "E05").Authorities.First(a => a.Verdict != "outside coverage");
        Assert.Contains("true for CHN since 1981", atop.Words, StringComparison.Ordinal);
        Assert.Contains("false for PRK (CUB 1986-03-11)", atop.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ShareOfTrade_DependsOnTheAuthority()
    {
        var document = await new MeasureExpression().AskAsync(new MeasureRequest(null, Path.Combine(Case, "record"), "trade.share(PRK, CHN)", 2014, 2022, new Dictionary<string, string>()), null, default);
        Assert.Equal(0.793, document.Answers.First(a => a.Authority == "COW").Values.First(v => v.Date == "2014").Value!.Value, 3);
        Assert.Equal(0.956, document.Answers.First(a => a.Authority == "KOTRA").Values.First(v => v.Date == "2021").Value!.Value, 3);
        Assert.All(document.Answers.SelectMany(a => a.Values).Where(v => v.Value is not null), v => Assert.NotEmpty(v.Rows));
    }

    [Fact]
    public async Task Check_Alignment_PeaksIn1969ByValuedKappaAndLateByBinary()
    {
        var answer = Assert.Single((await Asked.Value).Checks.First(c => c.Id == "E28").Authorities);
        Assert.Contains("highest in 1969", answer.Words, StringComparison.Ordinal);
        Assert.Contains(answer.Sensitivity, s => s is { Definition: "binary", Holds: true });
    }

    [Fact]
    public async Task Check_NeverShowsAProposalAsAVerdict()
    {
        var document = await Asked.Value;
        Assert.DoesNotContain(document.Checks, c => document.Proposals.Any(p => p.Expression == c.Expression));
    }
}
