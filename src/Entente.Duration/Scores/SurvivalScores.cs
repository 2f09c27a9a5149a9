namespace Entente.Duration;

/// <summary>Scores of survival forecasts where some outcomes are censored: each known outcome weighs as much as those lost before it (Graf and others 1999).</summary>
public sealed class SurvivalScores
{
    private readonly double[] _time;
    private readonly bool[] _ended;
    private readonly double[] _curve;
    private readonly double[] _curveTime;

    /// <summary>Takes the outcomes, and makes the censoring curve of Kaplan and Meier.</summary>
    /// <param name="data">The outcomes.</param>
    /// <param name="endingsFirst">Whether those who end at a time are no longer at risk of being censored then (as <c>prodlim</c> and <c>riskRegression</c> have it) or still are (as <c>survfit</c> has it; the default).</param>
    /// <exception cref="ArgumentException">The data have late entry or weights.</exception>
    public SurvivalScores(SurvivalData data, bool endingsFirst = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.HasEntry || data.Weight is not null)
            throw new ArgumentException("Late entry and weights are not understood here.", nameof(data));
        _time = data.Exit;
        _ended = Array.ConvertAll(data.Cause, c => c > 0);
        var table = RiskTable.Of(data);
        _curveTime = table.Time;
        _curve = new double[table.Time.Length];
        double g = 1;
        for (var i = 0; i < _curve.Length; i++)
        {
            if (table.Censored[i] > 0)
                g *= 1 - (table.Censored[i] / (table.AtRisk[i] - (endingsFirst ? table.Events[i] : 0)));
            _curve[i] = g;
        }
    }

    /// <summary>The mean squared error at <paramref name="t"/>, weighted by the inverse probability of censoring.</summary>
    /// <param name="t">The time.</param>
    /// <param name="survival">For each row the forecast probability to last beyond it.</param>
    /// <param name="leftLimit">Whether those who end are weighted with the curve just before their time (the default), or at it.</param>
    public double Brier(double t, ReadOnlySpan<double> survival, bool leftLimit = true)
    {
        double sum = 0;
        for (var i = 0; i < _time.Length; i++)
        {
            if (_time[i] <= t && _ended[i])
                sum += survival[i] * survival[i] / Curve(_time[i], leftLimit);
            else if (_time[i] > t)
                sum += (1 - survival[i]) * (1 - survival[i]) / Curve(t, before: false);
        }

        return sum / _time.Length;
    }

    /// <summary>The Brier score averaged over times by the trapezoid rule.</summary>
    /// <param name="times">Times, ascending, two at least.</param>
    /// <param name="survival">For each time, each row's forecast.</param>
    public double IntegratedBrier(ReadOnlySpan<double> times, IReadOnlyList<double[]> survival)
    {
        ArgumentNullException.ThrowIfNull(survival);
        double sum = 0, last = 0;
        for (var k = 0; k < times.Length; k++)
        {
            var score = Brier(times[k], survival[k]);
            if (k > 0)
                sum += (times[k] - times[k - 1]) * (score + last) / 2;
            last = score;
        }

        return sum / (times[^1] - times[0]);
    }

    /// <summary>The area under the curve at <paramref name="t"/>: how often one that ended by then had the higher risk than one that lasted (Blanche and others 2013).</summary>
    /// <param name="t">The time.</param>
    /// <param name="risk">For each row the forecast risk; ties count half.</param>
    public double Auc(double t, ReadOnlySpan<double> risk)
    {
        var order = SurvivalData.Order(risk.ToArray());
        double below = 0, sum = 0, cases = 0, controls = 0;
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            double tiedCases = 0, tiedControls = 0;
            for (; to < order.Length && risk[order[to]] == risk[order[from]]; to++)
            {
                var i = order[to];
                if (_time[i] <= t && _ended[i])
                    tiedCases += 1 / Curve(_time[i], before: true);
                else if (_time[i] > t)
                    tiedControls += 1;
            }

            sum += tiedCases * (below + (0.5 * tiedControls));
            below += tiedControls;
            cases += tiedCases;
            controls += tiedControls;
            from = to;
        }

        return cases == 0 || controls == 0 ? double.NaN : sum / (cases * controls);
    }

    /// <summary>Forecast and observed survival at <paramref name="t"/> in groups of about equal size by forecast; the observed by Kaplan and Meier.</summary>
    /// <param name="t">The time.</param>
    /// <param name="survival">For each row the forecast.</param>
    /// <param name="groups">How many groups.</param>
    public IReadOnlyList<(int Count, double Forecast, double Observed)> Calibration(double t, ReadOnlySpan<double> survival, int groups = 10)
    {
        var order = SurvivalData.Order(survival.ToArray());
        var result = new List<(int, double, double)>();
        for (var g = 0; g < groups; g++)
        {
            var rows = order[(g * order.Length / groups)..((g + 1) * order.Length / groups)];
            if (rows.Length == 0)
                continue;
            double mean = 0;
            foreach (var i in rows)
                mean += survival[i] / rows.Length;
            var curve = KaplanMeier.Fit(new SurvivalData(Array.ConvertAll(rows, i => _time[i]), Array.ConvertAll(rows, i => _ended[i] ? 1 : 0)));
            result.Add((rows.Length, mean, curve.At(t).Value));
        }

        return result;
    }

    /// <summary>Minus the mean logarithm of the probability given to the known outcomes at <paramref name="t"/>, weighted as the Brier score; probabilities kept within 0.001 and 0.999.</summary>
    public double LogScore(double t, ReadOnlySpan<double> survival)
    {
        double sum = 0;
        for (var i = 0; i < _time.Length; i++)
        {
            var p = Math.Clamp(survival[i], 0.001, 0.999);
            if (_time[i] <= t && _ended[i])
                sum -= Math.Log(1 - p) / Curve(_time[i], before: true);
            else if (_time[i] > t)
                sum -= Math.Log(p) / Curve(t, before: false);
        }

        return sum / _time.Length;
    }

    private double Curve(double t, bool before)
    {
        var at = Array.BinarySearch(_curveTime, t);
        var step = at >= 0 ? (before ? at - 1 : at) : ~at - 1;
        return step < 0 ? 1 : _curve[step];
    }
}
