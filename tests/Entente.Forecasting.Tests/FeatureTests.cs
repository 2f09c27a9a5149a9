namespace Entente.Forecasting.Tests;

/// <summary>Every declared feature is alive: it varies, and taking it away changes the scores.</summary>
public sealed class FeatureTests
{
    [Theory]
    [InlineData(Setting.SingleStep)]
    [InlineData(Setting.MultiStep)]
    public void EveryDeclaredFeature_Varies_AndMatters(Setting setting)
    {
        var options = Some.Quick() with { Setting = setting, Names = true };
        var run = new BacktestRun(Some.Facts(days: 90), options, null, default) { KeepSamples = true };
        run.Forecast();
        var network = run.Networks[0];
        var silent = FeatureSet.Silent(names: true, gaps: setting == Setting.MultiStep);
        foreach (var feature in Enum.GetValues<Feature>())
        {
            var f = (int)feature;
            var values = run.Samples.SelectMany(s => Enumerable.Range(0, s.Rows).Select(i => Unpacked(s)[(i * Width) + f])).Distinct().Take(2).Count();
            if (silent[f])
            {
                Assert.Equal(0, network.Scale[f]);
                continue;
            }

            Assert.True(values > 1, $"{feature} never varies in {setting}.");
            Assert.True(Changes(network, run.Samples, f), $"Taking {feature} away changes no score in {setting}.");
        }
    }

    [Fact]
    public void Without_AFeature_TheRanksChange()
    {
        var set = Some.Facts();
        var all = Backtest.Run(set, Some.Quick(), null, default).Ranks;
        Assert.NotEqual(all, Backtest.Run(set, Some.Quick() with { Without = [Feature.RuleOr] }, null, default).Ranks);
    }

    private static int Width => FeatureSet.Width(names: true, gaps: false);

    private static float[] Unpacked(Sample sample)
    {
        var values = new float[sample.Rows * Width];
        sample.Unpack(values);
        return values;
    }

    private static bool Changes(Network network, IReadOnlyList<Sample> samples, int feature)
    {
        foreach (var sample in samples)
        {
            var before = Score(network, sample);
            var kept = network.Scale[feature];
            network.Scale[feature] = 0;
            var after = Score(network, sample);
            network.Scale[feature] = kept;
            if (!before.AsSpan().SequenceEqual(after))
                return true;
        }

        return false;
    }

    private static float[] Score(Network network, Sample sample)
    {
        var rows = sample.Rows;
        float[] z = new float[rows * Width], scores = new float[rows];
        sample.Unpack(z);
        network.Standardise(z, rows);
        network.Forward(z, rows, sample.Relation, new Network.Activations(), scores);
        return scores;
    }
}
