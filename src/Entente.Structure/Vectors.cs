using System.Numerics;
using System.Runtime.InteropServices;

namespace Entente.Structure;

/// <summary>The two loops in which this room spends its time.</summary>
internal static class Vectors
{
    /// <summary>The sum of products of two vectors of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (a, b) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i < xs.Length - 1; i += 2)
        {
            a += xs[i] * ys[i];
            b += xs[i + 1] * ys[i + 1];
        }

        if (i < xs.Length)
            a += xs[i] * ys[i];
        var total = Vector.Sum(a + b);
        for (i = xs.Length * Vector<double>.Count; i < x.Length; i++)
            total += x[i] * y[i];
        return total;
    }

    /// <summary>Adds a multiple of one vector to another of equal length.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, Span<double> y, double factor)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var f = new Vector<double>(factor);
        for (var i = 0; i < from.Length; i++)
            to[i] += f * from[i];
        for (var i = from.Length * Vector<double>.Count; i < x.Length; i++)
            y[i] += factor * x[i];
    }
}
