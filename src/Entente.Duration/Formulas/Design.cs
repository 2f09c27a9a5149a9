using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The columns that the terms of a formula give, with R's treatment contrasts: the first level of a factor is the reference.</summary>
internal sealed class Design
{
    private readonly List<(Expression[] Term, bool[] Contrast)> _terms = [];
    private readonly Dictionary<string, string[]> _levels = new(StringComparer.Ordinal);

    public List<string> Names { get; } = [];

    public List<int> Assign { get; } = [];

    public List<string> TermNames { get; } = [];

    public static IReadOnlyList<Variable> Variables(Formula formula, Evaluator evaluator) =>
        formula.Terms.SelectMany(t => t).DistinctBy(e => e.Text).Select(evaluator.Of).ToArray();

    public static Design Of(Formula formula, Evaluator evaluator, int[] rows)
    {
        var design = new Design();
        var seen = new List<HashSet<string>> { new(StringComparer.Ordinal) };
        foreach (var term in formula.Terms)
        {
            // A factor gets contrasts where the term without it is in the model (Chambers and Hastie 1992, section 2.4.1).
            var contrast = new bool[term.Length];
            for (var i = 0; i < term.Length; i++)
            {
                var rest = term.Where((_, j) => j != i).Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
                contrast[i] = seen.Exists(s => s.SetEquals(rest));
                var v = evaluator.Of(term[i]);
                if (v.IsFactor && !design._levels.ContainsKey(term[i].Text))
                {
                    var present = rows.Select(r => v.Codes![r]).Distinct().Order().Select(c => v.Levels![c]).ToArray();
                    design._levels.Add(term[i].Text, present);
                }
            }

            seen.Add(term.Select(e => e.Text).ToHashSet(StringComparer.Ordinal));
            design._terms.Add((term, contrast));
            foreach (var name in design.NamesOf(term, contrast))
            {
                design.Names.Add(name);
                design.Assign.Add(design.TermNames.Count);
            }

            design.TermNames.Add(string.Join(':', term.Select(e => e.Text)));
        }

        return design;
    }

    public Matrix Matrix(Formula formula, Evaluator evaluator, int[] rows) => Columns(formula, evaluator, rows).ToMatrix();

    // A variable by itself is taken where it lies; what must be worked out is worked out for the rows.
    public Covariates Columns(Formula formula, Evaluator evaluator, int[] rows)
    {
        var columns = new List<(double[] Values, int[]? Rows)>(Names.Count);
        var all = IsAll(rows);
        foreach (var (term, contrast) in _terms)
        {
            if (term.Length == 1 && !_levels.ContainsKey(term[0].Text))
            {
                var values = Parts(formula, term[0], evaluator.Of(term[0]), contrast: true, null)[0];
                columns.Add((values, all && values.Length == rows.Length ? null : rows));
                continue;
            }

            var parts = new List<double[]> { Enumerable.Repeat(1.0, rows.Length).ToArray() };
            for (var i = 0; i < term.Length; i++)
            {
                var next = Parts(formula, term[i], evaluator.Of(term[i]), contrast[i], rows);
                parts = [.. from n in next from p in parts select p.Zip(n, (a, b) => a * b).ToArray()];
            }

            columns.AddRange(parts.Select(p => (p, (int[]?)null)));
        }

        return Covariates.Of(columns, rows.Length);
    }

    private static bool IsAll(int[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] != i)
                return false;
        return true;
    }

    private List<string> NamesOf(Expression[] term, bool[] contrast)
    {
        var names = new List<string> { "" };
        for (var i = 0; i < term.Length; i++)
        {
            var next = _levels.TryGetValue(term[i].Text, out var levels)
                ? levels.Skip(contrast[i] ? 1 : 0).Select(l => term[i].Text + l).ToArray()
                : [term[i].Text];
            names = [.. from n in next from p in names select p.Length == 0 ? n : $"{p}:{n}"];
        }

        return names;
    }

    private List<double[]> Parts(Formula formula, Expression e, Variable v, bool contrast, int[]? rows)
    {
        if (!_levels.TryGetValue(e.Text, out var levels))
        {
            if (v.IsFactor)
                throw formula.Fail(e.At, $"'{e.Text}' holds text here, but held numbers where the model was fitted");
            return [rows is null ? v.Numbers! : Array.ConvertAll(rows, r => v.Numbers![r])];
        }

        var factor = Evaluator.AsFactor(v);
        var map = Array.ConvertAll(factor.Levels!, l => Array.IndexOf(levels, l));
        foreach (var r in rows!)
            if (factor.Codes![r] >= 0 && map[factor.Codes[r]] < 0)
                throw formula.Fail(e.At, $"'{e.Text}' is '{factor.Levels![factor.Codes[r]]}' in row {r + 1}, a level that the model was not fitted on");
        var parts = new List<double[]>();
        for (var level = contrast ? 1 : 0; level < levels.Length; level++)
            parts.Add(Array.ConvertAll(rows, r => factor.Codes![r] < 0 ? double.NaN : map[factor.Codes[r]] == level ? 1.0 : 0));
        return parts;
    }
}
