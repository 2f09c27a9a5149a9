using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Entente.Structure.Lead;

namespace Entente.Structure.Bench;

/// <summary>1,278 weeks between Israel and the Palestinians, warm.</summary>
public class LeadBenchmarks
{
    private static readonly string[] Names = ["i2p", "p2i"];
    private double[][] _series = [];
    private VectorAutoregression _fitted = null!;

    private static string Folder { get; set; } = "";

    public static int Run(string shared)
    {
        Folder = shared;
        var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15);
        BenchmarkRunner.Run<LeadBenchmarks>(DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));
        return 0;
    }

    [GlobalSetup]
    public void Read()
    {
        var rows = File.ReadLines(Path.Combine(Folder, "data", "whatif", "leadership", "israelpalestine_input.csv")).Skip(1).Select(l => l.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        _series = [[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]];
        _fitted = VectorAutoregression.Fit(_series, Names, 4);
    }

    [Benchmark]
    public double VarOfFourLagsAndTwoTests()
    {
        var model = VectorAutoregression.Fit(_series, Names, 4);
        return Causality.Granger(model, 0).P + Causality.GrangerRobust(model, 0).P;
    }

    [Benchmark]
    public object ThousandBootstrapsOfTheRobustTest() => BootstrapCausality.Run(_fitted, 0, 1, 1000, 1);

    [Benchmark]
    public object HundredBootstrapsOfResponses() => BootstrapResponses.Of(_fitted, 12, 100, 1);
}
