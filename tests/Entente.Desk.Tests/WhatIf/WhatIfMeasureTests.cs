using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Desk.WhatIf;

namespace Entente.Desk.Tests.WhatIf;

/// <summary>Shares, pacts and verdicts of a table of six rows, after changes whose results are worked out by hand.</summary>
public sealed class WhatIfMeasureTests : IDisposable
{
    // Of North Korea's trade China has 0.6 and Russia 0.1.
    private const string Rows = "variable,source,target,date,value\ntrade.share,PRK,CHN,2014,0.6\ntrade.share,PRK,RUS,2014,0.1\ntrade.flow,RUS,PRK,2014,40\narms.tiv,RUS,PRK,2014,12\n";
    private const string Pacts = "variable,source,target,from,until,obligations\npact,CHN,PRK,1961-07-11,,defence\npact,PRK,CUB,1986-03-11,,defence\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public WhatIfMeasureTests()
    {
        File.WriteAllText(Path.Combine(_folder, "rows.csv"), Rows);
        File.WriteAllText(Path.Combine(_folder, "pacts.csv"), Pacts);
        File.WriteAllText(Path.Combine(_folder, "mapping.yaml"), "sources:\n  - provider: own\n    version: \"1\"\n    title: Own\n    authority: Own\n    citation: own\n    tables:\n      - {file: rows.csv, variable: variable, source: source, target: target, first: date, value: value}\n      - {file: pacts.csv, variable: variable, source: source, target: target, first: from, last: until, label: obligations, from: 1950, to: 2016, absence: zero}\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<WhatIfResult> Ask(string expression, params Change[] changes)
    {
        var answer = await new MeasureExpression().AskAsync(new MeasureRequest(null, _folder, expression, null, null, new Dictionary<string, string>(StringComparer.Ordinal), changes), null, TestContext.Current.CancellationToken);
        return Assert.IsType<WhatIfResult>(answer.WhatIf);
    }

    private static Change Set(string text) => Change.Parse(ChangeKind.Set, text);

    // Half of 0.6 of a trade that shrinks by 0.3: 0.3 / 0.7; Russia's tenth becomes 0.1 / 0.7.
    [Theory]
    [InlineData("trade.share(PRK, CHN)", 0.3 / 0.7)]
    [InlineData("trade.share(PRK, RUS)", 0.1 / 0.7)]
    public async Task Share_AfterHalfTheTrade_IsByHand(string expression, double expected)
    {
        var row = Assert.Single((await Ask(expression, Set("trade(PRK,CHN)*=0.5"))).Rows, r => r.By == "Own");
        Assert.Equal(expected, row.After!.Value, 12);
        Assert.Equal(row.After - row.Before, row.Difference);
    }

    // 0.6 f / (0.4 + 0.6 f) = 0.5 where f = 2/3.
    [Fact]
    public async Task Verdict_TurnsWhereTheShareCrosses()
    {
        var flip = Assert.Single((await Ask("trade.share(PRK, CHN, at=latest) > 0.5", Set("trade(PRK,CHN)*=0.5"))).Flips);
        Assert.Equal(("holds", "does not hold"), (flip.Before, flip.After));
        Assert.Equal(2.0 / 3, Math.Pow(0.5, flip.Strength), 5);
    }

    [Fact]
    public async Task Change_ThatMeetsNothing_SaysSo()
    {
        var answer = await Ask("trade.share(PRK, CHN)", Set("trade(USA,RUS)*=0.5"));
        Assert.Equal(0, Assert.Single(answer.Changes).Met);
        Assert.All(answer.Rows.Where(r => r.Before is not null), r => Assert.Equal(0, r.Difference));
    }

    [Fact]
    public async Task Flow_InOneDirection_ChangesAlone()
    {
        Assert.Equal(20, Assert.Single((await Ask("trade.flow(RUS->PRK)", Set("trade(RUS->PRK)*=0.5"))).Rows, r => r.By == "Own").After);
        Assert.Equal(40, Assert.Single((await Ask("trade.flow(RUS->PRK)", Set("trade(PRK->RUS)*=0.5"))).Rows, r => r.By == "Own").After);
    }

    [Fact]
    public async Task Years_OutsideTheChange_StayAsTheyAre() =>
        Assert.Equal(12, Assert.Single((await Ask("arms.tiv(RUS->PRK)", Set("arms.tiv(RUS->PRK,from=2015)*=2"))).Rows, r => r.By == "Own").After);

    // Without the pact with Cuba, China is North Korea's only ally: the verdict turns as the pact goes.
    [Fact]
    public async Task PactTakenAway_TurnsTheVerdict()
    {
        var flip = Assert.Single((await Ask("allies.only(CHN--PRK, before=2016-12-31)", Change.Parse(ChangeKind.Remove, "pact(PRK,CUB)"))).Flips, f => f.Of.StartsWith("Own", StringComparison.Ordinal));
        Assert.Equal(("does not hold", "holds"), (flip.Before, flip.After));
    }
}
