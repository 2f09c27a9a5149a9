using Entente.Reading.Syntax;

namespace Entente.Reading.Text;

/// <summary>The strings between blanks of a paragraph, as the boundary model sees them.</summary>
internal sealed class ChunkView
{
    private const ulong Outside = 3;

    private readonly List<Chunk> _chunks = [];

    internal ChunkView(string text, int start, int end)
    {
        var depth = 0;
        var small = 0;
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var s = i;
            while (i < end && !char.IsWhiteSpace(text[i]))
            {
                if (text[i] == '(')
                    depth++;
                else if (text[i] == ')')
                    depth = Math.Max(0, depth - 1);
                i++;
            }

            var form = text.AsSpan(s, Math.Min(i - s, 40));
            small += char.IsLower(form[0]) ? 1 : 0;
            _chunks.Add(new Chunk(s, Word(form), Shape(form), Ending(form), depth));
        }

        Running = _chunks.Count == 0 ? 0 : 4 * small / _chunks.Count;
    }

    internal int Count => _chunks.Count;

    /// <summary>How many of the paragraph's words begin small, in quarters.</summary>
    internal int Running { get; }

    internal int Start(int i) => _chunks[i].Start;

    internal int Depth(int i) => i < 0 ? 0 : _chunks[i].Depth;

    internal ulong Word(int i) => i >= 0 && i < _chunks.Count ? _chunks[i].Word : Outside;

    internal ulong Shape(int i) => i >= 0 && i < _chunks.Count ? _chunks[i].Shape : Outside;

    internal ulong Ending(int i) => i >= 0 && i < _chunks.Count ? _chunks[i].Ending : Outside;

    private static ulong Word(ReadOnlySpan<char> form)
    {
        Span<char> lower = stackalloc char[form.Length];
        form.ToLowerInvariant(lower);
        for (var k = 0; k < lower.Length; k++)
            lower[k] = char.IsDigit(lower[k]) ? '0' : lower[k] == '’' ? '\'' : lower[k];
        return WordFeatures.Hash(lower);
    }

    private static ulong Shape(ReadOnlySpan<char> form)
    {
        var (hash, last) = (7UL, '\0');
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind != last)
                hash = (hash ^ kind) * 1099511628211;
            last = kind;
        }

        return hash;
    }

    /// <summary>The marks at the end of a chunk, the last three at most, and whether a letter or figure stands before them.</summary>
    private static ulong Ending(ReadOnlySpan<char> form)
    {
        var k = form.Length;
        while (k > 0 && form.Length - k < 3 && !char.IsLetterOrDigit(form[k - 1]))
            k--;
        return WordFeatures.Hash(form[k..], k == 0 ? 11UL : char.IsDigit(form[k - 1]) ? 12UL : char.IsUpper(form[k - 1]) ? 13UL : 14UL);
    }

    private readonly record struct Chunk(int Start, ulong Word, ulong Shape, ulong Ending, int Depth);
}
