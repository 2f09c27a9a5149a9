using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>The text layer of a PDF, through the program <c>pdftotext</c> where it is installed.</summary>
internal static partial class PdfText
{
    /// <exception cref="InputException">The program is missing, or the file is encrypted, damaged or scanned.</exception>
    internal static async Task<string> ReadAsync(string path, string shown, byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            throw new InputException("this PDF is encrypted; save it without a password, or as text", shown);
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", path, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var text = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new InputException($"this PDF is damaged (pdftotext: {(await error.ConfigureAwait(false)).Trim().Split('\n')[0]}); save it again, or as text", shown);
            if (text.Count(char.IsLetter) < 40)
                throw new InputException("this PDF has no text layer (a scan); run it through text recognition first", shown);
            return Body(text);
        }
        catch (Win32Exception e)
        {
            throw new InputException("PDF needs the program pdftotext (package poppler-utils), which is not installed; save the file as text", shown, inner: e);
        }
    }

    /// <summary>The paragraphs of pages that form feeds part: without what stands at the head or foot of the pages, lines joined where a sentence or a word goes on.</summary>
    internal static string Body(string pages)
    {
        var lines = pages.Split('\f').Select(p => p.Split('\n').Select(l => l.Trim()).ToList()).Where(p => p.Exists(l => l.Length > 0)).ToList();
        foreach (var page in lines)
        {
            page.RemoveRange(0, page.FindIndex(l => l.Length > 0));
            page.RemoveRange(page.FindLastIndex(l => l.Length > 0) + 1, page.Count - page.FindLastIndex(l => l.Length > 0) - 1);
        }

        var edges = lines.SelectMany(p => Edges(p).Select(i => Shape(p[i])).Distinct(StringComparer.Ordinal)).GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= 3 || (g.Count() == 2 && lines.Count == 2)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var page in lines)
            foreach (var i in Edges(page).ToList())
                if (edges.Contains(Shape(page[i])) || IsFolio(page[i]))
                    page[i] = "";
        var lengths = lines.SelectMany(p => p).Where(l => l.Length > 0).Select(l => l.Length).Order().ToList();
        return Unbreak([.. lines.SelectMany(p => p)], lengths.Count == 0 ? 0 : lengths[lengths.Count * 3 / 4]);
    }

    /// <summary>The first two and the last two lines of a page that are not empty.</summary>
    private static IEnumerable<int> Edges(List<string> page)
    {
        var full = Enumerable.Range(0, page.Count).Where(i => page[i].Length > 0).ToList();
        return full.Take(2).Concat(full.TakeLast(2)).Distinct();
    }

    // Running heads differ by the number of the page at most.
    private static string Shape(string line) => string.Concat(line.Where(c => !char.IsAsciiDigit(c)));

    /// <summary>A page's number ("3", "3/12", "Page 3 of 12", "- 3 -"), or an address alone.</summary>
    private static bool IsFolio(string line) => Folio().IsMatch(line);

    /// <summary>Lines make paragraphs: an empty line parts them where a sentence has ended, and so does a line that stops well before the margin (a heading, the last of its paragraph).</summary>
    private static string Unbreak(List<string> lines, int width)
    {
        var result = new StringBuilder();
        var (gap, last) = (false, "");
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                gap = true;
                continue;
            }

            var ended = last.Length == 0 || last[^1] is '.' or '!' or '?' or '”' or '"' or ':' or '’';
            var early = last.Length < width * 0.7;
            if (last.Length > 0 && last[^1] == '-' && char.IsLower(line[0]))
                result.Length--;
            else if (last.Length > 0 && !char.IsLower(line[0]) && ((gap && (ended || early)) || early))
                result.Append('\n');
            else if (last.Length > 0)
                result.Append(' ');
            result.Append(line);
            (gap, last) = (false, line);
        }

        return result.ToString();
    }

    [GeneratedRegex(@"^(?:[-–—]?\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?|(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Folio();
}
