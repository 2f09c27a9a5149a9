using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Entente.Reading.Articles;

/// <summary>Writes the text of a tree, one block a line, leaving out blocks that are mostly links or call to action.</summary>
internal sealed class BlockWriter(string? title)
{
    private static readonly FrozenSet<string> Blocks = new[]
    {
        "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody", "thead", "tr", "td", "th",
        "figure", "header", "footer", "aside", "center", "hr", "address", "details", "summary", "form", "fieldset", "body",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _linked;
    private IElement? _block;

    internal string Text => _text.ToString().TrimEnd('\n');

    internal void Visit(IElement root)
    {
        // Explicit stack: depth is bounded by the guard, but the call stack should not depend on input.
        Walk(root, linked: false);
        Flush(root);
    }

    private void Walk(INode node, bool linked)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                Append(text.Data, linked);
                continue;
            }

            if (child is not IElement element)
                continue;
            if (element.LocalName == "br")
            {
                if (element.NextElementSibling?.LocalName == "br" || element.PreviousElementSibling?.LocalName == "br")
                    Flush(element);
                else
                    Append(" ", linked: false);
                continue;
            }

            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock)
            {
                Flush(element);
                _block = element;
            }

            Walk(element, linked || element.LocalName == "a");
            if (isBlock)
                Flush(element);
        }
    }

    private void Append(string data, bool linked)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                if (_line.Length > 0 && _line[^1] != ' ')
                    _line.Append(' ');
                continue;
            }

            if (c is '\u200B' or '\uFEFF' or '\u00AD' or < ' ')
                continue;
            _line.Append(c);
            if (linked)
                _linked++;
        }
    }

    private void Flush(IElement element)
    {
        var line = _line.ToString().Trim();
        var density = line.Length == 0 ? 0 : _linked / (double)line.Length;
        _line.Clear();
        _linked = 0;
        if (line.Length == 0)
            return;
        var block = element.LocalName is "br" ? _block ?? element : element;
        if (Keeps(line, density, block) && _seen.Add(line.Length > 40 ? line : $"{_text.Length}"))
            _text.Append(line).Append('\n');
    }

    private bool Keeps(string line, double density, IElement block)
    {
        if (title is not null && (block.LocalName is "h1" || string.Equals(line, title, StringComparison.Ordinal)))
            return false;
        if (density > 0.6 && (line.Length < 150 || block.LocalName is "li" or "td"))
            return false;
        return !Furniture.IsCallToAction(line);
    }
}
