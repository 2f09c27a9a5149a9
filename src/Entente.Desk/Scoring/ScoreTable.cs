using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Numerics;
using Entente.World;

namespace Entente.Desk.Scoring;

/// <summary>Asks for the forecasts of a table scored.</summary>
/// <param name="File">A CSV file: <c>probability</c> (or <c>p</c>, <c>forecast</c>) and <c>outcome</c> (0 or 1); optional <c>who</c>, <c>crowd</c>, <c>question</c>, <c>when</c>, <c>open</c>, <c>close</c> (days).</param>
/// <param name="Categories">Columns of probabilities of ordered categories; <c>outcome</c> is then the category's number from 0, or its column.</param>
/// <param name="Rule">How the parts' bins are made.</param>
public sealed record ScoreTableRequest(string File, IReadOnlyList<string> Categories, BinRule Rule = BinRule.EachValue)
{
    /// <summary>Columns of the members of an ensemble that forecasts a quantity; <c>outcome</c> is then the quantity that came out.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}

/// <summary>How good were these forecasts?</summary>
public sealed class ScoreTable : IQuestion<ScoreTableRequest, ScoreDocument>
{
    private static readonly string[] ProbabilityNames = ["probability", "p", "forecast"];
    private static readonly string[] OutcomeNames = ["outcome", "o", "resolved_to", "y"];
    private static readonly string[] WhoNames = ["who", "forecaster", "user_id"];

    /// <inheritdoc/>
    public Task<ScoreDocument> AskAsync(ScoreTableRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, cancellation), cancellation);
    }

    private static ScoreDocument Answer(ScoreTableRequest request, CancellationToken cancellation)
    {
        var table = CsvTable.Read(request.File, asText: ["question", "who", "forecaster", "user_id", "when", "open", "close"]);
        cancellation.ThrowIfCancellationRequested();
        var refused = new List<string>();
        var outcome = Find(table, OutcomeNames) ?? throw new InputException($"no column of outcomes; one called {string.Join(", ", OutcomeNames)} was expected", request.File, 1);
        const string Convention = "(p - o)^2 over the yes side, 0 to 1; brierTwoSided is twice that";
        if (request.Members.Count > 0)
            return new("entente/score/1", Convention, request.Rule.ToString(), null, [], null, null, refused, Ensembles(table, request, outcome, refused));
        if (request.Categories.Count > 0)
            return new("entente/score/1", Convention, request.Rule.ToString(), null, [], Ordered(table, request, outcome, refused), null, refused);
        var probability = Find(table, ProbabilityNames) ?? throw new InputException($"no column of probabilities; one called {string.Join(", ", ProbabilityNames)} was expected, or name --categories", request.File, 1);
        var who = Find(table, WhoNames);
        table.TryGet("crowd", out var crowd);
        var rows = Rows(table, request.File, probability, outcome, who, crowd, refused);
        if (rows.Count == 0)
            throw new InputException(refused.Count > 0 ? $"no row can be scored; the first: {refused[0]}" : "the file has no rows", request.File);
        return new(
            "entente/score/1", Convention, request.Rule.ToString(), Set(null, rows, request.Rule),
            who is null ? [] : [.. rows.GroupBy(r => r.Who!, StringComparer.Ordinal).OrderBy(g => g.Average(r => BinaryScores.Brier(r.P, r.Happened))).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Set(g.Key, [.. g], request.Rule))],
            null, OverTime(table, rows), refused);
    }

    private sealed record Row(int Index, double P, bool Happened, string? Who, double? Crowd);

    private static Column? Find(Table table, IEnumerable<string> names)
    {
        foreach (var name in names)
            if (table.TryGet(name, out var column))
                return column;
        return null;
    }

    private static double? Number(Column column, int row) =>
        !column.IsMissing(row) && double.TryParse(column.TextAt(row), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static List<Row> Rows(Table table, string file, Column probability, Column outcome, Column? who, Column? crowd, List<string> refused)
    {
        var rows = new List<Row>();
        for (var i = 0; i < table.RowCount; i++)
        {
            var (p, o) = (Number(probability, i), Number(outcome, i));
            if (p is not >= 0 or not <= 1)
                refused.Add($"{file}({i + 2}): the probability is '{probability.TextAt(i)}'; a number from 0 to 1 was expected");
            else if (o is not (0 or 1))
                refused.Add($"{file}({i + 2}): the outcome is '{outcome.TextAt(i)}'; 0 or 1 was expected");
            else
                rows.Add(new(i, p.Value, o == 1, who?.TextAt(i), crowd is null ? null : Number(crowd, i) is >= 0 and <= 1 and var c ? c : null));
        }

        return rows;
    }

    private static ScoredSet Set(string? name, List<Row> rows, BinRule rule)
    {
        double[] p = [.. rows.Select(r => r.P)];
        bool[] o = [.. rows.Select(r => r.Happened)];
        var parts = MurphyParts.Of(p, o, rule);
        var brier = rows.Average(r => BinaryScores.Brier(r.P, r.Happened));
        var log = rows.Average(r => BinaryScores.Log(r.P, r.Happened));
        var rated = rows.Where(r => r.Crowd is not null).ToList();
        double? crowdSkill = rated.Count == 0 ? null : BinaryScores.Skill(rated.Average(r => BinaryScores.Brier(r.P, r.Happened)), rated.Average(r => BinaryScores.Brier(r.Crowd!.Value, r.Happened)));
        var skill = BinaryScores.Skill(brier, parts.Uncertainty);
        return new(
            name, rows.Count, o.Count(x => x) / (double)o.Length, brier, 2 * brier, double.IsFinite(log) ? log : null, rows.Average(r => BinaryScores.Spherical(r.P, r.Happened)), double.IsNaN(skill) ? null : skill, crowdSkill,
            parts.Reliability, parts.Resolution, parts.Uncertainty, [.. Calibration.Curve(p, o).Select(b => new CalibrationPoint(b.Forecast, b.Frequency, b.Low, b.High, b.Count))]);
    }

    private static CategorySet Ordered(Table table, ScoreTableRequest request, Column outcome, List<string> refused)
    {
        var columns = request.Categories.Select(c => table.TryGet(c, out var column) ? column : throw new InputException($"no column '{c}'; --categories names the columns of probabilities", request.File, 1)).ToList();
        var rows = new List<(double[] P, int O)>();
        for (var i = 0; i < table.RowCount; i++)
        {
            double[] p = [.. columns.Select(c => Number(c, i) ?? -1)];
            var at = Number(outcome, i) is { } n && n == Math.Floor(n) ? (int)n : request.Categories.ToList().IndexOf(outcome.TextAt(i) ?? "");
            if (p.Any(x => x is < 0 or > 1) || Math.Abs(p.Sum() - 1) > 0.01)
                refused.Add($"{request.File}({i + 2}): the probabilities do not lie from 0 to 1 or do not sum to 1");
            else if (at < 0 || at >= p.Length)
                refused.Add($"{request.File}({i + 2}): the outcome is '{outcome.TextAt(i)}'; a category's number from 0 to {p.Length - 1} or its column was expected");
            else
                rows.Add((Array.ConvertAll(p, x => x / p.Sum()), at));
        }

        if (rows.Count == 0)
            throw new InputException("no row can be scored", request.File);
        var log = rows.Average(r => CategoryScores.Log(r.P, r.O));
        return new(rows.Count, rows.Average(r => CategoryScores.Brier(r.P, r.O)), rows.Average(r => CategoryScores.HalfBrier(r.P, r.O)), double.IsFinite(log) ? log : null, rows.Average(r => CategoryScores.Spherical(r.P, r.O)), rows.Average(r => CategoryScores.Rps(r.P, r.O)), rows.Average(r => CategoryScores.OrdinalBrier(r.P, r.O)));
    }

    private static EnsembleSet Ensembles(Table table, ScoreTableRequest request, Column outcome, List<string> refused)
    {
        var columns = request.Members.Select(c => table.TryGet(c, out var column) ? column : throw new InputException($"no column '{c}'; --members names the columns of the ensemble", request.File, 1)).ToList();
        var (observed, ensembles) = (new List<double>(), new List<double[]>());
        for (var i = 0; i < table.RowCount; i++)
        {
            var members = columns.Select(c => Number(c, i)).ToList();
            if (members.Any(m => m is null))
                refused.Add($"{request.File}({i + 2}): a member is missing or no number");
            else if (Number(outcome, i) is not { } o)
                refused.Add($"{request.File}({i + 2}): the outcome is '{outcome.TextAt(i)}'; a number was expected");
            else
            {
                observed.Add(o);
                ensembles.Add([.. members.Select(m => m!.Value)]);
            }
        }

        if (observed.Count == 0)
            throw new InputException(refused.Count > 0 ? $"no row can be scored; the first: {refused[0]}" : "the file has no rows", request.File);
        var parts = Crps.Decompose([.. observed], ensembles);
        return new(
            observed.Count, observed.Zip(ensembles, (o, e) => Crps.OfEnsemble(o, e)).Average(), request.Members.Count < 2 ? null : observed.Zip(ensembles, (o, e) => Crps.FairOfEnsemble(o, e)).Average(), parts.Reliability, parts.Potential);
    }

    private static TimeWeightedSet? OverTime(Table table, List<Row> rows)
    {
        if (!table.TryGet("question", out var question) || !table.TryGet("when", out var when) || !table.TryGet("close", out var close))
            return null;
        table.TryGet("open", out var open);
        var (sum, covered, n) = (0.0, 0.0, 0);
        foreach (var own in rows.GroupBy(r => (question.TextAt(r.Index), r.Who)))
        {
            var dated = own.Select(r => (Row: r, Day: Day(when, r.Index))).Where(x => x.Day is not null).OrderBy(x => x.Day).ToList();
            if (dated.Count == 0 || Day(close, dated[0].Row.Index) is not { } end)
                continue;
            var start = open is null ? dated[0].Day!.Value : Day(open, dated[0].Row.Index) ?? dated[0].Day!.Value;
            if (end <= start)
                continue;
            var score = TimedScores.CarriedForward([.. dated.Select(x => x.Day!.Value)], [.. dated.Select(x => BinaryScores.Brier(x.Row.P, x.Row.Happened))], start, end, out var coverage);
            if (!double.IsNaN(score))
                (sum, covered, n) = (sum + score, covered + coverage, n + 1);
        }

        return n == 0 ? null : new(n, sum / n, covered / n);
    }

    private static double? Day(Column column, int row) =>
        DateOnly.TryParseExact(column.TextAt(row), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : null;
}
