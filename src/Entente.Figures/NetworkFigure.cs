using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>A state in a network.</summary>
/// <param name="Key">Its code, by which ties name it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Camp">The number of its camp, 0 is the first.</param>
public sealed record NetworkNode(string Key, string Name, int Camp);

/// <summary>A tie between two states.</summary>
/// <param name="A">The code of one.</param>
/// <param name="B">The code of the other.</param>
/// <param name="Positive">Whether it binds them; else it sets them against each other.</param>
/// <param name="Weight">How strong it is, positive.</param>
public sealed record NetworkTie(string A, string B, bool Positive, double Weight = 1);

/// <summary>
/// States on a circle, camp by camp, with positive ties as full lines and negative ties as dashed ones; a tie that
/// disagrees with the camps (a negative one within a camp, a positive one between two) is drawn thick.
/// </summary>
public sealed record NetworkFigure : Figure
{
    // With more ties than this, those that agree with the camps are drawn faint.
    private const int Crowd = 150;

    // With more states than this, names stand along the rays instead of upright.
    private const int Radial = 16;

    /// <summary>The states; within a camp they keep their order.</summary>
    public required IReadOnlyList<NetworkNode> Nodes { get; init; }

    /// <summary>The ties; a tie whose state is not among the nodes is not drawn.</summary>
    public required IReadOnlyList<NetworkTie> Ties { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Nodes.Count} states, {Ties.Count(t => t.Positive)} positive and {Ties.Count(t => !t.Positive)} negative ties, {Ties.Count(Disagrees)} of them against the camps. ");
        foreach (var camp in Nodes.GroupBy(n => n.Camp).OrderBy(g => g.Key))
            text.Append(CultureInfo.InvariantCulture, $"Camp {camp.Key + 1}: {string.Join(", ", camp.Select(n => n.Name))}. ");
        if (Ties.Count <= 30)
            foreach (var tie in Ties)
                text.Append(CultureInfo.InvariantCulture, $"{tie.A} and {tie.B}: {(tie.Positive ? "positive" : "negative")}{(Disagrees(tie) ? ", against the camps" : "")}. ");
        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        Legend.Draw(canvas,
        [
            ("positive tie", (x, y) => canvas.Line(x, y, x + 22, y, "ef-pos ef-tie")),
            ("negative tie", (x, y) => canvas.Line(x, y, x + 22, y, "ef-neg ef-tie")),
            ("thick: against the camps", (x, y) => canvas.Line(x, y, x + 22, y, "ef-neg ef-thick")),
        ]);
        var nodes = Nodes.OrderBy(n => n.Camp).ToArray();
        var room = nodes.Select(n => TextMeasure.Width(Label(canvas, n), canvas.SmallSize)).DefaultIfEmpty(0).Max() + 18;
        var above = nodes.Length > Radial ? room : canvas.SmallSize + 22;
        var radius = Math.Max(60, Math.Min((canvas.Width / 2) - room, nodes.Length > Radial ? 240 : 190));
        var (cx, cy) = (canvas.Width / 2, canvas.Cursor + above + radius);
        var places = Places(nodes, cx, cy, radius);
        foreach (var tie in Ties.OrderBy(Disagrees))
        {
            if (!places.TryGetValue(tie.A, out var a) || !places.TryGetValue(tie.B, out var b))
                continue;
            var style = (tie.Positive ? "ef-pos" : "ef-neg") + (Disagrees(tie) ? " ef-thick" : Ties.Count > Crowd ? " ef-faint" : " ef-tie");
            var title = $"{tie.A} and {tie.B}: {(tie.Positive ? "positive" : "negative")}{(Disagrees(tie) ? ", against the camps" : "")}";
            canvas.Path($"M{SvgCanvas.N(a.X)} {SvgCanvas.N(a.Y)}Q{SvgCanvas.N(Bend(a.X, b.X, cx))} {SvgCanvas.N(Bend(a.Y, b.Y, cy))} {SvgCanvas.N(b.X)} {SvgCanvas.N(b.Y)}", style, title);
        }

        foreach (var node in nodes)
            DrawNode(canvas, node, places[node.Key], cx, cy, nodes.Length);
        canvas.Cursor = cy + radius + above;
        foreach (var camp in nodes.GroupBy(n => n.Camp))
        {
            var names = string.Join(", ", camp.Select(n => n.Name));
            canvas.Paragraph(0, TextMeasure.Wrap($"Camp {camp.Key + 1}: {names}", canvas.Width, canvas.SmallSize, 6), "ef-text", canvas.SmallSize, names);
        }
    }

    private static double Bend(double a, double b, double middle) => ((a + b) / 2 * 0.85) + (middle * 0.15);

    private static Dictionary<string, (double X, double Y, double Angle)> Places(NetworkNode[] nodes, double cx, double cy, double radius)
    {
        var camps = nodes.Select(n => n.Camp).Distinct().Count();
        var gaps = camps > 1 ? camps : 0;
        var step = 2 * Math.PI / Math.Max(1, nodes.Length + gaps);
        var places = new Dictionary<string, (double, double, double)>(StringComparer.Ordinal);
        var slot = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0 && nodes[i].Camp != nodes[i - 1].Camp)
                slot++;
            var angle = (slot++ * step) - (Math.PI / 2);
            places[nodes[i].Key] = (cx + (radius * Math.Cos(angle)), cy + (radius * Math.Sin(angle)), angle);
        }

        return places;
    }

    private static string Label(SvgCanvas canvas, NetworkNode node) => canvas.IsWide && node.Name.Length <= 16 ? node.Name : node.Key;

    private static void DrawNode(SvgCanvas canvas, NetworkNode node, (double X, double Y, double Angle) place, double cx, double cy, int count)
    {
        var size = count > 60 ? 3.5 : count > 24 ? 5 : 7;
        var camp = (node.Camp % 6) + 1;
        if (node.Camp % 2 == 0)
            canvas.Circle(place.X, place.Y, size, $"ef-f{camp}", node.Name);
        else
            canvas.Rect(place.X - size, place.Y - size, 2 * size, 2 * size, $"ef-f{camp}", title: node.Name);
        if (count > (canvas.IsWide ? 110 : 50))
            return;
        var (x, y) = (place.X + ((size + 5) * Math.Cos(place.Angle)), place.Y + ((size + 5) * Math.Sin(place.Angle)));
        var left = Math.Cos(place.Angle) < -1e-9;
        if (count > Radial)
        {
            var degrees = place.Angle * 180 / Math.PI;
            var turned = left ? degrees + 180 : degrees;
            var (dx, dy) = (canvas.SmallSize * 0.35 * -Math.Sin(turned * Math.PI / 180), canvas.SmallSize * 0.35 * Math.Cos(turned * Math.PI / 180));
            canvas.Text(x + dx, y + dy, Label(canvas, node), "ef-text", left ? Anchor.End : Anchor.Start, canvas.SmallSize, node.Name, turned);
            return;
        }

        var upright = Math.Abs(Math.Cos(place.Angle)) < 0.3;
        var anchor = upright ? Anchor.Middle : left ? Anchor.End : Anchor.Start;
        var drop = upright ? (Math.Sin(place.Angle) < 0 ? -2 : canvas.SmallSize) : canvas.SmallSize * 0.35;
        canvas.Text(x, y + drop, Label(canvas, node), "ef-text", anchor, canvas.SmallSize, node.Name);
    }

    private bool Disagrees(NetworkTie tie)
    {
        int? a = null, b = null;
        foreach (var node in Nodes)
        {
            if (string.Equals(node.Key, tie.A, StringComparison.Ordinal))
                a = node.Camp;
            if (string.Equals(node.Key, tie.B, StringComparison.Ordinal))
                b = node.Camp;
        }

        return a is not null && b is not null && (a == b) != tie.Positive;
    }
}
