using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Entente.Weighing.Bench;

// dotnet run -c Release --project bench/Entente.Weighing.Bench [cpu]
if (args is ["cpu"])
{
    CpuTime.Report(new WeighingBenchmarks());
    return;
}

var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(9);
BenchmarkRunner.Run<WeighingBenchmarks>(DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));

namespace Entente.Weighing.Bench
{
    /// <summary>200 items, 8 hypotheses, 5 analysts, 20 groups; and a chain of 5,000 items each given the one before.</summary>
    public class WeighingBenchmarks
    {
        private readonly Case _case = MadeCase.Of(200, 8, 5, chain: false);
        private readonly Case _chain = MadeCase.Of(5000, 3, 1, chain: true);

        /// <summary>Leave-one-out, flips, removals, other priors, tornado, indicators, history, warnings; no random draws.</summary>
        [Benchmark]
        public CaseWeighing EverythingButDraws() => Weigher.Weigh(_case, [], options: new() { Draws = 0 });

        /// <summary>The same with 10,000 random draws; the difference is what the draws cost.</summary>
        [Benchmark]
        public CaseWeighing WithTenThousandDraws() => Weigher.Weigh(_case, [], options: new() { Draws = 10_000 });

        /// <summary>Posterior alone.</summary>
        [Benchmark]
        public CaseWeighing ChainOfFiveThousand() => Weigher.Weigh(_chain, [], options: new() { Sensitivity = false });
    }
}
