namespace Entente.World;

/// <summary>Where a fact was found: a row of a data file, or a sentence of an article.</summary>
public abstract record Provenance
{
    private protected Provenance()
    {
    }
}

/// <summary>A row of a provider's file.</summary>
/// <param name="Provider">The provider's id, such as <c>atop</c>.</param>
/// <param name="Version">The provider's version, such as <c>5.1</c>.</param>
/// <param name="File">The file's name as imported.</param>
/// <param name="Row">The line in that file; the first line is 1.</param>
public sealed record RowProvenance(string Provider, string Version, string File, long Row) : Provenance;

/// <summary>A sentence of an article.</summary>
/// <param name="Article">The article's id within its case.</param>
/// <param name="Hash">SHA-256 of the article's extracted text, hexadecimal, small letters.</param>
/// <param name="Sentence">The sentence's index; the first is 0.</param>
/// <param name="Span">The stretch of the extracted text, in code points.</param>
public sealed record SentenceProvenance(string Article, string Hash, int Sentence, TextSpan Span) : Provenance;
