namespace Entente.Reading.Syntax;

/// <summary>A sentence's dependency tree: for each token its part of speech, head and relation (Universal Dependencies 2).</summary>
/// <param name="Tags">UPOS tags.</param>
/// <param name="Heads">The index of each token's head; -1 for the root.</param>
/// <param name="Labels">The relation to the head, such as <c>nsubj:pass</c>.</param>
internal sealed record Parse(string[] Tags, int[] Heads, string[] Labels);
