namespace Entente.Forecasting;

/// <summary>A row of cells for each body that a head has met, side by side in the order of meeting: most heads meet few of all bodies, and the first met are the commonest.</summary>
/// <param name="bodies">How many bodies there are.</param>
/// <param name="width">How many cells a row has.</param>
internal sealed class BodyTable<T>(int bodies, int width)
    where T : struct
{
    private readonly int[] _starts = new int[bodies];
    private int _rows = 1;

    /// <summary>Where the row of each body begins in <see cref="Cells"/>; 0 where it has none: there stands a row of zeros.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The rows.</summary>
    internal T[] Cells { get; private set; } = new T[width];

    /// <summary>The row of a body, made where there was none; <see cref="Cells"/> may be another array afterwards.</summary>
    internal int Reach(int body)
    {
        if (_starts[body] != 0)
            return _starts[body];
        var start = _rows++ * width;
        if (start == Cells.Length)
        {
            var cells = Cells;
            Array.Resize(ref cells, Math.Max(2 * start, 8 * width));
            Cells = cells;
        }

        return _starts[body] = start;
    }
}
