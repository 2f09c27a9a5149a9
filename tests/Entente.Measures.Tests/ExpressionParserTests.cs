using Entente.Measures.Expressions;
using Entente.World;

namespace Entente.Measures.Tests;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("trade.share(PRK, CHN, at=latest) ~= 0.95 +- 0.02", Comparison.About)]
    [InlineData("trade.share(PRK, CHN, 2023) ≈ 0.95 ± 0.03", Comparison.About)]
    [InlineData("allies.only(CHN--PRK, before=2024-06-19)", Comparison.None)]
    [InlineData("pact.contains(RUS--PRK, 2000, defence) = 0", Comparison.Equal)]
    [InlineData("arms.tiv(RUS->IND) > arms.tiv(RUS->CHN)", Comparison.Greater)]
    [InlineData("mean(power.cinc(CHN), from=1990) / 2 + 1 <= -3e-2", Comparison.AtMost)]
    [InlineData("follows(pact(type=nonaggression, by=RUS), war, within=10y)", Comparison.None)]
    public void Parse_ExpressionsOfTheLanguage(string text, Comparison comparison) => Assert.Equal(comparison, ExpressionParser.Parse(text).Comparison);

    [Theory]
    [InlineData("", 1)]
    [InlineData("trade.share(PRK", 16)]
    [InlineData("1 +", 4)]
    [InlineData("1 ~= 2", 7)]
    [InlineData("power.cinc(CHN) foo", 17)]
    [InlineData("arms.tiv(RUS->RUS)", 10)]
    [InlineData("#", 1)]
    public void Parse_Wrong_NamesTheColumn(string text, int column) => Assert.Equal(column, Assert.Throws<InputException>(() => ExpressionParser.Parse(text)).Column);

    [Fact]
    public void Parse_DeepNesting_IsRefused() => Assert.Throws<InputException>(() => ExpressionParser.Parse(new string('(', 5000) + "1" + new string(')', 5000)));

    [Fact]
    public void Parse_DateAndDifference_AreToldApart()
    {
        var call = Assert.IsType<CallPart>(ExpressionParser.Parse("pact.inforce(CHN--PRK, at=2024-06-19)").Left);
        Assert.Equal("2024-06-19", Assert.IsType<DatePart>(call.Arguments[1].Value).Date.ToString());
        Assert.IsType<BinaryPart>(ExpressionParser.Parse("20 - 6").Left);
    }
}
