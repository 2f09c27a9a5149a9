using System.Globalization;
using Entente.Testing;

namespace Entente.Structure.Tests;

/// <summary>The series and results under shared/data/whatif/leadership (R: vars, lmtest, sandwich, strucchange; see SOURCE.md there).</summary>
internal static class LeadershipData
{
    public static (string[] Header, string[][] Rows) Csv(string file)
    {
        var lines = File.ReadAllLines(SharedData.Require("data", "whatif", "leadership", file)).Where(l => l.Length > 0).Select(l => l.Split(',').Select(c => c.Trim('"')).ToArray()).ToArray();
        return (lines[0], lines[1..]);
    }

    public static (string[] Names, double[][] Series) Input(string dataset)
    {
        var (header, rows) = Csv($"{dataset}_input.csv");
        return (header, [.. header.Select((_, j) => rows.Select(r => Number(r[j])).ToArray())]);
    }

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static void Near(double expected, double actual, double relative = 1e-8, string? what = null) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-290), $"{what}: expected {expected:R}, found {actual:R}, relative {Math.Abs(expected - actual) / Math.Abs(expected):E2}");

    /// <summary>Equal to 1e-8, or both zero but for rounding: a response that is zero by construction.</summary>
    public static void NearOrZero(double expected, double actual, string what)
    {
        if (expected == 0)
            Assert.Equal(0, actual, 1e-14);
        else
            Near(expected, actual, 1e-8, what);
    }

    public static int LagsOf(string dataset) => dataset == "canada" ? 2 : 4;
}
