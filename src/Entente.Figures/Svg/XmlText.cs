using System.Text;

namespace Entente.Figures.Svg;

/// <summary>Text made safe for XML and HTML alike.</summary>
internal static class XmlText
{
    /// <summary>
    /// Escapes markup; drops what XML 1.0 forbids (control characters, lone surrogates) and the marks that turn the direction
    /// of the text that follows, because labels come from articles that nobody has checked.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"': result.Append("&quot;"); break;
                case '\'': result.Append("&#39;"); break;
                case '\t' or '\n' or '\r': result.Append(' '); break;
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFD or 0xFFFE or 0xFFFF: break;
                case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069): break;
                default: result.Append(rune.ToString()); break;
            }
        }

        return result.ToString();
    }
}
