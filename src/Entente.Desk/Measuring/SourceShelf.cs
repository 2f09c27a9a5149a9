using Entente.Measures.Reading;
using Entente.Record;
using Entente.Reference.Pacts;

namespace Entente.Desk.Measuring;

/// <summary>Where a source's data lie: an import of a record, or an account of the register of pacts.</summary>
/// <param name="Source">The source as measures see it.</param>
/// <param name="Record">The record; null for the register.</param>
/// <param name="Import">The import; null for the register.</param>
/// <param name="Tables">The tables of facts it holds.</param>
internal sealed record ShelvedSource(RecordSource Source, RecordFile? Record, ImportEntry? Import, IReadOnlySet<string> Tables);

/// <summary>The sources that can be asked, by family: imports of one or more records (the newest version of each provider) and the register of pacts.</summary>
internal sealed class SourceShelf
{
    private static readonly Dictionary<string, string> TableOf = new(StringComparer.Ordinal)
    {
        ["trade"] = "trade", ["arms"] = "arms_deal", ["alliance"] = "obligation", ["votes"] = "vote", ["ideal"] = "ideal_point",
        ["power"] = "capability", ["events"] = "event", ["pact"] = "pact_member", ["war"] = "war", ["dispute"] = "disputant",
    };

    private readonly List<ShelvedSource> _all = [];
    private readonly Dictionary<string, HashSet<string>> _variables = new(StringComparer.Ordinal);

    internal SourceShelf(IEnumerable<RecordFile> records, IReadOnlyDictionary<string, string> versions)
    {
        foreach (var record in records)
        {
            var sources = record.Sources().ToDictionary(s => s.Provider, StringComparer.Ordinal);
            foreach (var provider in record.Imports().GroupBy(i => i.Provider, StringComparer.Ordinal))
            {
                var wanted = versions.GetValueOrDefault(provider.Key);
                // One file of a provider seldom holds all his tables: each table comes from its own newest import.
                foreach (var import in provider.Where(i => wanted is null || i.Version == wanted))
                {
                    var tables = record.TablesOf(import.Id).Where(t => record.IsNewest(import.Id, t, wanted)).ToHashSet(StringComparer.Ordinal);
                    if (tables.Count == 0)
                        continue;
                    var cited = sources.GetValueOrDefault(import.Provider);
                    var source = new RecordSource($"{import.Provider}@{import.Version}#{import.Id}", import.Provider, cited?.Authority ?? import.Provider, import.Version, import.File, import.Sha256, cited?.Citation ?? "");
                    _all.Add(new ShelvedSource(source, record, import, tables));
                    if (tables.Contains("observation"))
                        _variables[source.Id] = [.. record.Coverage().Where(c => c.Import == import.Id).Select(c => c.Variable)];
                }
            }
        }

        foreach (var authority in PactRegister.Load().Select(p => p.Authority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            _all.Add(new ShelvedSource(new RecordSource("register/" + authority, "register", authority, "register", null, null, $"Entente's register of pacts, by {authority}"), null, null, new HashSet<string>(["register"], StringComparer.Ordinal)));
    }

    internal ShelvedSource Find(RecordSource source) => _all.First(s => s.Source.Id == source.Id);

    internal IReadOnlyList<RecordSource> Of(string family)
    {
        var found = _all.Where(s => (TableOf.TryGetValue(family, out var table) && s.Tables.Contains(table)) || Gives(s, family) || (family == "pact" && s.Tables.Contains("register"))).ToList();
        // A pact list of an authority in full makes its account in the register superfluous.
        if (family == "pact" && found.Exists(s => s.Record is not null && s.Source.Authority.StartsWith("ATOP", StringComparison.Ordinal)))
            found.RemoveAll(s => s.Source.Id == "register/" + PactRegister.Atop);
        return [.. found.Select(s => s.Source)];
    }

    private bool Gives(ShelvedSource source, string family) =>
        _variables.TryGetValue(source.Source.Id, out var variables)
        && variables.Any(v => v == family || v.StartsWith(family + ".", StringComparison.Ordinal) || (family == "ideal" && v == "votes.idealdistance"));
}
