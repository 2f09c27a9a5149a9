using System.Numerics;

namespace Entente.Duration;

/// <summary>Which of n places are taken, and how many below one are: bits counted by the machine, over sums of blocks of them (Fenwick 1994) that stay in the nearest cache.</summary>
internal sealed class BitRanks(int size)
{
    private const int WordsOfBlock = 8;
    private readonly ulong[] _words = new ulong[(size / 64) + 1];
    private readonly int[] _sums = new int[(size / (64 * WordsOfBlock)) + 2];

    public int Total { get; private set; }

    public void Take(int place) => Change(place, 1);

    public void Free(int place) => Change(place, -1);

    // How many places below this one are taken.
    public int Below(int place)
    {
        var word = place >> 6;
        var block = word / WordsOfBlock;
        var sum = 0;
        for (var i = block; i > 0; i &= i - 1)
            sum += _sums[i];
        for (var w = block * WordsOfBlock; w < word; w++)
            sum += BitOperations.PopCount(_words[w]);
        return sum + BitOperations.PopCount(_words[word] & ((1UL << (place & 63)) - 1));
    }

    private void Change(int place, int by)
    {
        _words[place >> 6] ^= 1UL << (place & 63);
        Total += by;
        for (var i = (place / (64 * WordsOfBlock)) + 1; i < _sums.Length; i += i & -i)
            _sums[i] += by;
    }
}
