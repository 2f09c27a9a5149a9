using System.Text;

namespace Entente.Figures.Svg;

/// <summary>How wide a text will be, without a browser: the advance widths of Helvetica, which Arial and Liberation Sans share.</summary>
internal static class TextMeasure
{
    // Thousandths of the font size for U+0020 to U+007E (Adobe Font Metrics for Helvetica).
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width in the unit of <paramref name="size"/>.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        double sum = 0;
        foreach (var rune in text.EnumerateRunes())
            sum += Advance(rune.Value);
        return sum / 1000 * size * (bold ? 1.08 : 1);
    }

    /// <summary>
    /// Breaks a text into lines no wider than <paramref name="width"/>, at spaces where it can; a text longer than
    /// <paramref name="maxLines"/> ends with an ellipsis.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int maxLines, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Pieces(text, width, size, bold))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length == 0 || Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        if (line.Length > 0 || lines.Count == 0)
            lines.Add(line);
        if (lines.Count <= maxLines)
            return lines;
        var kept = lines.GetRange(0, maxLines);
        kept[^1] = Ellipsis(kept[^1] + " " + lines[maxLines], width, size, bold);
        return kept;
    }

    /// <summary>The text, cut so that it fits with an ellipsis where it is too wide.</summary>
    public static string Fit(string text, double width, double size, bool bold = false) =>
        Width(text, size, bold) <= width ? text : Ellipsis(text, width, size, bold);

    private static string Ellipsis(string text, double width, double size, bool bold)
    {
        var result = new StringBuilder();
        var room = width - Width("…", size, bold);
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune.ToString(), size, bold);
            if (room < 0)
                break;
            result.Append(rune.ToString());
        }

        return result.ToString().TrimEnd(' ', ',', ';', ':', '-') + "…";
    }

    private static IEnumerable<string> Pieces(string text, double width, double size, bool bold)
    {
        foreach (var word in text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Width(word, size, bold) <= width)
            {
                yield return word;
                continue;
            }

            var piece = new StringBuilder();
            foreach (var rune in word.EnumerateRunes())
            {
                if (piece.Length > 0 && Width(piece + rune.ToString(), size, bold) > width)
                {
                    yield return piece.ToString();
                    piece.Clear();
                }

                piece.Append(rune.ToString());
            }

            yield return piece.ToString();
        }
    }

    private static int Advance(int c) =>
        c switch
        {
            >= 0x20 and <= 0x7E => Widths[c - 0x20],
            0xA0 => 278,
            (>= 0x300 and <= 0x36F) or (>= 0x200B and <= 0x200F) or 0xFEFF => 0,
            0x2013 or 0x2018 or 0x2019 => 400,
            (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or >= 0x1F300 => 1000,
            0x2014 or 0x2026 => 1000,
            _ => 640,
        };
}
