using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Entente.Numerics;
using Entente.Reading.Tests.Events;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests;

/// <summary>Broken texts end in a reading or in an <see cref="InputException"/>. ENTENTE_MUTATIONS says how many (.ci/long.d/mutated-texts).</summary>
public sealed class MutatedTextTests
{
    private static readonly string[] Splices = ["“", "”", "\"", "\0", "\uD83D", "\uDDF0", "<div>", "</p>", "---\n", "\n\n", " . . . ", "(", "9999999999999", "the the ", "2024-13-45", "’s", "&#0;", "\u202E", "<!--", "1/0", "of of of ", "and, and and ", "said said said ", "\uFEFF", "\u00AD", "𝔄"];

    [Fact]
    public void Read_MutatedText_NeverFails()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("ENTENTE_MUTATIONS") ?? "60", CultureInfo.InvariantCulture);
        var sentences = OwnSentences.Texts();
        var random = new SeededRandom(11);
        for (var i = 0; i < count; i++)
        {
            var text = Mutated(string.Join(' ', Enumerable.Range(0, 1 + random.NextInt32(5)).Select(_ => sentences[random.NextInt32(sentences.Count)])), random);
            var name = random.NextInt32(3) switch { 0 => "a.html", 1 => "a.md", _ => "a.txt" };
            if (name == "a.html")
                text = $"<html><body><article><p>{text}</p></article></body></html>";
            try
            {
                var reading = ArticleReader.Read(new ArticleInput(name, text), GazetteerTable.Gazetteer);
                foreach (var e in reading.Events)
                    Assert.Equal(e.Trigger, Assert.Single(e.Mentions, m => m == e.Trigger));
            }
            catch (InputException)
            {
                // Refused by name: as good as read.
            }
            catch (Exception e) when (Tell(i, text, e))
            {
                throw;
            }
        }
    }

    [DoesNotReturn]
    private static bool Tell(int index, string text, Exception e) => throw new InvalidOperationException($"input {index}: {e.Message}\n{text}", e);

    private static string Mutated(string text, SeededRandom random)
    {
        for (var k = 1 + random.NextInt32(12); k > 0 && text.Length > 2; k--)
        {
            var p = random.NextInt32(text.Length);
            text = random.NextInt32(4) switch
            {
                0 => text.Remove(p, Math.Min(1 + random.NextInt32(8), text.Length - p)),
                1 => text.Insert(p, Splices[random.NextInt32(Splices.Length)]),
                2 => text[..p] + (char)random.NextInt32(0x3000) + text[(p + 1)..],
                _ => text.Insert(p, text.Substring(p, Math.Min(random.NextInt32(60), text.Length - p))),
            };
        }

        return text;
    }
}
