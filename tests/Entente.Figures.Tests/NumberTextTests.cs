using Entente.Figures.Svg;

namespace Entente.Figures.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1234.56, "1235")]
    [InlineData(-0.0123456, "−0.01235")]
    [InlineData(98765432, "9.877e7")]
    [InlineData(0.0000123456, "1.235e-5")]
    [InlineData(0.99999, "1")]
    [InlineData(double.NaN, "unknown")]
    public void Significant_HasFourDigits(double value, string expected) => Assert.Equal(expected, NumberText.Significant(value));

    [Theory]
    [InlineData(0.4571, ValueFormat.Percent, "45.71%")]
    [InlineData(4.5, ValueFormat.Decibans, "+4.5 dB")]
    [InlineData(-3.68, ValueFormat.Decibans, "−3.68 dB")]
    public void Value_FollowsItsFormat(double value, ValueFormat format, string expected) => Assert.Equal(expected, NumberText.Value(value, format));

    [Fact]
    public void Wrap_EndsALongTextWithAnEllipsis()
    {
        var lines = TextMeasure.Wrap("one two three four five six seven eight nine ten", 60, 13, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.True(TextMeasure.Width(l, 13) <= 60));
    }

    [Fact]
    public void DateTicks_FallOnFirstDays()
    {
        var ticks = Ticks.Dates(new DateOnly(1948, 3, 1).DayNumber, new DateOnly(2025, 1, 1).DayNumber, 6);
        Assert.Equal(["1960", "1980", "2000", "2020"], ticks.Select(t => t.Text));
        ticks = Ticks.Dates(new DateOnly(2023, 1, 3).DayNumber, new DateOnly(2023, 9, 3).DayNumber, 7);
        Assert.Equal(["2023-03", "2023-05", "2023-07", "2023-09"], ticks.Select(t => t.Text));
        ticks = Ticks.Dates(new DateOnly(1, 1, 1).DayNumber, new DateOnly(1, 1, 10).DayNumber, 5);
        Assert.Equal("0001-01-01", ticks[0].Text);
    }
}
