using System.IO.Compression;
using Entente.Testing;

namespace Entente.Weighing.Tests;

/// <summary>The argument graphs that come with Carneades 4, with the labels that their authors expect.</summary>
public sealed class CarneadesTests
{
    [Fact]
    public void EveryExample_HasTheLabelsItsAuthorExpects()
    {
        using var zip = ZipFile.OpenRead(SharedData.Require("data", "weigh", "oracles", "carneades_yaml_examples.zip"));
        var files = zip.Entries.Where(e => e.Name.EndsWith(".yml", StringComparison.Ordinal)).ToList();
        Assert.Equal(25, files.Count);
        foreach (var entry in files)
        {
            using var reader = new StreamReader(entry.Open());
            var read = ArgumentFile.Read(reader.ReadToEnd(), entry.Name);
            var labels = ArgumentLabelling.Of(read.Graph);
            Assert.NotEmpty(read.Expected);
            foreach (var (statement, label) in read.Expected)
                Assert.True(label == labels[statement], $"{entry.Name}: {statement} is {labels[statement]}, expected {label}");
        }
    }
}
