using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Testing;

namespace Entente.Desk.Tests;

/// <summary>The worked case's claims against its own small record: what must come out, row by row, without any download.</summary>
public sealed class CheckCaseTests
{
    private static readonly string Case = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");
    private static readonly Lazy<Task<ChecksDocument>> Asked = new(() => new CheckCase().AskAsync(new CheckRequest(Case, null, false), null, default));

    [Theory]
    [InlineData("E02", "holds", null)]
    [InlineData("E03", "depends", "the definition")]
    [InlineData("E04", "holds", null)]
    [InlineData("E05", "depends", "the authority")]
    [InlineData("E10", "depends", "the authority")]
    [InlineData("E11", "outside coverage", null)]
    [InlineData("E15", "outside coverage", null)]
    [InlineData("E16", "does not hold", null)]
    [InlineData("E19", "does not hold", null)]
    [InlineData("E20", "depends", "the definition")]
    [InlineData("E28", "depends", "the definition")]
    [InlineData("E41", "holds", null)]
    public async Task Check_Claim_HasItsVerdict(string id, string verdict, string? on)
    {
        var check = await Claim(id);
        Assert.Equal((verdict, on), (check.Verdict, check.DependsOn));
    }

    [Fact]
    public async Task Check_EveryRowOfTheCasesOwnTablesIsTaken() => Assert.Empty((await Asked.Value).Refused);

    [Fact]
    public async Task Check_OnlyAlly_IsTrueForChinaSince1981AndFalseForNorthKorea_AndByCowFrom1996()
    {
        var said = (await Claim("E05")).Authorities;
        var atop = said.First(a => a.Authority == "ATOP" && a.Verdict != "outside coverage");
        Assert.Contains("true for CHN since 1981", atop.Words, StringComparison.Ordinal);
        Assert.Contains("false for PRK (CUB 1986-03-11)", atop.Words, StringComparison.Ordinal);
        var cow = said.First(a => a.Authority == "cited findings");
        Assert.Equal("holds", cow.Verdict);
        Assert.Contains("true from 1996", cow.Words, StringComparison.Ordinal);
        Assert.Contains("COW Formal Alliances 4.1", cow.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ShareOfTrade_DependsOnTheAuthority()
    {
        var document = await new MeasureExpression().AskAsync(new MeasureRequest(null, Path.Combine(Case, "record"), "trade.share(PRK, CHN)", 2014, 2022, new Dictionary<string, string>()), null, default);
        Assert.Equal(0.793, document.Answers.First(a => a.Authority == "COW").Values.First(v => v.Date == "2014").Value!.Value, 3);
        Assert.Equal(0.956, document.Answers.First(a => a.Authority == "KOTRA").Values.First(v => v.Date == "2021").Value!.Value, 3);
        Assert.Equal(0.967, document.Answers.First(a => a.Authority == "KOTRA").Values.First(v => v.Date == "2022").Value!.Value, 3);
        Assert.All(document.Answers.SelectMany(a => a.Values).Where(v => v.Value is not null), v => Assert.NotEmpty(v.Rows));
        var south = await new MeasureExpression().AskAsync(new MeasureRequest(null, Path.Combine(Case, "record"), "trade.share(PRK, KOR)", 2014, 2014, new Dictionary<string, string>()), null, default);
        Assert.Equal(0, Assert.Single(south.Answers.First(a => a.Authority == "COW").Values).Value);
    }

    [Fact]
    public async Task Check_Row_OpensTheRowOfTheTable()
    {
        var cow = (await Claim("E10")).Authorities.First(a => a.Authority == "COW");
        var row = Assert.Single(cow.Cells);
        var (file, line) = (row.Row.Split(':')[0], int.Parse(row.Row.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("trade-cow.csv", file);
        Assert.StartsWith("trade.share,PRK,CHN,2014,0.793022", (await File.ReadAllLinesAsync(Path.Combine(Case, "record", file)))[line - 1], StringComparison.Ordinal);
        Assert.Contains("value 0.793022", row.Text, StringComparison.Ordinal);
        Assert.All((await Asked.Value).Checks.SelectMany(c => c.Authorities).SelectMany(a => a.Rows), r => Assert.DoesNotContain("mapping.yaml", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_Alignment_PeaksIn1969ByValuedKappaAndAbsoluteSAndLateByBinary_VotesBeginIn1991()
    {
        var answer = Assert.Single((await Claim("E28")).Authorities);
        Assert.Contains("highest in 1969", answer.Words, StringComparison.Ordinal);
        Assert.Contains(answer.Sensitivity, s => s is { Definition: "binary", Holds: true } && s.Words.Contains("highest in 2016", StringComparison.Ordinal));
        Assert.Contains(answer.Sensitivity, s => s is { Definition: "S, absolute distances", Holds: false } && s.Words.Contains("highest in 1969", StringComparison.Ordinal));
        Assert.Contains(answer.Sensitivity, s => s.Definition.StartsWith("votes", StringComparison.Ordinal) && s.Words.Contains("values begin in 1991", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_PactsBeforeWars_AreNotDistinguishableAndTurnOnWhatCountsAsWar()
    {
        var answer = (await Claim("E20")).Authorities.First(a => a.Verdict != "outside coverage");
        // 5 of 14 against 3 of 22 by the day. By calendar year it is 4 of 22: the Saudi-Yemeni war of 1934 is then counted, which its pact ended.
        Assert.Contains("5 of 14 against 3 of 22", answer.Words, StringComparison.Ordinal);
        var byYear = answer.Sensitivity.First(s => s.Definition.Contains("calendar year", StringComparison.Ordinal));
        Assert.Contains("5 of 14 against 4 of 22", byYear.Words, StringComparison.Ordinal);
        Assert.False(byYear.Holds);
        Assert.Contains("11 of 14 against 9 of 22", answer.Sensitivity.First(s => s.Definition == "use of force").Words, StringComparison.Ordinal);
        Assert.Contains("8 of 14 against 3 of 22", answer.Sensitivity.First(s => s.Definition.StartsWith("war as a dispute", StringComparison.Ordinal)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TreatyOf2024_RestoresWhatEndedIn1995Or1996()
    {
        var said = (await Claim("E04")).Authorities.First(a => a.Verdict != "outside coverage");
        Assert.Contains("1996-09 by ATOP", said.Words, StringComparison.Ordinal);
        Assert.Contains("1995-09 by COW 4.1", said.Words, StringComparison.Ordinal);
        Assert.Contains("2024-06-19 restores it", said.Words, StringComparison.Ordinal);
        var consultation = await Measure("pact.contains(RUS--PRK, 2000, consultation)");
        Assert.Contains(consultation.Answers, a => a.Values is [{ Value: 1 }]);
        var defence = await Measure("pact.contains(RUS--PRK, 2000, defence)");
        Assert.All(defence.Answers.Where(a => a.Values[0].Value is not null), a => Assert.Equal(0, a.Values[0].Value));
    }

    [Fact]
    public async Task Check_DefenceClause_HoldsAndHasADoor()
    {
        Assert.Contains("conditional", (await Claim("E02")).Authorities.First(a => a.Verdict == "holds").Words, StringComparison.Ordinal);
        Assert.Contains((await Claim("E03")).Authorities.First(a => a.Verdict == "depends").Sensitivity, s => s.Holds is true && s.Words.Contains("door", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_BrokenUpByNixon_DoesNotHoldAsDated()
    {
        var said = (await Claim("E16")).Authorities.Where(a => a.Verdict == "does not hold").ToDictionary(a => a.Authority, a => a.Words);
        Assert.Contains("1980-04-11", said["ATOP"], StringComparison.Ordinal);
        Assert.Contains("1980-02-14", said["COW 4.1"], StringComparison.Ordinal);
        Assert.Contains("1958", said["Thompson and Dreyer 2012"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhatNobodyRecorded_IsNotTakenForFalse()
    {
        Assert.StartsWith("no record found", (await Claim("E11")).Words, StringComparison.Ordinal);
        Assert.Contains("smaller claim", (await Claim("E11")).Words, StringComparison.Ordinal);
        Assert.Contains("no finding about forces", (await Claim("E15")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Meeting_WasAtVostochnySomeThousandKilometresAway() =>
        Assert.Contains("met at Vostochny on 2023-09-13, 1010 km from Vladivostok", (await Claim("E41")).Words, StringComparison.Ordinal);

    [Fact]
    public async Task Check_WithoutDomesticProduct_SaysHowToBringIt() => Assert.Contains("import csv --map", (await Claim("E37")).Words + string.Concat((await Claim("E37")).Authorities.Select(a => a.Words)), StringComparison.Ordinal);

    [Fact]
    public async Task Check_NeverShowsAProposalAsAVerdict()
    {
        var document = await Asked.Value;
        Assert.DoesNotContain(document.Checks, c => document.Proposals.Any(p => p.Expression == c.Expression));
        Assert.Equal(document.Proposals.Count(p => p.Needs is null), document.Counts.Proposed);
        Assert.True(document.Counts.NotCheckable > 0);
    }

    private static async Task<ClaimCheck> Claim(string id) => (await Asked.Value).Checks.First(c => c.Id == id);

    private static Task<MeasureDocument> Measure(string expression) => new MeasureExpression().AskAsync(new MeasureRequest(null, Path.Combine(Case, "record"), expression, null, null, new Dictionary<string, string>()), null, default);
}
