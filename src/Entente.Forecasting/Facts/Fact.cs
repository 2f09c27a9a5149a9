namespace Entente.Forecasting;

/// <summary>A dated event between two actors, by number.</summary>
/// <param name="Subject">Who acts: 0 … entities - 1.</param>
/// <param name="Relation">What is done: 0 … relations - 1.</param>
/// <param name="Object">On whom: 0 … entities - 1.</param>
/// <param name="Day">The day, counted from the first day of the data; 0 or more.</param>
public readonly record struct Fact(int Subject, int Relation, int Object, int Day);

/// <summary>A part of a set of facts.</summary>
public enum Part
{
    /// <summary>What a model learns from.</summary>
    Train,

    /// <summary>What its settings are chosen on.</summary>
    Valid,

    /// <summary>What it is reported on.</summary>
    Test,
}
