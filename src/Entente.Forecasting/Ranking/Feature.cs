namespace Entente.Forecasting;

/// <summary>What a candidate is judged by. Counts and gaps stand in logarithms; "fading" has time scales of 3, 15 and 60 days.</summary>
internal enum Feature
{
    // The pair, in any relation.
    PairCount, PairFast, PairSlow, PairGap, PairRelations, PairShareMiddle,

    // The pair in the relation asked, and in its inverse.
    TripleCount, TripleFast, TripleMiddle, TripleGap, TripleShareMiddle, TripleShareSlow, InverseGap,

    // Temporal rules.
    RuleSecond, RuleOr, RuleSum, RuleRelative, RuleRank,

    // The same rules weighed against one another: the chance, and its rank.
    RuleChance, RuleChanceRank,

    // Regularity: the mean gap, and how long the last one is beside it.
    PairInterval, PairDue, TripleInterval, TripleDue,

    // The object: in the relation asked, and in any.
    PopularFast, PopularMiddle, PopularSlow, PopularCount, ObjectFast, ObjectMiddle, ObjectSlow, ObjectCount,
    MemberMax, MemberSum,

    // Neighbours: partners doing the same (two time scales), partners' partners, two-step rules.
    NearMiddle, NearSlow, TwoSteps, PathSum,

    // Walks of three steps: to a partner, to whoever else deals with it, to theirs; in the relation asked and its inverse, and in any.
    WalkAsked, WalkAny, WalkRank,

    // The embedding.
    Embedding, EmbeddingRelative, EmbeddingRank, ContextAny, ContextAsked,

    // The share of the object's doings that this pair makes up, and what part of them joins it to actors it had not met: lately, how long ago, and in the relation asked.
    PairOfObject, NewShare, NewMiddle, NewGap, NewAskedMiddle, NewAskedGap,

    // The query, the same for all candidates: they bend the others.
    SubjectCount, AskedCount, SubjectGap, RelationRepeats, SubjectRepeats, RelationCount, RuleBest, HistorySize, IsSubject, Horizon, OutsideChance, AskedGap, AskedFast,

    // Groups found in the graph: circles of actors that deal with one another, and roles of actors that do the same.
    // How surely the candidate belongs with the subject, with its partners, and with those it did the asked to.
    Together, TogetherWithPartners, TogetherWithAsked,
    RoleAnswer, CirclePair, CircleShare, CircleGap, OwnCircleGap, OwnCircleAskedGap,
    CircleMiddle, CircleAskedGap, CircleAskedMiddle, CircleTripleGap, CirclePairGap, CircleOfObject,

    // Names (only in the mode that uses them).
    SameCountry, RoleChance, CountryPair, CountryTriple, CountryShare,

    // The encoder of the last weeks' graph (only where names are used or forecasts reach far ahead).
    GraphChance, GraphRelative, GraphRank,
}

/// <summary>Which features a mode uses.</summary>
internal static class FeatureSet
{
    internal static readonly int Count = Enum.GetValues<Feature>().Length;

    internal static bool IsOfNames(Feature f) => f is >= Feature.SameCountry and < Feature.GraphChance;

    internal static bool IsOfGraph(Feature f) => f >= Feature.GraphChance;

    /// <summary>How many features the mode may use: the first ones of a row.</summary>
    internal static int Used(bool names, bool gaps) => names || gaps ? Count : (int)Feature.SameCountry;

    /// <summary>The width of a row: those features, filled with zeros to a multiple of 16.</summary>
    internal static int Width(bool names, bool gaps) => (Used(names, gaps) + 15) / 16 * 16;

    /// <summary>True for a feature that the mode leaves out.</summary>
    internal static bool[] Silent(bool names, bool gaps)
    {
        var silent = new bool[Count];
        foreach (var f in Enum.GetValues<Feature>())
            silent[(int)f] = (IsOfNames(f) && !names) || (f == Feature.Horizon && !gaps) || (IsOfGraph(f) && !names && !gaps);
        return silent;
    }
}
