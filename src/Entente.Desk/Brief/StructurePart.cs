using System.Text.RegularExpressions;
using Entente.Desk.Contracts;
using Entente.Desk.Structure;
using Entente.Reference.Pacts;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>The triangle of the three states that a case is most about, from the register of pacts.</summary>
internal static partial class StructurePart
{
    internal static async Task<TriangleDocument?> OfAsync(Case parsed, DateOnly asOf, CancellationToken cancellation)
    {
        var states = States(parsed);
        return states.Count < 3 ? null : await new StructureTriangle().AskAsync(new TriangleRequest(states) { LastYear = asOf.Year }, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The three states that the case's pairs and queries name most, in ordinal order; fewer where there are not three.</summary>
    internal static IReadOnlyList<string> States(Case parsed) => [.. Named(parsed).Take(3).Order(StringComparer.Ordinal)];

    /// <summary>Every state of the register that the case's pairs and queries name, the most named first.</summary>
    internal static IReadOnlyList<string> Named(Case parsed)
    {
        var known = PactRegister.ForEstimates().SelectMany(p => new[] { p.Parties.First, p.Parties.Second }).ToHashSet();
        var texts = parsed.Questions.Select(q => q.Dyad?.ToString()).Concat(parsed.Evidence.Select(e => e.Query)).OfType<string>();
        return [.. texts.SelectMany(t => Code().Matches(t)).Select(m => StateCode.Parse(m.Value)).Where(known.Contains)
            .GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key.Text)];
    }

    [GeneratedRegex("(?<![A-Z])[A-Z]{3}(?![A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
