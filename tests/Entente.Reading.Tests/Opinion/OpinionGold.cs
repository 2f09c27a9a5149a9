using System.Globalization;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests.Opinion;

/// <summary>A claim as a reader of the paragraph notes it down.</summary>
internal sealed record GoldClaim(string Speaker, string Via, Endorsement Endorsement, ClaimKind Kind, string[] Content);

/// <summary>A paragraph of an opinion article with its claims.</summary>
internal sealed record OpinionParagraph(int Number, EdtfDate Published, string Text, GoldClaim[] Claims);

/// <summary>How many of the claims of some paragraphs were read right.</summary>
internal sealed record OpinionScore(int Claims, int Found, int Endorsement, int Kind, int Chain, List<string> Faults);

/// <summary>Sixty paragraphs of opinion articles, written for this project, and how a reading of them is scored: a claim that is not found is wrong in every respect.</summary>
internal static class OpinionGold
{
    internal static List<OpinionParagraph> Paragraphs()
    {
        var all = new List<OpinionParagraph>();
        foreach (var block in Resource("paragraphs.txt").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines[0].Split(' ');
            all.Add(new OpinionParagraph(
                int.Parse(head[1], CultureInfo.InvariantCulture),
                EdtfDate.Parse(head[2]),
                string.Join('\n', lines.Skip(1).Where(l => l[0] != '=')),
                [.. lines.Where(l => l[0] == '=').Select(Claim)]));
        }

        return all;
    }

    internal static OpinionScore Score(IEnumerable<OpinionParagraph> paragraphs)
    {
        var score = new OpinionScore(0, 0, 0, 0, 0, []);
        foreach (var paragraph in paragraphs)
        {
            var reading = ArticleReader.Read(new Article($"paragraph {paragraph.Number}", paragraph.Text) { Published = paragraph.Published }, GazetteerTable.Gazetteer);
            foreach (var gold in paragraph.Claims)
            {
                var best = reading.Claims
                    .Select(c => (Claim: c, Likeness: Likeness(gold.Content, [.. c.Content.Select(reading.Article.Slice)])))
                    .OrderByDescending(c => c.Likeness).FirstOrDefault();
                score = score with { Claims = score.Claims + 1 };
                if (best.Claim is null || best.Likeness < 0.5)
                {
                    score.Faults.Add($"{paragraph.Number}: not found: {string.Join(" … ", gold.Content)}");
                    continue;
                }

                var claim = best.Claim;
                var speaker = reading.Actor(claim.Speaker);
                var chain = IsNamed(gold.Speaker, speaker) && (gold.Via.Length == 0 ? claim.Via.Length == 0 : claim.Via.Length > 0 && IsNamed(gold.Via, reading.Actor(claim.Via[0])));
                score = score with
                {
                    Found = score.Found + 1,
                    Endorsement = score.Endorsement + (claim.Endorsement == gold.Endorsement ? 1 : 0),
                    Kind = score.Kind + (claim.Kind == gold.Kind ? 1 : 0),
                    Chain = score.Chain + (chain ? 1 : 0),
                };
                if (claim.Endorsement != gold.Endorsement)
                    score.Faults.Add($"{paragraph.Number}: {claim.Endorsement} for {gold.Endorsement}: {string.Join(" … ", gold.Content)}");
                if (claim.Kind != gold.Kind)
                    score.Faults.Add($"{paragraph.Number}: {claim.Kind} for {gold.Kind}: {string.Join(" … ", gold.Content)}");
                if (!chain)
                    score.Faults.Add($"{paragraph.Number}: {speaker?.Actor.Name} via {string.Join(", ", claim.Via)} for {gold.Speaker} via {gold.Via}: {string.Join(" … ", gold.Content)}");
            }
        }

        return score;
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(OpinionGold).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([.. " ,.;:!?“”\"’'()—\n…"], StringSplitOptions.RemoveEmptyEntries)];

    private static GoldClaim Claim(string line)
    {
        var cells = line[1..].Split('|', StringSplitOptions.TrimEntries);
        return new GoldClaim(cells[0], cells[1], Enum.Parse<Endorsement>(cells[2], true), Enum.Parse<ClaimKind>(cells[3], true), cells[4].Split(" … "));
    }

    private static double Likeness(string[] gold, string[] found)
    {
        var (a, b) = (Words(string.Join(' ', gold)), Words(string.Join(' ', found)));
        return 2.0 * a.Intersect(b).Count() / Math.Max(1, a.Count + b.Count);
    }

    private static bool IsNamed(string name, ActorInText? actor)
    {
        if (actor is null)
            return name.Length == 0;
        var last = name.Split(' ')[^1];
        return actor.Actor.Name.Contains(last, StringComparison.OrdinalIgnoreCase) || actor.Mentions.Any(m => m.Text.Contains(last, StringComparison.OrdinalIgnoreCase));
    }
}
