using System.Collections.Immutable;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>How an occurrence model is fitted.</summary>
/// <param name="Asked">The states whose dyads are learned from.</param>
/// <param name="Until">The first day that may not be used; windows that reach it are left out.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
public sealed record OccurrenceOptions(ImmutableArray<int> Asked, int Until, ulong Seed = 1, int Threads = 1)
{
    /// <summary>How many networks are averaged.</summary>
    internal int Networks { get; init; } = 4;

    internal int Epochs { get; init; } = 4;

    /// <summary>Days between the mornings that are learned from.</summary>
    internal int Every { get; init; } = 3;
}

/// <summary>
/// P(at least one event of a class from A to B within 7, 30 or 90 days): the mean log odds of small networks trained with the log score, beside the
/// baselines: the class's rate, the dyad's own frequency shrunk to it (beta-binomial), and persistence.
/// </summary>
public sealed class OccurrenceModel
{
    /// <summary>The version of the saved form.</summary>
    public const int Version = 2;

    private const int FirstMorning = 30, Chunk = 128;

    internal OccurrenceModel(IReadOnlyList<Network> networks, double[] rates, double strength)
    {
        (Networks, Rates, Strength) = (networks, rates, strength);
    }

    /// <summary>The horizons, days.</summary>
    public static ImmutableArray<int> Horizons { get; } = [.. DyadTrack.Horizons];

    internal IReadOnlyList<Network> Networks { get; }

    /// <summary>The rate of each class and horizon.</summary>
    internal double[] Rates { get; }

    /// <summary>How many windows of its own a dyad's frequency must have to weigh as much as the class's rate.</summary>
    internal double Strength { get; }

    /// <summary>Fits a model.</summary>
    /// <exception cref="ArgumentException">There are too few days or states.</exception>
    public static OccurrenceModel Fit(StateEvents events, OccurrenceOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Asked.Length < 2)
            throw new ArgumentException("Two states or more are needed.", nameof(options));
        if (options.Until < FirstMorning + DyadTrack.Horizons[0] + 1)
            throw new ArgumentException($"{options.Until} days are too few; {FirstMorning + DyadTrack.Horizons[0] + 1} or more are needed.", nameof(options));
        var outcomes = new Outcomes(events);
        var rates = ClassRates(events, outcomes, options);
        var strength = ChooseStrength(events, outcomes, rates, options);
        var samples = Samples(events, outcomes, rates, strength, options);
        var networks = new List<Network>();
        for (var i = 0; i < options.Networks; i++)
        {
            var trainer = new TrainerOptions { Epochs = options.Epochs, Batch = 8, Rate = 2e-3f, Decay = 1e-3f, Threads = options.Threads, Logistic = true };
            networks.Add(Trainer.Fit(samples, OccurrenceFeatures.Width, DyadTrack.Classes * DyadTrack.Horizons.Length, new bool[OccurrenceFeatures.Width], SeededRandom.ForBlock(options.Seed, i).NextUInt64(), trainer, cancellation));
        }

        return new OccurrenceModel(networks, rates, strength);
    }

    internal static int Slot(int c, int h) => (c * DyadTrack.Horizons.Length) + h;

    internal double Rate(int c, int h) => Rates[Slot(c, h)];

    /// <summary>The dyad's own frequency, shrunk to the class's rate.</summary>
    internal double Frequency(DyadTrack track, int s, int t, int c, int h) => Shrunk(track, s, t, c, h, Rates, Strength);

    /// <summary>The model's probability and the one of each network.</summary>
    internal double Probability(DyadTrack track, int s, int t, int c, int h, Span<double> each, ReadOnlySpan<int> silent = default)
    {
        var raw = new float[OccurrenceFeatures.Width];
        var z = new float[OccurrenceFeatures.Width];
        OccurrenceFeatures.Write(track, s, t, c, h, Frequency(track, s, t, c, h), raw);
        double sum = 0;
        var score = new float[1];
        var room = new Network.Activations();
        for (var i = 0; i < Networks.Count; i++)
        {
            raw.CopyTo(z, 0);
            Networks[i].Standardise(z, 1);
            foreach (var f in silent)
                z[f] = 0;
            Networks[i].Forward(z, 1, Slot(c, h), room, score);
            each[i] = score[0];
            sum += score[0];
        }

        return Sigmoid(sum / Networks.Count);
    }

    internal static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Shrunk(DyadTrack track, int s, int t, int c, int h, double[] rates, double strength)
    {
        // Windows overlap: as many count as would fit side by side.
        var (held, windows) = track.Past(s, t, c, h);
        double scale = DyadTrack.Horizons[h], rate = Math.Clamp(rates[Slot(c, h)], 1e-4, 1 - 1e-4);
        return ((held / scale) + (strength * rate)) / ((windows / scale) + strength);
    }

    private static double[] ClassRates(StateEvents events, Outcomes outcomes, OccurrenceOptions options)
    {
        var rates = new double[DyadTrack.Classes * DyadTrack.Horizons.Length];
        foreach (var (c, h) in Slots())
        {
            double yes = 0, all = 0;
            for (var day = 0; day + DyadTrack.Horizons[h] <= options.Until; day++)
            {
                foreach (var (s, t) in Dyads(options.Asked))
                {
                    yes += outcomes.Happens(s, t, c, day, DyadTrack.Horizons[h]) ? 1 : 0;
                    all++;
                }
            }

            rates[Slot(c, h)] = (yes + .5) / (all + 1);
        }

        return rates;
    }

    private static double ChooseStrength(StateEvents events, Outcomes outcomes, double[] rates, OccurrenceOptions options)
    {
        double best = 1, least = double.PositiveInfinity;
        foreach (var strength in new[] { .1, .25, .5, 1, 2, 4, 8 })
        {
            double brier = 0;
            var track = new DyadTrack(events);
            foreach (var day in Mornings(options, 10))
            {
                track.Forward(day);
                foreach (var (c, h) in Slots())
                {
                    if (h != 1 || day + DyadTrack.Horizons[h] > options.Until)
                        continue;
                    foreach (var (s, t) in Dyads(options.Asked))
                        brier += BinaryScores.Brier(Shrunk(track, s, t, c, h, rates, strength), outcomes.Happens(s, t, c, day, DyadTrack.Horizons[h]));
                }
            }

            if (brier < least)
                (best, least) = (strength, brier);
        }

        return best;
    }

    private static List<Sample> Samples(StateEvents events, Outcomes outcomes, double[] rates, double strength, OccurrenceOptions options)
    {
        var samples = new List<Sample>();
        var track = new DyadTrack(events);
        var dyads = Dyads(options.Asked).ToArray();
        var row = new float[OccurrenceFeatures.Width];
        foreach (var day in Mornings(options, options.Every))
        {
            track.Forward(day);
            foreach (var (c, h) in Slots())
            {
                if (day + DyadTrack.Horizons[h] > options.Until)
                    continue;
                foreach (var chunk in dyads.Chunk(Chunk))
                {
                    var values = new short[chunk.Length * OccurrenceFeatures.Width];
                    var wrong = new byte[chunk.Length];
                    for (var i = 0; i < chunk.Length; i++)
                    {
                        var (s, t) = chunk[i];
                        OccurrenceFeatures.Write(track, s, t, c, h, Shrunk(track, s, t, c, h, rates, strength), row);
                        FineSample.Pack(row).CopyTo(values, i * OccurrenceFeatures.Width);
                        wrong[i] = outcomes.Happens(s, t, c, day, DyadTrack.Horizons[h]) ? (byte)0 : (byte)1;
                    }

                    samples.Add(new FineSample(Slot(c, h), values, wrong));
                }
            }
        }

        return samples;
    }

    private static IEnumerable<int> Mornings(OccurrenceOptions options, int every)
    {
        for (var day = FirstMorning; day + DyadTrack.Horizons[0] <= options.Until; day += every)
            yield return day;
    }

    private static IEnumerable<(int C, int H)> Slots()
    {
        for (var c = 0; c < DyadTrack.Classes; c++)
            for (var h = 0; h < DyadTrack.Horizons.Length; h++)
                yield return (c, h);
    }

    internal static IEnumerable<(int S, int T)> Dyads(ImmutableArray<int> states)
    {
        foreach (var s in states)
            foreach (var t in states)
                if (s != t)
                    yield return (s, t);
    }
}

/// <summary>Whether an event of a class came within days of a morning.</summary>
internal sealed class Outcomes
{
    private readonly Dictionary<(int, int, int), List<int>> _days = [];

    internal Outcomes(StateEvents events)
    {
        foreach (var e in events.All)
        {
            if (!e.ByStates)
                continue;
            var key = (e.Source, e.Target, (int)e.Class);
            if (!_days.TryGetValue(key, out var list))
                _days[key] = list = [];
            list.Add(e.Day);
        }
    }

    internal bool Happens(int s, int t, int c, int from, int days)
    {
        if (!_days.TryGetValue((s, t, c), out var list))
            return false;
        var i = First(list, from);
        return i < list.Count && list[i] < from + days;
    }

    internal int Count(int s, int t, int c, int from, int days) =>
        _days.TryGetValue((s, t, c), out var list) ? First(list, from + days) - First(list, from) : 0;

    private static int First(List<int> days, int from)
    {
        int low = 0, high = days.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (days[middle] < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
