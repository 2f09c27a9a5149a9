namespace Entente.Record.Store;

/// <summary>Rows of one fact table, a column an array: whole numbers with <see cref="Missing"/>, numbers with NaN where there is none.</summary>
internal sealed class Facts
{
    /// <summary>Stands for a missing whole number.</summary>
    internal const int Missing = int.MinValue;

    private readonly Dictionary<string, int[]> _wholes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _reals = new(StringComparer.Ordinal);

    private Facts(int count) => Count = count;

    internal int Count { get; private set; }

    internal IReadOnlyDictionary<string, int[]> Wholes => _wholes;

    internal IReadOnlyDictionary<string, double[]> Reals => _reals;

    internal int[] Whole(string column) => _wholes[column];

    internal double[] Real(string column) => _reals[column];

    /// <summary>Reads columns of one table from one import, in the file's order; <c>row</c> is a column too.</summary>
    internal static Facts Read(Database database, FactTable table, long import, IReadOnlyList<string> columns, string? where = null)
    {
        var (first, last, rows) = Range(database, table, import);
        var facts = new Facts(0);
        var wholes = new List<(int At, int[] Values)>();
        var reals = new List<(int At, double[] Values)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not ("row" or "id") && table.Columns[table.Index(columns[i])].Type == CellType.Real)
                reals.Add((i, facts._reals[columns[i]] = new double[rows]));
            else
                wholes.Add((i, facts._wholes[columns[i]] = new int[rows]));
        }

        if (rows == 0)
            return facts;
        using var query = database.Prepare($"SELECT {string.Join(", ", columns)} FROM {table.Name} WHERE id BETWEEN {first} AND {last} AND import_id = {import}{(where is null ? "" : " AND " + where)}");
        var n = 0;
        while (query.Step())
        {
            foreach (var (at, values) in wholes)
            {
                var whole = query.Int32(at);
                values[n] = whole == 0 && query.IsNull(at) ? Missing : whole;
            }

            foreach (var (at, values) in reals)
            {
                var real = query.Real(at);
                values[n] = real == 0 && query.IsNull(at) ? double.NaN : real;
            }

            n++;
        }

        facts.Count = n;
        return facts;
    }

    /// <summary>The newest import that holds rows of the table (of that provider and version, where named); null where there is none.</summary>
    internal static ImportEntry? Newest(Database database, FactTable table, string? provider = null, string? version = null)
    {
        var holding = new HashSet<long>();
        using (var parts = database.Prepare("SELECT DISTINCT import_id FROM part WHERE table_name = ?").Bind(1, table.Name))
            while (parts.Step())
                holding.Add(parts.Int64(0));
        return LedgerReader.Imports(database)
            .Where(i => holding.Contains(i.Id) && (provider is null || i.Provider == provider) && (version is null || i.Version == version))
            .OrderBy(i => i.Version, VersionOrder.Instance).ThenBy(i => i.Id).LastOrDefault();
    }

    private static (long First, long Last, int Rows) Range(Database database, FactTable table, long import)
    {
        using var parts = database.Prepare("SELECT min(first), max(last), sum(rows) FROM part WHERE import_id = ? AND table_name = ?").Bind(1, import).Bind(2, table.Name);
        return parts.Step() && !parts.IsNull(0) ? (parts.Int64(0), parts.Int64(1), parts.Int32(2)) : (0, -1, 0);
    }
}

/// <summary>Orders versions by their numbers: 5.1 after 4.01, 10 after 9.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    internal static readonly VersionOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var a = (x ?? "").Split('.', '-');
        var b = (y ?? "").Split('.', '-');
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = long.TryParse(a[i], System.Globalization.CultureInfo.InvariantCulture, out var m) && long.TryParse(b[i], System.Globalization.CultureInfo.InvariantCulture, out var n) ? m.CompareTo(n) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }
}
