using System.Runtime.Intrinsics;

namespace Entente.Reading.Syntax;

/// <summary>Parses sentences in batches; one instance serves one thread.</summary>
internal sealed unsafe class DependencyParser(ParserModel model)
{
    /// <summary>A longer sentence is parsed in pieces: cost grows with the square, and no prose needs more.</summary>
    private const int LongestPiece = 160;

    private const int BatchTokens = 400;

    private readonly Scratch _memory = new();
    private readonly Dictionary<string, WordFeatures> _features = new(StringComparer.Ordinal);

    /// <summary>Parses sentences given as word forms; the answer is in the order of the question.</summary>
    internal Parse[] Parse(IReadOnlyList<string[]> sentences)
    {
        var pieces = new List<Piece>();
        for (var s = 0; s < sentences.Count; s++)
            for (var at = 0; at == 0 || at < sentences[s].Length; at += LongestPiece)
                if (sentences[s].Length > 0)
                    pieces.Add(new Piece(s, at, sentences[s].AsSpan(at, Math.Min(LongestPiece, sentences[s].Length - at)).ToArray()));
        // Sorting by length keeps a batch rectangular; results do not depend on what else is in a batch.
        foreach (var window in pieces.Chunk(512))
        {
            Array.Sort(window, static (a, b) => a.Forms.Length != b.Forms.Length ? a.Forms.Length.CompareTo(b.Forms.Length) : a.Order.CompareTo(b.Order));
            var from = 0;
            var tokens = 0;
            for (var i = 0; i < window.Length; i++)
            {
                tokens += window[i].Forms.Length + 1;
                if (tokens < BatchTokens && i + 1 < window.Length)
                    continue;
                var batch = window[from..(i + 1)];
                Array.Reverse(batch);
                Run(batch);
                (from, tokens) = (i + 1, 0);
            }
        }

        return Collect(sentences, pieces);
    }

    private static Parse[] Collect(IReadOnlyList<string[]> sentences, List<Piece> pieces)
    {
        var parses = new Parse[sentences.Count];
        for (var s = 0; s < sentences.Count; s++)
            parses[s] = new Parse(new string[sentences[s].Length], new int[sentences[s].Length], new string[sentences[s].Length]);
        foreach (var piece in pieces)
        {
            var parse = parses[piece.Sentence];
            for (var i = 1; i < piece.Heads.Length; i++)
            {
                parse.Tags[piece.At + i - 1] = piece.Tags[i];
                parse.Labels[piece.At + i - 1] = piece.Labels[i];
                parse.Heads[piece.At + i - 1] = piece.Heads[i] == 0 ? -1 : piece.At + piece.Heads[i] - 1;
            }
        }

        return parses;
    }

    private WordFeatures Features(string form, bool first)
    {
        if (first || form.Length > 40)
            return WordFeatures.Of(form, first, model.Vocabulary);
        if (_features.TryGetValue(form, out var features))
            return features;
        if (_features.Count >= 20_000)
            _features.Clear();
        return _features[form] = WordFeatures.Of(form, first: false, model.Vocabulary);
    }

    /// <summary>Sentences in order of falling length; row (t, s) of every matrix lies at <c>offset[t] + s</c>.</summary>
    private void Run(Piece[] batch)
    {
        _memory.Reset();
        var longest = batch[0].Forms.Length + 1;
        var offset = new int[longest];
        var alive = new int[longest];
        var total = 0;
        for (var (t, a) = (0, batch.Length); t < longest; t++)
        {
            while (batch[a - 1].Forms.Length + 1 <= t)
                a--;
            (offset[t], alive[t]) = (total, a);
            total += a;
        }

        var reverse = new int[total];
        for (var t = 0; t < longest; t++)
            for (var s = 0; s < alive[t]; s++)
                reverse[offset[t] + s] = offset[batch[s].Forms.Length - t] + s;
        var input = Embed(batch, longest, offset, alive, total);
        var columns = ParserModel.InputColumns;
        float* tags = null;
        for (var layer = 0; layer < model.Layers; layer++)
        {
            input = Layer(layer, input, columns, total, offset, alive, reverse);
            columns = 2 * model.Hidden;
            if (layer == 0)
                tags = Affine(input, columns, total, model.TagWeights, model.TagBias);
        }

        var heads = Affine(input, columns, total, model.HeadWeights, model.HeadBias);
        for (var i = 0L; i < (long)total * ParserModel.HeadColumns; i++)
            if (i % ParserModel.HeadColumns < 2 * ParserModel.ArcColumns && heads[i] < 0)
                heads[i] *= 0.1f;
        Decode(batch, offset, total, heads, tags);
    }

    private float* Embed(Piece[] batch, int longest, int[] offset, int[] alive, int total)
    {
        const int Columns = ParserModel.InputColumns;
        var input = _memory.Floats(total * Columns);
        for (var t = 0; t < longest; t++)
            for (var s = 0; s < alive[t]; s++)
            {
                var features = t == 0 ? WordFeatures.Root : Features(batch[s].Forms[t - 1], t == 1 && batch[s].At == 0);
                var row = input + ((long)(offset[t] + s) * Columns);
                Kernels.AddScaled(1, model.Words.Pointer + ((long)features.Word * ParserModel.WordColumns), row, ParserModel.WordColumns);
                if (features.Pieces.Length > 0)
                {
                    var scale = 1 / MathF.Sqrt(features.Pieces.Length);
                    foreach (var piece in features.Pieces)
                        Kernels.AddScaled(scale, model.Pieces.Pointer + ((long)piece * ParserModel.PieceColumns), row + ParserModel.WordColumns, ParserModel.PieceColumns);
                }

                Kernels.AddScaled(1, model.Shapes.Pointer + ((long)features.Shape * ParserModel.ShapeColumns), row + ParserModel.WordColumns + ParserModel.PieceColumns, ParserModel.ShapeColumns);
            }

        return input;
    }

    private float* Affine(float* input, int columns, int rows, Matrix weights, Matrix bias)
    {
        var output = _memory.Floats(rows * weights.Columns, zero: false);
        for (var r = 0; r < rows; r++)
            new ReadOnlySpan<float>(bias.Pointer, weights.Columns).CopyTo(new Span<float>(output + ((long)r * weights.Columns), weights.Columns));
        Kernels.Multiply(rows, weights.Columns, columns, input, columns, 1, weights.Packed, output, weights.Columns);
        return output;
    }

    private float* Layer(int layer, float* input, int columns, int total, int[] offset, int[] alive, int[] reverse)
    {
        var h = model.Hidden;
        var reversed = _memory.Floats(total * columns, zero: false);
        for (var r = 0; r < total; r++)
            Copy(input + ((long)reverse[r] * columns), reversed + ((long)r * columns), columns);
        var forward = Direction(model.Cells[2 * layer], input, columns, total, offset, alive);
        var backward = Direction(model.Cells[(2 * layer) + 1], reversed, columns, total, offset, alive);
        var output = _memory.Floats(total * 2 * h, zero: false);
        for (var r = 0; r < total; r++)
        {
            Copy(forward + ((long)r * h), output + ((long)r * 2 * h), h);
            Copy(backward + ((long)reverse[r] * h), output + ((long)r * 2 * h) + h, h);
        }

        return output;
    }

    private float* Direction(LstmWeights cell, float* input, int columns, int total, int[] offset, int[] alive)
    {
        var h = model.Hidden;
        var gates = Affine(input, columns, total, cell.Input, cell.Bias);
        var state = _memory.Floats(alive[0] * h);
        var output = _memory.Floats(total * h, zero: false);
        for (var t = 0; t < offset.Length; t++)
        {
            var (n, o) = (alive[t], offset[t]);
            if (t > 0)
                Kernels.Multiply(n, 4 * h, h, output + ((long)offset[t - 1] * h), h, 1, cell.Recurrent.Packed, gates + ((long)o * 4 * h), 4 * h);
            for (var r = 0; r < n; r++)
            {
                var g = gates + ((long)(o + r) * 4 * h);
                var c = state + ((long)r * h);
                var y = output + ((long)(o + r) * h);
                for (var k = 0; k < h; k += 8)
                {
                    var next = (Kernels.Sigmoid(Vector256.Load(g + k)) * Kernels.Tanh(Vector256.Load(g + (3 * h) + k))) + (Kernels.Sigmoid(Vector256.Load(g + h + k)) * Vector256.Load(c + k));
                    Vector256.Store(next, c + k);
                    Vector256.Store(Kernels.Sigmoid(Vector256.Load(g + (2 * h) + k)) * Kernels.Tanh(next), y + k);
                }
            }
        }

        return output;
    }

    private void Decode(Piece[] batch, int[] offset, int total, float* heads, float* tags)
    {
        const int Row = ParserModel.HeadColumns;
        const int Arc = ParserModel.ArcColumns;
        const int Label = ParserModel.LabelColumns;
        var query = _memory.Floats(total * Arc, zero: false);
        for (var r = 0; r < total; r++)
            Copy(model.ArcBias.Pointer, query + ((long)r * Arc), Arc);
        Kernels.Multiply(total, Arc, Arc, heads, Row, 1, model.ArcWeights.Packed, query, Arc);
        var hidden = _memory.Floats(total * Label);
        var scores = _memory.Floats((batch[0].Forms.Length + 1) * (batch[0].Forms.Length + 1), zero: false);
        for (var s = 0; s < batch.Length; s++)
        {
            var n = batch[s].Forms.Length + 1;
            for (var i = 1; i < n; i++)
                for (var j = 0; j < n; j++)
                    scores[(i * n) + j] = i == j ? -1e9f : Kernels.Dot(query + ((long)(offset[i] + s) * Arc), heads + ((long)(offset[j] + s) * Row) + Arc, Arc);
            var chosen = batch[s].Heads = new int[n];
            TreeDecoder.Decode(scores, n, chosen);
            for (var i = 1; i < n; i++)
            {
                var child = heads + ((long)(offset[i] + s) * Row) + (2 * Arc);
                var parent = heads + ((long)(offset[chosen[i]] + s) * Row) + (2 * Arc) + Label;
                var to = hidden + ((long)(offset[i] + s) * Label);
                for (var k = 0; k < Label; k++)
                {
                    var z = child[k] + parent[k];
                    to[k] = z > 0 ? z : 0.1f * z;
                }
            }
        }

        var labels = Affine(hidden, Label, total, model.LabelWeights, model.LabelBias);
        for (var s = 0; s < batch.Length; s++)
        {
            var n = batch[s].Forms.Length + 1;
            batch[s].Tags = new string[n];
            batch[s].Labels = new string[n];
            for (var i = 1; i < n; i++)
            {
                var r = (long)offset[i] + s;
                batch[s].Tags[i] = model.Tags[Kernels.Largest(tags + (r * ParserModel.TagRows), model.Tags.Length)];
                batch[s].Labels[i] = model.Labels[Kernels.Largest(labels + (r * ParserModel.LabelRows), model.Labels.Length)];
            }
        }
    }

    private static void Copy(float* from, float* to, int n) => new ReadOnlySpan<float>(from, n).CopyTo(new Span<float>(to, n));

    private sealed class Piece(int sentence, int at, string[] forms)
    {
        internal int Sentence { get; } = sentence;

        internal int At { get; } = at;

        internal long Order => ((long)Sentence << 32) | (uint)At;

        internal string[] Forms { get; } = forms;

        internal int[] Heads { get; set; } = [];

        internal string[] Tags { get; set; } = [];

        internal string[] Labels { get; set; } = [];
    }
}
