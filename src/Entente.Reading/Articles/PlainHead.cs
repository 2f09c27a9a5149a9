using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Reading.Articles;

/// <summary>Reads title, author and date out of the lines above a plain text's body, and marks what is no argument.</summary>
internal sealed partial class PlainHead
{
    internal string? Title { get; private set; }

    internal string? Author { get; private set; }

    internal EdtfDate Published { get; private set; }

    internal List<(int Start, int End)> Boilerplate { get; } = [];

    internal static PlainHead Read(string text, List<(int Start, int End)> paragraphs)
    {
        var found = new PlainHead();
        var head = HeadLength(text, paragraphs);
        for (var i = 0; i < head; i++)
        {
            var line = text[paragraphs[i].Start..paragraphs[i].End];
            found.HeadLine(line);
            found.Boilerplate.Add(paragraphs[i]);
        }

        for (var i = head; i < paragraphs.Count; i++)
        {
            var line = text[paragraphs[i].Start..paragraphs[i].End];
            var last = i >= paragraphs.Count - 3;
            if (Furniture.IsDisclaimer(line) || Furniture.IsCaption(line) || Furniture.IsAddress(line) || (line.Length < 100 && Furniture.IsCallToAction(line)))
                found.Boilerplate.Add(paragraphs[i]);
            else if (last && Biography().Match(line) is { Success: true } m)
            {
                found.Author ??= m.Groups[1].Value;
                found.Boilerplate.Add(paragraphs[i]);
            }
        }

        return found;
    }

    /// <summary>Lines before the body: up to the last short line that is no sentence, within the first fifteen.</summary>
    private static int HeadLength(string text, List<(int Start, int End)> paragraphs)
    {
        var (last, shorts) = (0, 0);
        for (var i = 0; i < Math.Min(15, paragraphs.Count); i++)
        {
            var (s, e) = paragraphs[i];
            // A text that begins with a sentence has no head: the short line below is a signature or the like.
            if (i == 0 && e - s >= 40 && text[e - 1] is '.' or '!' or '?' or '”' or '"' && text[s..e].Contains(". ", StringComparison.Ordinal))
                return 0;
            var isShort = e - s < 130 && (!(text[e - 1] is '.' or '!' or '”' or '"') || Furniture.IsAddress(text[s..e]));
            if (isShort && !(i > 0 && char.IsLower(text[s])) && !IsListItem(text, s))
            {
                shorts++;
                if (i - last <= 3)
                    last = i + 1;
            }
        }

        return shorts == 0 || (paragraphs.Count < 3 && shorts == paragraphs.Count) ? 0 : Math.Min(last, paragraphs.Count - 1);
    }

    private static bool IsListItem(string text, int at) => text[at] is '•' or '-' or '*' or '–';

    private void HeadLine(string line)
    {
        if (Furniture.IsAddress(line) || Furniture.IsCaption(line))
            return;
        if (DateLine().Match(line) is { Success: true } date && Published == default)
        {
            Published = Day(date.Groups[1].Value);
            if (Published != default)
                return;
        }

        if (By().Match(line) is { Success: true } by)
        {
            Author ??= by.Groups[1].Value.Trim();
            return;
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is >= 2 and <= 4 && words.All(w => char.IsUpper(w[0]) && w.Skip(1).All(c => char.IsLower(c) || c is '.' or '-' or '’' or '\'')) && Title is not null && Author is null)
        {
            Author = line;
            return;
        }

        if (words.Length >= 4 && line.Length < 200 && (!line.EndsWith('.') || Title is null))
        {
            var bar = line.LastIndexOf(" | ", StringComparison.Ordinal);
            var title = bar > 0 ? line[..bar] : line;
            // A title that is repeated behind junk ("en_USEnglishHow Long …") is the shorter one.
            if (Title is null || Title.EndsWith(title.TrimEnd(), StringComparison.Ordinal))
                Title = title.Trim();
        }
    }

    internal static EdtfDate Day(string text)
    {
        if (EdtfDate.TryParse(text, out var iso))
            return iso;
        if (DateTime.TryParseExact(
                text,
                ["M/d/yyyy", "MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy", "MMM. d, yyyy", "dddd, MMMM d, yyyy"],
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out var day))
            return EdtfDate.Day(DateOnly.FromDateTime(day));
        return default;
    }

    [GeneratedRegex(@"^(?:Published|Updated|Posted|Date)?:?\s*((?:\w+, )?\w+\.? \d{1,2}, \d{4}|\d{1,2} \w+ \d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^By (\p{Lu}[\p{L}.'’\- ]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^((?:\p{Lu}[\p{L}'’\-]*\.?\s){1,3}\p{Lu}[\p{L}'’\-]+),? (?:is|was|serves as|teaches|writes) (?:the |an? )?(?:\w+ ){0,3}(?:author|president|professor|fellow|writer|columnist|editor|director|journalist|analyst|researcher|scholar|lecturer|reporter|correspondent|founder|expert|former|chairman|visiting|senior)", RegexOptions.CultureInvariant)]
    private static partial Regex Biography();
}
