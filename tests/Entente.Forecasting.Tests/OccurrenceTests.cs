using Entente.Numerics;
using Entente.Testing;

namespace Entente.Forecasting.Tests;

public sealed class OccurrenceTests
{
    [Theory]
    [InlineData("Make a visit", 4)]
    [InlineData("Reduce or stop material aid", 12)]
    [InlineData("Reduce or stop military assistance", 16)]
    [InlineData("Conduct strike or boycott", 14)]
    [InlineData("Conduct suicide, car, or other non-military bombing", 18)]
    [InlineData("fight with small arms and light weapons", 19)]
    public void RootOf_ADescription(string text, int root) => Assert.Equal(root, EventClasses.RootOf(text));

    [Fact]
    public void RootOf_AStrangeDescription_IsNone() => Assert.Null(EventClasses.RootOf("Dance"));

    [Theory]
    [InlineData("icews14")]
    [InlineData("icews18")]
    public void RootOf_EveryRelation_AgreesWithTheCodeList(string set)
    {
        // Two descriptions stand under more than one code in the list, or under a code of the 2007 list that differs from the name's own root.
        string[] aside = ["Demand easing of administrative sanctions", "Demand easing of political dissent"];
        var codes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in SharedData.Text("data", "coding", "dictionaries", "CAMEO_codefile.txt").Split('\n'))
            if (line.StartsWith("LABEL", StringComparison.Ordinal) && line.Split(':', 2)[1].Split('=', 2) is [var code, var text])
                codes[text.Trim()] = int.Parse(code.Trim()[..2], System.Globalization.CultureInfo.InvariantCulture);
        var names = Entente.Files.TextFile.Decode(Unpack(SharedData.Require("data", "tkg", set, "relations.tsv.gz")), "relations").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[1]);
        foreach (var name in names)
        {
            var root = EventClasses.RootOf(name);
            Assert.True(root is not null, name);
            if (codes.TryGetValue(name, out var listed) && !aside.Contains(name))
                Assert.True(listed == root, $"{name}: {root}, listed under {listed}");
        }
    }

    [Fact]
    public void Past_CountsWindows_AsByHand()
    {
        // Events on days 2 and 4. Mornings up to 12; windows of 7 days that are wholly past begin on days 0 … 5 (there are 6), and day 4 lies in
        // those that begin on 0 … 4, day 2 in 0 … 2: five of six. On morning 10 they begin on 0 … 3: four of four.
        var events = Events((0, 1, 2), (0, 1, 4));
        var track = new DyadTrack(events);
        track.Forward(10);
        Assert.Equal((4.0, 4.0), track.Past(0, 1, 0, 0));
        track.Forward(12);
        Assert.Equal((5.0, 6.0), track.Past(0, 1, 0, 0));
    }

    [Fact]
    public void Counts_Crps_OfACertainCount()
    {
        // A huge shape and odds to match is a Poisson count; with mean 1e-9 zero is certain.
        Assert.Equal(0, CountForecast.Crps((1e6, 1e15), 0), 6);
        Assert.Equal(3, CountForecast.Crps((1e6, 1e15), 3), 6);
    }

    [Fact]
    public void Fit_FindsAPattern_IsCalibrated_AndIsTheSameForAnyNumberOfThreads()
    {
        var events = Pattern();
        var options = new OccurrenceOptions([0, 1, 2, 3, 4, 5], 200, 3) { Networks = 1, Epochs = 3 };
        var model = OccurrenceModel.Fit(events, options, default);
        Assert.Equal(ModelBytes.Save(model), ModelBytes.Save(OccurrenceModel.Fit(events, options with { Threads = 3 }, default)));
        var scores = OccurrenceBacktest.Score(events, model, options.Asked, 7, 200, 240, 1, default);
        Assert.True(scores.SkillOverRate > .2, $"over the class rate {scores.SkillOverRate:F3}");
        Assert.True(scores.CalibrationError < .08, $"calibration error {scores.CalibrationError:F3}");
        Assert.InRange(scores.Skill, scores.SkillLow, scores.SkillHigh);
    }

    [Fact]
    public void Save_AndLoad_GiveTheSameForecast()
    {
        var events = Pattern();
        var model = OccurrenceModel.Fit(events, new OccurrenceOptions([0, 1, 2, 3, 4, 5], 100) { Networks = 1, Epochs = 1 }, default);
        var saved = ModelBytes.Save(model);
        var loaded = ModelBytes.Load(saved);
        Assert.Equal(saved, ModelBytes.Save(loaded));
        saved[^40] ^= 1;
        Assert.Contains("hash", Assert.Throws<FormatException>(() => ModelBytes.Load(saved)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ModelBytes.Load([1, 2, 3]));
    }

    [Fact]
    public void Forecast_OfAThinDyad_IsABaseRateOnly()
    {
        var events = Pattern();
        var model = OccurrenceModel.Fit(events, new OccurrenceOptions([0, 1, 2, 3, 4, 5], 100) { Networks = 1, Epochs = 1 }, default);
        var f = OccurrenceForecaster.Forecast(events, model, [0, 1, 2, 3], 0, 5, 30, [EventClass.MaterialConflict]).Single();
        Assert.Null(f.P);
        Assert.Null(f.Lower);
        Assert.InRange(f.Baseline, 0, 1);
    }

    [Fact]
    public void Forecast_OfARichDyad_HasReasonsWithDatedFacts()
    {
        var many = Enumerable.Range(0, 600).Select(i => new StateEvent(i % 2, 1 - (i % 2), EventClass.VerbalCooperation, i / 4, true, i));
        var events = new StateEvents(["AAA", "BBB", "CCC"], many, 150);
        var model = OccurrenceModel.Fit(events, new OccurrenceOptions([0, 1, 2], 150) { Networks = 2, Epochs = 3 }, default);
        var f = OccurrenceForecaster.Forecast(events, model, [0, 1, 2], 0, 1, 30, [EventClass.VerbalCooperation]).Single();
        Assert.InRange(f.P!.Value, .6, 1);
        Assert.InRange(f.P.Value, f.Lower!.Value, f.Upper!.Value);
        Assert.NotEmpty(f.Reasons);
        Assert.All(f.Reasons, r => Assert.NotEmpty(r.Facts));
        Assert.Equal(OccurrenceFeatures.Groups.Length, f.Added.Length);
        Assert.True(f.Expected!.Low <= f.Expected.Mean && f.Expected.Mean <= f.Expected.High + 1);
    }

    [Fact]
    public void Score_WindowsBeyondWhatIsKnown_AreRefused()
    {
        var events = Pattern();
        var model = OccurrenceModel.Fit(events, new OccurrenceOptions([0, 1, 2], 100) { Networks = 1, Epochs = 1 }, default);
        Assert.Throws<ArgumentException>(() => OccurrenceBacktest.Score(events, model, [0, 1, 2], 30, 200, 240, 1, default));
        Assert.Throws<ArgumentException>(() => OccurrenceBacktest.Score(events, model, [0, 1, 2], 8, 100, 101, 1, default));
    }

    private static StateEvents Events(params (int S, int T, int Day)[] events) =>
        new(["AAA", "BBB", "CCC"], events.Select((e, i) => new StateEvent(e.S, e.T, EventClass.VerbalCooperation, e.Day, true, i)), 30);

    // Dyads with rates of their own, and conflict that is answered within days.
    private static StateEvents Pattern()
    {
        var random = new SeededRandom(11);
        var events = new List<StateEvent>();
        for (var day = 0; day < 250; day++)
            for (var s = 0; s < 6; s++)
                for (var t = 0; t < 6; t++)
                    if (s != t && random.NextDouble() < .02 * (s + t))
                        events.Add(new StateEvent(s, t, (EventClass)((s + t + (random.NextDouble() < .1 ? 1 : 0)) % 4), day, true, events.Count));
        return new StateEvents(["A", "B", "C", "D", "E", "F"], events, 250);
    }

    private static byte[] Unpack(string file)
    {
        using var source = new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress);
        using var all = new MemoryStream();
        source.CopyTo(all);
        return all.ToArray();
    }
}
