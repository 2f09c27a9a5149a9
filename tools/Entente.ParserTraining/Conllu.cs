using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Entente.ParserTraining;

/// <summary>A sentence of a treebank.</summary>
internal sealed record TreebankSentence(string[] Forms, string[] Tags, int[] Heads, string[] Labels, bool[] SpaceAfter, bool NewParagraph)
{
    internal int Length => Forms.Length;
}

/// <summary>Reads CoNLL-U, plain or compressed with xz.</summary>
internal static class Conllu
{
    internal static List<TreebankSentence> Read(string path)
    {
        var sentences = new List<TreebankSentence>();
        var (forms, tags, heads, labels, spaces) = (new List<string>(), new List<string>(), new List<int>(), new List<string>(), new List<bool>());
        var paragraph = false;
        var (joinedUntil, joinedSpace) = (0, true);
        foreach (var line in Lines(path))
        {
            if (line.Length == 0)
            {
                if (forms.Count > 0)
                    sentences.Add(new TreebankSentence([.. forms], [.. tags], [.. heads], [.. labels], [.. spaces], paragraph));
                forms.Clear();
                tags.Clear();
                heads.Clear();
                labels.Clear();
                spaces.Clear();
                (paragraph, joinedUntil) = (false, 0);
                continue;
            }

            if (line[0] == '#')
            {
                paragraph |= line.StartsWith("# newpar", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal);
                continue;
            }

            var cells = line.Split('\t');
            if (cells[0].Contains('.'))
                continue;
            var spaced = !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (cells[0].Contains('-'))
            {
                (joinedUntil, joinedSpace) = (int.Parse(cells[0].Split('-')[1], CultureInfo.InvariantCulture), spaced);
                continue;
            }

            var id = int.Parse(cells[0], CultureInfo.InvariantCulture);
            forms.Add(cells[1].Replace(' ', '\u00A0'));
            tags.Add(cells[3]);
            heads.Add(int.Parse(cells[6], CultureInfo.InvariantCulture));
            labels.Add(cells[7]);
            spaces.Add(id < joinedUntil ? false : id == joinedUntil ? joinedSpace : spaced);
        }

        return sentences;
    }

    /// <summary>Each paragraph's text and the offsets at which its sentences begin.</summary>
    internal static IEnumerable<(string Text, HashSet<int> Starts)> Paragraphs(List<TreebankSentence> sentences)
    {
        var (text, starts) = (new StringBuilder(), new HashSet<int>());
        foreach (var sentence in sentences)
        {
            if (sentence.NewParagraph && text.Length > 0)
            {
                yield return (text.ToString(), starts);
                text.Clear();
                starts = [];
            }

            starts.Add(text.Length);
            for (var i = 0; i < sentence.Length; i++)
                text.Append(sentence.Forms[i]).Append(sentence.SpaceAfter[i] ? " " : "");
        }

        yield return (text.ToString(), starts);
    }

    private static IEnumerable<string> Lines(string path)
    {
        if (!path.EndsWith(".xz", StringComparison.Ordinal))
            return File.ReadLines(path);
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\n');
    }
}
