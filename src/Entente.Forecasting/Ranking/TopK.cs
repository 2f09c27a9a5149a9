namespace Entente.Forecasting;

/// <summary>Keeps the k largest scores in a heap; among equals, the first come.</summary>
internal sealed class TopK(int k)
{
    private readonly float[] _scores = new float[k];
    private readonly int[] _ids = new int[k];
    private int _count;

    internal ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

    internal ReadOnlySpan<float> Scores => _scores.AsSpan(0, _count);

    /// <summary>What a score must exceed to be kept.</summary>
    internal float Least => _count < k ? float.NegativeInfinity : _scores[0];

    internal void Clear() => _count = 0;

    internal void Add(float score, int id)
    {
        if (_count < k)
        {
            var i = _count++;
            while (i > 0 && _scores[(i - 1) / 2] > score)
            {
                (_scores[i], _ids[i]) = (_scores[(i - 1) / 2], _ids[(i - 1) / 2]);
                i = (i - 1) / 2;
            }

            (_scores[i], _ids[i]) = (score, id);
            return;
        }

        if (score <= _scores[0])
            return;
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= k)
                break;
            if (child + 1 < k && _scores[child + 1] < _scores[child])
                child++;
            if (_scores[child] >= score)
                break;
            (_scores[at], _ids[at]) = (_scores[child], _ids[child]);
            at = child;
        }

        (_scores[at], _ids[at]) = (score, id);
    }
}
