using System.Globalization;
using System.IO.Compression;
using Entente.Testing;
using Entente.World;

namespace Entente.Reference.Tests.Pacts;

/// <summary>The rows of a provider's file under shared, as column name to text.</summary>
internal static class ProviderRows
{
    internal static List<Dictionary<string, string>> Read(params string[] parts)
    {
        var path = SharedData.Require(parts);
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var records = CsvRecords.Read(reader.ReadToEnd(), parts[^1]);
        return [.. records.Skip(1).Select(r => records[0].Zip(r).ToDictionary(p => p.First.Text, p => p.Second.Text))];
    }

    /// <summary>A date of three columns as EDTF text; 0 and blank mean unknown.</summary>
    internal static string Edtf(string year, string month, string day)
    {
        static int Number(string t) => t.Length == 0 ? 0 : int.Parse(t, CultureInfo.InvariantCulture);
        return (Number(year), Number(month), Number(day)) switch
        {
            (0, _, _) => "",
            (var y, 0, _) => EdtfDate.Year(y).ToString(),
            (var y, var m, 0) => EdtfDate.Month(y, m).ToString(),
            (var y, var m, var d) => EdtfDate.Day(y, m, d).ToString(),
        };
    }

    internal static string Text(EdtfDate date) => date.IsUnknown ? "" : date.ToString();
}
