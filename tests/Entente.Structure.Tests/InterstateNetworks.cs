using System.Globalization;
using Entente.Structure.Signed;
using Entente.Testing;

namespace Entente.Structure.Tests;

/// <summary>The signed interstate networks under shared, 1946 to 1999, in windows of four years.</summary>
internal static class InterstateNetworks
{
    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(SharedData.Require("data", "whatif", "signed", file)).Skip(1).Select(l => l.Split(',').Select(c => c.Trim()).ToArray());

    public static IReadOnlyDictionary<string, SignedNetwork> All() =>
        Rows("cow_edges_all.csv").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => SignedNetwork.FromRows(g.Select(r => new SignedTieRow(r[1], r[2], Number(r[3])))));

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
