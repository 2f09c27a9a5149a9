using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Reading;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>The text of a mail (RFC 5322 with MIME, RFC 2045 to 2047): the plain part if there is one, else the HTML part.</summary>
internal static partial class MailText
{
    internal static ArticleInput Read(string mail, string shown, EdtfDate published)
    {
        var (headers, body) = Split(mail.ReplaceLineEndings("\n"));
        if (headers.Count == 0)
            throw new InputException("this mail has no header; a message as saved by a mail program was expected", shown);
        var part = Best(headers, body, 0) ?? throw new InputException("this mail has no part that is text", shown);
        var date = Date(headers.GetValueOrDefault("date")) is { Precision: not DatePrecision.Unknown } own ? own : published;
        var from = headers.GetValueOrDefault("from") is { } sender ? Sender().Replace(Words(sender), "").Trim().Trim('"') : "";
        var front = $"---\ntitle: {Words(headers.GetValueOrDefault("subject") ?? "")}\nauthor: {from}\n---\n";
        return new ArticleInput(shown, front + part.Text, part.Html ? ArticleFormat.Html : ArticleFormat.Text, date);
    }

    /// <summary>A date as mails and feeds write it; unknown where it is none.</summary>
    internal static EdtfDate Date(string? text)
    {
        if (text is null)
            return default;
        text = Comment().Replace(text, "").Trim();
        if (text.Length >= 10 && EdtfDate.TryParse(text[..10], out var iso))
            return iso;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || DateTimeOffset.TryParse(Zone().Replace(text, "+0000"), CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
            ? EdtfDate.Day(DateOnly.FromDateTime(at.Date))
            : default;
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        string? last = null;
        foreach (var line in head.Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && last is not null)
            {
                headers[last] += " " + line.Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).Contains(' '))
                continue;
            last = line[..colon];
            headers[last] = line[(colon + 1)..].Trim();
        }

        return (headers, end < 0 ? "" : text[(end + 2)..]);
    }

    private static (string Text, bool Html)? Best(Dictionary<string, string> headers, string body, int depth)
    {
        var type = headers.GetValueOrDefault("content-type") ?? "text/plain";
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && depth < 8)
        {
            var boundary = Boundary().Match(type).Groups[1].Value;
            if (boundary.Length == 0)
                return null;
            (string Text, bool Html)? html = null;
            foreach (var part in body.Split("--" + boundary).Skip(1))
            {
                if (part.StartsWith("--", StringComparison.Ordinal))
                    break;
                var (own, inner) = Split(part.TrimStart('\n'));
                if (Best(own, inner, depth + 1) is not { } found)
                    continue;
                if (!found.Html)
                    return found;
                html ??= found;
            }

            return html;
        }

        if (!type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || (headers.GetValueOrDefault("content-disposition") ?? "").StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
            return null;
        return (Decode(body, headers.GetValueOrDefault("content-transfer-encoding") ?? "", Charset().Match(type).Groups[1].Value), type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));
    }

    private static string Decode(string body, string encoding, string charset)
    {
        if (encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return Encode(charset).GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c)))));
            }
            catch (FormatException)
            {
                return "";
            }
        }

        return encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Quoted(body.Replace("=\n", "", StringComparison.Ordinal), Encode(charset)) : body;
    }

    private static string Quoted(string text, Encoding encoding)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(encoding.GetBytes(text[i].ToString()));
            }
        }

        return encoding.GetString([.. bytes]);
    }

    private static string Words(string header) => EncodedWord().Replace(header, m =>
        m.Groups[2].Value is "B" or "b" ? Decode(m.Groups[3].Value, "base64", m.Groups[1].Value) : Quoted(m.Groups[3].Value.Replace('_', ' '), Encode(m.Groups[1].Value)));

    private static Encoding Encode(string charset)
    {
        try
        {
            return charset.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    [GeneratedRegex(@"boundary=""?([^"";]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"charset=""?([^"";\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Sender();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b[A-Z]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
