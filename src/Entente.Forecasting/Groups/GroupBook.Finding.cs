using Entente.Numerics;

namespace Entente.Forecasting;

internal sealed partial class GroupBook
{
    private void FindCircles()
    {
        var ties = TieGraph.Of(_history, Within());
        ties.Find(ties.Shared(1), Resolution, SeededRandom.ForBlock(_seed, 311)).CopyTo(_circle, 0);
    }

    // How far a relation keeps within circles, squared: an arrest says more about who belongs together than a state visit.
    private double[] Within()
    {
        double[] inside = new double[_history.Relations], all = new double[_history.Relations];
        for (var s = 0; s < _history.Entities; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                if (memory.TripleRelation[k] >= _history.Relations || memory.TripleObject[k] == s)
                    continue;
                all[memory.TripleRelation[k]] += memory.TripleCount[k].Count;
                if (_circle[s] == _circle[memory.TripleObject[k]])
                    inside[memory.TripleRelation[k]] += memory.TripleCount[k].Count;
            }
        }

        var share = Math.Max(LeastWithin, inside.Sum() / Math.Max(1, all.Sum()));
        return [.. inside.Zip(all, (x, y) => Math.Pow((x + (WithinPrior * share)) / (y + WithinPrior), 2))];
    }

    // A profile is how often an actor did what, within its circle and beyond, in square roots.
    private void FindRoles()
    {
        var n = _history.Entities;
        var width = 2 * _history.Directed;
        var starts = new int[n + 1];
        List<int> columns = [];
        List<float> values = [];
        List<int> firm = [];
        var sums = new float[width];
        List<int> touched = [];
        for (var s = 0; s < n; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                var column = (2 * memory.TripleRelation[k]) + (_circle[s] == _circle[memory.TripleObject[k]] ? 1 : 0);
                if (sums[column] == 0)
                    touched.Add(column);
                sums[column] += memory.TripleCount[k].Count;
            }

            var length = MathF.Sqrt(Math.Max(1, memory.Facts));
            foreach (var column in touched)
            {
                columns.Add(column);
                values.Add(MathF.Sqrt(sums[column]) / length);
                sums[column] = 0;
            }

            touched.Clear();
            if (memory.Facts >= FirmFacts)
                firm.Add(s);
            starts[s + 1] = columns.Count;
        }

        var found = Roles.Find(starts, [.. columns], [.. values], width, [.. firm], RoleCount, SeededRandom.ForBlock(_seed, 312));
        for (var s = 0; s < n; s++)
            _role[s] = _history.Subjects[s].Facts < LeastFacts ? 0 : found[s] + 1;
    }
}
