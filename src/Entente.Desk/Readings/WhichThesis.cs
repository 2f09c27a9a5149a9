using Entente.Desk.Cases;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>A thesis as text, or the text of a case's hypothesis named <c>CASE#HYPOTHESIS</c>.</summary>
public static class WhichThesis
{
    /// <summary>The thesis in words.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="pathOf">Makes a path absolute.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InputException">The case or its hypothesis is not there.</exception>
    public static Task<string> OfAsync(string given, Func<string, string> pathOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(pathOf);
        cancellation.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(given))
            throw new InputException("--thesis is empty; give a sentence or CASE#HYPOTHESIS");
        var hash = given.LastIndexOf('#');
        if (hash <= 0 || given.AsSpan(hash + 1).Contains(' ') || !Directory.Exists(pathOf(given[..hash])))
            return Task.FromResult(given);
        var id = given[(hash + 1)..];
        var parsed = CaseReader.Read(CaseFolder.Read(pathOf(given[..hash])).Texts());
        var found = parsed.Questions.SelectMany(q => q.Hypotheses).FirstOrDefault(h => string.Equals(h.Id, id, StringComparison.Ordinal))
            ?? throw new InputException($"the case has no hypothesis '{id}'; it has {string.Join(", ", parsed.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id))}", given[..hash]);
        return Task.FromResult(found.Text);
    }
}
