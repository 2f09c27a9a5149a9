using Entente.Reading.Actors;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests;

public sealed class ActorPhraseTests
{
    [Theory]
    [InlineData("Armenian Prime Minister", "ARMGOV")]
    [InlineData("the secret services of the republic", "SPY")]
    [InlineData("several of the trade unions in Denmark", "DNKLAB")]
    [InlineData("the president of the Kenyan human rights league", "KENSOC")]
    [InlineData("Romanian farm workers", "ROUAGR")]
    [InlineData("Ghana state television", "GHAGOVJRN")]
    [InlineData("a self-declared republic", "PRE")]
    [InlineData("a paramilitary group", "PRM")]
    [InlineData("a group of men", "UNK")]
    [InlineData("she", "UNK")]
    [InlineData("Chilean border guards", "CHLCOP")]
    [InlineData("Tehran", "IRNGOV")]
    [InlineData("Melbourne", "AUSCVL")]
    [InlineData("Mali's ruling junta", "MLIGOV")]
    [InlineData("former Egyptian diplomat", "EGYELI")]
    public void Code(string phrase, string expected) => Assert.Equal(expected, PhraseCoder.Resolve(phrase, EdtfDate.Parse("2022-06-01"), GazetteerTable.Gazetteer)?.Code);

    [Theory]
    [InlineData("Antony Blinken", "2024-05-01", "USAGOV")]
    [InlineData("Antony Blinken", "2025-06-01", "USAELI")]
    [InlineData("Donald Trump", "2018-06-01", "USAGOV")]
    [InlineData("Donald Trump", "2022-06-01", "USAELI")]
    [InlineData("Luis Almagro", "2020-01-01", "OAS")]
    [InlineData("Haitham al-Ghais", "2024-01-01", "OPC")]
    [InlineData("Heiko Maas", "2019-01-01", "DEUGOV")]
    [InlineData("Ben Wallace", "2021-01-01", "GBRGOVMIL")]
    public void OfficeHolder(string name, string day, string expected) => Assert.Equal(expected, PhraseCoder.Resolve(name, EdtfDate.Parse(day), GazetteerTable.Gazetteer)?.Code);

    [Fact]
    public void OfficeHolders_SixtyStatesAndThirtyOrganisationsTo2026()
    {
        var gazetteer = GazetteerTable.Gazetteer;
        var day = new DateOnly(2025, 12, 1);
        var codes = gazetteer.Holders.Where(h => h.Term.Contains(day)).Select(h => h.Actor).ToArray();
        Assert.True(codes.Select(gazetteer.StateOf).Where(s => !s.IsNone).Distinct().Count() >= 60);
        Assert.True(codes.Where(c => gazetteer.StateOf(c).IsNone).Select(c => c.Text).Distinct().Count() >= 30, $"{codes.Where(c => gazetteer.StateOf(c).IsNone).Select(c => c.Text).Distinct().Count()} organisations");
        Assert.All(gazetteer.Holders, h => Assert.NotEmpty(h.SourceText));
    }
}
