using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Reference.Tests.Pacts;

public sealed class PactTableTests
{
    private const string Header = "id,party1,party2,signed,inForce,formalEnd,effectiveEnd,endKind,obligations,replaces,authority,source\n";

    private static InputException Refused(string row) => Assert.Throws<InputException>(() => PactTable.Parse(Header + row, "mine.csv"));

    [Fact]
    public void Parse_TheSchemaWithoutExtraColumns_GivesVerifiedRows()
    {
        var pact = Assert.Single(PactTable.Parse(Header + "x,RUS,CHN,1950-02-14,1950-04,,1960,expired,defence;nonAggression,a;b,mine,\"p. 3, note 1\"\n"));

        Assert.Equal("CHN--RUS", pact.Parties.ToString());
        Assert.Equal(Obligations.Defence | Obligations.NonAggression, pact.Obligations);
        Assert.Equal(["a", "b"], pact.Replaces);
        Assert.Equal(DatePrecision.Month, pact.InForce.Precision);
        Assert.True(pact.FormalEnd.IsUnknown);
        Assert.Equal("p. 3, note 1", pact.SourceText);
        Assert.True(pact.Verified);
    }

    [Fact]
    public void Parse_WithoutASource_IsUnverified() =>
        Assert.False(Assert.Single(PactTable.Parse(Header + "x,RUS,CHN,1950,,,,inForce,defence,,mine,\n")).Verified);

    [Theory]
    [InlineData("x,RUS,CHN,14.2.1950,,,,inForce,defence,,mine,s", 11, "EDTF")]
    [InlineData("x,RUS,CHN,1950,,,,broken,defence,,mine,s", 19, "violated")]
    [InlineData("x,RUS,CHN,1950,,,,inForce,defense pact,,mine,s", 27, "defence")]
    [InlineData("x,Russia,CHN,1950,,,,inForce,defence,,mine,s", 3, "three capital letters")]
    [InlineData("x,RUS,RUS,1950,,,,inForce,defence,,mine,s", 7, "a pact has two")]
    [InlineData(",RUS,CHN,1950,,,,inForce,defence,,mine,s", 1, "'id' is empty")]
    [InlineData("x,RUS,CHN,1950,,1940,,expired,defence,,mine,s", 17, "before it starts")]
    [InlineData("x,RUS,CHN,1950,1949,,,expired,defence,,mine,s", 16, "before it is signed")]
    [InlineData("x,RUS,CHN,1950,,1960,,inForce,defence,,mine,s", 17, "leave one of the two out")]
    public void Parse_BadField_IsNamedWithLineAndColumn(string row, int column, string hint)
    {
        var error = Refused(row);

        Assert.Equal(("mine.csv", 2, column), (error.File, error.Line, error.Column));
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooFewFields_NamesTheLine() => Assert.Equal(2, Refused("x,RUS,CHN,1950").Line);

    [Fact]
    public void Parse_TheSameAccountTwice_IsRefused()
    {
        const string Row = "x,RUS,CHN,1950,,,,inForce,defence,,mine,s\n";

        Assert.Equal(3, Refused(Row + Row).Line);
    }

    [Fact]
    public void Parse_OneInstrumentOfThreeParties_IsThreePairs() =>
        Assert.Equal(3, PactTable.Parse(Header + "x,RUS,CHN,1950,,,,inForce,defence,,m,s\nx,RUS,PRK,1950,,,,inForce,defence,,m,s\nx,PRK,CHN,1950,,,,inForce,defence,,m,s\n").Length);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("id,party1,party2,signed,endKind,obligations,authority\n", "'source' is missing")]
    [InlineData("id,id\n", "twice")]
    [InlineData("id,colour\n", "'colour' is no column")]
    public void Parse_BadHeader_SaysWhatIsExpected(string text, string hint) =>
        Assert.Contains(hint, Assert.Throws<InputException>(() => PactTable.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_UnclosedQuote_NamesWhereItOpens()
    {
        var error = Refused("x,RUS,CHN,1950,,,,inForce,defence,,mine,\"s\nmore");

        Assert.Equal((2, 41), (error.Line, error.Column));
    }
}
