namespace Entente.Reading.Syntax;

/// <summary>From arc scores to a tree with one root: each word's best head where these make a tree, else Eisner's algorithm (1996).</summary>
internal static unsafe class TreeDecoder
{
    /// <summary>Fills <paramref name="heads"/>; row i of the n × n scores holds the score of each head of word i, and word 0 is the root.</summary>
    internal static void Decode(float* scores, int n, int[] heads)
    {
        var roots = 0;
        for (var i = 1; i < n; i++)
        {
            heads[i] = Kernels.Largest(scores + (i * n), n);
            if (heads[i] == 0)
                roots++;
        }

        if (roots != 1 || !IsTree(heads, n))
            Eisner(scores, n, heads);
    }

    private static bool IsTree(int[] heads, int n)
    {
        Span<byte> state = n <= 512 ? stackalloc byte[n] : new byte[n];
        state[0] = 2;
        for (var i = 1; i < n; i++)
        {
            var x = i;
            while (state[x] == 0)
            {
                state[x] = 1;
                x = heads[x];
            }

            if (state[x] == 1)
                return false;
            x = i;
            while (state[x] == 1)
            {
                state[x] = 2;
                x = heads[x];
            }
        }

        return true;
    }

    private static void Eisner(float* scores, int n, int[] heads)
    {
        var arc = new float[n * n];
        for (var i = 1; i < n; i++)
        {
            var largest = float.NegativeInfinity;
            for (var j = 0; j < n; j++)
                if (j != i)
                    largest = Math.Max(largest, scores[(i * n) + j]);
            var sum = 0.0;
            for (var j = 0; j < n; j++)
                if (j != i)
                    sum += Math.Exp(scores[(i * n) + j] - largest);
            var norm = largest + (float)Math.Log(sum);
            // The penalty on the root leaves it one child.
            for (var j = 0; j < n; j++)
                arc[(j * n) + i] = scores[(i * n) + j] - norm - (j == 0 ? 1e4f : 0);
        }

        var chart = new float[n * n * 4];
        var back = new int[n * n * 4];
        int At(int i, int j, int direction, int complete) => (((i * n) + j) * 4) + (direction * 2) + complete;
        for (var width = 1; width < n; width++)
            for (var i = 0; i + width < n; i++)
            {
                var j = i + width;
                var (best, where) = (float.NegativeInfinity, i);
                for (var r = i; r < j; r++)
                {
                    var value = chart[At(i, r, 1, 1)] + chart[At(r + 1, j, 0, 1)];
                    if (value > best)
                        (best, where) = (value, r);
                }

                chart[At(i, j, 0, 0)] = i == 0 ? float.NegativeInfinity : best + arc[(j * n) + i];
                chart[At(i, j, 1, 0)] = best + arc[(i * n) + j];
                back[At(i, j, 0, 0)] = back[At(i, j, 1, 0)] = where;
                (best, where) = (float.NegativeInfinity, i);
                for (var r = i; r < j; r++)
                {
                    var value = chart[At(i, r, 0, 1)] + chart[At(r, j, 0, 0)];
                    if (value > best)
                        (best, where) = (value, r);
                }

                (chart[At(i, j, 0, 1)], back[At(i, j, 0, 1)]) = (best, where);
                (best, where) = (float.NegativeInfinity, j);
                for (var r = i + 1; r <= j; r++)
                {
                    var value = chart[At(i, r, 1, 0)] + chart[At(r, j, 1, 1)];
                    if (value > best)
                        (best, where) = (value, r);
                }

                (chart[At(i, j, 1, 1)], back[At(i, j, 1, 1)]) = (best, where);
            }

        var open = new Stack<(int I, int J, int Direction, int Complete)>();
        open.Push((0, n - 1, 1, 1));
        while (open.TryPop(out var span))
        {
            var (i, j, direction, complete) = span;
            if (i == j)
                continue;
            var r = back[At(i, j, direction, complete)];
            if (complete == 1)
            {
                open.Push(direction == 1 ? (i, r, 1, 0) : (i, r, 0, 1));
                open.Push(direction == 1 ? (r, j, 1, 1) : (r, j, 0, 0));
                continue;
            }

            if (direction == 1)
                heads[j] = i;
            else
                heads[i] = j;
            open.Push((i, r, 1, 1));
            open.Push((r + 1, j, 0, 1));
        }
    }
}
