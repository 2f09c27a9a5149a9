using Entente.World;

namespace Entente.Record.Tests.Samples;

/// <summary>Every sample, by name.</summary>
internal static class AllSamples
{
    internal static IReadOnlyList<ProviderSample> Of { get; } = [.. CowSamples.All(), .. OtherSamples.All(), .. EventSamples.All()];

    internal static ProviderSample Named(string name) => Of.First(s => s.Name == name);

    /// <summary>Writes the bytes into the folder and imports them into an empty record in memory: the rows stored, or the error.</summary>
    internal static (Import.ImportResult? Result, List<string> Stored, InputException? Error) Import(ProviderSample sample, string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        using var record = RecordFile.InMemory();
        try
        {
            var result = record.Import(Providers.Provider.Find(sample.Provider)!, path, ProviderSample.Options, null, default);
            return (result, SecondReading.Stored(record, sample.Table, sample.Columns), null);
        }
        catch (InputException e)
        {
            Assert.Empty(record.Imports());
            foreach (var table in Store.FactTables.All.Select(t => t.Name).Append("event").Append("event_block").Append("part").Append("coverage"))
                Assert.Equal(0, record.Database.Scalar($"SELECT count(*) FROM {table}"));
            return (null, [], e);
        }
    }
}
