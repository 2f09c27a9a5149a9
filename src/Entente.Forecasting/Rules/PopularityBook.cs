using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>What every actor scores as the object of a relation before any rule has fired: how often it was one, fading, and how often any.</summary>
internal sealed class PopularityBook(History history)
{
    private const float Floor = 1e-4f, Weight = .2f, AnyWeight = 1e-7f, MostAny = 1e4f;
    private readonly float[]?[] _scores = new float[]?[history.Directed];

    /// <summary>The scores of all actors; call <see cref="Refresh"/> each morning before.</summary>
    internal ReadOnlySpan<float> Of(int relation) => _scores[relation];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Refresh(int relation, int now)
    {
        var scores = _scores[relation] ??= new float[history.Entities];
        for (var e = 0; e < scores.Length; e++)
            scores[e] = AnyWeight * Math.Min(history.ObjectCount[e].Count, MostAny);
        var all = history.RelationCount[relation];
        var scale = 1 / ((all.Count > 0 ? all.Slow(now) + 1 : 1) * Floor);
        var memory = history.PopularOf[relation];
        var objects = memory.Object;
        var counts = memory.Count;
        for (var i = 0; i < objects.Length; i++)
            scores[objects[i]] += Weight * MathF.Log((counts[i].Slow(now) * scale) + 1);
    }
}
