namespace Entente.World.Tests;

public sealed class StateTests
{
    [Fact]
    public void CodeOn_KnowsTheDay()
    {
        // Germany bears COW number 255 to 8 May 1945 and from 3 October 1990; between them it is no member.
        var germany = new State(StateCode.Parse("DEU"), "Germany",
        [
            new(CodeSystem.Cow, "255", new DateSpan(new DateOnly(1816, 1, 1), new DateOnly(1945, 5, 8))),
            new(CodeSystem.Cow, "255", new DateSpan(new DateOnly(1990, 10, 3), null)),
        ]);
        Assert.Equal("255", germany.CodeOn(CodeSystem.Cow, new DateOnly(1945, 5, 8)));
        Assert.Null(germany.CodeOn(CodeSystem.Cow, new DateOnly(1960, 1, 1)));
        Assert.Null(germany.CodeOn(CodeSystem.GleditschWard, new DateOnly(1930, 1, 1)));
    }

    [Fact]
    public void StateCode_Parse()
    {
        Assert.Equal("SUN", StateCode.Parse("SUN").Text);
        Assert.True(default(StateCode).IsNone);
        foreach (var wrong in new[] { "Rus", "RU", "RUSS", "R1S", "ÄÖÜ", "" })
            Assert.Throws<FormatException>(() => StateCode.Parse(wrong));
    }

    [Fact]
    public void DateSpan_EndsAreIncluded()
    {
        var year = new DateSpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));
        Assert.True(year.Contains(new DateOnly(2024, 12, 31)));
        Assert.False(year.Contains(new DateOnly(2025, 1, 1)));
        Assert.True(year.Overlaps(new DateSpan(new DateOnly(2024, 12, 31), null)));
        Assert.False(year.Overlaps(new DateSpan(new DateOnly(2025, 1, 1), null)));
        Assert.True(DateSpan.Always.Contains(DateOnly.MinValue));
        Assert.Throws<ArgumentException>(() => new DateSpan(new DateOnly(2024, 2, 1), new DateOnly(2024, 1, 1)));
    }

    [Theory]
    [InlineData("B2", true)]
    [InlineData("F6", true)]
    [InlineData("G1", false)]
    [InlineData("A7", false)]
    [InlineData("b2", false)]
    [InlineData("", false)]
    public void AdmiraltyGrade_TryParse(string text, bool good)
    {
        Assert.Equal(good, AdmiraltyGrade.TryParse(text, out var grade));
        if (good)
            Assert.Equal(text, grade.ToString());
    }

    [Fact]
    public void InputException_NamesThePlace()
    {
        Assert.Equal("case.yaml(3,7): wrong", new InputException("wrong", "case.yaml", 3, 7).Message);
        Assert.Equal("case.yaml(3): wrong", new InputException("wrong", "case.yaml", 3).Message);
        Assert.Equal("case.yaml: wrong", new InputException("wrong", "case.yaml").Message);
        Assert.Equal("wrong", new InputException("wrong").Message);
    }
}
