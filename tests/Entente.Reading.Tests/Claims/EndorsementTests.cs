using Entente.World;

namespace Entente.Reading.Tests.Claims;

public sealed class EndorsementTests
{
    [Theory]
    [InlineData("The minister says the canal harmed nobody. He is right.", Endorsement.Endorses)]
    [InlineData("Khartoum admitted that its planes had hit the market.", Endorsement.Endorses)]
    [InlineData("As Jane Doe rightly pointed out, the coups were popular.", Endorsement.Endorses)]
    [InlineData("The economist Julio Vargas thinks the mine should never have been opened. I think so too.", Endorsement.Endorses)]
    [InlineData("A spokesman for the army said that the town was calm. By evening it was burning.", Endorsement.Disputes)]
    [InlineData("Egyptian officials claim that the river is theirs. That is nonsense.", Endorsement.Disputes)]
    [InlineData("The general would have us believe that the streets emptied by themselves.", Endorsement.Disputes)]
    [InlineData("The party’s newspaper asserts that the strike collapsed within a day. In fact it spread to four more ports.", Endorsement.Disputes)]
    [InlineData("The ambassador is wrong to think that time is on his side.", Endorsement.Disputes)]
    [InlineData("Reuters reported on Monday that the central bank had sold gold.", Endorsement.Reports)]
    [InlineData("The mayor, Ana Ruiz, wrote that the state had stopped paying teachers.", Endorsement.Reports)]
    [InlineData("The colonel’s lawyer said he would appeal. He has ten days to do so.", Endorsement.Reports)]
    [InlineData("Danish officials said the cable was cut. Moscow calls this a fantasy.", Endorsement.Reports)]
    public void OfFirstClaim(string text, Endorsement expected) => Assert.Equal(expected, Here.Read(text).Claims[0].Endorsement);

    [Theory]
    [InlineData("The minister promised that the dam would be finished in 2030.", ClaimKind.Predictive)]
    [InlineData("The president said that the army will never leave the valley.", ClaimKind.Predictive)]
    [InlineData("The economist warned that the deal would ruin the farmers.", ClaimKind.Predictive)]
    [InlineData("Reuters reported that the bank had sold gold worth three billion dollars.", ClaimKind.Factual)]
    [InlineData("The police said that twelve people were arrested in Lagos on Monday.", ClaimKind.Factual)]
    [InlineData("The study found that the glacier lost a third of its mass.", ClaimKind.Factual)]
    [InlineData("The author argues that the refugees should return.", ClaimKind.Interpretive)]
    [InlineData("The analyst said that the truce is a mistake.", ClaimKind.Interpretive)]
    [InlineData("He believes that the war began because both sides misread the other.", ClaimKind.Interpretive)]
    public void Kind(string text, ClaimKind expected) => Assert.Equal(expected, Here.Read(text).Claims[0].Kind);
}
