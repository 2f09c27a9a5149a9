using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Entente.Reading.Bench;

/// <summary>scrapinghub's benchmark: F1 of four-word shingles of the body, as its evaluate.py counts them.</summary>
internal static partial class ArticleBodies
{
    internal static string Measure(string shared, bool show)
    {
        var folder = Path.Combine(shared, "data/text/articles/scrapinghub");
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ground-truth.json")));
        var (precision, recall, n) = (0.0, 0.0, 0);
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            using var gz = new GZipStream(File.OpenRead(Path.Combine(folder, "html", page.Name + ".html.gz")), CompressionMode.Decompress);
            var html = new StreamReader(gz).ReadToEnd();
            var body = page.Value.GetProperty("articleBody").GetString()!;
            string found;
            try
            {
                // The set holds pages in other languages, which a reading refuses; the extraction itself knows no language.
                found = Articles.ArticleExtractor.HtmlText(html, page.Name);
            }
            catch (World.InputException e)
            {
                found = "";
                if (show)
                    Console.WriteLine($"  {page.Name[..8]}: {e.Message}");
            }

            var (gold, mine) = (Shingles(body), Shingles(found));
            var common = gold.Sum(g => Math.Min(g.Value, mine.GetValueOrDefault(g.Key)));
            var tp = common;
            var fp = mine.Values.Sum() - tp;
            var fn = gold.Values.Sum() - tp;
            var (p, r) = (tp + fp == 0 ? 0 : tp / (double)(tp + fp), tp + fn == 0 ? 0 : tp / (double)(tp + fn));
            precision += tp + fp == 0 ? 0 : p;
            recall += r;
            n++;
            if (show && 2 * p * r / Math.Max(1e-9, p + r) < 0.95)
                Console.WriteLine(FormattableString.Invariant($"  {page.Name[..8]} p {p:F2} r {r:F2} {page.Value.GetProperty("url").GetString()}"));
        }

        var (mp, mr) = (precision / n, recall / n);
        return FormattableString.Invariant($"scrapinghub: F1 {2 * mp * mr / (mp + mr):F3} (precision {mp:F3}, recall {mr:F3}, {n} pages)");
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Words().Matches(text).Select(m => m.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Length - 3); i++)
        {
            var key = string.Join(' ', words.Skip(i).Take(4));
            shingles[key] = shingles.GetValueOrDefault(key) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
