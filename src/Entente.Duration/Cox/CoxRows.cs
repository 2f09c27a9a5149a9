using System.Buffers;
using System.Numerics;

namespace Entente.Duration;

/// <summary>
/// Covariates in the order of a Cox model, centred, row by row: the one copy that is made of them. Of a column that holds two values, as
/// those of factors do, a row keeps a bit; <see cref="CoxRowReader"/> gives the numbers back, four columns at a time.
/// </summary>
internal sealed class CoxRows
{
    /// <summary>Columns that are kept together.</summary>
    internal const int Four = 4;

    private const int Block = 1024;

    // Below it (64 MiB) bits cost more time than they save memory.
    private const long WorthBits = 1L << 23;

    private CoxRows(int columns, CoxFour[] fours, double[] lanes, int count)
    {
        (Columns, Fours, Lanes) = (columns, fours, lanes);
        Bytes = (lanes.Length / (16 * Four) + 1) / 2;
        Kept = columns - fours.Sum(f => BitOperations.PopCount((uint)f.Bits));
        (Bits, Values) = (new byte[(long)count * Bytes], new double[(long)count * Kept]);
    }

    public int Columns { get; }

    public CoxFour[] Fours { get; }

    // For each four with bits the numbers of all sixteen patterns; 0 in the place of a column that is kept as numbers.
    public double[] Lanes { get; }

    // Bytes and numbers of a row.
    public int Bytes { get; }

    public int Kept { get; }

    public byte[] Bits { get; }

    public double[] Values { get; }

    public static CoxRows Of(Covariates x, int[] order, double[] centre) => Of(x, order, centre, (long)x.Count * x.Columns >= WorthBits);

    internal static CoxRows Of(Covariates x, int[] order, double[] centre, bool bits)
    {
        var two = new (double Low, double High)?[x.Columns];
        if (bits)
            Parallel.For(0, x.Columns, j => two[j] = x.TwoValues(j));
        var fours = new CoxFour[(x.Columns + Four - 1) / Four];
        var lanes = new List<double>();
        for (var k = 0; k < fours.Length; k++)
        {
            var kept = 0;
            var width = Math.Min(Four, x.Columns - (k * Four));
            for (var j = 0; j < width; j++)
                kept |= two[(k * Four) + j] is null ? 0 : 1 << j;
            fours[k] = new CoxFour(kept, kept == 0 ? -1 : lanes.Count / (16 * Four), width);
            for (var pattern = 0; kept != 0 && pattern < 16; pattern++)
                for (var j = 0; j < Four; j++)
                    lanes.Add((kept >> j & 1) == 0 ? 0 : Covariates.Centred((pattern >> j & 1) == 0 ? two[(k * Four) + j]!.Value.Low : two[(k * Four) + j]!.Value.High, centre[(k * Four) + j]));
        }

        var rows = new CoxRows(x.Columns, fours, [.. lanes], order.Length);
        Parallel.For(0, (order.Length + Block - 1) / Block, b => rows.Fill(x, order, centre, b * Block));
        return rows;
    }

    private void Fill(Covariates x, int[] order, double[] centre, int from)
    {
        var of = order.AsSpan(from, Math.Min(Block, order.Length - from));
        if (Lanes.Length == 0)
        {
            x.Gather(of, centre, Values.AsSpan(from * Columns));
            return;
        }

        var block = ArrayPool<double>.Shared.Rent(of.Length * Columns);
        x.Gather(of, centre, block);
        for (var i = 0; i < of.Length; i++)
        {
            var at = (from + i) * Kept;
            for (var k = 0; k < Fours.Length; k++)
            {
                var four = Fours[k];
                var pattern = 0;
                for (var j = 0; j < four.Width; j++)
                {
                    var cell = block[(i * Columns) + (k * Four) + j];
                    if ((four.Bits >> j & 1) == 0)
                        Values[at++] = cell;
                    else if (cell != Lanes[(four.Place * 16 * Four) + j])
                        pattern |= 1 << j;
                }

                if (four.Bits != 0)
                    Bits[((from + i) * Bytes) + (four.Place >> 1)] |= (byte)(pattern << ((four.Place & 1) * 4));
            }
        }

        ArrayPool<double>.Shared.Return(block);
    }
}

/// <summary>Four columns side by side.</summary>
/// <param name="Bits">Which of them are kept as bits.</param>
/// <param name="Place">Their place among the fours with bits; -1 where none is.</param>
/// <param name="Width">How many they are: the last may be fewer than four.</param>
internal readonly record struct CoxFour(int Bits, int Place, int Width);
