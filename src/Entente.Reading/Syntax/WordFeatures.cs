namespace Entente.Reading.Syntax;

/// <summary>What the parser sees of a word: its row in the vocabulary, its shape, and hashed pieces of its spelling.</summary>
internal readonly record struct WordFeatures(int Word, int Shape, ushort[] Pieces)
{
    internal const int PieceRows = 16_384;
    internal const int ShapeRows = 128;

    /// <summary>The root, which stands before every sentence.</summary>
    internal static readonly WordFeatures Root = new(1, 0, []);

    private const ulong Basis = 14695981039346656037;

    internal static WordFeatures Of(string form, bool first, Dictionary<ulong, int> vocabulary)
    {
        var lower = Normal(form);
        var word = vocabulary.TryGetValue(Hash(lower), out var row) ? row + 2 : 0;
        return new WordFeatures(word, ShapeOf(form, first), PiecesOf(form, lower));
    }

    /// <summary>Small letters, every digit 0.</summary>
    internal static string Normal(string form)
    {
        form = form.ToLowerInvariant();
        foreach (var c in form)
            if (char.IsDigit(c))
                return string.Create(form.Length, form, static (to, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                        to[i] = char.IsDigit(from[i]) ? '0' : from[i] is '’' ? '\'' : from[i];
                });
        return form.Replace('’', '\'');
    }

    /// <summary>FNV-1a over UTF-16 units (Fowler, Noll and Vo).</summary>
    internal static ulong Hash(ReadOnlySpan<char> text, ulong basis = Basis)
    {
        foreach (var c in text)
        {
            basis ^= c;
            basis *= 1099511628211;
        }

        return basis;
    }

    private static int ShapeOf(string form, bool first)
    {
        var hash = first ? 99UL : 7;
        var last = '\0';
        var run = 0;
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind != last)
                (run, last) = (0, kind);
            else if (++run > 1)
                continue;
            hash = (hash ^ kind) * 1099511628211;
        }

        return (int)((hash >> 20) % ShapeRows);
    }

    private static ushort[] PiecesOf(string form, string lower)
    {
        var n = lower.Length;
        var middle = Math.Max(0, Math.Min(n - 2, 12));
        var pieces = new ushort[Math.Min(5, n) + Math.Min(4, n) + middle + 1];
        var at = 0;
        for (var k = 1; k <= Math.Min(5, n); k++)
            pieces[at++] = Piece((ulong)k, lower.AsSpan(n - k));
        for (var k = 1; k <= Math.Min(4, n); k++)
            pieces[at++] = Piece((ulong)(10 + k), lower.AsSpan(0, k));
        for (var i = 0; i < middle; i++)
            pieces[at++] = Piece(20, lower.AsSpan(i, 3));
        pieces[at] = Piece(30, form.Length > 64 ? form.AsSpan(0, 64) : form);
        return pieces;
    }

    private static ushort Piece(ulong kind, ReadOnlySpan<char> text) =>
        (ushort)((Hash(text, Basis ^ (kind * 0x9E3779B97F4A7C15)) * 0x9E3779B97F4A7C15) >> 50);
}
