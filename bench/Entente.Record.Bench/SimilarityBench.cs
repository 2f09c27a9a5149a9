using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Entente.Measures.Facts;
using Entente.Measures.Similarity;

/// <summary>How long the similarity of all alliance portfolios takes, without reading and writing.</summary>
internal static class SimilarityBench
{
    internal static int Run(string members, string pacts, string capability)
    {
        var spells = Rows(members).Select(r => new StateSpell(Whole(r[1]), new DateOnly(Whole(r[^7]), Whole(r[^6]), Whole(r[^5])), new DateOnly(Whole(r[^4]), Whole(r[^3]), Whole(r[^2])))).ToList();
        string[] names = ["ccode1", "ccode2", "year", "defense", "offense", "neutral", "nonagg", "consul"];
        var ties = Rows(pacts).ToList();
        var obligations = new FactRows(ties.Count, names.Select((n, c) => (n, c)).ToDictionary(x => x.n, x => ties.Select(r => Whole(r[x.c])).ToArray(), StringComparer.Ordinal), new Dictionary<string, double[]>());
        var shares = Rows(capability).ToList();
        var capabilities = new FactRows(shares.Count, new Dictionary<string, int[]> { ["ccode"] = [.. shares.Select(r => Whole(r[0]))], ["year"] = [.. shares.Select(r => Whole(r[1]))] },
            new Dictionary<string, double[]> { ["cinc"] = [.. shares.Select(r => double.TryParse(r[8], NumberStyles.Float, CultureInfo.InvariantCulture, out var c) ? c : double.NaN)] });
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var all = AllianceSimilarity.Compute(new StateSystem(spells, 1816, 2018), obligations, capabilities, 2, default);
            Console.WriteLine($"{all.Count} years\t{clock.Elapsed.TotalSeconds:0.000} s\t{(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.000} s of processor time");
        }

        return 0;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Replace("\"", "", StringComparison.Ordinal).Split(',');
    }
}
