using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Entente.Desk.Contracts;
using Entente.Measures.Dyads;
using Entente.Measures.Facts;
using Entente.Record;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Dyads;

/// <summary>Write the dyad-year table.</summary>
/// <param name="Record">The record's path; it may be absent where nothing is added.</param>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
/// <param name="System"><c>cow</c> or <c>gw</c>.</param>
/// <param name="Directed">Both directions of a pair.</param>
/// <param name="Add">The additions (<see cref="DyadTable.Additions"/>).</param>
/// <param name="Reasons">Whether a column after each addition says why cells are empty.</param>
/// <param name="Threads">How many threads work; the bytes do not depend on it.</param>
/// <param name="Versions">Versions that the user names, by provider; the newest otherwise.</param>
/// <param name="Output">Gets the CSV.</param>
/// <param name="File">The output's name, for the document.</param>
public sealed record DyadYearsRequest(string Record, int From, int To, string System, bool Directed, IReadOnlyList<string> Add, bool Reasons, int Threads, IReadOnlyDictionary<string, string> Versions, Stream Output, string? File);

/// <summary>Every pair of states in every year, with what the record knows of it.</summary>
public sealed class DyadYears : IQuestion<DyadYearsRequest, DyadsDocument>
{
    private static readonly Dictionary<string, (string Provider, string[] Columns, string? Where)> Tables = new(StringComparer.Ordinal)
    {
        ["obligation"] = ("atop", ["ccode1", "ccode2", "year", "defense", "offense", "neutral", "nonagg", "consul"], null),
        ["dispute"] = ("cow-mid", ["dispnum", "fatality", "hostlev", "mindur", "maxdur", "recip", "start_month"], null),
        ["disputant"] = ("cow-mid", ["dispnum", "ccode", "start_year", "start_month", "start_day", "end_year", "end_month", "end_day", "sidea", "fatality", "fatalpre", "hiact", "hostlev", "orig"], null),
        ["trade"] = ("cow-trade", ["ccode1", "ccode2", "year", "flow1", "flow2", "smoothflow1", "smoothflow2"], null),
        ["capability"] = ("cow-nmc", ["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"], null),
        ["contiguity"] = ("cow-contiguity", ["ccode1", "ccode2", "conttype", "begin", "end"], null),
        ["major_power"] = ("cow-majors", ["ccode", "first", "last"], null),
        ["rivalry"] = ("rivalries", ["rivalry", "ccode1", "ccode2", "first_year", "last_year", "positional", "spatial", "ideological", "interventionary"], null),
        ["joint_organisations"] = ("cow-igo", ["ccode1", "ccode2", "year", "joint"], null),
        ["war"] = ("cow-wars", ["warnum", "ccode", "side", "start_year1", "start_month1", "start_day1", "end_year1", "end_month1", "end_day1", "start_year2", "start_month2", "start_day2", "end_year2", "end_month2", "end_day2", "initiator", "outcome", "deaths"], null),
    };

    /// <inheritdoc/>
    public Task<DyadsDocument> AskAsync(DyadYearsRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Write(request, progress, cancellation), CancellationToken.None);
    }

    private static DyadsDocument Write(DyadYearsRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (request.System == "gw" && request.Add.Count > 0)
            throw new InputException("what can be added is numbered by COW; take --system cow, or no --add");
        var used = new List<UsedSource>();
        var notes = new List<string>();
        var facts = new Dictionary<string, FactSource>(StringComparer.Ordinal);
        StateSystem system;
        if (request.Add.Count > 0 || File.Exists(request.Record))
        {
            using var record = RecordFile.OpenExisting(request.Record);
            system = States(record, request, used, notes);
            var wanted = request.Add.SelectMany(DyadTable.TablesOf).Distinct(StringComparer.Ordinal).ToList();
            progress?.Report(new Progress("reading the record", 0, wanted.Count, "tables"));
            var read = Read(request, wanted, progress, cancellation);
            foreach (var table in wanted)
            {
                facts[table] = read[table].Source;
                if (!used.Exists(u => u.Sha256 == read[table].Import.Sha256))
                    used.Add(Used(read[table].Import));
            }
        }
        else
            system = States(null, request, used, notes);

        var made = DyadTable.Make(system, request.Add, facts, request.Directed, request.Reasons, request.Threads, cancellation);
        var rows = made.Write(request.Output, request.Threads, n => progress?.Report(new Progress("writing dyad-years", n, null, "rows")), cancellation);
        return new DyadsDocument("entente/dyads/1", request.File, rows, made.Header.Split(','), used, notes);
    }

    private static StateSystem States(RecordFile? record, DyadYearsRequest request, List<UsedSource> used, List<string> notes)
    {
        var provider = request.System == "gw" ? "gw-states" : "cow-states";
        var spells = new List<StateSpell>();
        if (record?.Facts("membership", ["code", "first", "last"], provider, request.Versions.GetValueOrDefault(provider)) is { } imported)
        {
            for (var i = 0; i < imported.Count; i++)
                spells.Add(new StateSpell(imported.Wholes["code"][i], DateOnly.FromDayNumber(imported.Wholes["first"][i]), DateOnly.FromDayNumber(imported.Wholes["last"][i])));
            used.Add(Used(imported.Import));
        }
        else
        {
            // The table's rows part where a state changed its name; for a system of numbers they are one spell.
            var system = request.System == "gw" ? CodeSystem.GleditschWard : CodeSystem.Cow;
            foreach (var m in StateTable.Of(system).OrderBy(m => m.Number).ThenBy(m => m.Days.Start))
            {
                if (spells.Count > 0 && spells[^1].Code == m.Number && spells[^1].Last.AddDays(1) == m.Days.Start)
                    spells[^1] = spells[^1] with { Last = m.Days.End!.Value };
                else
                    spells.Add(new StateSpell(m.Number, m.Days.Start!.Value, m.Days.End!.Value));
            }

            notes.Add($"members: Entente's own table of states, after {(request.System == "gw" ? "Gleditsch and Ward 1999" : "COW State System Membership v2016")}");
        }

        var end = spells.Max(s => s.Last);
        if (request.To > end.Year)
            notes.Add($"the list of members ends in {end.Year}: its last members are taken to be members until {request.To}");
        return new StateSystem(spells, request.From, request.To);
    }

    // Each table through a connection of its own; the largest first, so that no thread is left with one of them alone.
    private static ConcurrentDictionary<string, (FactSource Source, ImportEntry Import)> Read(DyadYearsRequest request, List<string> wanted, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var found = new ConcurrentDictionary<string, (FactSource, ImportEntry)>(StringComparer.Ordinal);
        var order = wanted.OrderBy(t => t switch { "joint_organisations" => 0, "trade" => 1, "obligation" => 2, _ => 3 });
        try
        {
            Parallel.ForEach(Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads), CancellationToken = cancellation }, table =>
            {
                using var record = RecordFile.OpenExisting(request.Record);
                found[table] = Read(record, table, request);
                progress?.Report(new Progress("reading the record", found.Count, wanted.Count, "tables"));
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Capture(e.InnerExceptions.FirstOrDefault(x => x is InputException) ?? e.InnerExceptions[0]).Throw();
        }

        return found;
    }

    private static (FactSource Source, ImportEntry Import) Read(RecordFile record, string table, DyadYearsRequest request)
    {
        var (provider, columns, where) = Tables[table];
        var set = record.Facts(table, columns, provider, request.Versions.GetValueOrDefault(provider), where)
            ?? throw new InputException($"the record holds no {table.Replace('_', ' ')} of {provider}{(request.Versions.TryGetValue(provider, out var v) ? $" {v}" : "")}: import it with 'entente import {provider} FILE' ('entente sources {provider}' says where it is)", record.Path);
        return (new FactSource(new FactRows(set.Count, set.Wholes, set.Reals), provider, set.Import.Version, set.Window.Start?.Year ?? 1, set.Window.End?.Year ?? 9999), set.Import);
    }

    private static UsedSource Used(ImportEntry import) =>
        new(import.Provider, import.Version, import.File, import.Sha256, Record.Providers.Provider.Find(import.Provider)?.Citation ?? "");
}
