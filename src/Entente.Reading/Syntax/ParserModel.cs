using System.Collections.Frozen;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Entente.Reading.Text;

namespace Entente.Reading.Syntax;

/// <summary>
/// The weights of the parser: two layers of bidirectional LSTM over words, spelling and shape; part of speech from the first,
/// biaffine arc scores and labels from the second (Dozat and Manning 2017).
/// </summary>
/// <remarks>Trained on Universal Dependencies English EWT by tools/Entente.ParserTraining; the notice beside the model says under what licence.</remarks>
internal sealed class ParserModel
{
    internal const int WordColumns = 112;
    internal const int PieceColumns = 64;
    internal const int ShapeColumns = 16;
    internal const int InputColumns = WordColumns + PieceColumns + ShapeColumns;
    internal const int ArcColumns = 128;
    internal const int LabelColumns = 128;
    internal const int HeadColumns = (2 * ArcColumns) + (2 * LabelColumns);
    internal const int TagRows = 32;
    internal const int LabelRows = 64;

    private const string Magic = "entente-parser/2";

    private static readonly Lazy<ParserModel> Loaded = new(LoadEmbedded);

    internal ParserModel(int hidden, int layers, string[] tags, string[] labels, Dictionary<ulong, int> vocabulary, FrozenDictionary<string, byte[]> chunks, BoundaryModel boundaries)
    {
        (Hidden, Layers, Tags, Labels, Vocabulary, Chunks, Boundaries) = (hidden, layers, tags, labels, vocabulary, chunks, boundaries);
        var all = new List<Matrix>();
        Matrix New(int rows, int columns, bool packs)
        {
            var matrix = new Matrix(rows, columns, packs);
            all.Add(matrix);
            return matrix;
        }

        Words = New(vocabulary.Count + 2, WordColumns, false);
        Pieces = New(WordFeatures.PieceRows, PieceColumns, false);
        Shapes = New(WordFeatures.ShapeRows, ShapeColumns, false);
        Cells = new LstmWeights[2 * layers];
        for (var i = 0; i < Cells.Length; i++)
            Cells[i] = new LstmWeights(New(i < 2 ? InputColumns : 2 * hidden, 4 * hidden, true), New(hidden, 4 * hidden, true), New(1, 4 * hidden, false));
        TagWeights = New(2 * hidden, TagRows, true);
        TagBias = New(1, TagRows, false);
        HeadWeights = New(2 * hidden, HeadColumns, true);
        HeadBias = New(1, HeadColumns, false);
        ArcWeights = New(ArcColumns, ArcColumns, true);
        ArcBias = New(1, ArcColumns, false);
        LabelWeights = New(LabelColumns, LabelRows, true);
        LabelBias = New(1, LabelRows, false);
        All = [.. all];
    }

    /// <summary>The model in this assembly, loaded once.</summary>
    internal static ParserModel Embedded => Loaded.Value;

    internal int Hidden { get; }

    internal int Layers { get; }

    internal string[] Tags { get; }

    internal string[] Labels { get; }

    internal Dictionary<ulong, int> Vocabulary { get; }

    /// <summary>Strings that the treebank parts otherwise than the tokenizer's rules: the lengths of their tokens.</summary>
    internal FrozenDictionary<string, byte[]> Chunks { get; }

    /// <summary>Where the treebank begins sentences.</summary>
    internal BoundaryModel Boundaries { get; }

    internal Matrix Words { get; }

    internal Matrix Pieces { get; }

    internal Matrix Shapes { get; }

    internal LstmWeights[] Cells { get; }

    internal Matrix TagWeights { get; }

    internal Matrix TagBias { get; }

    internal Matrix HeadWeights { get; }

    internal Matrix HeadBias { get; }

    internal Matrix ArcWeights { get; }

    internal Matrix ArcBias { get; }

    internal Matrix LabelWeights { get; }

    internal Matrix LabelBias { get; }

    internal Matrix[] All { get; }

    /// <summary>SHA-256 of the model's bytes, its first eight hexadecimal digits.</summary>
    internal string Hash { get; private init; } = "";

    /// <summary>The embedded model's name, with its hash, and its notice.</summary>
    internal static (string Name, string Notice) About()
    {
        var assembly = typeof(ParserModel).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".model", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(".NOTICE.txt", StringComparison.Ordinal)))!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (name["Entente.Reading.Syntax.".Length..], reader.ReadToEnd());
    }

    internal byte[] Save()
    {
        using var raw = new MemoryStream();
        using (var writer = new BinaryWriter(raw, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Hidden);
            writer.Write(Layers);
            Write(writer, Tags);
            Write(writer, Labels);
            writer.Write(Vocabulary.Count);
            foreach (var entry in Vocabulary.OrderBy(v => v.Value))
                writer.Write(entry.Key);
            writer.Write(Chunks.Count);
            foreach (var (chunk, lengths) in Chunks.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                writer.Write(chunk);
                writer.Write((byte)lengths.Length);
                writer.Write(lengths);
            }

            writer.Write(Boundaries.Scale);
            writer.Write(MemoryMarshal.AsBytes<sbyte>(Boundaries.Weights));
            foreach (var matrix in All)
                WriteWeights(writer, matrix);
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true))
            brotli.Write(raw.GetBuffer(), 0, (int)raw.Length);
        return packed.ToArray();
    }

    internal static ParserModel Load(byte[] bytes)
    {
        var raw = new MemoryStream(bytes.Length * 2);
        using (var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress))
            brotli.CopyTo(raw, 1 << 20);
        raw.Position = 0;
        using var reader = new BinaryReader(raw, Encoding.UTF8);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("This is no parser model of version 2.");
        var (hidden, layers) = (reader.ReadInt32(), reader.ReadInt32());
        var (tags, labels) = (Strings(reader), Strings(reader));
        var count = reader.ReadInt32();
        var vocabulary = new Dictionary<ulong, int>(count);
        for (var i = 0; i < count; i++)
            vocabulary[reader.ReadUInt64()] = i;
        var chunks = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            var chunk = reader.ReadString();
            chunks[chunk] = reader.ReadBytes(reader.ReadByte());
        }

        var (scale, weights) = (reader.ReadSingle(), new sbyte[BoundaryModel.Rows]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        var model = new ParserModel(hidden, layers, tags, labels, vocabulary, chunks.ToFrozenDictionary(StringComparer.Ordinal), new BoundaryModel(weights, scale)) { Hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..8] };
        var at = (int)raw.Position;
        var buffer = raw.GetBuffer();
        foreach (var matrix in model.All)
            at = ReadWeights(buffer, at, matrix);
        return model;
    }

    private static ParserModel LoadEmbedded()
    {
        var assembly = typeof(ParserModel).Assembly;
        using var stream = assembly.GetManifestResourceStream("Entente.Reading.Syntax." + About().Name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Load(bytes);
    }

    /// <summary>Embeddings in eight bits with a scale a row, the rest in half precision.</summary>
    private static void WriteWeights(BinaryWriter writer, Matrix matrix)
    {
        if (matrix.Rows <= 1 || matrix.Packs)
        {
            foreach (var value in matrix.Values)
                writer.Write((Half)value);
            return;
        }

        for (var r = 0; r < matrix.Rows; r++)
        {
            var row = matrix.Values.Slice(r * matrix.Columns, matrix.Columns);
            var largest = 1e-9f;
            foreach (var value in row)
                largest = Math.Max(largest, Math.Abs(value));
            writer.Write(largest);
            foreach (var value in row)
                writer.Write((sbyte)MathF.Round(value / largest * 127));
        }
    }

    private static int ReadWeights(byte[] buffer, int at, Matrix matrix)
    {
        if (matrix.Rows <= 1 || matrix.Packs)
        {
            var halves = MemoryMarshal.Cast<byte, Half>(buffer.AsSpan(at, matrix.Rows * matrix.Columns * 2));
            var values = matrix.Values;
            for (var k = 0; k < halves.Length; k++)
                values[k] = (float)halves[k];
            matrix.Pack();
            return at + (halves.Length * 2);
        }

        for (var r = 0; r < matrix.Rows; r++)
        {
            var scale = BitConverter.ToSingle(buffer, at) / 127f;
            at += 4;
            var row = matrix.Values.Slice(r * matrix.Columns, matrix.Columns);
            for (var k = 0; k < row.Length; k++)
                row[k] = (sbyte)buffer[at + k] * scale;
            at += matrix.Columns;
        }

        return at;
    }

    private static void Write(BinaryWriter writer, string[] words)
    {
        writer.Write(words.Length);
        foreach (var word in words)
            writer.Write(word);
    }

    private static string[] Strings(BinaryReader reader)
    {
        var words = new string[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
            words[i] = reader.ReadString();
        return words;
    }
}

/// <summary>The weights of one direction of one LSTM layer; gates in the order input, forget, output, cell.</summary>
internal sealed record LstmWeights(Matrix Input, Matrix Recurrent, Matrix Bias);
