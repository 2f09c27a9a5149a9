using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using Entente.Measures.Facts;
using Entente.Measures.Similarity;

namespace Entente.Measures.Dyads;

/// <summary>
/// The dyad-year table: a row for every pair of members and every year in which both were members on one day, with the columns asked for.
/// Rows are ordered by first state, second state and year. A fact without direction appears in both rows of a pair; a directed one where it
/// belongs. Outside the coverage of a source a cell is empty, never 0.
/// </summary>
public sealed class DyadTable
{
    /// <summary>Every addition, in the order in which the columns stand.</summary>
    public static IReadOnlyList<string> Additions { get; } = ["atop", "mid", "trade", "nmc", "contiguity", "majors", "rivalries", "igo", "similarity", "wars", "peaceyears"];

    private static readonly string[] CostlyFirst = ["similarity", "trade", "igo", "atop", "mid", "peaceyears"];

    private readonly StateSystem _system;
    private readonly bool _directed;
    private readonly bool _reasons;
    private readonly List<Addition> _additions;

    private DyadTable(StateSystem system, bool directed, bool reasons, List<Addition> additions)
    {
        (_system, _directed, _reasons, _additions) = (system, directed, reasons, additions);
        var header = new StringBuilder("ccode1,ccode2,year");
        foreach (var addition in additions)
        {
            foreach (var column in addition.Columns)
                header.Append(',').Append(column);
            if (reasons)
                header.Append(',').Append(addition.Name).Append("_why");
        }

        Header = header.ToString();
    }

    /// <summary>The header line, without a line end.</summary>
    public string Header { get; private init; }

    /// <summary>The tables of facts that an addition is made of, as <see cref="Make"/> wants them: <c>obligation, dispute, disputant, trade, capability, contiguity, major_power, rivalry, joint_organisations, war</c>.</summary>
    /// <exception cref="ArgumentException">There is no such addition.</exception>
    public static IReadOnlyList<string> TablesOf(string addition) => addition switch
    {
        "atop" => ["obligation"],
        "mid" or "peaceyears" => ["dispute", "disputant"],
        "trade" => ["trade"],
        "nmc" => ["capability"],
        "contiguity" => ["contiguity"],
        "majors" => ["major_power"],
        "rivalries" => ["rivalry"],
        "igo" => ["joint_organisations"],
        "similarity" => ["obligation", "capability"],
        "wars" => ["war"],
        _ => throw new ArgumentException($"There is no addition '{addition}'; there are {string.Join(", ", Additions)}.", nameof(addition)),
    };

    /// <summary>Makes the table.</summary>
    /// <param name="system">States and years.</param>
    /// <param name="additions">Which columns to add.</param>
    /// <param name="facts">The tables that <see cref="TablesOf"/> names.</param>
    /// <param name="directed">Both directions of each pair, or the one with the smaller number first.</param>
    /// <param name="reasons">Whether a column after each addition says why cells are empty.</param>
    /// <param name="threads">How many threads work; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DyadTable Make(StateSystem system, IReadOnlyList<string> additions, IReadOnlyDictionary<string, FactSource> facts, bool directed, bool reasons, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(additions);
        ArgumentNullException.ThrowIfNull(facts);
        var disputes = new Lazy<DisputeColumns>(() => new DisputeColumns(system, facts["dispute"], facts["disputant"]));
        var names = Additions.Where(a => additions.Contains(a, StringComparer.Ordinal)).ToArray();
        var made = new Addition[names.Length];
        // The costly ones begin first; each has its own place, so that the order of work decides nothing.
        var order = Enumerable.Range(0, names.Length).OrderBy(i => Array.IndexOf(CostlyFirst, names[i]) is var at and >= 0 ? at : CostlyFirst.Length).ToArray();
        try
        {
            Parallel.ForEach(Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation }, i => made[i] = names[i] switch
            {
                "atop" => new ObligationColumns(system, facts["obligation"], directed),
                "mid" => disputes.Value,
                "trade" => new TradeColumns(system, facts["trade"]),
                "nmc" => StateYearColumns.Capabilities(system, facts["capability"]),
                "contiguity" => ContiguityColumns.Make(system, facts["contiguity"]),
                "majors" => StateYearColumns.Majors(system, facts["major_power"]),
                "rivalries" => PairYearColumns.Rivalries(system, facts["rivalry"]),
                "igo" => PairYearColumns.Organisations(system, facts["joint_organisations"]),
                "similarity" => new SimilarityColumns(system, facts["obligation"], AllianceSimilarity.Compute(system, facts["obligation"].Rows, facts["capability"].Rows, threads, cancellation)),
                "wars" => new WarColumns(system, facts["war"], besideDisputes: additions.Contains("mid", StringComparer.Ordinal)),
                _ => new PeaceColumns(disputes.Value),
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }

        return new DyadTable(system, directed, reasons, [.. made]);
    }

    /// <summary>Writes header and rows, LF line ends.</summary>
    /// <param name="output">Gets the bytes.</param>
    /// <param name="threads">How many threads work; the bytes do not depend on it.</param>
    /// <param name="written">Told the number of rows so far; null where nobody listens.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The number of rows.</returns>
    public long Write(Stream output, int threads, Action<long>? written, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Encoding.ASCII.GetBytes(Header + "\n"));
        threads = Math.Max(1, threads);
        var slots = threads * 4;
        var buffers = Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, slots).Select(_ => new CsvBuffer()).ToArray()).ToArray();
        var counts = new long[2][];
        long rows = 0;
        var writing = Task.CompletedTask;
        try
        {
            // While one set of first states is written, the next is made; each has its own buffer, and they are written in order.
            for (var (first, side) = (0, 0); first < _system.Codes.Length; (first, side) = (first + slots, 1 - side))
            {
                var (start, own, batch) = (first, buffers[side], Math.Min(slots, _system.Codes.Length - first));
                var count = counts[side] = new long[batch];
                Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, batch), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, t =>
                {
                    own[t].Clear();
                    count[t] = Rows(start + t, [.. _additions.Select(a => a.Cursor())], own[t], cancellation);
                });
                writing.GetAwaiter().GetResult();
                rows += count.Sum();
                var done = rows;
                writing = Task.Run(
                    () =>
                    {
                        for (var t = 0; t < batch; t++)
                            output.Write(own[t].Written.Span);
                        written?.Invoke(done);
                    },
                    CancellationToken.None);
            }
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
        finally
        {
            writing.GetAwaiter().GetResult();
        }

        return rows;
    }

    private long Rows(int a, DyadCursor[] cursors, CsvBuffer buffer, CancellationToken cancellation)
    {
        long rows = 0;
        for (var b = _directed ? 0 : a + 1; b < _system.Codes.Length; b++)
        {
            if (a == b)
                continue;
            cancellation.ThrowIfCancellationRequested();
            var head = Encoding.ASCII.GetBytes($"{_system.Codes[a]},{_system.Codes[b]}");
            foreach (var cursor in cursors)
                cursor.Begin(a, b);
            for (var year = _system.From; year <= _system.To; year++)
            {
                if (!_system.AreBoth(a, b, year))
                    continue;
                buffer.Raw(head);
                buffer.Whole(year);
                foreach (var cursor in cursors)
                {
                    cursor.Write(buffer, year);
                    if (_reasons)
                    {
                        buffer.Byte((byte)',');
                        buffer.Raw(Encoding.ASCII.GetBytes(cursor.Reason(year)));
                    }
                }

                buffer.Byte((byte)'\n');
                rows++;
            }
        }

        return rows;
    }
}
