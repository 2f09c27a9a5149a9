using System.Text;
using Entente.Reading.Actors;
using Entente.Reading.Events;
using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>What the reader sees in sentences read from standard input: tree, mentions, events. For looking into an error.</summary>
internal static class Trees
{
    internal static string Measure(string shared, bool show)
    {
        var count = 0;
        while (Console.In.ReadLine() is { } line)
        {
            count++;
            var article = new Article("sentence", line) { Published = EdtfDate.Parse("2000-01-01") };
            var texts = SentenceText.Of(article, EnglishTokens.Of);
            var names = new NameFinder(GazetteerTable.Gazetteer, article.Published).Find(texts).ToLookup(n => n.Sentence);
            foreach (var s in ParsedArticle.Of(texts))
            {
                var tree = new StringBuilder();
                for (var i = 0; i < s.Count; i++)
                    tree.Append(s.Token(i).Form).Append('/').Append(s.Tag(i)).Append('/').Append(s.Label(i)).Append('→').Append(s.Head(i) < 0 ? "ROOT" : s.Token(s.Head(i)).Form).Append("  ");
                Console.WriteLine(tree);
                var mentions = new Mentions(s, new PhraseResolver(s, names[s.Text.Index]));
                Console.WriteLine("   mentions: " + string.Join(", ", mentions.All.Select(m => $"{m.Code}@{s.Token(m.Head).Form}{(m.IsPlace ? "(place)" : "")}")));
            }

            Console.WriteLine("   events: " + string.Join(", ", SentenceCoder.Code(line, article.Published, GazetteerTable.Gazetteer).Select(e => $"{e.Source}>{e.Target} {e.Plover}/{e.Cameo} {e.Status} '{e.Trigger}'")));
        }

        return $"{count} lines";
    }
}
