using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading;

/// <summary>The text of an article and what it says of itself.</summary>
/// <remarks>All spans of a reading are in Unicode code points of <see cref="Text"/>; <see cref="Slice"/> cuts one out.</remarks>
public sealed record Article
{
    private readonly CodePoints _points;

    /// <summary>Makes the article.</summary>
    /// <param name="name">The label it was handed in under.</param>
    /// <param name="text">The extracted text; line feeds part paragraphs.</param>
    public Article(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        (Name, Text) = (name, text);
        _points = new CodePoints(text);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The label it was handed in under.</summary>
    public string Name { get; }

    /// <summary>The extracted text.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text as UTF-8, hexadecimal, small letters.</summary>
    public string Hash { get; }

    /// <summary>The id it gives itself; null where it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Its title, where known.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, where known.</summary>
    public string? Author { get; init; }

    /// <summary>The site or paper, where known.</summary>
    public string? Site { get; init; }

    /// <summary>Its address, where known.</summary>
    public string? Url { get; init; }

    /// <summary>When it was published; unknown where nothing says so.</summary>
    public EdtfDate Published { get; init; }

    /// <summary>Stretches of the text that are no part of the article's argument: captions, addresses, notes on the author.</summary>
    public ImmutableArray<TextSpan> Boilerplate { get; init; } = [];

    /// <summary>What the reader should know: a date that nothing gave, a block that could not be read.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    internal CodePoints Points => _points;

    /// <summary>The characters of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span ends after the text.</exception>
    public string Slice(TextSpan span) => Text[_points.ToUtf16(span.Start).._points.ToUtf16(span.End)];
}
