using Entente.Desk.Readings;

namespace Entente.Desk.Tests.Articles;

public sealed class PdfTextTests
{
    [Fact]
    public void Body_HeadsFeetAndNumbersOfPages_AreLeftOut()
    {
        string[] bodies = ["Kenya and Ethiopia signed an agreement on Monday, and their ministers said", "that they would meet again. Sudan sent nobody to the talks, which lasted", "for three days and ended without a word on the dam."];
        var pages = string.Concat(bodies.Select((b, i) => $"The River Review {i + 1}\n\n{b}\n\nwww.example.org\n{i + 1}/3\n\f"));
        Assert.Equal(string.Join(' ', bodies), PdfText.Body(pages));
    }

    [Fact]
    public void Body_ASentenceGoesOnOverThePage() =>
        Assert.Equal("The talks between the two delegations were broken off after President Xi had left the room in which they met.", PdfText.Body("The talks between the two delegations were broken off after President\n\n1\n\fXi had left the room in which they met.\n\n2\n\f"));

    [Theory]
    [InlineData("Peace\nEgypt mediated between Israel and Hamas, and the talks lasted two hours.\nThey will go on.", "Peace\nEgypt mediated between Israel and Hamas, and the talks lasted two hours. They will go on.")] // a heading is no part of the sentence below
    [InlineData("The council of the union decid-\ned to send observers to the border.", "The council of the union decided to send observers to the border.")]
    [InlineData("\n\n", "")]
    public void Body_Lines(string page, string text) => Assert.Equal(text, PdfText.Body(page));
}
