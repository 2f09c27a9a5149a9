using Entente.Reading;

namespace Entente.Desk.Articles;

/// <summary>An article of a case, read.</summary>
/// <param name="Id">The id by which the case names it.</param>
/// <param name="File">The file it was read from, as shown.</param>
/// <param name="FileHash">SHA-256 of that file.</param>
/// <param name="Reading">What was read in it.</param>
/// <param name="Paraphrase">Whether the text is a paraphrase that stands in for an original which is not attached.</param>
internal sealed record ShelvedArticle(string Id, string File, string FileHash, ArticleReading Reading, bool Paraphrase);
