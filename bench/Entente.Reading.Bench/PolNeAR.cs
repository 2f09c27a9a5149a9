using System.Globalization;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>PolNeAR dev: token F1 of what was said over all attributions, and the speaker of those matched; every second text is never looked at.</summary>
internal static class PolNeAR
{
    internal static string Measure(string shared, bool show)
    {
        var files = Xz.Tar(Path.Combine(shared, "data/text/quotes/polnear/polnear-dev.tar.xz"));
        string[] texts = [.. files.Keys.Where(f => f.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var half = texts.Where((_, i) => i % 2 == 0).Select(t => Path.GetFileNameWithoutExtension(t)!).ToHashSet(StringComparer.Ordinal);
        bool Looked(string file) => half.Any(h => Path.GetFileNameWithoutExtension(file).StartsWith(h, StringComparison.Ordinal));
        return $"PolNeAR dev: {Of(files, _ => true, false)}\n  looked at: {Of(files, Looked, show)}\n  only measured: {Of(files, f => !Looked(f), show)}";
    }

    private static string Of(Dictionary<string, string> files, Func<string, bool> chosen, bool show)
    {
        var (both, goldTokens, mineTokens, matched, right, wrongQuotes, quotes) = (0, 0, 0, 0, 0, 0, 0);
        var (fSum, fCount) = (0.0, 0);
        foreach (var (name, ann) in files.Where(f => f.Key.EndsWith(".ann", StringComparison.Ordinal) && chosen(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var stem = Path.GetFileNameWithoutExtension(name);
            if (files.FirstOrDefault(f => f.Key.EndsWith(".txt", StringComparison.Ordinal) && stem.StartsWith(Path.GetFileNameWithoutExtension(f.Key), StringComparison.Ordinal)).Value is not { } text)
                continue;
            var gold = Read(ann);
            var reading = ArticleReader.Read(new Article(stem, text) { Published = EdtfDate.Year(2016) }, GazetteerTable.Gazetteer);
            var words = Words(text);
            var goldSet = Covered(words, gold.SelectMany(g => g.Content));
            var mineSet = Covered(words, reading.Claims.SelectMany(c => c.Content.Select(s => (s.Start, s.End))));
            both += goldSet.Intersect(mineSet).Count();
            goldTokens += goldSet.Count;
            mineTokens += mineSet.Count;
            foreach (var g in gold)
            {
                var own = Covered(words, g.Content);
                var best = reading.Claims
                    .Select(c => (Claim: c, Shared: Covered(words, c.Content.Select(s => (s.Start, s.End))) is var cs ? 2.0 * own.Intersect(cs).Count() / Math.Max(1, own.Count + cs.Count) : 0))
                    .OrderByDescending(c => c.Shared).FirstOrDefault();
                fSum += best.Shared;
                fCount++;
                if (best.Claim is null || best.Shared < 0.5 || g.Source.Count == 0)
                {
                    if (show && own.Count > 0)
                        Console.WriteLine($"  missed [{Cut(text, g.Source)}] {Cut(text, g.Cue)}: {Cut(text, g.Content)}");
                    continue;
                }

                matched++;
                var speaker = reading.Actor(best.Claim.Speaker);
                var source = Cut(text, g.Source);
                var ok = speaker is not null && (speaker.Mentions.Any(m => g.Source.Any(s => m.Span.Start < s.End && s.Start < m.Span.End)) || source.Split(' ').Any(w => w.Length > 2 && char.IsUpper(w[0]) && speaker.Actor.Name.Contains(w.TrimEnd('\'', 's', ','), StringComparison.Ordinal)) || (IsPronoun(source) && speaker.Actor.Kind == ActorKind.Person));
                right += ok ? 1 : 0;
                if (best.Claim.Form == ClaimForm.Direct && speaker is not null)
                {
                    quotes++;
                    wrongQuotes += ok ? 0 : 1;
                }

                if (show && !ok)
                    Console.WriteLine($"  {(speaker is null ? "no" : best.Claim.Form == ClaimForm.Direct ? "WRONG" : "other")} speaker of '{Cut(text, g.Content)}' is [{source}], got [{speaker?.Actor.Name}] :: {text[Math.Max(0, g.Content[0].Start - 200)..Math.Min(text.Length, g.Content[^1].End + 120)].Replace('\n', '¶')}");
            }
        }

        var (p, r) = (both / (double)mineTokens, both / (double)goldTokens);
        return FormattableString.Invariant($"content token F1 {2 * p * r / (p + r):F3} (precision {p:F3} recall {r:F3}; mean per attribution {fSum / fCount:F3}), speaker right {right / (double)matched:F3} of {matched} matched; direct quotations given a wrong speaker {wrongQuotes} of {quotes}");
    }

    private static bool IsPronoun(string text) => text.ToLowerInvariant() is "he" or "she" or "i";

    private static string Cut(string text, List<(int Start, int End)> spans) => string.Join(" … ", spans.Select(s => text[s.Start..Math.Min(s.End, text.Length)].Replace('\n', ' ')));

    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var s = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            words.Add((s, i));
        }

        return words;
    }

    private static HashSet<int> Covered(List<(int Start, int End)> words, IEnumerable<(int Start, int End)> spans)
    {
        var found = new HashSet<int>();
        foreach (var (start, end) in spans)
            for (var i = 0; i < words.Count; i++)
                if (words[i].Start >= start && words[i].End <= end)
                    found.Add(i);
        return found;
    }

    private static List<(List<(int Start, int End)> Source, List<(int Start, int End)> Cue, List<(int Start, int End)> Content)> Read(string ann)
    {
        var spans = new Dictionary<string, List<(int, int)>>(StringComparer.Ordinal);
        var found = new List<(List<(int, int)>, List<(int, int)>, List<(int, int)>)>();
        var events = new List<string>();
        foreach (var line in ann.Split('\n'))
        {
            var cells = line.Split('\t');
            if (cells.Length >= 2 && line[0] == 'T')
                spans[cells[0]] = [.. cells[1][(cells[1].IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(';').Select(p => p.Split(' ')).Select(p => (int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture)))];
            else if (cells.Length >= 2 && line[0] == 'E')
                events.Add(cells[1]);
        }

        foreach (var e in events)
        {
            List<(int, int)> Of(string role) => [.. e.Split(' ').Where(p => p.StartsWith(role, StringComparison.Ordinal) && p.Contains(':')).SelectMany(p => spans.GetValueOrDefault(p[(p.IndexOf(':', StringComparison.Ordinal) + 1)..], []))];
            found.Add((Of("Source"), Of("Cue"), Of("Content")));
        }

        return found;
    }
}
