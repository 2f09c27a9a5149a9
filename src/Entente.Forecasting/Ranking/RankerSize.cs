namespace Entente.Forecasting;

/// <summary>How much the ranker learns from and how much of it there is: a set of many facts has more to teach than one pass holds.</summary>
/// <param name="Questions">About how many training questions are kept.</param>
/// <param name="HardWrong">The wrong candidates kept beside each question's answers for standing highest.</param>
/// <param name="RandomWrong">About how many stand for all the others.</param>
/// <param name="Networks">How many networks are averaged.</param>
/// <param name="Epochs">Passes over the samples.</param>
internal readonly record struct RankerSize(int Questions, int HardWrong, int RandomWrong, int Networks, int Epochs)
{
    private const int ManyFacts = 200_000, Most = 120_000, Some = 100_000;

    /// <summary>The size for a training part, chosen on the validation parts of two sets: 75 thousand facts and 373 thousand.</summary>
    /// <param name="facts">The facts of the training part.</param>
    /// <param name="embedsGraph">Whether the graph is embedded: those modes learn from as many questions as are kept at most, and of a small set from more wrong answers.</param>
    /// <param name="options">What was asked for beats what is chosen.</param>
    internal static RankerSize Of(int facts, bool embedsGraph, BacktestOptions options)
    {
        var questions = embedsGraph ? Most : Some;
        var chosen = facts >= ManyFacts ? new RankerSize(questions, 33, 15, 4, 5) : embedsGraph ? new RankerSize(questions, 30, 14, 4, 3) : new RankerSize(questions, 26, 12, 4, 3);
        return chosen with { Networks = options.Networks ?? chosen.Networks, Epochs = options.Epochs ?? chosen.Epochs };
    }
}
