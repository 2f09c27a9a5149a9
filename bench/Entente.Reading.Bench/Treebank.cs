using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Reading.Syntax;
using Entente.Reading.Text;

namespace Entente.Reading.Bench;

/// <summary>EWT dev: gold tokens, and from raw text as the CoNLL shared task of 2018 scores it.</summary>
internal static class Treebank
{
    internal static string Gold(string shared, bool show)
    {
        var gold = Read(shared);
        var parser = new DependencyParser(ParserModel.Embedded);
        string[][] forms = [.. gold.Select(s => s.Words.Select(w => w.Form).ToArray())];
        var parses = parser.Parse(forms);
        var (n, tags, heads, labels) = (0, 0, 0, 0);
        for (var s = 0; s < gold.Count; s++)
            for (var i = 0; i < forms[s].Length; i++)
            {
                var w = gold[s].Words[i];
                n++;
                tags += parses[s].Tags[i] == w.Tag ? 1 : 0;
                if (parses[s].Heads[i] != w.Head - 1)
                    continue;
                heads++;
                labels += Universal(parses[s].Labels[i]) == Universal(w.Label) ? 1 : 0;
            }

        var best = 0.0;
        for (var r = 0; r < 5; r++)
        {
            var cpu = Cpu();
            parser.Parse(forms);
            best = Math.Max(best, n / (Cpu() - cpu));
        }

        return FormattableString.Invariant($"EWT dev gold tokens: UPOS {100.0 * tags / n:F2} UAS {100.0 * heads / n:F2} LAS {100.0 * labels / n:F2}, {best:F0} tokens/s on one core; model {ParserModel.About().Name}");
    }

    internal static string Raw(string shared, bool show)
    {
        var gold = Read(shared);
        var paragraphs = new List<string>();
        var text = new StringBuilder();
        var words = new List<(int Start, int End, int Head, string Label)>();
        var starts = new HashSet<int>();
        var at = 0;
        foreach (var s in gold)
        {
            if (s.NewParagraph && text.Length > 0)
            {
                paragraphs.Add(text.ToString());
                text.Clear();
            }

            starts.Add(at);
            var first = words.Count;
            foreach (var w in s.Words)
            {
                var form = w.Form.Replace(' ', '\u00A0');
                words.Add((at, at + form.Length, w.Head == 0 ? -1 : first + w.Head - 1, w.Label));
                at += form.Length;
                text.Append(form).Append(w.Space ? " " : "");
            }
        }

        paragraphs.Add(text.ToString());
        var parser = new DependencyParser(ParserModel.Embedded);
        var found = new Dictionary<(int, int), ((int, int)? Head, string Label)>();
        var (mine, foundStarts, position) = (0, new HashSet<int>(), 0);
        foreach (var paragraph in paragraphs)
        {
            var spans = new List<(int Start, int End)>();
            EnglishSentences.Split(paragraph, 0, paragraph.Length, spans);
            var tokens = spans.Select(s => EnglishTokens.Of.Tokens(paragraph, s.Start, s.End)).ToArray();
            var parses = parser.Parse([.. tokens.Select(t => t.Select(x => x.Form).ToArray())]);
            for (var s = 0; s < tokens.Length; s++)
            {
                foundStarts.Add(position);
                var places = new (int, int)[tokens[s].Count];
                for (var i = 0; i < places.Length; i++)
                {
                    var length = tokens[s][i].Form.Count(c => c is not ' ');
                    places[i] = (position, position + length);
                    position += length;
                }

                for (var i = 0; i < places.Length; i++)
                    found[places[i]] = (parses[s].Heads[i] < 0 ? null : places[parses[s].Heads[i]], parses[s].Labels[i]);
                mine += places.Length;
            }
        }

        var (same, las) = (0, 0);
        foreach (var w in words)
        {
            if (!found.TryGetValue((w.Start, w.End), out var f))
                continue;
            same++;
            (int, int)? head = w.Head < 0 ? null : (words[w.Head].Start, words[w.Head].End);
            if (f.Head == head && Universal(f.Label) == Universal(w.Label))
                las++;
        }

        double F(int x) => 200.0 * x / (words.Count + mine);
        return FormattableString.Invariant($"EWT dev raw: words F1 {F(same):F2} sentence starts F1 {200.0 * starts.Count(foundStarts.Contains) / (starts.Count + foundStarts.Count):F2} LAS F1 {F(las):F2}");
    }

    internal static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static string Universal(string label) => label.IndexOf(':', StringComparison.Ordinal) is var k && k < 0 ? label : label[..k];

    private static List<(List<(string Form, string Tag, int Head, string Label, bool Space)> Words, bool NewParagraph)> Read(string shared)
    {
        var sentences = new List<(List<(string, string, int, string, bool)>, bool)>();
        var words = new List<(string, string, int, string, bool)>();
        var paragraph = false;
        var (until, joined) = (0, true);
        foreach (var line in Xz.Text(Path.Combine(shared, "data/ud/en_ewt-ud-dev.conllu.xz")).Split('\n'))
        {
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    sentences.Add((words, paragraph));
                (words, paragraph, until) = ([], false, 0);
                continue;
            }

            if (line[0] == '#')
            {
                paragraph |= line.StartsWith("# newpar", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal);
                continue;
            }

            var c = line.Split('\t');
            var space = !c[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (c[0].Contains('.'))
                continue;
            if (c[0].Contains('-'))
            {
                (until, joined) = (int.Parse(c[0].Split('-')[1], CultureInfo.InvariantCulture), space);
                continue;
            }

            var id = int.Parse(c[0], CultureInfo.InvariantCulture);
            words.Add((c[1], c[3], int.Parse(c[6], CultureInfo.InvariantCulture), c[7], id < until ? false : id == until ? joined : space));
        }

        return sentences;
    }
}
