using System.Globalization;
using System.Text;
using Entente.Duration.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>A fitted model with the scores that its like had over past origins.</summary>
/// <param name="Model">The model.</param>
/// <param name="Pacts">From how many pacts it was learnt.</param>
/// <param name="Score">The scores; null where no origin could be scored.</param>
/// <param name="Difference">The Brier score less the baseline's, with its interval by origin.</param>
public sealed record ScoredPactModel(PactModel Model, int Pacts, PactScore? Score, ScoreDifference? Difference);

/// <summary>Fitted models as a table: <c>seen,horizon,kind,part,values</c>, the values joined by blanks, six significant digits.</summary>
public static class PactModelTable
{
    private const string Head = "seen,horizon,kind,part,values";

    private static readonly Lazy<IReadOnlyList<ScoredPactModel>> Own = new(() =>
    {
        using var stream = typeof(PactModelTable).Assembly.GetManifestResourceStream("Entente.Desk.Duration.ending-model.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd(), "ending-model.csv");
    });

    /// <summary>The models that come with the program: learnt from the alliances of ATOP 4.01 by <c>entente duration backtest --fit</c>.</summary>
    public static IReadOnlyList<ScoredPactModel> Embedded => Own.Value;

    /// <summary>Writes models.</summary>
    public static string Write(IReadOnlyList<ScoredPactModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var text = new StringBuilder(Head).Append('\n');
        foreach (var scored in models)
        {
            var m = scored.Model;
            void Row(string kind, int part, IEnumerable<double> values) => text.Append(CultureInfo.InvariantCulture, $"{m.SeenTo:R},{m.Horizon:R},{kind},{part},").AppendJoin(' ', values.Select(v => v.ToString("G6", CultureInfo.InvariantCulture))).Append('\n');
            Row("shock", 0, [scored.Pacts, m.Shock]);
            if (scored is { Score: { } s, Difference: { } d })
                Row("score", 0, [s.Forecasts, s.Origins, s.Brier, s.BaselineBrier, s.Calibration, s.BaselineCalibration, s.LogScore, s.BaselineLogScore, d.Difference, d.Lower, d.Upper, d.Won]);
            Row("mean", 0, m.Means);
            for (var k = 0; k < m.Parts.Count; k++)
            {
                Row("effect", k, m.Parts[k].Effects);
                Row("rate", k, m.Parts[k].Rates.SelectMany(r => r));
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">A line is not of this form.</exception>
    public static IReadOnlyList<ScoredPactModel> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Head)
            throw new InputException($"the first line is not {Head}; write such a table with entente duration backtest --fit", file, 1);
        var rows = lines.Skip(1).Select((line, i) => Line(line, file, i + 2)).ToArray();
        return [.. rows.GroupBy(r => (r.Seen, r.Horizon)).Select(g => One(g.Key.Seen, g.Key.Horizon, [.. g], file))];
    }

    private static (double Seen, double Horizon, string Kind, int Part, double[] Values) Line(string line, string file, int number)
    {
        var cells = line.Split(',');
        if (cells.Length == 5 && Number(cells[0]) is { } seen && Number(cells[1]) is { } horizon && int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var part))
        {
            var values = cells[4].Split(' ').Select(Number).ToArray();
            if (values.All(v => v is not null))
                return (seen, horizon, cells[2], part, [.. values.Select(v => v!.Value)]);
        }

        throw new InputException($"not a line of the form {Head}", file, number);
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : null;

    private static ScoredPactModel One(double seen, double horizon, (double Seen, double Horizon, string Kind, int Part, double[] Values)[] rows, string file)
    {
        var wide = PactModel.Covariates.Count;
        double[] Of(string kind, int part, int length) =>
            rows.FirstOrDefault(r => r.Kind == kind && r.Part == part).Values is { } v && (length == 0 ? v.Length > 0 && v.Length % 3 == 0 : v.Length == length)
                ? v : throw new InputException($"the row '{kind}' {part} of {seen:0}, {horizon:0} years is missing or has another number of values", file);
        var parts = rows.Where(r => r.Kind == "effect").Select(r => r.Part).Order().Select(k => new PactModelPart(Of("effect", k, wide), [.. Of("rate", k, 0).Chunk(3)])).ToArray();
        var shock = Of("shock", 0, 2);
        var score = rows.FirstOrDefault(r => r.Kind == "score").Values is not null ? Of("score", 0, 12) : null;
        return new ScoredPactModel(
            new PactModel(seen, horizon, Of("mean", 0, wide), parts, shock[1]),
            (int)shock[0],
            score is null ? null : new PactScore((int)score[0], (int)score[1], score[2], score[3], score[4], score[5], score[6], score[7]),
            score is null ? null : new ScoreDifference(score[8], score[9], score[10], (int)score[11], (int)score[1]));
    }
}
