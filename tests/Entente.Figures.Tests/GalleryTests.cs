using System.Text;
using Entente.Testing;

namespace Entente.Figures.Tests;

/// <summary>Writes all samples on one page, artifacts/gallery/figures.html, to be looked at; the file is not part of the project.</summary>
public sealed class GalleryTests
{
    [Fact]
    public void Gallery_HoldsEveryFigureOnce()
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Figures</title><style>body{margin:16px;background:var(--ef-paper);color:var(--ef-ink);font-family:sans-serif}.ef{margin-bottom:40px}");
        page.Append(FigureStyle.Css).Append("</style></head><body>\n");
        foreach (var figure in Samples.All)
            page.Append(figure.ToHtml()).Append('\n');
        page.Append("</body></html>\n");
        var html = page.ToString();
        Assert.All(Samples.All, f => Assert.Equal(2, html.Split($"id=\"{f.Id}-w-t\"").Length));

        var folder = Path.Combine(Checkout.Root, "artifacts", "gallery");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "figures.html"), html);
        foreach (var figure in Samples.All)
            File.WriteAllText(Path.Combine(folder, figure.Id + ".svg"), figure.ToSvg());
    }
}
