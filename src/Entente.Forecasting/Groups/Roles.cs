using System.Numerics;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>Actors that do the same things: spherical k-means (Dhillon and Modha 2001) of their profiles, rows of non-negative weights.</summary>
internal static class Roles
{
    private const int Rounds = 15;

    /// <summary>The nearest of some means for each profile.</summary>
    /// <param name="starts">Where each profile begins; one entry more, their number.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="values">Its values; each profile has length 1.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="firm">The profiles that means are drawn from; each of the others only gets the nearest.</param>
    /// <param name="means">How many means; a multiple of the lanes of a vector.</param>
    internal static int[] Find(int[] starts, int[] columns, float[] values, int width, int[] firm, int means, SeededRandom random)
    {
        var of = new int[starts.Length - 1];
        if (firm.Length == 0)
            return of;
        var centres = new float[width * means];
        for (var m = 0; m < means; m++)
        {
            var i = firm[random.NextInt32(firm.Length)];
            for (var k = starts[i]; k < starts[i + 1]; k++)
                centres[(columns[k] * means) + m] = values[k];
        }

        var near = new float[means];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in firm)
                of[i] = Nearest(i);
            Array.Clear(centres);
            var squares = new double[means];
            foreach (var i in firm)
                for (var k = starts[i]; k < starts[i + 1]; k++)
                    centres[(columns[k] * means) + of[i]] += values[k];
            for (var k = 0; k < centres.Length; k++)
                squares[k % means] += centres[k] * centres[k];
            for (var k = 0; k < centres.Length; k++)
                centres[k] = squares[k % means] > 0 ? centres[k] / (float)Math.Sqrt(squares[k % means]) : 0;
        }

        for (var i = 0; i < of.Length; i++)
            of[i] = Nearest(i);
        return of;

        int Nearest(int i)
        {
            Array.Clear(near);
            for (var k = starts[i]; k < starts[i + 1]; k++)
            {
                var value = new Vector<float>(values[k]);
                var row = columns[k] * means;
                for (var m = 0; m < means; m += Vector<float>.Count)
                    (new Vector<float>(near, m) + (value * new Vector<float>(centres, row + m))).CopyTo(near, m);
            }

            var best = 0;
            for (var m = 1; m < means; m++)
                if (near[m] > near[best])
                    best = m;
            return best;
        }
    }
}
