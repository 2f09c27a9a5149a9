namespace Entente.Weighing;

/// <summary>The units of one group of dependence: those that are drawn, and those that keep their exact likelihoods.</summary>
/// <param name="Group">The group's index, or -1 for the units that stand alone.</param>
/// <param name="Rho">Its dependence; 0 for the units that stand alone.</param>
/// <param name="Start">How many drawn units the blocks before it have.</param>
/// <param name="Units">The drawn units.</param>
/// <param name="FixedLogs">Sum of the ln likelihoods of the others, by hypothesis.</param>
/// <param name="FixedMagnitudes">How much each of the others says.</param>
internal sealed record MonteCarloBlock(int Group, double Rho, int Start, int[] Units, double[] FixedLogs, double[] FixedMagnitudes)
{
    internal static MonteCarloBlock[] Of(QuestionModel model)
    {
        var blocks = new List<MonteCarloBlock>();
        var start = 0;
        foreach (var group in Enumerable.Range(0, model.Units.Length).GroupBy(u => model.Units[u].Group).OrderBy(g => g.Key))
        {
            int[] drawn = [.. group.Where(u => !model.Units[u].IsNetwork)];
            int[] kept = [.. group.Where(u => model.Units[u].IsNetwork)];
            var logs = new double[model.Hypotheses.Length];
            foreach (var u in kept)
                for (var h = 0; h < logs.Length; h++)
                    logs[h] += model.LogOf(u)[h];
            blocks.Add(new(group.Key, group.Key < 0 ? 0 : model.Rho[group.Key], start, drawn, logs, [.. kept.Select(model.MagnitudeOf)]));
            start += drawn.Length;
        }

        return [.. blocks];
    }
}
