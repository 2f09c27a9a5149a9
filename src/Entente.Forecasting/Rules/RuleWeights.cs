using System.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// Rules that are weighed against one another instead of counted one by one: the chance that a past partner is the answer is a softmax of
/// the summed weights of the rules that fire for it, with one more option, "somebody else".
/// </summary>
/// <remarks>
/// A past triple (s, b, o) fires three weights for a head r: one for r, b and the step of the gap; one for r, the family of b, the steps of
/// gap and count; one for that family and those steps whatever r. The pair fires two more by the steps of its own gap and count, the object
/// two by how popular it is in r, one for o itself in r; (s, r, o) has one of its own. Weights that do not name r carry what is common;
/// those that do learn how r differs from it.
/// </remarks>
internal sealed partial class RuleWeights
{
    private const int Steps = RecencyBuckets.Steps, FamilySteps = RuleBook.Families * Steps;
    private const int Popularities = 14, MostStep = 128;
    private readonly History _history;
    private readonly RuleBook _rules;
    private readonly int _directed;
    private readonly Tables?[] _of;
    private readonly Tables _shared;
    private readonly Learned[] _blankBody;
    private readonly Scratch[] _shards;
    private Learned[] _objects = [];

    internal RuleWeights(History history, RuleBook rules)
    {
        (_history, _rules) = (history, rules);
        _directed = history.Directed;
        _of = new Tables?[_directed];
        _shared = new Tables(0);
        _blankBody = new Learned[_directed * RecencyBuckets.Gaps];
        _shards = [.. Enumerable.Range(0, RuleBook.Shards).Select(_ => new Scratch(history.Entities))];
    }

    /// <summary>What was learned of an object in a relation beyond its rules; 0 where it never was one.</summary>
    internal float ObjectBias(int relation, int obj) => _history.Popular(relation, obj) is var i and >= 0 && i < _objects.Length ? _objects[i].Weight : 0;

    /// <summary>Makes room for what has been revealed since; call before a day is learned from.</summary>
    internal void Reach()
    {
        if (_objects.Length < _history.PopularCount.Length)
            Array.Resize(ref _objects, _history.PopularCount.Length);
    }

    /// <summary>Fills <see cref="Scratch.Chance"/> for every past partner of a subject, and <see cref="Scratch.Outside"/>.</summary>
    internal void Weigh(int relation, SubjectMemory subject, SubjectView view, Scratch work)
    {
        Sum(relation, subject, view, work);
        var max = work.Outside;
        foreach (var o in subject.Partner.AsSpan(0, subject.Partners))
            max = Math.Max(max, work.Chance[o]);
        var total = MathF.Exp(work.Outside - max);
        foreach (var o in subject.Partner.AsSpan(0, subject.Partners))
            total += work.Chance[o] = MathF.Exp(work.Chance[o] - max);
        foreach (var o in subject.Partner.AsSpan(0, subject.Partners))
            work.Chance[o] /= total;
        work.Outside = MathF.Exp(work.Outside - max) / total;
    }

    // The summed weights of each partner in Chance, of "somebody else" in Outside.
    private void Sum(int relation, SubjectMemory subject, SubjectView view, Scratch work)
    {
        var own = _of[relation] ?? Blank;
        Sum(_shared.Family, own.Family, work.Family);
        Sum(_shared.Pair, own.Pair, work.Pair);
        Sum(_shared.Popular, own.Popular, work.Popular);
        work.Outside = _shared.Outside[0] + own.Outside[0];
        var all = History.StepOf(Math.Max(1, _history.RelationCount[relation].Count));
        work.Reach(subject.Partners);
        float[] chance = work.Chance, family = work.Family;
        var popularSteps = _history.PopularSteps(relation);
        var levels = PopularityOf.AsSpan(all * MostStep, MostStep);
        var (popularOf, known) = (work.PopularOf, work.Known);
        var steps = view.PartnerSteps;
        var n = 0;
        for (var k = 0; k < steps.Length; k++)
        {
            var o = subject.Partner[k];
            var popular = popularOf[k] = levels[popularSteps[o]];
            chance[o] = work.Pair[steps[k]] + work.Popular[popular];
            // Without a branch: which partner was ever an object of the relation can hardly be foreseen.
            known[n] = k;
            n += popular > 0 ? 1 : 0;
        }

        foreach (var k in known.AsSpan(0, n))
            chance[subject.Partner[k]] += ObjectBias(relation, subject.Partner[k]);
        if (_history.Asked(view.Subject, relation) is { } asked)
            for (var j = 0; j < asked.Triples; j++)
                chance[subject.TripleObject[asked.Triple[j]]] += asked.Bias[j].Weight;
        var bodies = own.Body.Length == 0 ? _blankBody : own.Body;
        var families = _rules.FamiliesOf(relation);
        foreach (ref readonly var triple in view.Past)
            chance[triple.Object] += family[(families[triple.Body] * Steps) + triple.Step] + bodies[triple.Cell].Weight;
    }

    private static void Sum(float[] x, float[] y, float[] into)
    {
        var i = 0;
        for (; i <= into.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(x, i) + new Vector<float>(y, i)).CopyTo(into, i);
        for (; i < into.Length; i++)
            into[i] = x[i] + y[i];
    }

    // 0 for never, 13 for always, one less for each halving of the share.
    private static readonly byte[] PopularityOf = [.. from all in Enumerable.Range(0, MostStep)
                                                      from step in Enumerable.Range(0, MostStep)
                                                      select (byte)(step == 0 ? 0 : Math.Clamp(Popularities - 1 + ((step - all) / 4), 1, Popularities - 1))];

    private static readonly Tables Blank = new(0);

    /// <summary>Weights, and for each the sum of its squared gradients.</summary>
    /// <param name="bodies">Steps of the gap of each body; 0 where bodies have no weights of their own.</param>
    internal sealed class Tables(int bodies)
    {
        internal readonly Learned[] Body = new Learned[bodies];
        internal readonly float[] Family = new float[FamilySteps], FamilySquared = new float[FamilySteps];
        internal readonly float[] Pair = new float[Steps], PairSquared = new float[Steps];
        internal readonly float[] Popular = new float[Popularities], PopularSquared = new float[Popularities];
        internal readonly float[] Outside = new float[1], OutsideSquared = new float[1];
    }

    /// <summary>Room for one thread.</summary>
    internal sealed class Scratch(int entities)
    {
        /// <summary>By actor; only that of the subject's partners means anything.</summary>
        internal readonly float[] Chance = new float[entities];

        /// <summary>The chance that somebody else is the answer.</summary>
        internal float Outside;

        internal readonly float[] Slope = new float[entities];
        internal readonly float[] Family = new float[FamilySteps], Pair = new float[Steps], Popular = new float[Popularities];

        /// <summary>The gradient of the shared weights, gathered over a day.</summary>
        internal readonly Tables Shared = new(0);
        internal byte[] PopularOf = [];
        internal int[] Known = [];

        internal void Reach(int partners)
        {
            if (PopularOf.Length >= partners)
                return;
            PopularOf = new byte[2 * partners];
            Known = new int[2 * partners];
        }
    }
}
