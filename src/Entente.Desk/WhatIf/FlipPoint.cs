namespace Entente.Desk.WhatIf;

/// <summary>Finds the least strength of a change at which a conclusion is another.</summary>
internal static class FlipPoint
{
    private const int Halvings = 20;
    private static readonly double[] Steps = [1.0 / 16, 0.125, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];

    /// <summary>The least strength up to 8 at which each conclusion differs from that at 0, and what it is there.</summary>
    /// <param name="scales">Whether numbers are changed; facts that come or go are there from any strength on.</param>
    /// <param name="conclude">The conclusions at a strength, one a name.</param>
    /// <remarks>The steps are 1/16 to 8, then halved twenty times: a conclusion that turns and turns back between two steps is missed.</remarks>
    internal static IReadOnlyList<(string Of, string Before, string After, double Strength)> Find(bool scales, Func<double, IReadOnlyDictionary<string, string>> conclude, CancellationToken cancellation)
    {
        var before = conclude(0);
        var open = before.Keys.Order(StringComparer.Ordinal).ToList();
        var found = new List<(string, string, string, double)>();
        var below = 0.0;
        foreach (var step in scales ? Steps : [1])
        {
            cancellation.ThrowIfCancellationRequested();
            if (open.Count == 0)
                break;
            var here = conclude(step);
            foreach (var name in open.Where(n => here.TryGetValue(n, out var c) && c != before[n]).ToList())
            {
                open.Remove(name);
                var (low, high, after) = (below, step, here[name]);
                for (var i = 0; i < Halvings && scales; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var middle = (low + high) / 2;
                    var there = conclude(middle)[name];
                    if (there == before[name])
                        low = middle;
                    else
                        (high, after) = (middle, there);
                }

                found.Add((name, before[name], after, high));
            }

            below = step;
        }

        return found;
    }
}
