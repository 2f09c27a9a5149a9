using System.Diagnostics;
using System.Globalization;
using Entente.Desk.Forecasts;
using Entente.Forecasting;

// usage: FOLDER [part=valid|test] [multi] [names] [rules] [seed=1] [threads=2] [networks=3] [epochs=3] [steps=3] [share=0.5] [without=Feature,Feature] [repeat=N: the training part N times, one after another] [facts=N: the last N training facts]
// or: model=FILE, how long a saved model of probabilities takes to load
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
string? Get(string key) => args.FirstOrDefault(a => a.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
bool Has(string key) => args.Contains(key, StringComparer.Ordinal);
var clock = Stopwatch.StartNew();
if (Get("model") is { } saved)
{
    ModelBytes.Load(File.ReadAllBytes(saved));
    Console.WriteLine($"load {clock.Elapsed.TotalSeconds:F3} s, cpu {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F2} s with the start of the program");
    return;
}

var set = FactFolder.Read(args[0]);
if (Get("facts") is { } few)
{
    var late = set.Train[^Math.Min(set.Train.Length, int.Parse(few, CultureInfo.InvariantCulture))..];
    set = new FactSet($"{set.Name}, last {late.Length}", set.EntityCount, set.RelationCount, late, set.Valid, set.Test, set.EntityNames, set.RelationNames);
}

if (int.Parse(Get("repeat") ?? "1", CultureInfo.InvariantCulture) is > 1 and var times)
{
    var span = set.Train[^1].Day + 1;
    IEnumerable<Fact> Shift(IEnumerable<Fact> facts, int days) => facts.Select(f => f with { Day = f.Day + days });
    set = new FactSet($"{set.Name} x {times}", set.EntityCount, set.RelationCount,
        [.. Enumerable.Range(0, times).SelectMany(i => Shift(set.Train, i * span))], [.. Shift(set.Valid, (times - 1) * span)], [.. Shift(set.Test, (times - 1) * span)], set.EntityNames, set.RelationNames);
    Console.WriteLine($"{set.Train.Length} training facts");
}

Console.WriteLine($"read {clock.Elapsed.TotalSeconds:F2} s");
var options = new BacktestOptions
{
    Part = Get("part") == "test" ? Part.Test : Part.Valid,
    Setting = Has("multi") ? Setting.MultiStep : Setting.SingleStep,
    Model = Has("rules") ? ForecastModel.Rules : ForecastModel.Ranked,
    Names = Has("names"),
    Seed = ulong.Parse(Get("seed") ?? "1", CultureInfo.InvariantCulture),
    Threads = int.Parse(Get("threads") ?? "2", CultureInfo.InvariantCulture),
    Networks = Get("networks") is { } networks ? int.Parse(networks, CultureInfo.InvariantCulture) : null,
    Epochs = Get("epochs") is { } epochs ? int.Parse(epochs, CultureInfo.InvariantCulture) : null,
    Steps = int.Parse(Get("steps") ?? "3", CultureInfo.InvariantCulture),
    Share = double.Parse(Get("share") ?? "0", CultureInfo.InvariantCulture),
    Without = [.. (Get("without") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Feature>)],
};
var spent = new double[4];
var phase = BacktestPhase.Learn;
var last = clock.Elapsed.TotalSeconds;
var result = Backtest.Run(set, options, step =>
{
    var now = clock.Elapsed.TotalSeconds;
    spent[(int)phase] += now - last;
    (phase, last) = (step.Phase, now);
}, CancellationToken.None);
spent[(int)phase] += clock.Elapsed.TotalSeconds - last;
static string Show(Scores s) => $"n {s.Count} MRR {100 * s.Mrr:F2} H@1 {100 * s.Hits1:F2} H@3 {100 * s.Hits3:F2} H@10 {100 * s.Hits10:F2}";
Console.WriteLine($"{set.Name} {options.Part} {options.Setting} {options.Model} {Show(result.All)}");
Console.WriteLine($"  first time {Show(result.FirstTime)}\n  repeated   {Show(result.Repeated)}\n  candidates hold {100 * result.CandidateShare:F1}");
foreach (var b in result.Baselines)
    Console.WriteLine($"  {b.Name,-12} {Show(b.All)}");
var process = Process.GetCurrentProcess();
Console.WriteLine($"learn {spent[0]:F2} train {spent[1]:F1} apply {spent[2]:F2} baselines {spent[3]:F1} wall {clock.Elapsed.TotalSeconds:F2} s, cpu {process.TotalProcessorTime.TotalSeconds:F1} s, peak {process.PeakWorkingSet64 >> 20} MB");
