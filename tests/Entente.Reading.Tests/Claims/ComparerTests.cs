namespace Entente.Reading.Tests.Claims;

public sealed class ComparerTests
{
    private static Comparison Compare(string first, string second) => ArticleComparer.Compare([Here.Read(first), Here.Read(second)]);

    [Theory]
    [InlineData("Serbia will never recognise Kosovo.", "Serbia will recognise Kosovo before the decade is out.")]
    [InlineData("The agreement between Ethiopia and Somaliland is legal.", "The agreement between Ethiopia and Somaliland is illegal.")]
    [InlineData("Aleksandar Vučić depends on Russia for his gas.", "Aleksandar Vučić is independent of Russia in most things.")]
    [InlineData("China, Russia and North Korea are more aligned than ever.", "The Sino-Russian rift is deep, and Moscow and Beijing know it.")]
    [InlineData("Ethiopia needs a port of its own.", "Ethiopia does not need a port of its own.")]
    [InlineData("The sanctions against Venezuela have failed.", "The sanctions against Venezuela have worked.")]
    public void Clash(string first, string second) => Assert.NotEmpty(Compare(first, second).Clashes);

    [Theory]
    [InlineData("Egypt rejected the proposal in 2019.", "Egypt did not reject the proposal in 2023.")]
    [InlineData("Egypt signed a defence agreement with Somalia.", "Ethiopia has not signed an agreement with Sudan.")]
    [InlineData("If Turkey leaves Libya, the truce will end.", "The truce will not end this year.")]
    [InlineData("Kenya sent police to Haiti.", "Brazil has troubles of its own.")]
    [InlineData("Hungary backs Belgrade at every summit.", "Hungary does not back Ukraine.")]
    public void Silent(string first, string second) => Assert.Empty(Compare(first, second).Clashes);

    [Theory]
    [InlineData("In December 2017 Colombo handed the port to a Chinese company for ninety-nine years.", "In December 2017 Colombo leased the port to a Chinese company for ninety-nine years and used the money.")]
    [InlineData("Turkey trains Somali soldiers.", "Turkey trains Somali soldiers at its largest base abroad.")]
    public void Agree(string first, string second) => Assert.NotEmpty(Compare(first, second).Agreements);

    [Fact]
    public void Original_ArticlesOfTheWorkedExample()
    {
        var folder = Entente.Testing.SharedData.Require("articles");
        var readings = new[] { ("chang-2024-08.txt", "2024-08"), ("copley-2024-06-28.txt", "2024-06-28") }
            .Select(f => ArticleReader.Read(new ArticleInput(f.Item1, File.ReadAllText(Path.Combine(folder, f.Item1)), ArticleFormat.Text, Entente.World.EdtfDate.Parse(f.Item2)), Entente.Reference.Actors.GazetteerTable.Gazetteer)).ToArray();
        var comparison = ArticleComparer.Compare(readings);
        Assert.Contains(comparison.Clashes, c => c.About.Contains("alignment", StringComparison.Ordinal));
        Assert.Contains(comparison.Clashes, c => c.About.Contains("serves", StringComparison.Ordinal));
    }
}
