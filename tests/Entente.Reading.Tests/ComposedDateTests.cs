using Entente.World;

namespace Entente.Reading.Tests;

public sealed class ComposedDateTests
{
    // Published on Friday, 28 June 2024.
    [Theory]
    [InlineData("They will meet three weeks from tomorrow.", "2024-07-20")]
    [InlineData("They met two days before yesterday.", "2024-06-25")]
    [InlineData("It happened 2 weeks before May 13 1999.", "1999-04-29")]
    [InlineData("They met on Tuesday of last week.", "2024-06-18")]
    [InlineData("They will meet next week on Wednesday.", "2024-07-03")]
    [InlineData("They met on the fourth of July 1995.", "1995-07-04")]
    [InlineData("They met on July 4th of 1995.", "1995-07-04")]
    [InlineData("They met on 23/Sep/2020.", "2020-09-23")]
    [InlineData("They met on Sep-23-2020.", "2020-09-23")]
    [InlineData("They met on Easter 2018.", "2018-04-01")]
    [InlineData("They met on Black Friday 2010.", "2010-11-26")]
    [InlineData("They met on Christmas Eve 2021.", "2021-12-24")]
    [InlineData("They met on 12 November nineteen eighty six.", "1986-11-12")]
    [InlineData("They met on the 15th day of last month.", "2024-05-15")]
    public void Date(string text, string expected) => Assert.Contains(Here.Read(text).Times, t => t.Date == EdtfDate.Parse(expected));

    [Fact]
    public void LengthAhead_EndsOnADay() => Assert.Contains(Here.Read("The troops will leave in two months.").Times, t => t.Value == "P2M" && t.Date == EdtfDate.Parse("2024-08-28"));

    [Theory]
    [InlineData("The 18th floor burned.")]
    [InlineData("They won 3 of 22 seats.")]
    [InlineData("Two days after the attack they left the town of Goma.", "2024-06-26")]
    public void NoDay(string text, string never = "") => Assert.DoesNotContain(Here.Read(text).Times, t => t.Date.Precision is DatePrecision.Day && (never.Length == 0 || t.Date == EdtfDate.Parse(never)));

    [Theory]
    [InlineData("It took three and a half tons.", 3.5)]
    [InlineData("It took two thirds of the crop.", 2.0 / 3)]
    [InlineData("It cost 3 million and a half.", 3.5e6)]
    [InlineData("It cost half a million dollars.", 5e5)]
    [InlineData("It cost three quarters of a year.", 0.75)]
    [InlineData("It cost thirteen dollars and forty-five cents.", 13.45)]
    [InlineData("It cost USD115 in all.", 115)]
    [InlineData("It cost 75 USD million in all.", 75e6)]
    [InlineData("It stood 5 feet 6 inches tall.", 5.5)]
    [InlineData("The share is ¾ of the whole.", 0.75)]
    [InlineData("It measured 1.3x10^6 in all.", 1.3e6)]
    [InlineData("One out of four ships sank: one out of four.", 0.25)]
    [InlineData("It cost 4 thousand 3 hundred and 21 in all.", 4321)]
    [InlineData("It cost three lakh crore in all.", 3e12)]
    [InlineData("It rose to nine point nought four in all.", 9.04)]
    public void Amount(string text, double amount) => Assert.Contains(Here.Read(text).Quantities, q => Math.Abs(q.Quantity.Amount - amount) < 1e-9 * Math.Max(1, amount));
}
