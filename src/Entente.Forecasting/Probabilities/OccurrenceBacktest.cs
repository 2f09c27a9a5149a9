using System.Collections.Immutable;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>How probabilities fared.</summary>
/// <param name="Horizon">Days ahead.</param>
/// <param name="Origins">How many mornings.</param>
/// <param name="Count">How many forecasts: mornings, dyads, classes.</param>
/// <param name="Rate">The share that came true.</param>
/// <param name="Brier">Of the model, one-sided.</param>
/// <param name="BrierFrequency">Of the dyad's own shrunk frequency.</param>
/// <param name="BrierRate">Of the class's rate.</param>
/// <param name="BrierPersistence">Of persistence: the rate after a window with, or without, an event.</param>
/// <param name="Skill">1 - Brier / BrierFrequency.</param>
/// <param name="SkillLow">2.5 % of the bootstrap over mornings, in runs of seven that lie side by side.</param>
/// <param name="SkillHigh">97.5 %.</param>
/// <param name="SkillOverRate">1 - Brier / BrierRate.</param>
/// <param name="Log">Mean log score of the model, natural logarithm.</param>
/// <param name="LogFrequency">Mean log score of the shrunk frequency.</param>
/// <param name="CalibrationError">The mean distance between forecast and share, weighted by count, over ten bins of equal width.</param>
/// <param name="Bins">The ten bins.</param>
/// <param name="Crps">Mean ranked probability score of the counts.</param>
/// <param name="CrpsPoisson">The same of a Poisson count at the dyad's mean rate.</param>
/// <param name="AfterCalm">Skill over the shrunk frequency where the dyad had seen no event of a conflict class for 30 days: first conflict after calm.</param>
public sealed record OccurrenceScores(
    int Horizon,
    int Origins,
    int Count,
    double Rate,
    double Brier,
    double BrierFrequency,
    double BrierRate,
    double BrierPersistence,
    double Skill,
    double SkillLow,
    double SkillHigh,
    double SkillOverRate,
    double Log,
    double LogFrequency,
    double CalibrationError,
    ImmutableArray<CalibrationBin> Bins,
    double Crps,
    double CrpsPoisson,
    double AfterCalm);

/// <summary>Scores an occurrence model on mornings that it has not seen.</summary>
public static class OccurrenceBacktest
{
    private const int Resamples = 2000, Run = 7, Calm = 30;

    /// <summary>Scores a model.</summary>
    /// <param name="events">All events.</param>
    /// <param name="model">The model, fitted on days before <paramref name="from"/> only.</param>
    /// <param name="asked">The states whose dyads are asked.</param>
    /// <param name="horizon">7, 30 or 90.</param>
    /// <param name="from">The first morning.</param>
    /// <param name="to">The last morning, included; its window must be known.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The horizon is none of the three, or a window reaches beyond what is known.</exception>
    public static OccurrenceScores Score(StateEvents events, OccurrenceModel model, ImmutableArray<int> asked, int horizon, int from, int to, ulong seed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(model);
        var h = Array.IndexOf(DyadTrack.Horizons, horizon);
        if (h < 0)
            throw new ArgumentException($"{horizon} is no horizon; 7, 30 or 90 were expected.", nameof(horizon));
        if (from > to || to + horizon > events.End)
            throw new ArgumentException($"The mornings {from} to {to} need days to {to + horizon - 1}; known are days to {events.End - 1}.", nameof(to));
        var outcomes = new Outcomes(events);
        var persistence = Persistence(outcomes, asked, h, from);
        var track = new DyadTrack(events);
        var tally = new Tally();
        var each = new double[model.Networks.Count];
        for (var day = from; day <= to; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            track.Forward(day);
            tally.Begin();
            foreach (var (s, t) in OccurrenceModel.Dyads(asked))
            {
                for (var c = 0; c < DyadTrack.Classes; c++)
                {
                    var happened = outcomes.Happens(s, t, c, day, horizon);
                    var own = track.Own(s, t, c);
                    var calm = c >= 2 && Quiet(track, s, t, 2) && Quiet(track, s, t, 3);
                    var before = outcomes.Happens(s, t, c, day - horizon, horizon);
                    tally.Add(
                        model.Probability(track, s, t, c, h, each),
                        model.Frequency(track, s, t, c, h),
                        model.Rate(c, h),
                        persistence[(c * 2) + (before ? 1 : 0)],
                        happened,
                        calm);
                    var perDay = -Math.Log(1 - Math.Min(.999, model.Rate(c, h))) / horizon;
                    var came = outcomes.Count(s, t, c, day, horizon);
                    tally.Crps += CountForecast.Crps(CountForecast.Law(track, s, t, c, horizon, perDay), came);
                    var mean = (own.Count + (10 * perDay)) / (day + 10) * horizon;
                    tally.CrpsPoisson += CountForecast.Crps((1e6, 1e6 / mean), came);
                }
            }
        }

        return tally.Scores(horizon, seed);

        bool Quiet(DyadTrack k, int s, int t, int c) => k.Own(s, t, c) is var d && (d.Count == 0 || d.Gap(k.Now) > Calm);
    }

    private static double[] Persistence(Outcomes outcomes, ImmutableArray<int> asked, int h, int until)
    {
        var horizon = DyadTrack.Horizons[h];
        var rates = new double[DyadTrack.Classes * 2];
        for (var c = 0; c < DyadTrack.Classes; c++)
        {
            double[] yes = [.5, .5], all = [1, 1];
            for (var day = horizon; day + horizon <= until; day += 3)
            {
                foreach (var (s, t) in OccurrenceModel.Dyads(asked))
                {
                    var before = outcomes.Happens(s, t, c, day - horizon, horizon) ? 1 : 0;
                    all[before]++;
                    yes[before] += outcomes.Happens(s, t, c, day, horizon) ? 1 : 0;
                }
            }

            (rates[c * 2], rates[(c * 2) + 1]) = (yes[0] / all[0], yes[1] / all[1]);
        }

        return rates;
    }

    private sealed class Tally
    {
        private readonly List<(double Model, double Frequency)> _byOrigin = [];
        private readonly List<double> _p = [];
        private readonly List<bool> _came = [];
        private double _model, _frequency, _rate, _persistence, _log, _logFrequency, _happened, _calmModel, _calmFrequency;
        private int _n;

        internal double Crps { get; set; }

        internal double CrpsPoisson { get; set; }

        internal void Begin() => _byOrigin.Add((0, 0));

        internal void Add(double p, double frequency, double rate, double persistence, bool happened, bool calm)
        {
            _n++;
            double own = BinaryScores.Brier(p, happened), theirs = BinaryScores.Brier(frequency, happened);
            _model += own;
            _frequency += theirs;
            _byOrigin[^1] = (_byOrigin[^1].Model + own, _byOrigin[^1].Frequency + theirs);
            _rate += BinaryScores.Brier(rate, happened);
            _persistence += BinaryScores.Brier(persistence, happened);
            _log += BinaryScores.Log(p, happened);
            _logFrequency += BinaryScores.Log(frequency, happened);
            _happened += happened ? 1 : 0;
            if (calm)
            {
                _calmModel += own;
                _calmFrequency += theirs;
            }

            _p.Add(p);
            _came.Add(happened);
        }

        internal OccurrenceScores Scores(int horizon, ulong seed)
        {
            var (low, high) = Interval(seed);
            ImmutableArray<CalibrationBin> bins = [.. MurphyParts.Of([.. _p], [.. _came], BinRule.TenMeans).Bins];
            var error = bins.Sum(b => b.Count * Math.Abs(b.Forecast - b.Frequency)) / _n;
            return new OccurrenceScores(horizon, _byOrigin.Count, _n, _happened / _n, _model / _n, _frequency / _n, _rate / _n, _persistence / _n, 1 - (_model / _frequency), low, high,
                1 - (_model / _rate), _log / _n, _logFrequency / _n, error, bins, Crps / _n, CrpsPoisson / _n, _calmFrequency > 0 ? 1 - (_calmModel / _calmFrequency) : 0);
        }

        // Windows of neighbouring mornings overlap, so mornings are drawn in runs (Künsch 1989).
        private (double Low, double High) Interval(ulong seed)
        {
            var random = new SeededRandom(seed);
            var n = _byOrigin.Count;
            var run = Math.Min(Run, n);
            var skills = new double[Resamples];
            for (var r = 0; r < Resamples; r++)
            {
                double model = 0, frequency = 0;
                for (var taken = 0; taken < n; taken += run)
                {
                    var start = random.NextInt32(n - run + 1);
                    for (var i = 0; i < run; i++)
                    {
                        model += _byOrigin[start + i].Model;
                        frequency += _byOrigin[start + i].Frequency;
                    }
                }

                skills[r] = 1 - (model / frequency);
            }

            Array.Sort(skills);
            return (skills[(int)(.025 * Resamples)], skills[(int)(.975 * Resamples)]);
        }
    }
}
