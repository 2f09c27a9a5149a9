using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Decides which statements of two articles say the same, and which say opposite things of one matter; silent where neither is plain.</summary>
internal static class PropositionMatcher
{
    internal static void Clashes(List<Proposition> first, List<Proposition> second, List<(StatementPair Pair, double Weight)> clashes, List<(StatementPair Pair, double Weight)> agreements)
    {
        foreach (var a in first)
            foreach (var b in second)
            {
                if (!a.Subject.Same(b.Subject) || (a.Years.Count > 0 && b.Years.Count > 0 && !a.Years.Overlaps(b.Years)))
                    continue;
                var shared = a.Objects.SelectMany(x => b.Objects.Where(x.Same).Select(_ => x.Key)).Distinct(StringComparer.Ordinal).ToList();
                var like = Opposites.IsLike(a.Predicate, b.Predicate);
                var opposite = !like && Opposites.IsOpposite(a.Predicate, b.Predicate);
                if (!like && !opposite)
                    continue;
                // Something that acts on nothing says less: both must, or share what they act on.
                if (shared.Count == 0 && !(Bare(a) && Bare(b)))
                    continue;
                if (a.Mode != b.Mode && !(shared.Count > 0 && a.Mode is not Mode.Demand && b.Mode is not Mode.Demand))
                    continue;
                // A plain word such as "have" needs more in common than one noun.
                if (a.Predicate is "have" or "be" or "make" or "do" or "take" or "get" or "go" or "come" or "say" or "see" or "know" or "call" or "want" && !opposite && shared.Count < 2)
                    continue;
                var flip = (a.IsNegated != b.IsNegated) ^ opposite;
                var about = new[] { a.Subject.Key, a.Predicate == b.Predicate ? a.Predicate : $"{a.Predicate} / {b.Predicate}" }.Concat(shared);
                var pair = (new StatementPair(a.Statement, b.Statement, string.Join(", ", about)), 1 + (0.5 * shared.Count) + (a.Subject.IsActor ? 0.5 : 0));
                if (flip)
                    clashes.Add(pair);
                else if (!opposite && (shared.Count > 0 || a.Subject.Words.Overlaps(b.Subject.Words)))
                    agreements.Add(pair);
            }
    }

    internal static void Utterances(List<Utterance> first, List<Utterance> second, List<(StatementPair Pair, double Weight)> clashes, List<(StatementPair Pair, double Weight)> agreements)
    {
        var weights = Weights(first, second);
        double Sum(IEnumerable<string> words) => words.Sum(w => weights[w]);
        foreach (var a in first)
            foreach (var b in second)
            {
                var states = a.States.Intersect(b.States).Order(StringComparer.Ordinal).ToList();
                foreach (var (matter, yes) in a.Matters)
                    if (b.Matters.Any(m => m.Matter == matter && m.Yes != yes) && states.Count >= (matter == "third" ? 1 : 2))
                        clashes.Add((new StatementPair(a.Statement, b.Statement, $"{Name(matter)}: {string.Join(", ", states)}"), 1.2 + (0.1 * states.Count)));
                var shared = a.Words.Where(b.Words.Contains).ToList();
                if (shared.Count < 4 || a.Statement.Text.Length < 20 || b.Statement.Text.Length < 20)
                    continue;
                var likeness = Sum(shared) / Math.Max(1e-9, Math.Min(Sum(a.Words), Sum(b.Words)));
                var dated = a.Figures.Overlaps(b.Figures);
                if (likeness >= (dated && states.Count > 0 ? 0.5 : 0.62))
                    agreements.Add((new StatementPair(a.Statement, b.Statement, string.Join(", ", shared.Order(StringComparer.Ordinal))), likeness));
            }
    }

    /// <summary>The same act between the same two on days that may be one, told by both.</summary>
    internal static void Events(ArticleReading first, int i, ArticleReading second, int j, List<(StatementPair Pair, double Weight)> agreements)
    {
        foreach (var a in first.Events)
            foreach (var b in second.Events)
            {
                var (x, y) = (a.Event, b.Event);
                if (x.Status != y.Status || x.Cameo[..2] != y.Cameo[..2] || !x.Date.MayEqual(y.Date) || x.Date.Precision is DatePrecision.Unknown || y.Date.Precision is DatePrecision.Unknown)
                    continue;
                var (from, to) = (Code(x.Source), Code(x.Target));
                if (!((from == Code(y.Source) && to == Code(y.Target)) || (from == Code(y.Target) && to == Code(y.Source))))
                    continue;
                // Two reports of one day need a word in common besides the two who act.
                var pair = new StatementPair(Whole(first, i, a.Sentence), Whole(second, j, b.Sentence), $"{from}, {to}: {x.Type}");
                if (Shared(first, a.Sentence, second, b.Sentence) >= 2)
                    agreements.Add((pair, 0.7));
            }
    }

    private static string Code(ActorCode? code) => code is { } c ? c.Text[..Math.Min(3, c.Text.Length)] : "";

    private static Statement Whole(ArticleReading reading, int article, int sentence) =>
        new(article, null, sentence, reading.Sentences[sentence], reading.Article.Slice(reading.Sentences[sentence]));

    private static int Shared(ArticleReading first, int a, ArticleReading second, int b)
    {
        HashSet<string> Words(ArticleReading r, int s) => [.. r.Article.Slice(r.Sentences[s]).ToLowerInvariant().Split([.. " ,.;:()“”\"’'–—-"], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4 || char.IsAsciiDigit(w[0]))];
        return Words(first, a).Intersect(Words(second, b)).Count();
    }

    private static string Name(string matter) => matter switch { "alignment" => "how firm the alignment is", "defence" => "whether the pact binds to defend", _ => "whom it serves" };

    private static bool Bare(Proposition p) => p.Objects.Count == 0 || p.Objects.All(o => o.Words.Count == 0 && !o.IsActor && o.Key.All(c => char.IsAsciiDigit(c)));

    private static Dictionary<string, double> Weights(List<Utterance> first, List<Utterance> second)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var utterance in first.Concat(second))
            foreach (var word in utterance.Words)
                counts[word] = counts.GetValueOrDefault(word) + 1;
        var total = first.Count + second.Count;
        return counts.ToDictionary(c => c.Key, c => Math.Log(1 + (total / c.Value)), StringComparer.Ordinal);
    }
}
