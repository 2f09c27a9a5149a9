using System.Runtime.Intrinsics;
using Entente.Numerics;
using Entente.Reading.Syntax;
using Matrix = Entente.Reading.Syntax.Matrix;

namespace Entente.ParserTraining;

/// <summary>A matrix of the model with two gradients (one a worker), Adam's moments (Kingma and Ba 2015) and a running average.</summary>
internal sealed unsafe class TrainedMatrix
{
    private readonly Matrix _first;
    private readonly Matrix _second;
    private readonly Matrix _average;
    private readonly Matrix? _transposed;
    private readonly Matrix[] _gradients;
    private readonly bool[][] _touched;
    private readonly List<int>[] _rows = [[], []];
    private readonly bool _sparse;

    internal TrainedMatrix(Matrix matrix, float range, bool sparse, SeededRandom random)
    {
        (Matrix, _sparse) = (matrix, sparse);
        Matrix New() => new(matrix.Rows, matrix.Columns, packs: false);
        (_first, _second, _average) = (New(), New(), New());
        _gradients = [New(), New()];
        _transposed = matrix.Packs ? New() : null;
        _touched = [new bool[matrix.Rows], new bool[matrix.Rows]];
        if (range > 0)
            foreach (ref var value in matrix.Values)
                value = (float)((random.NextDouble() * 2) - 1) * range;
        else
            matrix.Values.CopyTo(_average.Values);
        Repack();
    }

    internal Matrix Matrix { get; }

    internal float* Weights => Matrix.Pointer;

    internal float* Packed => Matrix.Packed;

    internal float* Transposed => _transposed!.Pointer;

    internal float* Gradient(int worker) => _gradients[worker].Pointer;

    internal float* Touch(int worker, int row)
    {
        if (!_touched[worker][row])
        {
            _touched[worker][row] = true;
            _rows[worker].Add(row);
        }

        return _gradients[worker].Pointer + ((long)row * Matrix.Columns);
    }

    internal double SquaredNorm()
    {
        if (_sparse)
            return 0;
        var sum = 0.0;
        float* a = _gradients[0].Pointer, b = _gradients[1].Pointer;
        for (var k = 0L; k < (long)Matrix.Rows * Matrix.Columns; k += 8)
        {
            var g = Vector256.Load(a + k) + Vector256.Load(b + k);
            sum += Vector256.Sum(g * g);
        }

        return sum;
    }

    internal void Step(float rate, float scale)
    {
        if (!_sparse)
        {
            Adam(0, Matrix.Rows * Matrix.Columns, rate, scale);
        }
        else
        {
            foreach (var row in _rows[0])
                Adam((long)row * Matrix.Columns, Matrix.Columns, rate, scale);
            foreach (var row in _rows[1])
                if (!_touched[0][row])
                    Adam((long)row * Matrix.Columns, Matrix.Columns, rate, scale);
            for (var w = 0; w < 2; w++)
            {
                foreach (var row in _rows[w])
                    _touched[w][row] = false;
                _rows[w].Clear();
            }
        }

        Repack();
    }

    internal void Average(float keep)
    {
        float* average = _average.Pointer, weights = Weights;
        for (var k = 0L; k < (long)Matrix.Rows * Matrix.Columns; k += 8)
            Vector256.Store((Vector256.Load(average + k) * keep) + (Vector256.Load(weights + k) * (1 - keep)), average + k);
    }

    /// <summary>Exchanges the weights and their running average.</summary>
    internal void Swap()
    {
        var a = Matrix.Values;
        var b = _average.Values;
        for (var i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
        Repack();
    }

    private void Repack()
    {
        Matrix.Pack();
        if (_transposed is not null)
            Kernels.PackTransposed(Weights, Matrix.Rows, Matrix.Columns, _transposed.Pointer);
    }

    private void Adam(long from, int count, float rate, float scale)
    {
        const float Keep1 = 0.9f;
        const float Keep2 = 0.98f;
        float* g0 = _gradients[0].Pointer, g1 = _gradients[1].Pointer, m = _first.Pointer, v = _second.Pointer, w = Weights;
        var r = Vector256.Create(rate);
        var tiny = Vector256.Create(1e-8f);
        for (var k = from; k < from + count; k += 8)
        {
            var g = (Vector256.Load(g0 + k) + Vector256.Load(g1 + k)) * scale;
            var first = (Vector256.Load(m + k) * Keep1) + (g * (1 - Keep1));
            var second = (Vector256.Load(v + k) * Keep2) + (g * g * (1 - Keep2));
            Vector256.Store(first, m + k);
            Vector256.Store(second, v + k);
            Vector256.Store(Vector256.Load(w + k) - (r * first / (Vector256.Sqrt(second) + tiny)), w + k);
            Vector256.Store(Vector256<float>.Zero, g0 + k);
            Vector256.Store(Vector256<float>.Zero, g1 + k);
        }
    }
}
