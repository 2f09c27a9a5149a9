using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>A formula evaluated over a table: response, design, strata, weights, clusters; rows with a missing value dropped and counted.</summary>
public sealed class ModelFrame
{
    private readonly Design _design;
    private Matrix? _x;
    private int[]? _rows;

    private ModelFrame(Formula formula, Design design) => (Formula, _design) = (formula, design);

    /// <summary>The formula.</summary>
    public Formula Formula { get; }

    /// <summary>The rows of the table that are used.</summary>
    public IReadOnlyList<int> Rows => RowIndex;

    /// <summary>How many rows were dropped because a value they need is missing.</summary>
    public int Dropped { get; private init; }

    /// <summary>What the user should know of the rows.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>How the times are censored.</summary>
    public ResponseKind Kind => Response.Kind;

    /// <summary>The names of the ways of ending; cause k has index k - 1.</summary>
    public IReadOnlyList<string> Causes => Response.Causes;

    /// <summary>The names of the columns of the design, as R names coefficients.</summary>
    public IReadOnlyList<string> ColumnNames => _design.Names;

    /// <summary>For each column the index of the term it belongs to.</summary>
    public IReadOnlyList<int> TermOfColumn => _design.Assign;

    /// <summary>The terms of the formula.</summary>
    public IReadOnlyList<string> TermNames => _design.TermNames;

    /// <summary>The design, row by row, without an intercept; made when it is first asked for.</summary>
    public Matrix X => _x ??= Covariates.ToMatrix();

    /// <summary>The names of the strata of <c>strata()</c>; one empty name without it.</summary>
    public IReadOnlyList<string> StrataNames { get; private init; } = [""];

    internal Covariates Covariates { get; private init; } = null!;

    // The rows that are used; made when they are first asked for where they are all.
    internal int[] RowIndex => _rows ??= [.. Enumerable.Range(0, Covariates.Count)];

    internal Response Response { get; private init; } = null!;

    internal int[]? Strata { get; private init; }

    internal double[]? Offset { get; private init; }

    internal double[]? Weights { get; private init; }

    internal int[]? Cluster { get; private init; }

    internal int[]? FrailtyGroup { get; private init; }

    internal int ClusterCount { get; private init; }

    // The variance of each column over the rows in which it is there, as R's ridge() scales it: rows dropped for other columns count.
    internal double[] RidgeVariance { get; private init; } = [];

    /// <summary>The groups that the terms make, as <c>km</c> and <c>logrank</c> use them: for each row the index into the names.</summary>
    public (int[] Group, IReadOnlyList<string> Names) Groups(Table table)
    {
        var evaluator = new Evaluator(Formula, table);
        var variables = Formula.Terms.SelectMany(t => t).Concat(Formula.Strata).DistinctBy(e => e.Text).ToArray();
        return Combine(variables.Select(e => (e.Text, Evaluator.AsFactor(evaluator.Of(e)))).ToArray(), RowIndex, shortNames: false);
    }

    /// <summary>As <see cref="Groups"/>, but <c>strata()</c> makes no groups.</summary>
    public (int[] Group, IReadOnlyList<string> Names) TermGroups(Table table)
    {
        var evaluator = new Evaluator(Formula, table);
        var variables = Formula.Terms.SelectMany(t => t).DistinctBy(e => e.Text).ToArray();
        return Combine(variables.Select(e => (e.Text, Evaluator.AsFactor(evaluator.Of(e)))).ToArray(), RowIndex, shortNames: false);
    }

    /// <summary>For each row the index of its stratum; null without <c>strata()</c>.</summary>
    public int[]? StrataIndex => (int[]?)Strata?.Clone();

    /// <summary>The design of other rows, with the levels of this frame.</summary>
    /// <exception cref="InputException">A column is missing or a level is new.</exception>
    public Matrix NewX(Table table) => _design.Matrix(Formula, new Evaluator(Formula, table), Enumerable.Range(0, table.RowCount).ToArray());

    /// <summary>The stratum of other rows; -1 where it is new.</summary>
    internal int[] NewStrata(Table table)
    {
        var evaluator = new Evaluator(Formula, table);
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        if (Formula.Strata.Count == 0)
            return new int[rows.Length];
        var (group, names) = Combine(Formula.Strata.Select(e => (e.Text, Evaluator.AsFactor(evaluator.Of(e)))).ToArray(), rows, ShortNames(evaluator));
        return Array.ConvertAll(group, g => IndexOf(StrataNames, names[g]));
    }

    /// <summary>The spells of a right-censored or counting response.</summary>
    /// <exception cref="InputException">The response is of another kind.</exception>
    public SurvivalData Spells() =>
        Response.Kind is ResponseKind.Right or ResponseKind.Counting
            ? SurvivalData.Over(Response.Time, Response.Cause, Response.Start, Weights)
            : throw new InputException("left and interval censoring are understood by 'aft' alone");

    /// <summary>Evaluates a formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="table">The table.</param>
    /// <param name="weights">The column of case weights, if any.</param>
    /// <param name="cluster">The column of clusters, if any.</param>
    /// <param name="severalCauses">Whether the event names several ways of ending.</param>
    /// <exception cref="InputException">A column is unknown or of the wrong kind, a stop is not after its start, no row is left.</exception>
    public static ModelFrame Of(Formula formula, Table table, string? weights = null, string? cluster = null, bool severalCauses = false)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(table);
        var evaluator = new Evaluator(formula, table);
        var response = Duration.Response.Of(formula, evaluator, severalCauses);
        var strata = formula.Strata.Select(e => (e.Text, Evaluator.AsFactor(evaluator.Of(e)))).ToArray();
        var offsets = formula.Offsets.Select(evaluator.Numbers).ToArray();
        var weight = weights is null ? null : Named(table, weights, "--weights") is NumberColumn w ? w.Values.ToArray() : throw new InputException($"the column '{weights}' of weights holds no numbers");
        var clusterOf = cluster is not null ? evaluator.Of(new NameExpression(Named(table, cluster, "--cluster").Name, 0)) : formula.Cluster is { } c ? evaluator.Of(c) : null;
        var frailty = formula.Frailty is { } f ? evaluator.Of(f.Positional.FirstOrDefault() ?? throw formula.Fail(f.At, "frailty() takes a column")) : null;
        var variables = Design.Variables(formula, evaluator);
        var missing = new bool[table.RowCount];
        foreach (var v in variables.Concat(strata.Select(x => x.Item2)))
            v.MarkMissing(missing);
        foreach (var v in offsets.Append(weight).OfType<double[]>())
            new Variable(v, null, null).MarkMissing(missing);
        clusterOf?.MarkMissing(missing);
        frailty?.MarkMissing(missing);
        for (var i = 0; i < missing.Length; i++)
            missing[i] |= response.IsMissing(i);
        var index = new int[missing.AsSpan().Count(false)];
        for (int i = 0, k = 0; i < missing.Length; i++)
            if (!missing[i])
                index[k++] = i;
        if (index.Length == 0)
            throw new InputException(table.RowCount == 0 ? "the table has no rows" : $"no row is complete: each of the {table.RowCount} rows misses a value that the formula needs");
        var design = Design.Of(formula, evaluator, index);
        var (stratum, strataNames) = strata.Length == 0 ? (null, (IReadOnlyList<string>)[""]) : Combine(strata, index, ShortNames(formula, evaluator));
        var kept = Keep(formula, response, index, weight, weights);
        var (clusters, count) = clusterOf is null ? (null, 0) : Numbered(Evaluator.AsFactor(clusterOf), index);
        return new ModelFrame(formula, design)
        {
            _rows = index.Length == table.RowCount ? null : index,
            Dropped = table.RowCount - index.Length,
            Notes = evaluator.Notes.Distinct().ToArray(),
            Response = kept,
            Covariates = design.Columns(formula, evaluator, index),
            Strata = stratum,
            StrataNames = strataNames,
            Offset = offsets.Length == 0 ? null : Array.ConvertAll(index, r => offsets.Sum(o => o[r])),
            Weights = weight is null ? null : Array.ConvertAll(index, r => weight[r]),
            Cluster = clusters,
            ClusterCount = count,
            RidgeVariance = formula.Ridge is null ? [] : Variances(design.Matrix(formula, evaluator, Enumerable.Range(0, table.RowCount).ToArray())),
            FrailtyGroup = frailty is null ? null : Numbered(Evaluator.AsFactor(frailty), index).Codes,
        };
    }

    private static double[] Variances(Matrix all)
    {
        var result = new double[all.Columns];
        for (var j = 0; j < result.Length; j++)
        {
            var column = Enumerable.Range(0, all.Rows).Select(i => all[i, j]).Where(v => !double.IsNaN(v)).ToArray();
            var mean = column.Average();
            result[j] = column.Sum(v => (v - mean) * (v - mean)) / (column.Length - 1);
        }

        return result;
    }

    private static Response Keep(Formula formula, Response r, int[] index, double[]? weight, string? weightName)
    {
        foreach (var i in index)
        {
            if (r.Start is not null && !(r.Time[i] > r.Start[i]))
                throw new InputException($"row {i + 1}: the stop {r.Time[i]:R} is not after the start {r.Start[i]:R}");
            if (r.Kind == ResponseKind.Interval && r.Latest![i] < r.Time[i])
                throw new InputException($"row {i + 1}: the latest end {r.Latest[i]:R} lies before the earliest {r.Time[i]:R}");
            if (!double.IsFinite(r.Time[i]) && r.Kind != ResponseKind.Interval)
                throw new InputException($"row {i + 1}: the time is not finite");
            if (weight is not null && !(weight[i] > 0))
                throw new InputException($"row {i + 1}: the weight {weight[i]:R} in '{weightName}' is not positive");
        }

        if (index.Length == r.Time.Length)
            return r;
        return r with
        {
            Start = r.Start is null ? null : Array.ConvertAll(index, i => r.Start[i]),
            Time = Array.ConvertAll(index, i => r.Time[i]),
            Latest = r.Latest is null ? null : Array.ConvertAll(index, i => r.Latest[i]),
            Cause = Array.ConvertAll(index, i => r.Cause[i]),
        };
    }

    private static Column Named(Table table, string name, string option) =>
        table.TryGet(name, out var column) ? column : throw new InputException($"{option}: there is no column '{name}'; there are {string.Join(", ", table.Columns.Select(c => c.Name).Take(20))}");

    private bool ShortNames(Evaluator evaluator) => ShortNames(Formula, evaluator);

    // R's strata() leaves the variable's name away where all are text.
    private static bool ShortNames(Formula formula, Evaluator evaluator) => formula.Strata.All(e => evaluator.Of(e).IsFactor);

    private static (int[] Group, IReadOnlyList<string> Names) Combine((string Text, Variable Factor)[] factors, int[] rows, bool shortNames)
    {
        var keys = new long[rows.Length];
        foreach (var (_, factor) in factors)
            for (var i = 0; i < rows.Length; i++)
                keys[i] = (keys[i] * factor.Levels!.Length) + factor.Codes![rows[i]];
        var used = keys.Distinct().Order().ToArray();
        var place = used.Select((k, i) => (k, i)).ToDictionary(x => x.k, x => x.i);
        return (Array.ConvertAll(keys, k => place[k]), used.Select(NameOf).ToArray());

        string NameOf(long key)
        {
            var parts = new string[factors.Length];
            for (var f = factors.Length - 1; f >= 0; f--)
            {
                var (text, factor) = factors[f];
                var level = factor.Levels![key % factor.Levels.Length];
                parts[f] = shortNames ? level : $"{text}={level}";
                key /= factor.Levels.Length;
            }

            return string.Join(", ", parts);
        }
    }

    private static (int[] Codes, int Count) Numbered(Variable v, int[] index)
    {
        var place = new Dictionary<int, int>();
        var order = index.Select(i => v.Codes![i]).Distinct().Order().ToArray();
        for (var i = 0; i < order.Length; i++)
            place.Add(order[i], i);
        return (Array.ConvertAll(index, i => place[v.Codes![i]]), order.Length);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (string.Equals(names[i], name, StringComparison.Ordinal))
                return i;
        return -1;
    }
}
