using System.Globalization;
using System.Text;
using Entente.Numerics;
using Entente.Record.Tests.Samples;

namespace Entente.Record.Tests;

/// <summary>
/// Mutated files of every provider: each ends in a named error with nothing in the record, or what got in is what a second reading of the
/// mutated file says, and every row left out is listed. How many: ENTENTE_MUTATIONS; from which on: ENTENTE_MUTATIONS_FROM. Each mutation has
/// its own seed, so that one alone can be run again.
/// </summary>
public sealed class MutatedFileTests : IDisposable
{
    private const int Few = 600;
    private static readonly string[] Hostile = ["", " ", "-9", "-8", "-7", "NA", "NaN", ".", "..", "1e999", "-1e999", "Infinity", "99999999999999999999", "0x10", "1,5", "1 000", "+5", " 5 ", "5.0", "5.5", "-0", "1e3", "' OR 1=1 --", "\"", "\"\"", "a\"b", "\u00C3\u00A9", "\u00E9", "\0", "None", "2024-02-30", "20240230", "0000-00-00", "9999-12-31", "=1+1", "12/31/1999", "\u0001"];
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Import_MutatedFile_IsNamedOrReadAsASecondReadingDoes()
    {
        var (from, count) = (Asked("ENTENTE_MUTATIONS_FROM", 0), Asked("ENTENTE_MUTATIONS", Few));
        var (errors, taken, refused) = (0, 0, 0L);
        var plain = AllSamples.Of.ToDictionary(s => s.Name, s => AllSamples.Import(s, _folder, s.Member, s.Bytes(withBad: true)).Stored, StringComparer.Ordinal);
        for (var i = from; i < from + count; i++)
        {
            var random = new SeededRandom(20261122UL + (ulong)i);
            var sample = AllSamples.Of[random.NextInt32(AllSamples.Of.Count)];
            var kind = random.NextInt32(12);
            var text = SampleImportTests.Latin(sample.Bytes(withBad: true));
            string Where() => $"mutation {i} of {sample.Name}, kind {kind}";
            try
            {
                if (kind >= 10)
                {
                    var packed = kind == 10 ? SampleImportTests.Zip((sample.Member, sample.Bytes(withBad: true))) : SampleImportTests.Gzip(sample.Bytes(withBad: true));
                    var (_, stored, error) = AllSamples.Import(sample, _folder, kind == 10 ? "a.zip" : sample.Member + ".gz", Broken(packed, random));
                    Assert.True(error is not null || plain[sample.Name].SequenceEqual(stored), Where());
                    (errors, taken) = error is null ? (errors, taken + 1) : (errors + 1, taken);
                    continue;
                }

                var other = AllSamples.Of[random.NextInt32(AllSamples.Of.Count)];
                var mutated = kind == 9 ? SampleImportTests.Latin(other.Bytes(withBad: true)) : Mutated(text, sample, kind, random);
                // Another table of the same provider is taken for what it is.
                sample = kind == 9 && other.Provider == sample.Provider ? other : sample;
                if (random.NextInt32(4) == 0 && kind != 9)
                    mutated = Mutated(mutated, sample, random.NextInt32(9), random);
                var outcome = AllSamples.Import(sample, _folder, sample.Member, Encoding.Latin1.GetBytes(mutated));
                if (outcome.Error is not null)
                {
                    errors++;
                    Assert.False(outcome.Error.Message.Contains('\n', StringComparison.Ordinal), Where());
                    continue;
                }

                taken++;
                refused += outcome.Result!.RefusedRows;
                var left = outcome.Result.Refused.Select(r => r.Line).ToHashSet();
                var expected = SecondReading.Expected(sample, mutated);
                var missing = expected.Except(outcome.Stored).Where(e => !left.Contains(long.Parse(e[..e.IndexOf(':', StringComparison.Ordinal)], CultureInfo.InvariantCulture))).ToList();
                var wrong = outcome.Stored.Except(expected).ToList();
                Assert.True(missing.Count == 0 && wrong.Count == 0, $"{Where()}\nwrong {string.Join("\n", wrong)}\nmissing {string.Join("\n", missing)}\nof {mutated[..Math.Min(2000, mutated.Length)]}");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"{Where()}: {e.Message}", e);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} mutated files: {errors} named errors, {taken} taken, {refused} rows refused");
        Assert.True(errors > count / 10 && taken > count / 10, $"{errors} errors, {taken} taken: the mutations do not reach both");
    }

    private static int Asked(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    private static byte[] Broken(byte[] packed, SeededRandom random)
    {
        if (random.NextInt32(3) == 0)
            return packed[..random.NextInt32(packed.Length)];
        var bytes = packed.ToArray();
        for (var flips = 1 + random.NextInt32(4); flips > 0; flips--)
            bytes[random.NextInt32(bytes.Length)] ^= (byte)(1 << random.NextInt32(8));
        return bytes;
    }

    private static string Mutated(string text, ProviderSample sample, int kind, SeededRandom random)
    {
        if (text.Length < 2)
            return text;
        switch (kind)
        {
            case 0:
                return text[..random.NextInt32(text.Length)];
            case 1:
                var bytes = Encoding.Latin1.GetBytes(text);
                for (var flips = 1 + random.NextInt32(8); flips > 0; flips--)
                    bytes[random.NextInt32(bytes.Length)] ^= (byte)(1 << random.NextInt32(8));
                return Encoding.Latin1.GetString(bytes);
            case 2:
            case 3:
                return Swapped(text, sample, headerAlone: kind == 3, random);
            case 4:
                var at = random.NextInt32(text.Length);
                return text[..at] + new string((char)('0' + random.NextInt32(60)), 1 << random.NextInt32(17)) + text[at..];
            case 5:
                var lines = text.Split('\n').ToList();
                var line = random.NextInt32(lines.Count);
                if (random.NextInt32(2) == 0)
                    lines.RemoveAt(line);
                else
                    lines.Insert(line, lines[random.NextInt32(lines.Count)]);
                return string.Join('\n', lines);
            case 6:
                return Cell(text, sample, random);
            case 7:
                var place = random.NextInt32(text.Length);
                return text[..place] + Hostile[random.NextInt32(Hostile.Length)] + text[place..];
            default:
                return random.NextInt32(2) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : "\u00EF\u00BB\u00BF" + text.Replace('\n', '\r');
        }
    }

    private static string Swapped(string text, ProviderSample sample, bool headerAlone, SeededRandom random)
    {
        var lines = text.Split('\n').Select(l => l.Split(sample.Delimiter)).ToList();
        var width = lines.Max(l => l.Length);
        var (one, two) = (random.NextInt32(width), random.NextInt32(width));
        foreach (var line in headerAlone ? lines.Where(l => l.Length == width).Take(1) : lines)
            if (one < line.Length && two < line.Length)
                (line[one], line[two]) = (line[two], line[one]);
        return string.Join('\n', lines.Select(l => string.Join(sample.Delimiter, l)));
    }

    private static string Cell(string text, ProviderSample sample, SeededRandom random)
    {
        var lines = text.Split('\n');
        var line = random.NextInt32(lines.Length);
        var cells = lines[line].Split(sample.Delimiter);
        cells[random.NextInt32(cells.Length)] = Hostile[random.NextInt32(Hostile.Length)];
        lines[line] = string.Join(sample.Delimiter, cells);
        return string.Join('\n', lines);
    }
}
