namespace Entente.Duration.Pacts;

/// <summary>
/// The forecasting model of pacts: the mean, on the scale of log odds, of 120 simple models. Each is a relative risk by covariates
/// (<see cref="RelativeRisk"/>: five nested sets, with and without forgetting) times a level: endings per risk-weighted pact-year, with
/// a half-life of 3, 10, 20 or no years, for all pacts or drawn together by class with three strengths. No member is chosen by its score.
/// </summary>
/// <remarks>A forecast from an origin uses the lives as known on its first day alone; a test scrambles what comes after.</remarks>
public sealed class PactEnsemble
{
    private const double Ridge = 20;
    private const int FewestStanding = 5;
    private const int FewestEndings = 15;

    private static readonly string[][] Sets =
    [
        PanelColumns.Core,
        [.. PanelColumns.Core, .. PanelColumns.Terms],
        [.. PanelColumns.Middle, .. PanelColumns.Contagion],
        [.. PanelColumns.Middle, .. PanelColumns.Contagion, "rcf", "gprc"],
        PanelColumns.All,
    ];

    private static readonly double[] Recency = [double.PositiveInfinity, 40];
    private static readonly double[] HalfLives = [3, 10, 20, 1e6];
    private static readonly double[] Pooling = [double.PositiveInfinity, 150, 30];
    private static readonly int[] Fresh = [.. PanelColumns.Fresh.Select(n => Array.IndexOf(PanelColumns.All, n))];

    private readonly PactHistory _history;
    private readonly IReadOnlyList<PanelRow> _rows;
    private readonly Dictionary<double, double[][]> _covariates = [];
    private readonly PactLife[] _lives;

    /// <summary>Prepares the panel from 1820 to the end of the history.</summary>
    /// <param name="history">The pacts.</param>
    /// <param name="until">When observation stopped, as a calendar year.</param>
    public PactEnsemble(PactHistory history, double until)
    {
        ArgumentNullException.ThrowIfNull(history);
        _history = history.CutAt(until);
        Until = until;
        _rows = PactPanel.Build(_history, 1820, (int)Math.Floor(until));
        _lives = [.. _history.Pacts.Select(p => new PactLife(p.Id, p.Start, p.End, p.Ended ? 1 : 0))];
    }

    /// <summary>When observation stopped.</summary>
    public double Until { get; }

    /// <summary>The number of pacts.</summary>
    public int Pacts => _lives.Length;

    /// <summary>Makes the covariates of a horizon; to be called before origins are run at once on several threads.</summary>
    public void Prepare(double horizon)
    {
        if (!_covariates.ContainsKey(horizon))
            _covariates.Add(horizon, [.. _rows.Select(r => PanelColumns.Covariates(r, horizon))]);
    }

    /// <summary>The model as it would have been fitted at the start of a year; null where fewer than fifteen pacts had ended.</summary>
    /// <param name="origin">The year.</param>
    /// <param name="horizon">Years ahead.</param>
    /// <param name="lag">How many years late endings and covariates are known; 0 for on the day.</param>
    public PactModel? Fit(int origin, double horizon, int lag = 0)
    {
        if (_lives.Count(l => l.Cause > 0 && l.End <= origin) < FewestEndings)
            return null;
        Prepare(horizon);
        var covariates = _covariates[horizon];
        var cut = origin - lag;
        var past = 0;
        while (past < _rows.Count && _rows[past].Year < cut)
            past++;
        var parts = new List<PactModelPart>();
        foreach (var set in Sets)
        {
            var columns = Array.ConvertAll(set, n => Array.IndexOf(PanelColumns.All, n));
            foreach (var recency in Recency)
            {
                var risk = RelativeRisk.Fit(_rows, covariates, past, columns, cut, horizon, recency, Ridge);
                parts.Add(new PactModelPart(risk.Effects(), [.. Levels(risk, covariates, past, cut, origin)]));
            }
        }

        return new PactModel(cut, horizon, RelativeRisk.Standard(covariates, past, [.. Enumerable.Range(0, PanelColumns.All.Length)]).Mean, parts);
    }

    /// <summary>Forecasts for every pact in force on 1 January of a year; none where fewer than five stand or fewer than fifteen have ended.</summary>
    /// <param name="origin">The year.</param>
    /// <param name="horizon">Years ahead.</param>
    /// <param name="lag">How many years late endings and covariates are known; 0 for on the day.</param>
    public IReadOnlyList<PactForecast> Forecast(int origin, double horizon, int lag = 0)
    {
        var standing = Enumerable.Range(0, _rows.Count).Where(i => _rows[i].Year == origin).ToArray();
        if (standing.Length < FewestStanding || Fit(origin, horizon, lag) is not { } model)
            return [];
        var cut = origin - lag;
        var baseline = PeriodRate.Of(_lives.Where(l => l.Start < cut), cut - 20, cut).Survival(horizon);
        return [.. standing.Select(row =>
        {
            var pact = _rows[row].Pact;
            return new PactForecast(origin, horizon, pact.Id, model.Chance(Late(_covariates[horizon], row, lag), pact.Class).P, baseline, pact.Ended && pact.End <= origin + horizon ? 0 : 1);
        })];
    }

    private double[] Late(double[][] covariates, int row, int lag)
    {
        if (lag == 0)
            return covariates[row];
        var earlier = -1;
        for (var i = row; i >= 0 && earlier < 0; i--)
            if (_rows[i].Year == _rows[row].Year - lag && _rows[i].Pact.Id == _rows[row].Pact.Id)
                earlier = i;
            else if (_rows[i].Year < _rows[row].Year - lag)
                break;
        if (earlier < 0)
            return covariates[row];
        var mixed = (double[])covariates[earlier].Clone();
        foreach (var j in Fresh)
            mixed[j] = covariates[row][j];
        return mixed;
    }

    // Rates a year by class, for each half-life and strength of pooling.
    private IEnumerable<double[]> Levels(RelativeRisk risk, double[][] covariates, int past, int cut, int origin)
    {
        var exposure = new double[past];
        for (var i = 0; i < past; i++)
            exposure[i] = Math.Max(0, Math.Min(Math.Min(_rows[i].Pact.End, _rows[i].Year + 1), cut) - _rows[i].Year) * Math.Exp(risk.Log(covariates[i]));
        foreach (var halfLife in HalfLives)
        {
            var (ended, lived) = (new double[3], new double[3]);
            for (var i = 0; i < past; i++)
            {
                var row = _rows[i];
                var w = Math.Pow(2, -(origin - row.Year - 0.5) / halfLife);
                if (row.Pact.Ended && row.Pact.End <= row.Year + 1 && row.Pact.End <= cut)
                    ended[row.Pact.Class] += w;
                lived[row.Pact.Class] += w * exposure[i];
            }

            var rate = (ended.Sum() + 1) / (lived.Sum() + 10);
            foreach (var strength in Pooling)
                yield return double.IsInfinity(strength) ? [rate, rate, rate] : [.. Enumerable.Range(0, 3).Select(c => (ended[c] + (strength * rate)) / (lived[c] + strength))];
        }
    }
}
