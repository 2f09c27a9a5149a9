namespace Entente.Weighing;

/// <summary>The posterior of a model with the likelihoods of one unit replaced, without computing the others anew.</summary>
internal sealed class Perturbation
{
    private readonly QuestionModel _model;
    private readonly double[] _base;
    private readonly double[][] _groupSums;
    private readonly int[][] _groupUnits;
    private readonly double[] _factors;
    private readonly double[] _room;

    internal Perturbation(QuestionModel model)
    {
        _model = model;
        _base = model.Scores(-1, null);
        _factors = model.GroupFactors();
        _groupUnits = [.. Enumerable.Range(0, model.Rho.Length).Select(g => Enumerable.Range(0, model.Units.Length).Where(u => model.Units[u].Group == g).ToArray())];
        _groupSums = new double[model.Rho.Length][];
        for (var g = 0; g < _groupSums.Length; g++)
        {
            _groupSums[g] = new double[model.Hypotheses.Length];
            foreach (var u in _groupUnits[g])
                for (var h = 0; h < _groupSums[g].Length; h++)
                    _groupSums[g][h] += model.LogOf(u)[h];
        }

        _room = new double[model.Units.Length];
    }

    internal QuestionModel Model => _model;

    /// <summary>Writes the posterior.</summary>
    internal void Posterior(int unit, ReadOnlySpan<double> replacement, Span<double> posterior)
    {
        var group = _model.Units[unit].Group;
        var old = _model.LogOf(unit);
        if (group < 0)
        {
            for (var h = 0; h < posterior.Length; h++)
                posterior[h] = _base[h] - old[h] + replacement[h];
        }
        else
        {
            var n = 0;
            foreach (var u in _groupUnits[group])
                _room[n++] = u == unit ? Dependence.Magnitude(replacement) : _model.MagnitudeOf(u);
            var f = Dependence.Factor(_room.AsSpan(0, n), _model.Rho[group]);
            var sums = _groupSums[group];
            for (var h = 0; h < posterior.Length; h++)
                posterior[h] = _base[h] - (_factors[group] * sums[h]) + (f * (sums[h] - old[h] + replacement[h]));
        }

        var max = double.NegativeInfinity;
        for (var h = 0; h < posterior.Length; h++)
            if (_model.Prior[h] > 0)
                max = Math.Max(max, posterior[h]);
        double sum = 0;
        for (var h = 0; h < posterior.Length; h++)
            sum += posterior[h] = _model.Prior[h] > 0 ? _model.Prior[h] * Math.Exp(posterior[h] - max) : 0;
        for (var h = 0; h < posterior.Length; h++)
            posterior[h] /= sum;
    }
}
