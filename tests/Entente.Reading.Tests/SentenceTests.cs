using System.Text.Json;
using Entente.Reading.Text;
using Entente.Testing;

namespace Entente.Reading.Tests;

public sealed class SentenceTests
{
    [Fact]
    public void GoldenRules_AllFiftyTwo()
    {
        using var rules = JsonDocument.Parse(SharedData.Text("data", "text", "sentences", "golden_rules_en.json"));
        var wrong = new List<string>();
        foreach (var rule in rules.RootElement.EnumerateArray())
        {
            var expected = rule.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!).ToArray();
            var found = Here.Sentences(rule.GetProperty("text").GetString()!);
            if (!expected.SequenceEqual(found, StringComparer.Ordinal))
                wrong.Add($"{rule.GetProperty("name")}: {string.Join(" | ", found)}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("The U.S. and South Korea agreed. Tokyo did not.", 2)]
    [InlineData("Gen. Kim met Mr. Lee. They spoke for an hour.", 2)]
    [InlineData("\"We will not yield,\" he said. \"We never have.\"", 2)]
    [InlineData("Talks ended at 5 p.m. The minister left.", 2)]
    [InlineData("Exports fell 3.5 percent in Jan. 2023.", 1)]
    [InlineData("He asked: Why now? Nobody answered.", 2)]
    public void Count(string text, int expected) => Assert.Equal(expected, Here.Sentences(text).Length);

    [Theory]
    [InlineData("Hello, I would like to ask about the treaty. thanks", 2)]
    [InlineData("Thank you for the letter. -- Anna", 2)]
    [InlineData("Has it sailed? or has it not?", 1)]
    [InlineData("The ministers in the three Baltic states met the President of Finland on Monday", 1)]
    public void CarelessProse_WhereTheTreebankSaysSo(string text, int expected) => Assert.Equal(expected, Here.Sentences(text).Length);

    [Theory]
    [InlineData("an anti-missile, non-nuclear mid-May pact", "an anti-missile , non-nuclear mid-May pact")]
    [InlineData("a well-known co-operation", "a well - known co-operation")]
    [InlineData("Call 555-020-1234 or 555-0199 in 1999-2004", "Call 555-020-1234 or 555-0199 in 1999 - 2004")]
    [InlineData("Really?! Now.? Wait...?", "Really ?! Now .? Wait ... ?")]
    [InlineData("at 7:30pm in the '60s", "at 7:30 pm in the '60s")]
    public void Tokens(string text, string expected)
    {
        var tokens = EnglishTokens.Of.Tokens(text, 0, text.Length);
        Assert.Equal(expected, string.Join(' ', tokens.Select(t => t.Form)));
    }

    [Fact]
    public void Offsets_AreCodePoints_BehindSurrogates()
    {
        var reading = Here.Read("The flag 🇰🇵 was raised in Pyongyang. Russia said nothing.");
        var second = reading.Sentences[1];
        Assert.Equal("Russia said nothing.", reading.Article.Slice(second));
        Assert.Equal(37, second.Start);
    }
}
