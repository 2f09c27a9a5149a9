using Entente.Desk.WhatIf;
using Entente.World;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Desk.Tests.WhatIf;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN)*=0.5", "trade", "PRK CHN", '*', "0.5", false)]
    [InlineData(ChangeKind.Set, " arms.tiv( RUS->PRK , from=1990) = 3 ", "arms.tiv", "RUS PRK", '=', "3", true)]
    [InlineData(ChangeKind.Set, "votes.agreement(CHN--RUS)-=0.1", "votes.agreement", "CHN RUS", '-', "0.1", false)]
    [InlineData(ChangeKind.Set, "mark(E07,A)=+3 dB", "mark", "E07 A", '=', "+3 dB", false)]
    [InlineData(ChangeKind.Add, "pact(USA,RUS,nonaggression)", "pact", "USA RUS nonaggression", ' ', "", false)]
    [InlineData(ChangeKind.Remove, "item(E07)", "item", "E07", ' ', "", false)]
    public void Parse_TellsTheParts(ChangeKind kind, string text, string name, string arguments, char op, string value, bool directed)
    {
        var change = Change.Parse(kind, text);
        Assert.Equal((name, arguments, op, value, directed), (change.Name, string.Join(' ', change.Arguments), change.Operator, change.Value, change.Directed));
    }

    [Theory]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN)")]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN)==2")]
    [InlineData(ChangeKind.Set, "trade PRK CHN = 2")]
    [InlineData(ChangeKind.Set, "trade(PRK,,CHN)=2")]
    [InlineData(ChangeKind.Set, "trade()=2")]
    [InlineData(ChangeKind.Add, "pact(USA,RUS)=1")]
    [InlineData(ChangeKind.Remove, "")]
    [InlineData(ChangeKind.Remove, "pact(USA,RUS")]
    public void Parse_AnotherForm_SaysWhatWasExpected(ChangeKind kind, string text)
    {
        var error = Assert.Throws<InputException>(() => Change.Parse(kind, text));
        Assert.Contains($"--{kind.ToString().ToLowerInvariant()}", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(ChangeKind.Set, "trade(PRK,XQZ)*=0.5", "no state")]
    [InlineData(ChangeKind.Set, "trade(PRK)*=0.5", "two states")]
    [InlineData(ChangeKind.Set, "trade(PRK,PRK)*=0.5", "different")]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN)*=-1", "factor")]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN)*=half", "no number")]
    [InlineData(ChangeKind.Set, "trade.share(PRK,CHN)=1.2", "share")]
    [InlineData(ChangeKind.Set, "trade(PRK,CHN,from=last)=1", "no year")]
    [InlineData(ChangeKind.Set, "pact(PRK,CHN)=1", "--add")]
    [InlineData(ChangeKind.Add, "pact(PRK,CHN)", "promises")]
    [InlineData(ChangeKind.Add, "pact(PRK,CHN,friendship)", "promises")]
    [InlineData(ChangeKind.Add, "war(PRK,CHN)", "year")]
    public void OfTheRecord_WhatCannotBe_SaysWhy(ChangeKind kind, string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => RecordChange.Of(Change.Parse(kind, text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_AtStrengthNoneAndWhole_IsWhatWasAndWhatWasAsked() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(
            Gen.Choose(1, 1000).Two().Zip(Gen.Elements('*', '/', '+', '-', '=')).ToArbitrary(), drawn =>
            {
                var ((a, b), op) = drawn;
                var (x, v) = (a / 100.0, b / 100.0);
                var change = RecordChange.Of(Change.Parse(ChangeKind.Set, FormattableString.Invariant($"arms(RUS->PRK){(op == '=' ? "" : op)}={v}")));
                var whole = op switch { '*' => x * v, '/' => x / v, '+' => x + v, '-' => x - v, _ => v };
                return Math.Abs(change.Apply(x, 0) - x) < 1e-12 && Math.Abs(change.Apply(x, 1) - whole) < 1e-9 * Math.Max(1, Math.Abs(whole));
            }));

    // Halving: the conclusion turns where x crosses 0.3, exactly.
    [Fact]
    public void FlipPoint_OfOneThreshold_IsTheThreshold() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Gen.Choose(1, 7999).ToArbitrary(), n =>
        {
            var at = n / 1000.0;
            var flip = Assert.Single(FlipPoint.Find(true, s => new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = s < at ? "A" : "B" }, CancellationToken.None));
            return flip.After == "B" && Math.Abs(flip.Strength - at) < 1e-4;
        }));
}
