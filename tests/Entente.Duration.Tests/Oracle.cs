using System.Text.Json;
using Entente.Files;
using Entente.Numerics;
using Entente.Testing;

namespace Entente.Duration.Tests;

/// <summary>Numbers that R's survival, cmprsk and riskRegression gave, under shared/data/duration.</summary>
internal static class Oracle
{
    public static JsonElement Read(string name) => JsonDocument.Parse(SharedData.Text("data", "duration", "oracle", name + ".json")).RootElement;

    public static JsonElement Alliance(string name) => JsonDocument.Parse(SharedData.Text("data", "duration", "alliances", "oracle", name + ".json")).RootElement;

    public static Table Input(string name) => CsvTable.Read(SharedData.Require("data", "duration", "oracle", "input", name + ".csv"));

    public static Table Alliances()
    {
        var t = CsvTable.Read(SharedData.Require("data", "duration", "alliances", "alliance_duration.csv"));
        return WithClasses(t);
    }

    public static Table WithClasses(Table t)
    {
        var cls = t.Text("cls");
        var defence = new double[t.RowCount];
        var neutral = new double[t.RowCount];
        for (var i = 0; i < t.RowCount; i++)
        {
            defence[i] = cls[i] == "defence_offence" ? 1 : 0;
            neutral[i] = cls[i] == "neutrality_nonaggression" ? 1 : 0;
        }

        return t.With(NumberColumn.Of("D", defence)).With(NumberColumn.Of("N", neutral));
    }

    public static double[] Numbers(this JsonElement e) =>
        e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().SelectMany(Numbers)] : [e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN];

    public static double[] Numbers(this JsonElement e, string property) => e.GetProperty(property).Numbers();

    public static double Number(this JsonElement e, string property) => e.GetProperty(property).GetDouble();

    public static void Near(double expected, double actual, double tolerance, string what = "")
    {
        if (!double.IsFinite(expected))
            Assert.False(double.IsFinite(actual), $"{what}: expected no number, got {actual:R}");
        else
            Assert.True(Math.Abs(expected - actual) <= (tolerance * Math.Abs(expected)) + 1e-15, $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual) / Math.Abs(expected):E1}");
    }

    public static void Near(double[] expected, IReadOnlyList<double> actual, double tolerance, string what = "")
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Near(expected[i], actual[i], tolerance, $"{what}[{i}]");
    }

    // Entries that are sums of large terms of both signs are held to the size of the terms, not of the sum.
    public static void NearMatrix(double[] expected, Matrix actual, double tolerance, string what = "")
    {
        Assert.Equal(expected.Length, actual.Rows * actual.Columns);
        for (var i = 0; i < actual.Rows; i++)
            for (var j = 0; j < actual.Columns; j++)
            {
                var scale = Math.Sqrt(Math.Abs(actual[i, i] * actual[j, j]));
                var e = expected[(i * actual.Columns) + j];
                Assert.True(Math.Abs(e - actual[i, j]) <= tolerance * Math.Max(Math.Abs(e), scale), $"{what}[{i},{j}]: expected {e:R}, got {actual[i, j]:R}");
            }
    }

    public static ModelFrame Frame(string formula, Table table, string? weights = null, string? cluster = null, bool severalCauses = false) =>
        ModelFrame.Of(Formula.Parse(formula), table, weights, cluster, severalCauses);
}
