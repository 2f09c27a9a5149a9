using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Entente.Files;
using Entente.Reading;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>Opens the files that articles come in: text, Markdown, HTML, mail, feeds, DOCX, and PDF where <c>pdftotext</c> is installed.</summary>
internal static class ArticleFiles
{
    private const long LargestEntry = 20L << 20;

    /// <summary>The articles of a file: one, or one for each item of a feed.</summary>
    /// <exception cref="InputException">The file cannot be read as any of these.</exception>
    internal static async Task<IReadOnlyList<ArticleInput>> OpenAsync(string path, string shown, EdtfDate published, CancellationToken cancellation)
    {
        var bytes = Read(path, shown);
        if (bytes.Length == 0)
            throw new InputException("the file is empty", shown);
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return [new ArticleInput(shown, await PdfText.ReadAsync(path, shown, bytes, cancellation).ConfigureAwait(false), ArticleFormat.Text, published)];
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return [Docx(bytes, shown, published)];
        var text = TextFile.Decode(bytes, shown);
        if (path.EndsWith(".eml", StringComparison.OrdinalIgnoreCase))
            return [MailText.Read(text, shown, published)];
        if (IsFeed(text))
            return Feed(text, shown, published);
        return [new ArticleInput(shown, text, ArticleFormat.Detect, published)];
    }

    private static byte[] Read(string path, string shown)
    {
        try
        {
            return TextFile.ReadBytes(path);
        }
        catch (InputException e) when (e.File == path && path != shown)
        {
            throw new InputException(e.Message[(path.Length + 2)..], shown, inner: e);
        }
    }

    private static bool IsFeed(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 1_000)).TrimStart();
        return (start.StartsWith("<?xml") || start.StartsWith("<rss") || start.StartsWith("<feed")) && (start.Contains("<rss", StringComparison.Ordinal) || start.Contains("<feed", StringComparison.Ordinal) || start.Contains("<rdf:RDF", StringComparison.Ordinal));
    }

    private static List<ArticleInput> Feed(string text, string shown, EdtfDate published)
    {
        var document = Xml(text, shown);
        var inputs = new List<ArticleInput>();
        foreach (var item in document.Descendants().Where(e => e.Name.LocalName is "item" or "entry"))
        {
            string? Child(params ReadOnlySpan<string> names)
            {
                foreach (var name in names)
                    if (item.Elements().FirstOrDefault(e => e.Name.LocalName == name) is { } element && (element.Value.Length > 0 || element.Attribute("href") is not null))
                        return element.Value.Length > 0 ? element.Value.Trim() : element.Attribute("href")!.Value;
                return null;
            }

            var body = Child("encoded", "content", "description", "summary") ?? "";
            if (body.Length < 20)
                continue;
            var html = $"<html><head><title>{System.Net.WebUtility.HtmlEncode(Child("title"))}</title></head><body><article>{body}</article></body></html>";
            var date = MailText.Date(Child("pubDate", "published", "updated", "date")) is { Precision: not DatePrecision.Unknown } own ? own : published;
            var front = $"---\ntitle: {OneLine(Child("title"))}\nauthor: {OneLine(Child("creator", "author"))}\nurl: {OneLine(Child("link"))}\n---\n";
            inputs.Add(new ArticleInput($"{shown}#{inputs.Count + 1}", front + html, ArticleFormat.Html, date));
        }

        return inputs.Count > 0 ? inputs : throw new InputException("this feed has no item with a text", shown);
    }

    private static ArticleInput Docx(byte[] bytes, string shown, EdtfDate published)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entry = zip.GetEntry("word/document.xml") ?? throw new InputException("this zip holds no Word document; a DOCX file was expected", shown);
            var document = Xml(Entry(entry, shown), shown);
            var text = new StringBuilder();
            foreach (var paragraph in document.Descendants().Where(e => e.Name.LocalName == "p"))
            {
                foreach (var run in paragraph.Descendants().Where(e => e.Name.LocalName is "t" or "tab" or "br"))
                    text.Append(run.Name.LocalName == "t" ? run.Value : " ");
                text.Append('\n');
            }

            var (title, author) = ((string?)null, (string?)null);
            if (zip.GetEntry("docProps/core.xml") is { } core)
            {
                var properties = Xml(Entry(core, shown), shown);
                title = properties.Descendants().FirstOrDefault(e => e.Name.LocalName == "title")?.Value;
                author = properties.Descendants().FirstOrDefault(e => e.Name.LocalName == "creator")?.Value;
            }

            var front = title is { Length: > 0 } || author is { Length: > 0 } ? $"---\ntitle: {OneLine(title)}\nauthor: {OneLine(author)}\n---\n" : "";
            return new ArticleInput(shown, front + text, ArticleFormat.Text, published);
        }
        catch (InvalidDataException e)
        {
            throw new InputException("this DOCX is damaged; save it again or as text", shown, inner: e);
        }
    }

    private static string Entry(ZipArchiveEntry entry, string shown)
    {
        if (entry.Length > LargestEntry)
            throw new InputException($"its text is over the limit of {LargestEntry >> 20} MiB", shown);
        using var stream = entry.Open();
        var buffer = new byte[LargestEntry + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length > LargestEntry ? throw new InputException($"its text is over the limit of {LargestEntry >> 20} MiB", shown) : TextFile.Decode(buffer.AsSpan(0, length), shown);
    }

    private static XDocument Xml(string text, string shown)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = LargestEntry });
            return XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            throw new InputException($"its XML is broken: {e.Message}", shown, e.LineNumber, e.LinePosition, e);
        }
    }

    private static string OneLine(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
