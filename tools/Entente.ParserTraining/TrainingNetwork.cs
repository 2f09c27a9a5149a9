using Entente.Numerics;
using Entente.Reading.Syntax;
using Matrix = Entente.Reading.Syntax.Matrix;

namespace Entente.ParserTraining;

/// <summary>The network of <see cref="DependencyParser"/> with dropout and gradients, for batches of one worker.</summary>
internal sealed unsafe class TrainingNetwork
{
    private const int Arc = ParserModel.ArcColumns;
    private const int Label = ParserModel.LabelColumns;
    private const int Row = ParserModel.HeadColumns;
    private const float Leak = 0.1f;

    private readonly ParserModel _model;
    private readonly int[] _counts;
    private readonly int _h;

    internal TrainingNetwork(ParserModel model, int[] counts, SeededRandom random, bool anew)
    {
        (_model, _counts, _h) = (model, counts, model.Hidden);
        TrainedMatrix New(Matrix m, double range, bool sparse = false)
        {
            var trained = new TrainedMatrix(m, anew ? (float)range : 0, sparse, random);
            All.Add(trained);
            return trained;
        }

        Words = New(model.Words, 0.05, sparse: true);
        Pieces = New(model.Pieces, 0.05, sparse: true);
        Shapes = New(model.Shapes, 0.1, sparse: true);
        Cells = [.. model.Cells.Select(c => new TrainedCell(New(c.Input, Math.Sqrt(3.0 / c.Input.Rows) * 0.7), New(c.Recurrent, Math.Sqrt(3.0 / _h) * 0.7), New(c.Bias, 0)))];
        foreach (var cell in anew ? Cells : [])
            cell.Bias.Matrix.Values.Slice(_h, _h).Fill(1);
        Tag = (New(model.TagWeights, 0.06), New(model.TagBias, 0));
        Head = (New(model.HeadWeights, Math.Sqrt(3.0 / (2 * _h))), New(model.HeadBias, 0));
        ArcPair = (New(model.ArcWeights, 0.02), New(model.ArcBias, 0.02));
        LabelPair = (New(model.LabelWeights, 0.1), New(model.LabelBias, 0));
    }

    internal List<TrainedMatrix> All { get; } = [];

    internal TrainedMatrix Words { get; }

    internal TrainedMatrix Pieces { get; }

    internal TrainedMatrix Shapes { get; }

    internal TrainedCell[] Cells { get; }

    internal (TrainedMatrix Weights, TrainedMatrix Bias) Tag { get; }

    internal (TrainedMatrix Weights, TrainedMatrix Bias) Head { get; }

    internal (TrainedMatrix Weights, TrainedMatrix Bias) ArcPair { get; }

    internal (TrainedMatrix Weights, TrainedMatrix Bias) LabelPair { get; }

    /// <summary>Adds the gradient of a batch's mean loss to the worker's; the sum of losses.</summary>
    internal double Train(TrainingSentence[] batch, Worker worker, float scale)
    {
        Array.Sort(batch, static (a, b) => b.Length.CompareTo(a.Length));
        worker.Memory.Reset();
        var layout = new Layout(batch);
        var (t, w) = (layout.Total, worker.Index);
        var m = worker.Memory;
        var words = new int[t];
        var (input, inputMask) = Embed(batch, layout, worker, words);
        var outputs = new float*[_model.Layers];
        var masks = new float*[_model.Layers];
        var cells = new TrainedCell.State[2 * _model.Layers];
        var (current, columns) = ((nint)input, ParserModel.InputColumns);
        for (var l = 0; l < _model.Layers; l++)
        {
            outputs[l] = Forward(l, (float*)current, columns, layout, worker, cells, out masks[l]);
            (current, columns) = ((nint)outputs[l], 2 * _h);
        }

        var h2 = 2 * _h;
        var top = (float*)current;
        var tags = Affine(outputs[0], h2, t, Tag, m);
        var z = Affine(top, h2, t, Head, m);
        var arcMask = worker.Mask(batch.Length * 2 * Arc, 0.33f);
        var slope = m.Floats(t * 2 * Arc, zero: false);
        for (var r = 0; r < t; r++)
            for (var k = 0; k < 2 * Arc; k++)
            {
                var value = z[((long)r * Row) + k];
                var g = (value > 0 ? 1 : Leak) * arcMask[((long)layout.Sentence[r] * 2 * Arc) + k];
                slope[((long)r * 2 * Arc) + k] = g;
                z[((long)r * Row) + k] = value * g;
            }

        var dz = m.Floats(t * Row);
        var (loss, headRow) = ArcLoss(batch, layout, z, dz, w, scale, m);
        loss += LabelLoss(batch, layout, z, dz, headRow, worker, scale);
        for (var r = 0; r < t; r++)
            Scale(dz + ((long)r * Row), slope + ((long)r * 2 * Arc), 2 * Arc);
        var dTop = m.Floats(t * h2);
        AffineBackward(top, h2, dz, t, Head, w, dTop, m);
        for (var l = _model.Layers - 1; l >= 0; l--)
        {
            if (l == 0)
            {
                loss += TagLoss(batch, layout, tags, scale);
                AffineBackward(outputs[0], h2, tags, t, Tag, w, dTop, m);
            }

            dTop = Backward(l, dTop, layout, worker, cells, masks[l]);
        }

        EmbedBackward(batch, layout, worker, words, dTop, inputMask);
        return loss;
    }

    private (nint Input, nint Mask) Embed(TrainingSentence[] batch, Layout layout, Worker worker, int[] words)
    {
        const int Columns = ParserModel.InputColumns;
        var input = worker.Memory.Floats(layout.Total * Columns);
        var mask = worker.Mask(batch.Length * Columns, 0.25f);
        for (var t = 0; t < layout.Longest; t++)
            for (var s = 0; s < layout.Alive[t]; s++)
            {
                var r = layout.Offset[t] + s;
                var features = batch[s].Features[t];
                var word = features.Word;
                // A rare word is now and then read as unknown, so that unknown words mean something.
                if (word > 1 && worker.Random.NextDouble() < 0.25 / (0.25 + _counts[word - 2]))
                    word = 0;
                words[r] = word;
                var x = input + ((long)r * Columns);
                Kernels.AddScaled(1, Words.Weights + ((long)word * ParserModel.WordColumns), x, ParserModel.WordColumns);
                var norm = features.Pieces.Length == 0 ? 0 : 1 / MathF.Sqrt(features.Pieces.Length);
                foreach (var piece in features.Pieces)
                    Kernels.AddScaled(norm, Pieces.Weights + ((long)piece * ParserModel.PieceColumns), x + ParserModel.WordColumns, ParserModel.PieceColumns);
                Kernels.AddScaled(1, Shapes.Weights + ((long)features.Shape * ParserModel.ShapeColumns), x + ParserModel.WordColumns + ParserModel.PieceColumns, ParserModel.ShapeColumns);
                Scale(x, mask + ((long)s * Columns), Columns);
            }

        return ((nint)input, (nint)mask);
    }

    private void EmbedBackward(TrainingSentence[] batch, Layout layout, Worker worker, int[] words, float* dInput, nint mask)
    {
        const int Columns = ParserModel.InputColumns;
        for (var t = 0; t < layout.Longest; t++)
            for (var s = 0; s < layout.Alive[t]; s++)
            {
                var r = layout.Offset[t] + s;
                var features = batch[s].Features[t];
                var d = dInput + ((long)r * Columns);
                Scale(d, (float*)mask + ((long)s * Columns), Columns);
                Kernels.AddScaled(1, d, Words.Touch(worker.Index, words[r]), ParserModel.WordColumns);
                var norm = features.Pieces.Length == 0 ? 0 : 1 / MathF.Sqrt(features.Pieces.Length);
                foreach (var piece in features.Pieces)
                    Kernels.AddScaled(norm, d + ParserModel.WordColumns, Pieces.Touch(worker.Index, piece), ParserModel.PieceColumns);
                Kernels.AddScaled(1, d + ParserModel.WordColumns + ParserModel.PieceColumns, Shapes.Touch(worker.Index, features.Shape), ParserModel.ShapeColumns);
            }
    }

    private float* Forward(int layer, float* input, int columns, Layout layout, Worker worker, TrainedCell.State[] cells, out float* mask)
    {
        var m = worker.Memory;
        var t = layout.Total;
        cells[2 * layer] = Cells[2 * layer].Forward(input, columns, layout, worker);
        var reversed = m.Floats(t * columns, zero: false);
        for (var r = 0; r < t; r++)
            Copy(input + ((long)layout.Reverse[r] * columns), reversed + ((long)r * columns), columns);
        cells[(2 * layer) + 1] = Cells[(2 * layer) + 1].Forward(reversed, columns, layout, worker);
        mask = worker.Mask(layout.Sentences * 2 * _h, 0.33f);
        var output = m.Floats(t * 2 * _h, zero: false);
        for (var r = 0; r < t; r++)
        {
            var o = output + ((long)r * 2 * _h);
            Copy(cells[2 * layer].Output + ((long)r * _h), o, _h);
            Copy(cells[(2 * layer) + 1].Output + ((long)layout.Reverse[r] * _h), o + _h, _h);
            Scale(o, mask + ((long)layout.Sentence[r] * 2 * _h), 2 * _h);
        }

        return output;
    }

    private float* Backward(int layer, float* dOutput, Layout layout, Worker worker, TrainedCell.State[] cells, float* mask)
    {
        var m = worker.Memory;
        var t = layout.Total;
        var forward = m.Floats(t * _h, zero: false);
        var backward = m.Floats(t * _h, zero: false);
        for (var r = 0; r < t; r++)
        {
            var d = dOutput + ((long)r * 2 * _h);
            Scale(d, mask + ((long)layout.Sentence[r] * 2 * _h), 2 * _h);
            Copy(d, forward + ((long)r * _h), _h);
            Copy(d + _h, backward + ((long)layout.Reverse[r] * _h), _h);
        }

        var columns = cells[2 * layer].Columns;
        var dInput = m.Floats(t * columns);
        var dReversed = m.Floats(t * columns);
        Cells[2 * layer].Backward(cells[2 * layer], forward, dInput, layout, worker);
        Cells[(2 * layer) + 1].Backward(cells[(2 * layer) + 1], backward, dReversed, layout, worker);
        for (var r = 0; r < t; r++)
            Kernels.AddScaled(1, dReversed + ((long)r * columns), dInput + ((long)layout.Reverse[r] * columns), columns);
        return dInput;
    }

    private (double Loss, int[] HeadRow) ArcLoss(TrainingSentence[] batch, Layout layout, float* z, float* dz, int w, float scale, Scratch m)
    {
        var t = layout.Total;
        var q = m.Floats(t * Arc, zero: false);
        var dq = m.Floats(t * Arc);
        for (var r = 0; r < t; r++)
            Copy(ArcPair.Bias.Weights, q + ((long)r * Arc), Arc);
        Kernels.Multiply(t, Arc, Arc, z, Row, 1, ArcPair.Weights.Packed, q, Arc);
        var scores = m.Floats(layout.Longest + 16, zero: false);
        var headRow = new int[t];
        var loss = 0.0;
        for (var s = 0; s < batch.Length; s++)
        {
            var n = batch[s].Length + 1;
            for (var i = 1; i < n; i++)
            {
                var row = layout.Offset[i] + s;
                for (var j = 0; j < n; j++)
                    scores[j] = j == i ? -1e9f : Kernels.Dot(q + ((long)row * Arc), z + ((long)(layout.Offset[j] + s) * Row) + Arc, Arc);
                var gold = batch[s].Heads[i];
                loss += Softmax(scores, n, gold, scale);
                headRow[row] = layout.Offset[gold] + s;
                for (var j = 0; j < n; j++)
                {
                    if (Math.Abs(scores[j]) < 1e-9f)
                        continue;
                    var other = (long)(layout.Offset[j] + s) * Row;
                    Kernels.AddScaled(scores[j], z + other + Arc, dq + ((long)row * Arc), Arc);
                    Kernels.AddScaled(scores[j], q + ((long)row * Arc), dz + other + Arc, Arc);
                }
            }
        }

        var packed = m.Floats(t * Arc, zero: false);
        Kernels.Pack(dq, t, Arc, packed);
        Kernels.Multiply(Arc, Arc, t, z, 1, Row, packed, ArcPair.Weights.Gradient(w), Arc);
        Kernels.Multiply(t, Arc, Arc, dq, Arc, 1, ArcPair.Weights.Transposed, dz, Row);
        for (var r = 0; r < t; r++)
            Kernels.AddScaled(1, dq + ((long)r * Arc), ArcPair.Bias.Gradient(w), Arc);
        return (loss, headRow);
    }

    private double LabelLoss(TrainingSentence[] batch, Layout layout, float* z, float* dz, int[] headRow, Worker worker, float scale)
    {
        var m = worker.Memory;
        var t = layout.Total;
        var mask = worker.Mask(batch.Length * Label, 0.33f);
        var hidden = m.Floats(t * Label);
        for (var r = layout.Alive[0]; r < t; r++)
        {
            var child = z + ((long)r * Row) + (2 * Arc);
            var parent = z + ((long)headRow[r] * Row) + (2 * Arc) + Label;
            for (var k = 0; k < Label; k++)
            {
                var v = child[k] + parent[k];
                hidden[((long)r * Label) + k] = v > 0 ? v : Leak * v;
            }

            Scale(hidden + ((long)r * Label), mask + ((long)layout.Sentence[r] * Label), Label);
        }

        var logits = Affine(hidden, Label, t, LabelPair, m);
        var loss = 0.0;
        for (var i = 0; i < layout.Longest; i++)
            for (var s = 0; s < layout.Alive[i]; s++)
                loss += RowLoss(logits + ((long)(layout.Offset[i] + s) * ParserModel.LabelRows), _model.Labels.Length, ParserModel.LabelRows, i == 0 ? -1 : batch[s].Labels[i], scale);
        var dHidden = m.Floats(t * Label);
        AffineBackward(hidden, Label, logits, t, LabelPair, worker.Index, dHidden, m);
        for (var r = layout.Alive[0]; r < t; r++)
        {
            var d = dHidden + ((long)r * Label);
            for (var k = 0; k < Label; k++)
                d[k] *= mask[((long)layout.Sentence[r] * Label) + k] * (hidden[((long)r * Label) + k] > 0 ? 1 : Leak);
            Kernels.AddScaled(1, d, dz + ((long)r * Row) + (2 * Arc), Label);
            Kernels.AddScaled(1, d, dz + ((long)headRow[r] * Row) + (2 * Arc) + Label, Label);
        }

        return loss;
    }

    private double TagLoss(TrainingSentence[] batch, Layout layout, float* tags, float scale)
    {
        var loss = 0.0;
        for (var i = 0; i < layout.Longest; i++)
            for (var s = 0; s < layout.Alive[i]; s++)
                loss += RowLoss(tags + ((long)(layout.Offset[i] + s) * ParserModel.TagRows), _model.Tags.Length, ParserModel.TagRows, i == 0 ? -1 : batch[s].Tags[i], scale);
        return loss;
    }

    private static double RowLoss(float* row, int n, int width, int gold, float scale)
    {
        if (gold < 0)
        {
            new Span<float>(row, width).Clear();
            return 0;
        }

        var loss = Softmax(row, n, gold, scale);
        new Span<float>(row + n, width - n).Clear();
        return loss;
    }

    /// <summary>Turns scores into the gradient of the negative log-likelihood of <paramref name="gold"/>, times <paramref name="scale"/>.</summary>
    private static double Softmax(float* x, int n, int gold, float scale)
    {
        var largest = x[Kernels.Largest(x, n)];
        var sum = 0.0;
        var at = (double)x[gold] - largest;
        for (var i = 0; i < n; i++)
            sum += x[i] = MathF.Exp(x[i] - largest);
        var r = (float)(scale / sum);
        for (var i = 0; i < n; i++)
            x[i] *= r;
        x[gold] -= scale;
        return Math.Log(sum) - at;
    }

    private static float* Affine(float* input, int columns, int rows, (TrainedMatrix Weights, TrainedMatrix Bias) layer, Scratch m)
    {
        var width = layer.Bias.Matrix.Columns;
        var output = m.Floats(rows * width, zero: false);
        for (var r = 0; r < rows; r++)
            Copy(layer.Bias.Weights, output + ((long)r * width), width);
        Kernels.Multiply(rows, width, columns, input, columns, 1, layer.Weights.Packed, output, width);
        return output;
    }

    private static void AffineBackward(float* input, int columns, float* dOutput, int rows, (TrainedMatrix Weights, TrainedMatrix Bias) layer, int worker, float* dInput, Scratch m)
    {
        var width = layer.Bias.Matrix.Columns;
        var packed = m.Floats(rows * width, zero: false);
        Kernels.Pack(dOutput, rows, width, packed);
        Kernels.Multiply(columns, width, rows, input, 1, columns, packed, layer.Weights.Gradient(worker), width);
        for (var r = 0; r < rows; r++)
            Kernels.AddScaled(1, dOutput + ((long)r * width), layer.Bias.Gradient(worker), width);
        Kernels.Multiply(rows, columns, width, dOutput, width, 1, layer.Weights.Transposed, dInput, columns);
    }

    private static void Scale(float* x, float* factor, int n)
    {
        for (var i = 0; i < n; i += 8)
            System.Runtime.Intrinsics.Vector256.Store(System.Runtime.Intrinsics.Vector256.Load(x + i) * System.Runtime.Intrinsics.Vector256.Load(factor + i), x + i);
    }

    private static void Copy(float* from, float* to, int n) => new ReadOnlySpan<float>(from, n).CopyTo(new Span<float>(to, n));
}
