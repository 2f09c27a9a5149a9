namespace Entente.Desk.Brief.Page;

/// <summary>Slices of a text by code points, the unit of every offset in the documents.</summary>
internal static class CodePoints
{
    /// <summary>The stretch from one code point up to, not including, another; clipped to the text.</summary>
    internal static string Slice(string text, int start, int end) => text[Index(text, start)..Index(text, end)];

    /// <summary>The position in UTF-16 units of a code point.</summary>
    internal static int Index(string text, int codePoint)
    {
        var index = 0;
        for (var n = 0; n < codePoint && index < text.Length; n++)
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        return index;
    }
}
