using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>The text layer of a PDF, through the program <c>pdftotext</c> where it is installed.</summary>
internal static class PdfText
{
    /// <exception cref="InputException">The program is missing, or the file is encrypted, damaged or scanned.</exception>
    internal static async Task<string> ReadAsync(string path, string shown, byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            throw new InputException("this PDF is encrypted; save it without a password, or as text", shown);
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-nopgbrk", "-enc", "UTF-8", path, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var text = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new InputException($"pdftotext refused it: {(await error.ConfigureAwait(false)).Trim()}", shown);
            if (text.Count(char.IsLetter) < 40)
                throw new InputException("this PDF has no text layer (a scan); run it through text recognition first", shown);
            return Unbreak(text);
        }
        catch (Win32Exception e)
        {
            throw new InputException("PDF needs the program pdftotext (package poppler-utils), which is not installed; save the file as text", shown, inner: e);
        }
    }

    /// <summary>Lines of a page make paragraphs: a line goes on where the one before does not end a sentence.</summary>
    private static string Unbreak(string text)
    {
        var result = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                if (result.Length > 0 && result[^1] != '\n')
                    result.Append('\n');
                continue;
            }

            if (result.Length > 0 && result[^1] == '-' && char.IsLower(trimmed[0]))
                result.Length--;
            else if (result.Length > 0 && result[^1] != '\n')
                result.Append(' ');
            result.Append(trimmed);
        }

        return result.ToString();
    }
}
