using System.Text;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>The whole of a reading, sentences of 20 words a second of one core's time.</summary>
internal static class Speed
{
    internal static string Measure(string shared, bool show)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.Combine(shared, "articles"), "*.txt").Order(StringComparer.Ordinal))
            text.Append(File.ReadAllText(file)).Append('\n');
        var body = string.Join('\n', text.ToString().Split('\n').Where(l => l.Length > 150));
        var words = body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var article = new Article("speed", body) { Published = EdtfDate.Parse("2024-08-28") };
        ArticleReader.Read(article, GazetteerTable.Gazetteer);
        var best = 0.0;
        for (var round = 0; round < 6; round++)
        {
            var cpu = Treebank.Cpu();
            for (var i = 0; i < 20; i++)
                ArticleReader.Read(article, GazetteerTable.Gazetteer);
            best = Math.Max(best, 20 * words / 20.0 / (Treebank.Cpu() - cpu));
        }

        return FormattableString.Invariant($"{best:F0} sentences of 20 words a second of CPU ({words} words an article)");
    }
}
