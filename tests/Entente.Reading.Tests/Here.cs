using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Here
{
    internal static ArticleReading Read(string text, string? published = "2024-06-28") =>
        ArticleReader.Read(new ArticleInput("test.txt", text, ArticleFormat.Text, published is null ? default : EdtfDate.Parse(published)), GazetteerTable.Gazetteer);

    internal static string[] Sentences(string text)
    {
        var reading = Read(text);
        return [.. reading.Sentences.Select(s => string.Join(' ', reading.Article.Slice(s).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
    }
}
