using Entente.Reference.States;
using Entente.World;

namespace Entente.Reference.Tests;

public sealed class StateTableTests
{
    [Theory]
    [InlineData("RUS", "1950-02-14", 365)]
    [InlineData("SUN", "1950-02-14", 365)]
    [InlineData("RUS", "2024-06-19", 365)]
    [InlineData("DEU", "1938-03-13", 255)]
    [InlineData("DEU", "1970-01-01", 260)]
    [InlineData("DEU", "1995-01-01", 255)]
    [InlineData("DDR", "1970-01-01", 265)]
    [InlineData("YEM", "1970-01-01", 678)]
    [InlineData("YMD", "1970-01-01", 680)]
    [InlineData("YEM", "2000-01-01", 679)]
    [InlineData("SRB", "1914-07-28", 345)]
    [InlineData("YUG", "1950-01-01", 345)]
    [InlineData("VNM", "1970-01-01", 817)]
    [InlineData("VDR", "1970-01-01", 816)]
    [InlineData("VNM", "1990-01-01", 816)]
    [InlineData("XKO", "1900-01-01", 730)]
    [InlineData("KOR", "1960-01-01", 732)]
    [InlineData("SDN", "2015-01-01", 625)]
    [InlineData("SSD", "2015-01-01", 626)]
    public void ToNumber_Cow_ByDate(string code, string day, int number) =>
        Assert.Equal(number, StateTable.ToNumber(StateCode.Parse(code), CodeSystem.Cow, DateOnly.ParseExact(day, "yyyy-MM-dd")).Number);

    [Theory]
    [InlineData("DEU", "1970-01-01", 260)]
    [InlineData("DEU", "1995-01-01", 260)]
    [InlineData("YEM", "2000-01-01", 678)]
    [InlineData("SRB", "2010-01-01", 340)]
    public void ToNumber_GleditschWard_ByDate(string code, string day, int number) =>
        Assert.Equal(number, StateTable.ToNumber(StateCode.Parse(code), CodeSystem.GleditschWard, DateOnly.ParseExact(day, "yyyy-MM-dd")).Number);

    [Fact]
    public void ToNumber_NoMember_SaysWhen()
    {
        var none = StateTable.ToNumber(StateCode.Parse("PRK"), CodeSystem.Cow, new DateOnly(1940, 1, 1));
        Assert.Null(none.Number);
        Assert.Contains("1948-09-09", none.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(365, "1950-01-01", "SUN")]
    [InlineData(365, "1900-01-01", "RUS")]
    [InlineData(345, "1900-01-01", "SRB")]
    [InlineData(345, "1930-01-01", "YUG")]
    [InlineData(816, "1970-01-01", "VDR")]
    public void ToCode_Cow_ByDate(int number, string day, string code) =>
        Assert.Equal(code, StateTable.ToCode(CodeSystem.Cow, number, DateOnly.ParseExact(day, "yyyy-MM-dd")).Code.Text);

    [Fact]
    public void ToCode_IsInverseToToNumber_OnEveryFirstDay()
    {
        foreach (var m in StateTable.All)
        {
            Assert.Equal(m.Number, StateTable.ToNumber(m.Code, m.System, m.Days.Start!.Value).Number);
            Assert.Equal(m.Code, StateTable.ToCode(m.System, m.Number, m.Days.Start!.Value).Code);
        }
    }

    [Theory]
    [InlineData("North Korea", "PRK")]
    [InlineData("Soviet Union", "SUN")]
    [InlineData("East Germany (GDR)", "DDR")]
    [InlineData("Atlantis", "")]
    public void ByName_FindsNamesAsSourcesWriteThem(string name, string code) => Assert.Equal(code, StateTable.ByName(name).Text);
}
