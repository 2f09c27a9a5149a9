using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests;

public sealed class ArticleInputTests
{
    [Fact]
    public void FrontMatter_GivesTitleAuthorAndDate()
    {
        var article = ArticleReader.Extract(new ArticleInput("a.md", "---\nid: lagos\ntitle: \"A port: for whom?\"\nauthor: A. Writer\npublished: 2023-05-04\nurl: https://example.org/a\n---\nThe port of Lagos was leased to a company from China last year."));
        Assert.Equal(("lagos", "A port: for whom?", "A. Writer", "https://example.org/a"), (article.Id, article.Title, article.Author, article.Url));
        Assert.Equal("2023-05-04", article.Published.ToString());
        Assert.StartsWith("The port", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FrontMatter_DateAndSource_CountToo()
    {
        var article = ArticleReader.Extract(new ArticleInput("a.md", "---\ndate: 2023-05-04\nsource: The Harbour\n---\nThe port of Lagos was leased to a company from China last year."));
        Assert.Equal(("2023-05-04", "The Harbour"), (article.Published.ToString(), article.Site));
    }

    [Theory]
    [InlineData("Le ministre des affaires étrangères a rencontré son homologue à Berlin. Ils ont parlé de la guerre et des relations avec la Chine.")]
    [InlineData("Der Minister hat den Vertrag mit Polen nicht unterzeichnet, und die Gespräche werden im Mai fortgesetzt.")]
    [InlineData("El presidente viajó a La Habana para firmar el acuerdo con los representantes de la república vecina.")]
    [InlineData("Il ministro ha detto che le truppe della missione non lasceranno il paese prima dell'estate.")]
    [InlineData("Cumhurbaşkanı ve başbakan bir anlaşma için görüştü, ancak daha sonra bu plan çok eleştirildi.")]
    public void OtherLanguages_AreRefused_EvenASentence(string text)
    {
        var e = Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.txt", text)));
        Assert.Contains("English", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Van der Bellen met De Gaulle's heirs in La Paz.")]
    [InlineData("Las Vegas, Los Angeles, El Paso and San Diego sent delegates to Rio de Janeiro.")]
    [InlineData("Luiz Inácio Lula da Silva and Marcelo Rebelo de Sousa signed the São Paulo pact for Cabo Verde e Príncipe.")]
    [InlineData("Saudi Arabia rejected Le Monde's report about talks with Iran.")]
    public void EnglishWithForeignNames_IsRead(string text) => Assert.Equal(text, ArticleReader.Extract(new ArticleInput("a.txt", text)).Text);

    [Fact]
    public void TextThatBeginsWithASentence_HasNoHead()
    {
        var article = ArticleReader.Extract(new ArticleInput("a.txt", "Latvia and Estonia signed a pact in Riga on Monday. Russia rejected it.\nMoscow said no more. Thanks, Anna"));
        Assert.Empty(article.Boilerplate);
    }

    [Fact]
    public void FrontMatter_BadLine_IsRefusedWithItsLine()
    {
        var e = Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.md", "---\nid: x\nno colon here\n---\nText of it.")));
        Assert.Equal(3, e.Line);
    }

    [Fact]
    public void FrontMatter_BadDate_IsRefusedWithItsLine() =>
        Assert.Equal(3, Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.md", "---\ntitle: A\npublished: someday\n---\nText of it."))).Line);

    [Fact]
    public void Html_BodyAndMetadata()
    {
        var article = ArticleReader.Extract(new ArticleInput("a.html", """
            <!doctype html><html><head><title>Site - Canal</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Egypt and Ethiopia meet","author":{"name":"N. Halim"},"datePublished":"2024-02-03T10:00:00Z","publisher":{"name":"Nile Post"}}</script></head>
            <body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Egypt and Ethiopia meet</h1>
            <p>Delegations from Egypt and Ethiopia met in Khartoum on Saturday, officials said, after a pause of two years in the talks over the dam.</p>
            <div class="share-buttons"><a href="#">Share</a></div>
            <p>The talks, which the African Union hosts, will go on for three days, and both sides said that they hoped for a text.</p></article>
            <footer>Copyright Nile Post</footer></body></html>
            """));
        Assert.Equal(("Egypt and Ethiopia meet", "N. Halim", "Nile Post"), (article.Title, article.Author, article.Site));
        Assert.Equal("2024-02-03", article.Published.ToString());
        Assert.Equal(2, article.Text.Split('\n').Length);
        Assert.DoesNotContain("Share", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_HundredThousandNestedElements_IsRefused()
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "text";
        var e = Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("deep.html", page)));
        Assert.Contains("nest", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Die Regierung hat am Montag mit dem Minister über den Vertrag gesprochen und sich auf weitere Treffen geeinigt. Die Gespräche sollen in der kommenden Woche fortgesetzt werden, wie ein Sprecher sagte. Aus dem Ministerium hieß es, man sei zuversichtlich, dass ein Ergebnis erzielt werde.")]
    [InlineData("Le gouvernement a annoncé lundi que les négociations avec le ministre reprendraient la semaine prochaine. Selon un porte-parole, les deux parties sont proches d'un accord sur le texte, mais plusieurs points restent encore ouverts et il faudra du temps pour les régler tous.")]
    [InlineData("Правительство заявило в понедельник, что переговоры будут продолжены на следующей неделе.")]
    public void OtherLanguages_AreRefused(string text) =>
        Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.txt", text)));

    [Fact]
    public void Binary_IsRefused() =>
        Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.txt", "MZ\0\0\u0001\u0002 text")));

    [Fact]
    public void Empty_IsRefused() =>
        Assert.Throws<InputException>(() => ArticleReader.Extract(new ArticleInput("a.txt", "  \n ")));

    [Fact]
    public void NoDate_IsSaid() =>
        Assert.Contains(ArticleReader.Extract(new ArticleInput("a.txt", "Peru signed the pact.")).Warnings, w => w.Contains("--published", StringComparison.Ordinal));

    [Fact]
    public void Reading_IsTheSameTwice()
    {
        const string Text = "Kenya and Uganda signed a treaty on 3 March 2022. \"It is a good day for both of us,\" said William Ruto.";
        var first = Here.Read(Text);
        var second = Here.Read(Text);
        Assert.Equal(first.Actors.Select(a => a.Actor), second.Actors.Select(a => a.Actor));
        Assert.Equal(first.Times, second.Times);
    }

    [Fact]
    public void Gazetteer_KnowsTermsOfOffice()
    {
        Assert.Equal("USAGOV", Code("Blinken met him.", "2024-05-01"));
        Assert.Equal("USAELI", Code("Antony Blinken wrote it.", "2025-08-01"));
        static string? Code(string text, string day) => Here.Read(text, day).Actors.Single().Code?.Text;
    }

    [Fact]
    public void Gazetteer_CoversSixtyStatesAndThirtyOrganisations()
    {
        var gazetteer = GazetteerTable.Gazetteer;
        Assert.True(gazetteer.Holders.Select(h => h.Actor.Text[..3]).Where(c => !gazetteer.StateOf(new ActorCode(c)).IsNone).Distinct().Count() >= 60);
        Assert.True(gazetteer.Names.Where(n => n.Kind == NameKind.Organisation).Select(n => n.Actor).Distinct().Count() >= 30);
    }
}
