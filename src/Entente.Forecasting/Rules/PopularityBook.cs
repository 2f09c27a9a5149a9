using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>What every actor scores as the object of a relation before any rule has fired: how often it was one, fading, and how often any.</summary>
internal sealed class PopularityBook(History history)
{
    private const float Floor = 1e-4f, Weight = .1f, AnyWeight = 1e-7f, MostAny = 1e4f;
    private readonly float[] _any = new float[history.Entities];
    private readonly float[]?[] _own = new float[]?[history.Directed];

    /// <summary>Brings what does not depend on the relation up to date; call each morning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Refresh()
    {
        for (var e = 0; e < _any.Length; e++)
            _any[e] = AnyWeight * Math.Min(history.ObjectCount[e].Count, MostAny);
    }

    /// <summary>Brings a relation up to date; call each morning before its scores are asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Refresh(int relation, int now)
    {
        ReadOnlySpan<Decayed> counts = history.PopularOf[relation].Count;
        if (_own[relation] is not { } own || own.Length < counts.Length)
            _own[relation] = own = new float[2 * counts.Length];
        var all = history.RelationCount[relation];
        var scale = 1 / ((all.Count > 0 ? all.Slow(now) + 1 : 1) * Floor);
        for (var i = 0; i < counts.Length; i++)
            own[i] = Weight * MathF.Log((counts[i].Slow(now) * scale) + 1);
    }

    /// <summary>The score of every actor.</summary>
    /// <param name="into">One for each actor.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Score(int relation, Span<float> into)
    {
        _any.CopyTo(into);
        var objects = history.PopularOf[relation].Object;
        ReadOnlySpan<float> own = _own[relation];
        for (var i = 0; i < objects.Length; i++)
            into[objects[i]] += own[i];
    }
}
