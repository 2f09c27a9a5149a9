using System.Runtime.Intrinsics;
using Entente.Reading.Syntax;

namespace Entente.ParserTraining;

/// <summary>One direction of one LSTM layer, forward and backward in time.</summary>
internal sealed unsafe class TrainedCell(TrainedMatrix input, TrainedMatrix recurrent, TrainedMatrix bias)
{
    private readonly int _h = recurrent.Matrix.Rows;

    internal TrainedMatrix Bias => bias;

    internal State Forward(float* x, int columns, Layout layout, Worker worker)
    {
        var m = worker.Memory;
        var (t, h, g4) = (layout.Total, _h, 4 * _h);
        var s = new State { Input = x, Columns = columns, Gates = m.Floats(t * g4, zero: false), Cell = m.Floats(t * h, zero: false), Tanh = m.Floats(t * h, zero: false), Output = m.Floats(t * h, zero: false), Before = m.Floats(t * h), Mask = worker.Mask(layout.Sentences * h, worker.RecurrentDrop) };
        for (var r = 0; r < t; r++)
            new ReadOnlySpan<float>(bias.Weights, g4).CopyTo(new Span<float>(s.Gates + ((long)r * g4), g4));
        Kernels.Multiply(t, g4, columns, x, columns, 1, input.Packed, s.Gates, g4);
        for (var step = 0; step < layout.Longest; step++)
        {
            var (n, o) = (layout.Alive[step], layout.Offset[step]);
            if (step > 0)
            {
                AddProduct(s.Output + ((long)layout.Offset[step - 1] * h), s.Mask, s.Before + ((long)o * h), n * h);
                Kernels.Multiply(n, g4, h, s.Before + ((long)o * h), h, 1, recurrent.Packed, s.Gates + ((long)o * g4), g4);
            }

            for (var r = 0; r < n; r++)
            {
                var g = s.Gates + ((long)(o + r) * g4);
                var at = (long)(o + r) * h;
                var before = step > 0 ? s.Cell + ((long)(layout.Offset[step - 1] + r) * h) : null;
                for (var k = 0; k < h; k += 8)
                {
                    var i = Kernels.Sigmoid(Vector256.Load(g + k));
                    var f = Kernels.Sigmoid(Vector256.Load(g + h + k));
                    var y = Kernels.Sigmoid(Vector256.Load(g + (2 * h) + k));
                    var c = Kernels.Tanh(Vector256.Load(g + (3 * h) + k));
                    Vector256.Store(i, g + k);
                    Vector256.Store(f, g + h + k);
                    Vector256.Store(y, g + (2 * h) + k);
                    Vector256.Store(c, g + (3 * h) + k);
                    var next = i * c;
                    if (before is not null)
                        next += f * Vector256.Load(before + k);
                    Vector256.Store(next, s.Cell + at + k);
                    var tanh = Kernels.Tanh(next);
                    Vector256.Store(tanh, s.Tanh + at + k);
                    Vector256.Store(y * tanh, s.Output + at + k);
                }
            }
        }

        return s;
    }

    internal void Backward(State s, float* dOutput, float* dInput, Layout layout, Worker worker)
    {
        var m = worker.Memory;
        var (t, h, g4, w) = (layout.Total, _h, 4 * _h, worker.Index);
        var dGates = m.Floats(t * g4, zero: false);
        var dCell = m.Floats(t * h);
        var dBack = m.Floats(layout.Sentences * h, zero: false);
        var one = Vector256<float>.One;
        for (var step = layout.Longest - 1; step >= 0; step--)
        {
            var (n, o) = (layout.Alive[step], layout.Offset[step]);
            if (step + 1 < layout.Longest)
            {
                var later = layout.Alive[step + 1];
                new Span<float>(dBack, later * h).Clear();
                Kernels.Multiply(later, h, g4, dGates + ((long)layout.Offset[step + 1] * g4), g4, 1, recurrent.Transposed, dBack, h);
                AddProduct(dBack, s.Mask, dOutput + ((long)o * h), later * h);
            }

            for (var r = 0; r < n; r++)
            {
                long row = o + r;
                var (g, d) = ((nint)(s.Gates + (row * g4)), (nint)(dGates + (row * g4)));
                float* gates = (float*)g, to = (float*)d;
                var before = step > 0 ? s.Cell + ((long)(layout.Offset[step - 1] + r) * h) : null;
                var dBefore = step > 0 ? dCell + ((long)(layout.Offset[step - 1] + r) * h) : null;
                for (var k = 0; k < h; k += 8)
                {
                    var dy = Vector256.Load(dOutput + (row * h) + k);
                    var i = Vector256.Load(gates + k);
                    var f = Vector256.Load(gates + h + k);
                    var y = Vector256.Load(gates + (2 * h) + k);
                    var c = Vector256.Load(gates + (3 * h) + k);
                    var tanh = Vector256.Load(s.Tanh + (row * h) + k);
                    var dc = Vector256.Load(dCell + (row * h) + k) + (dy * y * (one - (tanh * tanh)));
                    Vector256.Store(dc * c * i * (one - i), to + k);
                    Vector256.Store(before is not null ? dc * Vector256.Load(before + k) * f * (one - f) : Vector256<float>.Zero, to + h + k);
                    Vector256.Store(dy * tanh * y * (one - y), to + (2 * h) + k);
                    Vector256.Store(dc * i * (one - (c * c)), to + (3 * h) + k);
                    if (dBefore is not null)
                        Vector256.Store(dc * f, dBefore + k);
                }
            }
        }

        var packed = m.Floats(t * g4, zero: false);
        Kernels.Pack(dGates, t, g4, packed);
        Kernels.Multiply(s.Columns, g4, t, s.Input, 1, s.Columns, packed, input.Gradient(w), g4);
        Kernels.Multiply(h, g4, t, s.Before, 1, h, packed, recurrent.Gradient(w), g4);
        for (var r = 0; r < t; r++)
            Kernels.AddScaled(1, dGates + ((long)r * g4), bias.Gradient(w), g4);
        Kernels.Multiply(t, s.Columns, g4, dGates, g4, 1, input.Transposed, dInput, s.Columns);
    }

    private static void AddProduct(float* x, float* factor, float* y, int n)
    {
        for (var i = 0; i < n; i += 8)
            Vector256.Store(Vector256.FusedMultiplyAdd(Vector256.Load(x + i), Vector256.Load(factor + i), Vector256.Load(y + i)), y + i);
    }

    internal struct State
    {
        internal float* Input;
        internal float* Gates;
        internal float* Cell;
        internal float* Tanh;
        internal float* Output;
        internal float* Before;
        internal float* Mask;
        internal int Columns;
    }
}
