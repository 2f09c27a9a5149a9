namespace Entente.Duration;

/// <summary>Sums over ranges of ranks, each change and each question in logarithmic time (Fenwick 1994).</summary>
internal sealed class SumTree(int size)
{
    private readonly double[] _tree = new double[size + 1];
    private readonly double[] _leaf = new double[size];

    public double Total { get; private set; }

    public void Add(int rank, double weight)
    {
        Total += weight;
        _leaf[rank] += weight;
        for (var i = rank + 1; i < _tree.Length; i += i & -i)
            _tree[i] += weight;
    }

    // The sum over ranks below the one named.
    public double Below(int rank)
    {
        double sum = 0;
        for (var i = rank; i > 0; i &= i - 1)
            sum += _tree[i];
        return sum;
    }

    public double At(int rank) => _leaf[rank];
}
