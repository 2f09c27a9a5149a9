using Entente.Desk.Checks;
using Entente.World;

namespace Entente.Desk.Tests;

/// <summary>Sentences of our own in the manner of opinion articles, and the queries they are taken for.</summary>
public sealed class ClaimTemplateTests
{
    private static readonly (string Name, string Code, bool Itself)[] Names =
    [
        ("North Korea", "PRK", true), ("Pyongyang", "PRK", true), ("Kim", "PRK", false), ("China", "CHN", true), ("Beijing", "CHN", true), ("Xi", "CHN", false), ("Russia", "RUS", true), ("Moscow", "RUS", true),
        ("Putin", "RUS", false), ("the Soviets", "RUS", true), ("India", "IND", true), ("Ukraine", "UKR", true), ("Nixon", "USA", false), ("NATO", "", true),
    ];

    [Theory]
    [InlineData("China and North Korea were each other's only military ally.", "allies.only(CHN--PRK, before=2024-08-20)")]
    [InlineData("Before the deal China made up about 95 percent of what North Korea does in foreign trade.", "trade.share(PRK, CHN, at=latest) ~= 0.95 +- 0.02")]
    [InlineData("Some 95 percent of North Korea's trade is with China.", "trade.share(PRK, CHN, at=latest) ~= 0.95 +- 0.02")]
    [InlineData("China, Russia and North Korea stand closer now than at any time since the Korean War.", "record.high(alignment(CHN, RUS, PRK), since=1953)")]
    [InlineData("It was a custom of Moscow to sign non-aggression pacts as a prelude to war.", "follows(pact(type=nonaggression, by=RUS), war, within=10y)")]
    [InlineData("Russia and North Korea signed a treaty with a clause on mutual defense.", "pact.contains(PRK--RUS, 2024, defence)")]
    [InlineData("The treaty of Russia and North Korea falls short of a commitment to mutual defense.", "pact.commits(PRK--RUS, 2024, defence) = 0")]
    [InlineData("In 2024 Russia and North Korea reaffirm the treaty of 1961.", "pact.renews(PRK--RUS, 2024, 1961)")]
    [InlineData("The Sino-Soviet alliance was as frail when Nixon broke it up in 1972.", "pact.ended(CHN--RUS, 1950, in=1972)")]
    [InlineData("Kim and Putin met near Vladivostok last September.", "met.near(PRK--RUS, Vladivostok, at=2023-09)")]
    [InlineData("Kim and Putin met in Khasan in April 2019.", "met.near(PRK--RUS, Khasan, at=2019-04, within=50)")]
    [InlineData("In the 1970s the Soviets had larger forces on the border with China than on that with Europe.", "finding(forces, RUS->CHN, at=1975)")]
    [InlineData("In March 2023 Xi told Putin that the Far East of Russia belonged to China.", "finding(territory, CHN->RUS, at=2023-03)")]
    [InlineData("Pyongyang was always closer to Moscow than to Beijing.", "alignment(PRK, RUS) > alignment(PRK, CHN)")]
    [InlineData("North Korea depends on China.", "trade.share(PRK, CHN, at=latest) > 0.5")]
    [InlineData("Russia attacked Ukraine.", "sum(events.count(RUS->UKR, type=ASSAULT), from=2024, to=2024) > 0")]
    public void Match_SentenceOfAKnownKind_IsTakenForItsQuery(string sentence, string expression) =>
        Assert.Contains(expression, ClaimTemplates.Match(sentence, Mentions(sentence), EdtfDate.Parse("2024-08-20")).Select(m => m.Expression));

    [Theory]
    [InlineData("Xi is not upset that people think he is upset with Putin.")]
    [InlineData("Russia and North Korea signed a paper.")]
    [InlineData("Kim met Putin near the door.")]
    [InlineData("The trade of China grew.")]
    public void Match_SentenceOfNoKnownKind_IsTakenForNothing(string sentence) => Assert.Empty(ClaimTemplates.Match(sentence, Mentions(sentence), EdtfDate.Parse("2024-08-20")));

    [Fact]
    public void Match_EveryProposal_IsAnExpressionThatCanBeRead()
    {
        foreach (var sentence in new[] { "Kim and Putin met near Vladivostok last September.", "Russia has been firing North Korean missiles into Ukraine.", "Pyongyang was always closer to Moscow than to Beijing." })
            foreach (var proposal in ClaimTemplates.Match(sentence, Mentions(sentence), EdtfDate.Parse("2024-08-20")))
                Assert.Equal(proposal.Expression, Measures.Expressions.ExpressionParser.Parse(proposal.Expression).Text);
    }

    private static List<StateMention> Mentions(string sentence) =>
        [.. Names.Where(n => n.Code.Length > 0).SelectMany(n => Places(sentence, n.Name).Select(at => new StateMention(StateCode.Parse(n.Code), at, n.Itself))).OrderBy(m => m.At)];

    private static IEnumerable<int> Places(string sentence, string name)
    {
        for (var at = sentence.IndexOf(name, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(name, at + 1, StringComparison.Ordinal))
            yield return at;
    }
}
