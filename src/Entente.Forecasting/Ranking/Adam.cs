using System.Numerics;

namespace Entente.Forecasting;

/// <summary>Adam (Kingma and Ba 2015): steps along gradients by their fading mean over the root of their fading mean square.</summary>
/// <param name="count">How many weights.</param>
/// <param name="squareShare">How much the newest square weighs in the mean square.</param>
internal sealed class Adam(int count, float squareShare)
{
    private const int Pieces = 8;
    private const float Fade = .9f, Share = .1f, Floor = 1e-7f;
    private readonly float _squareFade = 1 - squareShare;
    private readonly float[] _first = new float[count];
    private readonly float[] _second = new float[count];

    /// <summary>One step.</summary>
    /// <param name="gradients">Parts of the gradient, added in order.</param>
    /// <param name="rate">The length of the step.</param>
    /// <param name="decay">How much each weight shrinks, times the rate.</param>
    /// <param name="step">The number of the step, from 1.</param>
    internal void Step(float[] weights, float[][] gradients, float rate, float decay, int step, ParallelOptions parallel)
    {
        float firstScale = 1 / (1 - MathF.Pow(Fade, step)), secondScale = 1 / (1 - MathF.Pow(_squareFade, step));
        var piece = (count + Pieces - 1) / Pieces;
        Parallel.For(0, Pieces, parallel, p =>
        {
            int i = p * piece, to = Math.Min(count, i + piece), lanes = Vector<float>.Count;
            for (; i <= to - lanes; i += lanes)
            {
                var g = new Vector<float>(gradients[0], i);
                for (var s = 1; s < gradients.Length; s++)
                    g += new Vector<float>(gradients[s], i);
                var m = (new Vector<float>(_first, i) * Fade) + (g * Share);
                var v = (new Vector<float>(_second, i) * _squareFade) + (g * g * squareShare);
                m.CopyTo(_first, i);
                v.CopyTo(_second, i);
                var w = new Vector<float>(weights, i);
                (w - ((m * firstScale / (Vector.SquareRoot(v * secondScale) + new Vector<float>(Floor))) + (w * decay)) * rate).CopyTo(weights, i);
            }

            for (; i < to; i++)
            {
                var g = gradients[0][i];
                for (var s = 1; s < gradients.Length; s++)
                    g += gradients[s][i];
                var m = _first[i] = (_first[i] * Fade) + (g * Share);
                var v = _second[i] = (_second[i] * _squareFade) + (g * g * squareShare);
                weights[i] -= ((m * firstScale / (MathF.Sqrt(v * secondScale) + Floor)) + (weights[i] * decay)) * rate;
            }
        });
    }
}
