namespace Entente.Reading.Tests.Claims;

public sealed class SpeakerTests
{
    [Theory]
    [InlineData("“The harvest will fail again,” warned Salif Keita, who runs a cooperative in Mopti.", "Salif Keita")]
    [InlineData("In an interview, a general of the border police said that convoys were being robbed every week.", "general")]
    [InlineData("The new mayor, Ana Ruiz, wrote that the state had stopped paying teachers.", "Ana Ruiz")]
    [InlineData("Vladimir Putin, says the Polish analyst Marta Nowak, “has run out of good options.”", "Marta Nowak")]
    [InlineData("The Vietnamese foreign minister, Bui Thanh Son, said that the patrol was a provocation.", "Bui Thanh Son")]
    [InlineData("Oman’s neutrality, argues the scholar Layla Nasser, is a product of weakness.", "Layla Nasser")]
    [InlineData("Nobody doubts, writes the historian Peter Kovacs, that the empire was doomed by 1912.", "Peter Kovacs")]
    [InlineData("According to the engineer Huda Osman, three of the four gauges have not worked since 2019.", "Huda Osman")]
    [InlineData("For Giorgi Lomidze, a retired general, the lesson is simple: no small country can afford two enemies.", "Giorgi Lomidze")]
    [InlineData("As the historian Ousmane Diop has pointed out, the coups were popular because the presidents were not.", "Ousmane Diop")]
    [InlineData("Imran Khan alleges that Washington plotted his fall.", "Imran Khan")]
    [InlineData("Paul Biya is reported to have told his ministers that he would stay until 2032.", "Paul Biya")]
    [InlineData("Climate change, Barack Obama often says, is the greatest long-term threat facing the world.", "Barack Obama")]
    [InlineData("“Our assumption is that it will be overridden,” Mitch McConnell, R-Ky., said Tuesday.", "Mitch McConnell")]
    [InlineData("Charles Burton, a senior fellow at the institute and a former Canadian diplomat in Beijing, says that Xi is angry.", "Charles Burton")]
    [InlineData("U.S. Secretary of State Antony Blinken said Kim was wrong.", "Antony Blinken")]
    [InlineData("The Greek shipowner’s claim that the cargo was flour convinced nobody in Odessa.", "shipowner")]
    [InlineData("Analysts in Nairobi say that the shilling will fall further.", "Analysts")]
    [InlineData("A leaked memo says that the army knew of the plan in June.", "memo")]
    [InlineData("''We must not overreact to campaign rhetoric,'' said Mr. Guajardo Villarreal.", "Guajardo Villarreal")]
    [InlineData("Maria Lopez issued a statement calling the strike “a clear breach of every promise made in March.”", "Maria Lopez")]
    [InlineData("Prominent bankers said the same, including the former governor Maria Lopez -- “it is a mistake to hide the reserves from the public” -- and others.", "Maria Lopez")]
    [InlineData("Maria Lopez called for the release of the tapes, saying that the public “must be able to judge for itself.”", "Maria Lopez")]
    [InlineData("Maria Lopez had harsh words for the judges, telling Ana Ruiz that the court “has lost its way in this matter.”", "Maria Lopez")]
    public void Speaker(string text, string name)
    {
        var reading = Here.Read(text);
        var claim = Assert.Single(reading.Claims);
        Assert.Contains(name, reading.Actor(claim.Speaker)?.Actor.Name ?? "nobody", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asked whether the talks had failed, Marija Petrova shrugged. “They never really began,” she said.", "Marija Petrova")]
    [InlineData("John Smith met Mary Jones in Riga. “I told her the truth about the ships,” he said.", "John Smith")]
    [InlineData("Maria Lopez spoke first. She said that the bridge was closed. She added that it would stay closed.", "Maria Lopez")]
    [InlineData("“The treaty was broken in daylight,” insisted a Chadian official. The proof, he added, will be shown.", "Chadian official")]
    public void Pronoun_LastClaim(string text, string name)
    {
        var reading = Here.Read(text);
        Assert.Contains(name, reading.Actor(reading.Claims[^1].Speaker)?.Actor.Name ?? "nobody", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I hope that in 2030 Peru says, “We are grateful for a lifetime of service.”")]
    [InlineData("The rules allow firms to tell “one country that a branch is a firm and another that it is not.”")]
    public void Unspoken_NoSpeaker(string text) => Assert.DoesNotContain(Here.Read(text).Claims, c => c.Form == Entente.World.ClaimForm.Direct && c.Speaker is not null);

    [Theory]
    [InlineData("It was said that the road was closed. “Nobody may pass this bridge at night,” they were told.")]
    public void Pronoun_TwoFit_NoSpeaker(string text) => Assert.Null(Here.Read(text).Claims[^1].Speaker);

    [Fact]
    public void Pronoun_IsAMention()
    {
        var reading = Here.Read("Maria Lopez spoke first. She said that the bridge was closed.");
        Assert.Contains(reading.Actors.Single(a => a.Actor.Name == "Maria Lopez").Mentions, m => m.Text == "She");
    }

    [Fact]
    public void Quoted_ByAPaper_IsTheChain()
    {
        var reading = Here.Read("A Qatari adviser was quoted by Le Monde as saying that Doha had paid the ransom.");
        var claim = Assert.Single(reading.Claims);
        Assert.Contains("adviser", reading.Actor(claim.Speaker)!.Actor.Name, StringComparison.Ordinal);
        Assert.Equal("Le Monde", reading.Actor(Assert.Single(claim.Via))!.Actor.Name);
    }

    [Theory]
    [InlineData("Tomas Renner of the Lakeside Institute told Newsweek that the dam would hold.", "Lakeside Institute", "Newsweek")]
    [InlineData("U.S. Secretary of State Antony Blinken said the treaty posed a threat.", null, null)]
    public void AffiliationAndMedium(string text, string? affiliation, string? medium)
    {
        var claim = Assert.Single(Here.Read(text).Claims);
        Assert.Equal((affiliation, medium), (claim.Affiliation, claim.Medium));
    }

    [Theory]
    [InlineData("The so-called “republic” has no army of its own in the valley.")]
    [InlineData("They came, saw the port and left.")]
    [InlineData("The cabinet decided nothing.")]
    public void NoClaim(string text) => Assert.Empty(Here.Read(text).Claims);

    [Theory]
    [InlineData("“A,” the jurist said, “is a letter of the old law,” and she left the room at once.")]
    [InlineData("“““")]
    [InlineData("said said said , said")]
    [InlineData("“Who?” “He.” “Who said that he said it?” he said she said.")]
    public void Odd_NeverThrows(string text) => Assert.NotNull(Here.Read(text + " The ships left the harbour of the city in the morning with all of the grain.").Claims.ToString());
}
