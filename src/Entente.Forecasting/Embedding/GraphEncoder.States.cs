using System.Numerics;

namespace Entente.Forecasting;

internal sealed partial class GraphEncoder
{
    private const int Window = 30;
    private const float Slope = .2f;
    private static readonly float[] FadeFast = Fade(3), FadeSlow = Fade(20);
    private readonly State _state;

    /// <summary>The states of all actors on a morning, and what they were made of.</summary>
    private sealed class State(int entities)
    {
        /// <summary>The first day that is not known.</summary>
        internal int Now = int.MinValue;

        /// <summary>How often the weights had been changed.</summary>
        internal int Steps = -1;

        /// <summary>Actors with a fact in the window, in order.</summary>
        internal readonly List<int> Active = [];

        /// <summary>Where an actor stands in <see cref="Active"/>.</summary>
        internal readonly int[] Place = new int[entities];

        /// <summary>Which of an actor's facts lie in the window.</summary>
        internal readonly int[] From = new int[entities], To = new int[entities];

        /// <summary>One over the sum of an actor's fading facts.</summary>
        internal readonly float[] Fast = new float[entities], Slow = new float[entities];

        /// <summary>By layer, for active actors: the fading means, and their mixture before it is rectified.</summary>
        internal readonly float[][] Mean = [[], []], Mixed = [[], []];

        /// <summary>All actors: own vectors, then the states after each layer.</summary>
        internal readonly float[][] Layer = [new float[entities * D], new float[entities * D], new float[entities * D]];
    }

    private static float[] Fade(float scale) => [.. Enumerable.Range(0, Window).Select(age => MathF.Exp(-age / scale))];

    private void Build(int now)
    {
        var s = _state;
        if (s.Now == now && s.Steps == _steps)
            return;
        (s.Now, s.Steps) = (now, _steps);
        FindActive(s);
        Chunks(_entities, (from, to) => Begin(s.Layer[0], from, to));
        var n = s.Active.Count;
        for (var l = 0; l < Layers; l++)
        {
            Grow(ref s.Mean[l], n * Means);
            Grow(ref s.Mixed[l], n * D);
            Array.Copy(s.Layer[l], s.Layer[l + 1], s.Layer[l].Length);
            var layer = l;
            Chunks(n, (from, to) => Advance(s, layer, from, to));
        }
    }

    private void FindActive(State s)
    {
        s.Active.Clear();
        for (var e = 0; e < _entities; e++)
        {
            var memory = _history.Subjects[e];
            (s.From[e], s.To[e]) = (memory.FactsBefore(s.Now - Window), memory.FactsBefore(s.Now));
            if (s.To[e] == s.From[e])
                continue;
            s.Place[e] = s.Active.Count;
            s.Active.Add(e);
        }
    }

    private void Begin(float[] own, int from, int to)
    {
        _own.Weights.AsSpan(from * D, (to - from) * D).CopyTo(own.AsSpan(from * D));
        if (_names is null)
            return;
        for (var e = from; e < to; e++)
        {
            Blocks.Add(1, _role!.Weights.AsSpan(_names.Role[e] * D, D), own.AsSpan(e * D, D));
            Blocks.Add(1, _country!.Weights.AsSpan(_names.Country[e] * D, D), own.AsSpan(e * D, D));
        }
    }

    private void Advance(State s, int layer, int from, int to)
    {
        float[] mean = s.Mean[layer], mixed = s.Mixed[layer], above = s.Layer[layer + 1];
        for (var i = from; i < to; i++)
            MeanOf(s, layer, s.Active[i], mean.AsSpan(i * Means, Means));
        mixed.AsSpan(from * D, (to - from) * D).Clear();
        Blocks.Accumulate(mean, from * Means, Means, 1, _mix[layer].Weights, 0, D, mixed, from * D, D, to - from, Means, D);
        for (var i = from; i < to; i++)
        {
            var target = above.AsSpan(s.Active[i] * D, D);
            var x = mixed.AsSpan(i * D, D);
            for (var d = 0; d < D; d++)
                target[d] += x[d] > 0 ? x[d] : Slope * x[d];
        }
    }

    private void MeanOf(State s, int layer, int e, Span<float> into)
    {
        var memory = _history.Subjects[e];
        float fast = Prior, slow = Prior;
        for (var k = s.From[e]; k < s.To[e]; k++)
        {
            var age = s.Now - memory.FactDay[k] - 1;
            fast += FadeFast[age];
            slow += FadeSlow[age];
        }

        (s.Fast[e], s.Slow[e]) = (1 / fast, 1 / slow);
        into.Clear();
        var later = into[D..];
        for (var k = s.From[e]; k < s.To[e]; k++)
        {
            var age = s.Now - memory.FactDay[k] - 1;
            var a = new Vector<float>(FadeFast[age] * s.Fast[e]);
            var b = new Vector<float>(FadeSlow[age] * s.Slow[e]);
            int partner = memory.FactObject[k] * D, relation = memory.FactRelation[k] * D;
            for (var d = 0; d < D; d += Vector<float>.Count)
            {
                var turned = new Vector<float>(s.Layer[layer], partner + d) * new Vector<float>(_turn[layer].Weights, relation + d);
                Vector.FusedMultiplyAdd(turned, a, new Vector<float>(into[d..])).CopyTo(into[d..]);
                Vector.FusedMultiplyAdd(turned, b, new Vector<float>(later[d..])).CopyTo(later[d..]);
            }
        }
    }

    private static void Grow(ref float[] x, int length)
    {
        if (x.Length < length)
            x = new float[length + (length / 4)];
    }
}
