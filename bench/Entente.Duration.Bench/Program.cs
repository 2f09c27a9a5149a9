using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Duration;
using Entente.Numerics;

// gen N P FILE            writes N rows as doubles, column after column: start, stop, ended, cause, id, time, status, x1 … xP
// run CASE N P FILE       fits and prints: case,n,p,seconds,processor seconds,log likelihood or last probability,first coefficient or error,peak MiB
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["gen", var rows, var covariates, var target])
    return Generate(int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(covariates, CultureInfo.InvariantCulture), target);
if (args is not ["run", var name, var n, var p, var file])
{
    Console.Error.WriteLine("gen N P FILE, or run CASE N P FILE");
    return 2;
}

var (count, width) = (int.Parse(n, CultureInfo.InvariantCulture), int.Parse(p, CultureInfo.InvariantCulture));
var table = Read(file, count, width, name);
var terms = string.Join(" + ", Enumerable.Range(1, width).Select(j => $"x{j}"));
GC.Collect();
var processor = Process.GetCurrentProcess().TotalProcessorTime;
var clock = Stopwatch.StartNew();
var (first, second) = name switch
{
    "cox" => Of(ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"Surv(time, status) ~ {terms}"), table))),
    "coxcluster" => Of(ProportionalHazards.Fit(ModelFrame.Of(Formula.Parse($"Surv(start, stop, ended) ~ {terms}"), table, cluster: "id"))),
    "finegray" => FineGrayOf(FineGray.Fit(ModelFrame.Of(Formula.Parse($"Surv(time, cause) ~ {terms}"), table, severalCauses: true))),
    "aj" => IncidenceOf(ModelFrame.Of(Formula.Parse("Surv(time, cause) ~ 1"), table, severalCauses: true)),
    _ => throw new ArgumentException($"No case '{name}'; cox, coxcluster, finegray or aj."),
};
clock.Stop();
processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
Console.WriteLine($"{name},{count},{width},{clock.Elapsed.TotalSeconds:0.000},{processor.TotalSeconds:0.000},{first:R},{second:R},{Process.GetCurrentProcess().PeakWorkingSet64 >> 20}");
return 0;

static (double, double) Of(CoxFit fit) => (fit.LogLikelihood, fit.Coefficients[0]);

static (double, double) FineGrayOf(FineGrayFit fit) => (fit.LogLikelihood, fit.Coefficients[0]);

static (double, double) IncidenceOf(ModelFrame frame)
{
    var curve = AalenJohansen.Fit(frame.Spells(), frame.Causes);
    return (curve.Probability[0][^1], curve.StdErr[0][^1]);
}

static Table Read(string file, int n, int p, string name)
{
    string[] names = ["start", "stop", "ended", "cause", "id", "time", "status", .. Enumerable.Range(1, p).Select(j => $"x{j}")];
    HashSet<string> unused = name switch { "coxcluster" => ["cause", "time", "status"], "cox" => ["start", "stop", "ended", "id", "cause"], _ => ["start", "stop", "ended", "id", "status"] };
    using var stream = File.OpenRead(file);
    var columns = new List<Column>();
    foreach (var column in names)
    {
        if (unused.Contains(column))
        {
            stream.Position += 8L * n;
            continue;
        }

        var values = new double[n];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        columns.Add(NumberColumn.Of(column, values));
    }

    return new Table(columns);
}

static int Generate(int n, int p, string target)
{
    var random = new SeededRandom(20240619 + (ulong)n + (ulong)p);
    var x = new double[p][];
    for (var j = 0; j < p; j++)
        x[j] = Enumerable.Range(0, n).Select(_ => random.NextNormal()).Select(v => j < Math.Max(1, p / 3) ? (v > 0.3 ? 1.0 : 0) : v).ToArray();
    double[] effect = [0.5, -0.3, 0.2, 0, 0.1];
    var names = new double[7][];
    for (var k = 0; k < 7; k++)
        names[k] = new double[n];
    var length = 0.0;
    for (var i = 0; i < n; i++)
    {
        double eta = 0;
        for (var j = 0; j < p; j++)
            eta += x[j][i] * effect[j % 5] / Math.Sqrt(p / 5.0);
        if (i % 4 == 0)
            length = -8 * Math.Log(1 - random.NextDouble());
        names[0][i] = (i % 4) * length;
        names[1][i] = (((i % 4) + 1) * length) + 1e-6;
        names[2][i] = random.NextDouble() < 1 / (1 + Math.Exp(3 - eta)) ? 1 : 0;
        var end = Math.Pow(-Math.Log(1 - random.NextDouble()) / (0.02 * Math.Exp(eta)), 1 / 1.2);
        var lost = 60 * random.NextDouble();
        names[5][i] = Math.Min(end, lost) + 1e-6;
        names[6][i] = end <= lost ? 1 : 0;
        names[3][i] = names[6][i] * (random.NextDouble() < 0.35 ? 2 : 1);
        names[4][i] = i / 4;
    }

    using var stream = File.Create(target);
    foreach (var column in names.Concat(x))
        stream.Write(MemoryMarshal.AsBytes(column.AsSpan()));
    return 0;
}
