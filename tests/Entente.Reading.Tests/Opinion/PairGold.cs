using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests.Opinion;

/// <summary>Two articles on one matter, with the pairs of statements that clash or agree.</summary>
internal sealed record ArticlePair(string Name, EdtfDate Published, string First, string Second, (string First, string Second)[] Clashes, (string First, string Second)[] Agreements);

/// <summary>How many pairs were found, how many of those are right, and how many of the noted pairs were found.</summary>
internal sealed record PairScore(int Found, int Right, int Noted, int Recalled, List<string> Faults)
{
    internal double Precision => Found == 0 ? 1 : Right / (double)Found;
}

/// <summary>Six pairs of opinion articles, written for this project: statements that clash, that agree, and that merely stand side by side.</summary>
internal static class PairGold
{
    internal static List<ArticlePair> Pairs()
    {
        var all = new List<ArticlePair>();
        foreach (var block in OpinionGold.Resource("pairs.txt").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines[0].Split(' ', 5);
            all.Add(new ArticlePair(head[4], EdtfDate.Parse(head[3]), Body(lines, "## A"), Body(lines, "## B"), Noted(lines, "clash"), Noted(lines, "agree")));
        }

        return all;
    }

    internal static (PairScore Clashes, PairScore Agreements) Score(IEnumerable<ArticlePair> pairs)
    {
        var (clashes, agreements) = (new PairScore(0, 0, 0, 0, []), new PairScore(0, 0, 0, 0, []));
        foreach (var pair in pairs)
        {
            var comparison = ArticleComparer.Compare([Read(pair.First, pair), Read(pair.Second, pair)]);
            clashes = Add(clashes, pair.Name, comparison.Clashes, pair.Clashes);
            agreements = Add(agreements, pair.Name, comparison.Agreements, pair.Agreements);
        }

        return (clashes, agreements);
    }

    private static PairScore Add(PairScore score, string name, IReadOnlyCollection<StatementPair> found, (string First, string Second)[] noted)
    {
        foreach (var pair in found)
            if (!noted.Any(n => Same(n, pair)))
                score.Faults.Add($"{name}: wrong: {pair.First.Text} | {pair.Second.Text}");
        foreach (var n in noted)
            if (!found.Any(pair => Same(n, pair)))
                score.Faults.Add($"{name}: missed: {n.First} | {n.Second}");
        return score with
        {
            Found = score.Found + found.Count,
            Right = score.Right + found.Count(pair => noted.Any(n => Same(n, pair))),
            Noted = score.Noted + noted.Length,
            Recalled = score.Recalled + noted.Count(n => found.Any(pair => Same(n, pair))),
        };
    }

    private static bool Same((string First, string Second) noted, StatementPair pair) => Within(noted.First, pair.First.Text) && Within(noted.Second, pair.Second.Text);

    private static bool Within(string noted, string found)
    {
        var (a, b) = (OpinionGold.Words(noted), OpinionGold.Words(found));
        return a.Intersect(b).Count() >= 0.7 * Math.Min(a.Count, b.Count);
    }

    private static ArticleReading Read(string text, ArticlePair pair) => ArticleReader.Read(new Article(pair.Name, text) { Published = pair.Published }, GazetteerTable.Gazetteer);

    private static string Body(string[] lines, string head) => lines[Array.IndexOf(lines, head) + 1];

    private static (string First, string Second)[] Noted(string[] lines, string word) =>
        [.. lines.Where(l => l.StartsWith($"= {word} |", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Select(c => (c[1], c[2]))];
}
