namespace Entente.Reading.Tests;

public sealed class TimeAndQuantityTests
{
    [Theory]
    [InlineData("They met on June 19, 2024.", "2024-06-19")]
    [InlineData("They met on 19 June 2024 in Minsk.", "2024-06-19")]
    [InlineData("They met near Vladivostok last September.", "2023-09")]
    [InlineData("They met last week.", "2024-W25")]
    [InlineData("They met on Tuesday.", "2024-06-25")]
    [InlineData("They met yesterday.", "2024-06-27")]
    [InlineData("They met two years ago.", "2022")]
    [InlineData("In the 1960s it was closed.", "196")]
    [InlineData("It was signed in 1961.", "1961")]
    [InlineData("It lasted for three days.", "P3D")]
    [InlineData("It happens every year.", "P1Y")]
    [InlineData("The vote will be held in October.", "2024-10")]
    [InlineData("It ended earlier this month.", "2024-06")]
    public void Value(string text, string value) => Assert.Equal(value, Assert.Single(Here.Read(text).Times).Value);

    [Theory]
    [InlineData("It may rain, and they march on.")]
    [InlineData("Resolution 1718 was adopted.")]
    [InlineData("The second reason is trade.")]
    public void NoTime(string text) => Assert.Empty(Here.Read(text).Times);

    [Theory]
    [InlineData("It sent more than 11,000 containers to Russia.", 11000, "1", "AtLeast", "containers")]
    [InlineData("It made up about 95 percent of the North's foreign trade.", 95, "percent", "About", "the North's foreign trade")]
    [InlineData("The loan came to $1.5 billion.", 1.5e9, "USD", "Exact", null)]
    [InlineData("At least two hundred and six soldiers died.", 206, "1", "AtLeast", "soldiers died")]
    [InlineData("The road is 40 km long.", 40, "km", "Exact", null)]
    public void Quantity(string text, double amount, string unit, string bound, string? of)
    {
        var quantity = Assert.Single(Here.Read(text).Quantities).Quantity;
        Assert.Equal((amount, unit, bound, of), (quantity.Amount, quantity.Unit, quantity.Bound.ToString(), quantity.Of));
    }
}
