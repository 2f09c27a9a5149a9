using FsCheck;
using FsCheck.Fluent;

namespace Entente.World.Tests;

public sealed class EdtfDateTests
{
    [Theory]
    [InlineData("2024-06-19", "2024-06-19", "2024-06-19", DatePrecision.Day)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", DatePrecision.Month)]
    [InlineData("1972", "1972-01-01", "1972-12-31", DatePrecision.Year)]
    [InlineData("196X", "1960-01-01", "1969-12-31", DatePrecision.Decade)]
    [InlineData("19XX", "1900-01-01", "1999-12-31", DatePrecision.Century)]
    [InlineData("../1972-02-21", null, "1972-02-21", DatePrecision.Before)]
    [InlineData("1991/..", "1991-01-01", null, DatePrecision.After)]
    [InlineData("1950/1979-06", "1950-01-01", "1979-06-30", DatePrecision.Between)]
    [InlineData("1980~", "1980-01-01", "1980-12-31", DatePrecision.Year)]
    [InlineData("XXXX", null, null, DatePrecision.Unknown)]
    public void Parse_StatesTheDaysItMayBe(string text, string? earliest, string? latest, DatePrecision precision)
    {
        var date = EdtfDate.Parse(text);
        Assert.Equal(precision, date.Precision);
        Assert.Equal(earliest is null ? null : DateOnly.ParseExact(earliest, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date.Earliest);
        Assert.Equal(latest is null ? null : DateOnly.ParseExact(latest, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date.Latest);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("0000")]
    [InlineData("24-06-19")]
    [InlineData("1979/1950")]
    [InlineData("../..")]
    [InlineData("2024-6-1")]
    [InlineData("٢٠٢٤")]
    public void Parse_RefusesWhatIsNoDate(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out _));
        Assert.Contains(text, Assert.Throws<FormatException>(() => EdtfDate.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefinitelyBefore_IsSilentWhereAMonthHoldsTheDay()
    {
        var month = EdtfDate.Month(2024, 6);
        var day = EdtfDate.Day(2024, 6, 19);
        Assert.False(month.DefinitelyBefore(day));
        Assert.False(day.DefinitelyBefore(month));
        Assert.True(month.MayEqual(day));
        Assert.True(EdtfDate.Year(2023).DefinitelyBefore(day));
    }

    [Fact]
    public void Day_RoundTripsForEveryDay() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(
            Gen.Choose(0, DateOnly.MaxValue.DayNumber).ToArbitrary(),
            n => EdtfDate.Parse(EdtfDate.Day(DateOnly.FromDayNumber(n)).ToString()) == EdtfDate.Day(DateOnly.FromDayNumber(n))));
}
