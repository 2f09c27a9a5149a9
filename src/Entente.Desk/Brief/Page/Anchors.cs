namespace Entente.Desk.Brief.Page;

/// <summary>The addresses within the page.</summary>
internal static class Anchors
{
    /// <summary>From <c>articles/ID#SENTENCE</c>, <c>evidence/ID</c> or <c>pacts/ID</c> to an in-page address; null where the page has none.</summary>
    internal static string? Of(string? reference)
    {
        if (reference is null)
            return null;
        if (reference.StartsWith("articles/", StringComparison.Ordinal))
        {
            var hash = reference.IndexOf('#', StringComparison.Ordinal);
            return hash < 0 ? "#text-" + reference["articles/".Length..] : $"#{Sentence(reference["articles/".Length..hash], reference[(hash + 1)..])}";
        }

        if (reference.StartsWith("evidence/", StringComparison.Ordinal))
            return "#ev-" + reference["evidence/".Length..];
        return reference.StartsWith("pacts/", StringComparison.Ordinal) ? "#pact-" + reference["pacts/".Length..] : null;
    }

    /// <summary>The id of a sentence.</summary>
    internal static string Sentence(string article, string sentence) => $"s-{article}-{sentence}";
}
