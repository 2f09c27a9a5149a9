using Entente.World;

namespace Entente.Reading;

/// <summary>What the characters of an article are.</summary>
public enum ArticleFormat
{
    /// <summary>Told from the name's ending and the first characters.</summary>
    Detect,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown; marks of emphasis, headings and links are taken out.</summary>
    Markdown,

    /// <summary>HTML.</summary>
    Html,
}

/// <summary>An article as it was handed in.</summary>
/// <param name="Name">The file's name or another label, used in errors and as the article's id where it names none itself.</param>
/// <param name="Content">The characters: plain text, Markdown or HTML, with or without a leading <c>---</c> block.</param>
/// <param name="Format">What the characters are.</param>
/// <param name="Published">When it was published, where the caller knows; counts only if the article does not say so itself.</param>
public sealed record ArticleInput(string Name, string Content, ArticleFormat Format = ArticleFormat.Detect, EdtfDate Published = default);
