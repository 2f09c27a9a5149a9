using System.Security.Cryptography;
using System.Text;

namespace Entente.Forecasting;

/// <summary>An occurrence model as bytes: a mark, the version, the numbers, and the SHA-256 of all before it.</summary>
public static class ModelBytes
{
    private static readonly byte[] Mark = "ENTENTE-OCCURRENCE"u8.ToArray();

    /// <summary>Writes the model.</summary>
    public static byte[] Save(OccurrenceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(OccurrenceModel.Version);
            writer.Write(model.Strength);
            writer.Write(model.Rates.Length);
            foreach (var rate in model.Rates)
                writer.Write(rate);
            writer.Write(model.Networks.Count);
            foreach (var network in model.Networks)
            {
                writer.Write(network.Features);
                writer.Write(network.Relations);
                foreach (var x in network.Mean.Concat(network.Scale).Concat(network.Weights))
                    writer.Write(x);
            }
        }

        return [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray())];
    }

    /// <summary>The hash that names a saved model, hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> saved) => Convert.ToHexStringLower(SHA256.HashData(saved));

    /// <summary>Reads a model.</summary>
    /// <exception cref="FormatException">The bytes are no model, of another version, or changed since they were written.</exception>
    public static OccurrenceModel Load(byte[] saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        if (saved.Length < Mark.Length + 4 + 32 || !saved.AsSpan(0, Mark.Length).SequenceEqual(Mark))
            throw new FormatException("this is no saved forecast model; make one with 'entente forecast fit'");
        if (BitConverter.ToInt32(saved, Mark.Length) is var version && version != OccurrenceModel.Version)
            throw new FormatException($"the model has version {version}; this program reads version {OccurrenceModel.Version}: fit it again");
        if (!SHA256.HashData(saved.AsSpan(0, saved.Length - 32)).AsSpan().SequenceEqual(saved.AsSpan(saved.Length - 32)))
            throw new FormatException("the model's hash does not fit its content; it was cut or changed: fit it again");
        using var reader = new BinaryReader(new MemoryStream(saved, Mark.Length + 4, saved.Length - Mark.Length - 4 - 32));
        var strength = reader.ReadDouble();
        var rates = new double[reader.ReadInt32()];
        for (var i = 0; i < rates.Length; i++)
            rates[i] = reader.ReadDouble();
        var networks = new Network[reader.ReadInt32()];
        for (var i = 0; i < networks.Length; i++)
        {
            int features = reader.ReadInt32(), relations = reader.ReadInt32();
            var network = new Network(features, relations, new float[features], new float[features]);
            foreach (var into in new[] { network.Mean, network.Scale, network.Weights })
                for (var k = 0; k < into.Length; k++)
                    into[k] = reader.ReadSingle();
            networks[i] = network;
        }

        return new OccurrenceModel(networks, rates, strength);
    }
}
