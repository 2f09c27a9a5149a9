namespace Entente.Figures.Svg;

/// <summary>An interval as a line with ends, legible on a filled bar and beside it.</summary>
internal static class Whisker
{
    public static void Draw(SvgCanvas canvas, double from, double to, double y)
    {
        canvas.Line(from, y, to, y, "ef-halo");
        canvas.Line(from, y, to, y, "ef-rod");
        canvas.Line(from, y - 5, from, y + 5, "ef-rod");
        canvas.Line(to, y - 5, to, y + 5, "ef-rod");
    }

    public static void DrawUpright(SvgCanvas canvas, double x, double from, double to)
    {
        canvas.Line(x, from, x, to, "ef-rod");
        canvas.Line(x - 4, from, x + 4, from, "ef-rod");
        canvas.Line(x - 4, to, x + 4, to, "ef-rod");
    }
}
