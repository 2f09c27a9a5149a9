using System.Text;

namespace Entente.Record.Providers;

/// <summary>A work that data are cited by.</summary>
/// <param name="Key">Its key in BibTeX.</param>
/// <param name="Type">BibTeX's kind of entry: <c>article</c>, <c>book</c>, <c>misc</c>.</param>
/// <param name="Authors">Family name, comma, given names; a corporate author without a comma.</param>
/// <param name="Year">The year it appeared.</param>
/// <param name="Title">Its title.</param>
/// <param name="Container">The journal or publisher; null where there is none.</param>
/// <param name="Volume">Volume and issue, such as <c>28(3)</c>; null where there is none.</param>
/// <param name="Pages">The pages; null where there are none.</param>
/// <param name="Url">Where it stands; null where nowhere.</param>
public sealed record Work(string Key, string Type, IReadOnlyList<string> Authors, int Year, string Title, string? Container, string? Volume, string? Pages, string? Url)
{
    /// <summary>Authors, year, title and place in one line.</summary>
    public string OneLine()
    {
        var text = new StringBuilder();
        text.Append(string.Join("; ", Authors)).Append(" (").Append(Year).Append("). ").Append(Title).Append('.');
        if (Container is not null)
            text.Append(' ').Append(Container).Append(Volume is null ? "" : " " + Volume).Append(Pages is null ? "" : ": " + Pages).Append('.');
        return text.ToString();
    }

    /// <summary>The entry for BibTeX.</summary>
    /// <param name="note">What is said beside it, such as the version and the file used.</param>
    public string BibTeX(string? note = null)
    {
        var text = new StringBuilder();
        text.Append('@').Append(Type).Append('{').Append(Key).Append(",\n");
        Field("author", string.Join(" and ", Authors.Select(a => a.Contains(',', StringComparison.Ordinal) ? a : "{" + a + "}")));
        Field("title", "{" + Title + "}");
        Field("year", Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (volume, number) = Split();
        Field(Type == "article" ? "journal" : "publisher", Container);
        Field("volume", volume);
        Field("number", number);
        Field("pages", Pages?.Replace("-", "--", StringComparison.Ordinal));
        Field("url", Url);
        Field("note", note);
        return text.Append("}\n").ToString();

        void Field(string name, string? value)
        {
            if (value is not null)
                text.Append("  ").Append(name).Append(" = {").Append(value.Replace("&", "\\&", StringComparison.Ordinal)).Append("},\n");
        }
    }

    /// <summary>Volume and number apart.</summary>
    public (string? Volume, string? Number) Split()
    {
        if (Volume is null)
            return (null, null);
        var open = Volume.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (Volume, null) : (Volume[..open], Volume[(open + 1)..].TrimEnd(')'));
    }
}
