namespace Entente.Forecasting;

/// <summary>What the ranker learns from: many questions tell more than many wrong answers to each, so the more questions the fewer of these.</summary>
/// <param name="Share">The share of questions that are taken.</param>
/// <param name="Hard">Wrong answers that look strongest.</param>
/// <param name="Random">Wrong answers at random, that stand for all the others.</param>
internal readonly record struct Sampling(double Share, int Hard, int Random)
{
    private const int Rows = 4_000_000, Most = 32, Fewest = 16;

    internal static Sampling Of(double share, double questions)
    {
        var wrong = (int)Math.Clamp(Rows / Math.Max(1, questions), Fewest, Most);
        var random = wrong * 5 / 16;
        return new Sampling(share, wrong - random, random);
    }
}
