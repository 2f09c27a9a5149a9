using System.Globalization;
using Entente.Structure.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["cow", var folder] => FrustrationBench.Interstate(folder),
    ["flips", var folder, var period] => FrustrationBench.Flips(folder, period),
    ["random", var n, var m, var noise, var seeds, var seconds] => FrustrationBench.Random(Int(n), Int(m), Real(noise), Seeds(seeds), Real(seconds)),
    ["var", var folder] => LeadBenchmarks.Run(folder),
    ["alarms", var pairs, var length] => LeadBench.FalseAlarms(Int(pairs), Int(length)),
    _ => Usage(),
};

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static (int From, int To) Seeds(string text) => text.Split("..") is [var from, var to] ? (Int(from), Int(to)) : (1, Int(text));

static int Usage()
{
    Console.Error.WriteLine("cow SHARED | flips SHARED PERIOD | random NODES TIES NOISE SEEDS SECONDS | var SHARED | alarms PAIRS LENGTH, where SHARED is the folder of shared data");
    return 2;
}
