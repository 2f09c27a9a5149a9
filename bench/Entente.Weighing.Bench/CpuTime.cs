using System.Diagnostics;
using System.Globalization;

namespace Entente.Weighing.Bench;

/// <summary>Processor time of each benchmark, for a machine that others use too: it counts the work of all threads and not the waiting.</summary>
internal static class CpuTime
{
    internal static void Report(WeighingBenchmarks benchmarks)
    {
        Console.WriteLine("benchmark,cpu_ms,wall_ms,least_cpu_ms,least_wall_ms");
        foreach (var (name, run) in new (string, Func<CaseWeighing>)[]
                 {
                     (nameof(benchmarks.EverythingButDraws), benchmarks.EverythingButDraws),
                     (nameof(benchmarks.WithTenThousandDraws), benchmarks.WithTenThousandDraws),
                     (nameof(benchmarks.ChainOfFiveThousand), benchmarks.ChainOfFiveThousand),
                 })
        {
            var times = Enumerable.Range(0, 36).Select(_ => Once(run)).Skip(6).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{Median(times.Select(t => t.Cpu)):0.0},{Median(times.Select(t => t.Wall)):0.0},{times.Min(t => t.Cpu):0.0},{times.Min(t => t.Wall):0.0}"));
        }
    }

    private static (double Cpu, double Wall) Once(Func<CaseWeighing> run)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, wall) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        run();
        process.Refresh();
        return ((process.TotalProcessorTime - cpu).TotalMilliseconds, Stopwatch.GetElapsedTime(wall).TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
