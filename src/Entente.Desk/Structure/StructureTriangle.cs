using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Reference.Pacts;
using Entente.Structure.Signed;
using Entente.World;

namespace Entente.Desk.Structure;

/// <summary>Which triangle to look at.</summary>
/// <param name="States">Three states; codes of the file, or ISO 3166 alpha-3 codes for the register.</param>
/// <param name="Path">A table of ties; null for the embedded register of pacts.</param>
public sealed record TriangleRequest(IReadOnlyList<string> States, string? Path = null)
{
    /// <summary>The name of the file in the answer.</summary>
    public string? Name { get; init; }

    /// <summary>The last year to look at, where the register is asked.</summary>
    public int LastYear { get; init; } = 2024;
}

/// <summary>Which shape does the triangle of three states have, and since when?</summary>
public sealed class StructureTriangle : IQuestion<TriangleRequest, TriangleDocument>
{
    private const int FirstYear = 1815;

    /// <inheritdoc/>
    public Task<TriangleDocument> AskAsync(TriangleRequest request, IProgress<Progress>? progress, CancellationToken cancellation) =>
        Task.Run(() => request.Path is { } path ? FromFile(request, path) : FromRegister(request), cancellation);

    private static TriangleDocument FromFile(TriangleRequest request, string path)
    {
        var periods = TieFile.Read(path).Select(p => (p.Key, Network: SignedNetwork.FromRows(p.Value, path))).ToArray();
        foreach (var state in request.States)
            if (!Array.Exists(periods, p => p.Network.IndexOf(state) >= 0))
                throw new InputException($"{state} is not in this file; its states are {Some(periods.SelectMany(p => p.Network.States))}", path);
        return Document(request, request.Name ?? path, "the column sign of the file", periods.Select(p => Period(p.Key, p.Network, request.States, (_, _) => [])), []);
    }

    private static TriangleDocument FromRegister(TriangleRequest request)
    {
        var rows = PactRegister.Load();
        var spells = PactSpells.Of(PactRegister.ForEstimates(rows), PactDating.BySignature);
        string[] known = [.. spells.SelectMany(s => new[] { s.Parties.First.ToString(), s.Parties.Second.ToString() }).Distinct().Order(StringComparer.Ordinal)];
        foreach (var state in request.States)
            if (!known.Contains(state, StringComparer.Ordinal))
                throw new InputException($"{state} is not in the register of pacts; its states are {Some(known)}; give a table of ties instead: entente structure triangle FILE.csv {string.Join(' ', request.States)}");

        string[] Between(string a, string b, int year) =>
        [
            .. spells.Where(s => Joins(s, a, b) && s.Start.Year <= year && (s.End is not { } end || end.Year > year)).Select(s => s.Id).Distinct().Order(StringComparer.Ordinal),
        ];

        // One period a run of years in which the same instruments stand.
        var periods = new List<TrianglePeriod>();
        var (from, last) = (0, (TrianglePeriod?)null);
        for (var year = FirstYear; year <= request.LastYear + 1; year++)
        {
            var here = year > request.LastYear ? null : Year(year, request.States, Between);
            if (last is not null && here is not null && Same(last, here))
                continue;
            if (last is not null && last.Ties.Any(t => t.Sign != 0))
                periods.Add(last with { Period = from == year - 1 ? Text(from) : $"{Text(from)}/{Text(year - 1)}" });
            (from, last) = (year, here);
        }

        return Document(request, "the register of pacts", "positive in a year at whose end a security pact of the two stands, by its account with the day of signature; the register knows no negative ties", periods,
        [
            "A year without a pact is a tie not known, never a negative one: the shapes with enemies need a table of ties that counts disputes or events.",
            "A pact in force says what was promised, not whether it was kept.",
        ]);
    }

    private static bool Joins(PactSpell spell, string a, string b)
    {
        var (x, y) = (spell.Parties.First.ToString(), spell.Parties.Second.ToString());
        return (Is(x, a) && Is(y, b)) || (Is(x, b) && Is(y, a));
    }

    private static bool Is(string party, string asked) => string.Equals(party, asked, StringComparison.Ordinal) || (asked == "RUS" && party == "SUN");

    private static TrianglePeriod Year(int year, IReadOnlyList<string> states, Func<string, string, int, string[]> between)
    {
        var rows = new List<SignedTieRow>();
        for (var i = 0; i < 3; i++)
            if (between(states[i], states[(i + 1) % 3], year).Length > 0)
                rows.Add(new SignedTieRow(states[i], states[(i + 1) % 3], 1));
        return Period(Text(year), SignedNetwork.FromRows(rows), states, (a, b) => between(a, b, year));
    }

    private static bool Same(TrianglePeriod a, TrianglePeriod b) =>
        a.Ties.Zip(b.Ties).All(t => t.First.Sign == t.Second.Sign && t.First.Instruments.SequenceEqual(t.Second.Instruments, StringComparer.Ordinal));

    private static TrianglePeriod Period(string period, SignedNetwork network, IReadOnlyList<string> states, Func<string, string, IReadOnlyList<string>> instruments)
    {
        var triangle = StrategicTriangle.Of(network, states[0], states[1], states[2]);
        (int A, int B)[] pairs = [(0, 1), (1, 2), (0, 2)];
        return new TrianglePeriod(
            period,
            Name(triangle.Shape),
            triangle.IsBalanced,
            triangle.Pivot,
            triangle.Outcast,
            [.. pairs.Select((p, i) => new TriangleTie(states[p.A], states[p.B], triangle.Signs[i], instruments(states[p.A], states[p.B])))]);
    }

    private static string Name(TriangleShape shape) =>
        shape switch
        {
            TriangleShape.MenageATrois => "menage-a-trois",
            TriangleShape.RomanticTriangle => "romantic-triangle",
            TriangleShape.StableMarriage => "stable-marriage",
            TriangleShape.UnitVeto => "unit-veto",
            _ => "incomplete",
        };

    private static TriangleDocument Document(TriangleRequest request, string source, string rule, IEnumerable<TrianglePeriod> periods, string[] limits) =>
        new("entente/structure-triangle/1", source, rule, request.States, [.. periods], limits);

    private static string Text(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static string Some(IEnumerable<string> states)
    {
        string[] names = [.. states.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.Length <= 12 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(12))} and {(names.Length - 12).ToString(CultureInfo.InvariantCulture)} more";
    }
}
