using System.Security.Cryptography;
using System.Text;
using Entente.Reading;
using Entente.Reference.Actors;
using Entente.Weighing;

namespace Entente.Desk.Tests.WorkedCase;

/// <summary>Every anchor of the example case leads to the sentence it is about; checked by key words of our own choosing.</summary>
public sealed class AnchorTests
{
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["E01/copley"] = ["June 19", "reaffirmation"],
        ["E01/chang"] = ["Pyongyang in June", "Treaty"],
        ["E02/chang"] = ["mutual", "clause"],
        ["E03/copley"] = ["falls short", "1961"],
        ["E05/chang"] = ["only", "ally"],
        ["E06/chang"] = ["11,000"],
        ["E07/chang"] = ["KN-23"],
        ["E07/copley"] = ["munitions"],
        ["E08/chang"] = ["secretly", "nuclear"],
        ["E09/chang"] = ["denied"],
        ["E10/chang"] = ["95 percent"],
        ["E11/copley"] = ["March 2023", "Far Eastern"],
        ["E13/copley"] = ["commentator"],
        ["E14/copley"] = ["Blinken"],
        ["E15/copley"] = ["NATO", "border"],
        ["E16/copley"] = ["Nixon", "1972"],
        ["E18/copley"] = ["India", "Corridor"],
        ["E19/copley"] = ["closer to Moscow"],
        ["E20/copley"] = ["overtures"],
        ["E21/copley"] = ["Genghis"],
        ["E22/chang"] = ["Pierson", "headache"],
        ["E23/chang"] = ["leverage"],
        ["E24/chang"] = ["Toloraya", "ambulance"],
        ["E25/chang"] = ["Burton", "aid"],
        ["E26/chang"] = ["defeated", "Xi"],
        ["E27/chang"] = ["Triplett", "deception"],
        ["E28/chang"] = ["Fanell", "aligned"],
        ["E30/chang"] = ["suspect", "upset"],
        ["E31/chang"] = ["DePetris", "Overhyped"],
        ["E41/chang"] = ["Vladivostok"],
        ["L01/copley"] = ["imminent"],
        ["L02/copley"] = ["go to war"],
        ["L03/copley"] = ["against", "Beijing"],
        ["L04/chang"] = ["not go very far"],
        ["L05/chang"] = ["interests", "support"],
        ["L06/chang"] = ["eager to reduce"],
    };

    private static IEnumerable<(string Key, string Article, Anchor Anchor)> Anchors()
    {
        var @case = ExampleCase.Read();
        foreach (var item in @case.Evidence)
            foreach (var source in item.Sources.Where(s => s.Anchor is not null))
                yield return ($"{item.Id}/{source.Article}", source.Article!, source.Anchor!);
        foreach (var entry in @case.Ledger)
            yield return ($"{entry.Id}/{entry.Article}", entry.Article!, entry.Anchor!);
    }

    private static string Slice(string text, Anchor anchor)
    {
        var runes = text.EnumerateRunes().Skip(anchor.Span.Start).Take(anchor.Span.Length);
        return string.Concat(runes.Select(r => r.ToString()));
    }

    [Fact]
    public void Anchors_EachHasKeyWords() => Assert.Equal(Keys.Keys.Order(StringComparer.Ordinal), Anchors().Select(a => a.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Anchors_Hash_IsThatOfTheOriginalAndOfTheCase()
    {
        var hashes = ExampleCase.Read().Articles.ToDictionary(a => a.Id, a => a.Hash);
        foreach (var (key, article, anchor) in Anchors())
        {
            Assert.Equal(hashes[article], anchor.Hash);
            Assert.True(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ExampleCase.Original(article)))) == anchor.Hash, key);
        }
    }

    [Fact]
    public void Anchors_SentenceNumber_IsThatOfTheReading()
    {
        var readings = new[] { "copley", "chang" }.ToDictionary(a => a, a => ArticleReader.Read(new ArticleInput(a + ".txt", ExampleCase.Original(a)), GazetteerTable.Gazetteer));
        foreach (var (key, article, anchor) in Anchors())
        {
            Assert.Equal(anchor.Hash, readings[article].Article.Hash);
            Assert.True(readings[article].Sentences[anchor.Sentence] == anchor.Span, key);
        }
    }

    [Fact]
    public void Anchors_Span_IsTheSentenceMeant()
    {
        foreach (var (key, article, anchor) in Anchors())
        {
            var sentence = Slice(ExampleCase.Original(article), anchor);
            Assert.All(Keys[key], word => Assert.Contains(word, sentence, StringComparison.Ordinal));
            Assert.Equal(sentence.Trim(), sentence);
        }
    }
}
