namespace Entente.Reading.Text;

/// <summary>Numbered, lettered and bulleted lists that run on in one line: each marker begins a sentence.</summary>
internal static class ListMarkers
{
    internal static List<int> Find(string text, int start, int end)
    {
        var found = new List<int>();
        var at = start;
        var bullet = at < end && IsBullet(text[at]);
        if (bullet)
        {
            for (var i = start; i < end; i++)
                if (IsBullet(text[i]) && (i == start || char.IsWhiteSpace(text[i - 1])))
                    found.Add(i);
            return found;
        }

        if (!Marker(text, at, end, out var value, out var letter, out _))
            return found;
        found.Add(at);
        var expected = value + 1;
        for (var i = at + 1; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) || !Marker(text, i, end, out var v, out var isLetter, out _) || isLetter != letter || v != expected)
                continue;
            found.Add(i);
            expected++;
        }

        return found;
    }

    internal static int SkipMarker(string text, int at, int end)
    {
        var i = at;
        while (i < end && IsBullet(text[i]))
            i++;
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        return Marker(text, i, end, out _, out _, out var after) ? after : Math.Max(i, at + 1);
    }

    private static bool IsBullet(char c) => c is '•' or '⁃' or '◦' or '‣' or '▪';

    private static bool Marker(string text, int at, int end, out int value, out bool letter, out int after)
    {
        (value, letter, after) = (0, false, at);
        var i = at;
        if (i < end && char.IsAsciiDigit(text[i]))
        {
            while (i < end && char.IsAsciiDigit(text[i]) && i - at < 3)
                value = (value * 10) + (text[i++] - '0');
        }
        else if (i < end && text[i] is >= 'a' and <= 'z')
        {
            letter = true;
            value = text[i++] - 'a' + 1;
        }
        else
        {
            return false;
        }

        var mark = i;
        if (i < end && text[i] == '.')
            i++;
        if (i < end && text[i] == ')')
            i++;
        if (i == mark || i + 1 >= end || text[i] != ' ' || !char.IsUpper(text[i + 1]))
            return false;
        after = i + 1;
        return true;
    }
}
