using Entente.World;

namespace Entente.Reading.Text;

/// <summary>Turns offsets in UTF-16 units into offsets in code points and back; costs nothing where the text has no surrogates.</summary>
internal sealed class CodePoints
{
    private readonly int[]? _pairs;

    internal CodePoints(string text)
    {
        List<int>? pairs = null;
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsSurrogatePair(text, i))
                (pairs ??= []).Add(i++);
        _pairs = pairs?.ToArray();
        Count = text.Length - (_pairs?.Length ?? 0);
    }

    internal int Count { get; }

    internal int FromUtf16(int offset)
    {
        if (_pairs is null)
            return offset;
        var at = Array.BinarySearch(_pairs, offset);
        return offset - (at >= 0 ? at : ~at);
    }

    internal int ToUtf16(int point)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(point, Count);
        if (_pairs is null)
            return point;
        var (low, high) = (0, _pairs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            // The pair at index m takes up the code point (its offset less the m pairs before it).
            if (_pairs[middle] - middle < point)
                low = middle + 1;
            else
                high = middle;
        }

        return point + low;
    }

    internal TextSpan Span(int start, int end) => new(FromUtf16(start), FromUtf16(end));
}
