using Entente.Numerics;
using Entente.Structure.Signed;
using static Entente.Structure.Frustration.CycleTableau;

namespace Entente.Structure.Frustration;

/// <summary>
/// The linear programme over negative cycles with its rounding and its branching. Keeps the best camps met; a node is pruned
/// when its bound shows that it holds nothing better.
/// </summary>
internal sealed class CycleSearch
{
    private readonly SignedGraph _graph;
    private readonly SeededRandom _random;
    private readonly CycleSeparation _separation;
    private readonly CampSearch _camps;
    private readonly Effort _effort;
    private readonly int[] _switched;
    private readonly int _forced;
    private readonly SignedGraph _campGraph;

    /// <param name="graph">The graph.</param>
    /// <param name="upper">The cost of the best camps known.</param>
    /// <param name="side">Those camps.</param>
    /// <param name="random">The generator.</param>
    /// <param name="effort">How much may be done.</param>
    /// <param name="forced">A tie that must be frustrated; -1 for none.</param>
    public CycleSearch(SignedGraph graph, double upper, sbyte[] side, SeededRandom random, Effort effort, int forced = -1)
    {
        (_graph, _random, _effort, Upper, Side, _forced) = (graph, random, effort, upper, side, forced);
        _separation = new CycleSeparation(graph, random, effort);
        _campGraph = forced < 0 ? graph : Forced(graph, forced);
        _camps = new CampSearch(_campGraph, random);
        _switched = [.. Enumerable.Range(0, graph.Ties).Select(e => graph.Sign[e] * side[graph.U[e]] * side[graph.V[e]])];

    }

    /// <summary>The tableau of the root, once it is solved.</summary>
    public CycleTableau Root { get; private set; } = null!;

    public double Upper { get; private set; }

    public sbyte[] Side { get; private set; }

    public int Nodes { get; private set; } = 1;

    /// <summary>How far above the best known cost solutions are still of interest; 0 where only better ones are.</summary>
    public double Margin { get; init; }

    /// <summary>Whether the root is given up once its pace shows that the effort will not suffice; for graphs that another bound is better at.</summary>
    public bool GivesUp { get; init; }

    private double Cutoff => (_graph.Quantum > 0 ? Upper - (_graph.Quantum * (1 - 1e-5)) : Upper - 1e-7) + Margin;

    /// <summary>Solves the root.</summary>
    /// <remarks>
    /// Costs a little below the weights, each by another amount, break ties between cycles; a bound for them holds for the weights.
    /// </remarks>
    public Outcome SolveRoot()
    {
        Root = new CycleTableau([.. _graph.Weight.Select(w => w * (1 - (1e-6 * _random.NextDouble())))], _effort);
        return Solve(Root, isRoot: true);
    }

    /// <summary>The same graph with one tie turned and made so strong that no camps of interest go against it.</summary>
    public static SignedGraph Forced(SignedGraph graph, int tie) =>
        new(graph.Nodes, [.. Enumerable.Range(0, graph.Ties).Select(e => (graph.U[e], graph.V[e], e == tie ? -graph.Sign[e] * graph.Weight.Sum() * 2 : graph.Sign[e] * graph.Weight[e]))]);

    /// <summary>Looks for better camps from given ones.</summary>
    public void Improve(sbyte[] from, int steps)
    {
        var side = (sbyte[])from.Clone();
        if (_forced >= 0 && _graph.Sign[_forced] * side[_graph.U[_forced]] * side[_graph.V[_forced]] > 0)
            side[_graph.U[_forced]] = (sbyte)-side[_graph.U[_forced]];
        _camps.Descend(side);
        _camps.Tabu(side, steps);
        Accept(side);
    }

    /// <summary>Solves a node from its parent's tableau, which is changed.</summary>
    public Outcome SolveNode(CycleTableau tableau) => Solve(tableau, isRoot: false);

    /// <summary>Searches below a node solved to its optimum; true when nothing better than <see cref="Upper"/> lies there.</summary>
    public bool Branch(CycleTableau tableau)
    {
        var d = new double[_graph.Ties];
        tableau.CopyValues(d);
        var tie = LeastDecided(tableau, d);
        if (tie < 0)
        {
            TryRound(d);
            return true;
        }

        var likely = d[tie] > 0.5 ? 1 : 0;
        for (var k = 0; k < 2; k++)
        {
            if (_effort.IsOver)
                return false;
            if (tableau.Objective > Cutoff)
                return true;
            var child = k == 0 ? tableau.Clone() : tableau;
            child.Fix(tie, k == 0 ? likely : 1 - likely);
            Nodes++;
            switch (Solve(child, isRoot: false))
            {
                case Outcome.Stopped: return false;
                case Outcome.Optimal when !Branch(child): return false;
            }
        }

        return true;
    }

    private Outcome Solve(CycleTableau tableau, bool isRoot)
    {
        var d = new double[_graph.Ties];
        var last = double.NegativeInfinity;
        var mark = (_effort.Spent, tableau.Objective);
        for (var round = 0; ; round++)
        {
            var outcome = tableau.Run(Cutoff);
            if (outcome != Outcome.Optimal)
                return outcome;
            tableau.CopyValues(d);
            if ((isRoot || round % 4 == 0) && TryRound(d) && tableau.Objective > Cutoff)
                return Outcome.Pruned;
            if (tableau.Objective > last + 1e-7)
            {
                tableau.DropSlack(1e-6);
                last = tableau.Objective;
            }

            if (isRoot && round % 5 == 4)
                tableau.Compact(Cutoff - tableau.Objective + 1e-7);
            if (_separation.Separate(tableau, d, _switched) == 0)
            {
                if (isRoot)
                    tableau.Compact(Cutoff - tableau.Objective + 1e-7);
                return Outcome.Optimal;
            }

            if (_effort.IsOver || (isRoot && GivesUp && IsTooSlow(tableau.Objective, ref mark)))
                return Outcome.Stopped;
        }
    }

    // The programme rises ever more slowly: where even its present pace does not reach the cutoff, the rest would be in vain.
    private bool IsTooSlow(double objective, ref (long Spent, double Objective) mark)
    {
        var spent = _effort.Spent - mark.Spent;
        if (spent < _effort.Limit / 20)
            return false;
        var pace = (objective - mark.Objective) / spent;
        mark = (_effort.Spent, objective);
        return objective + (pace * (_effort.Limit - _effort.Spent)) < Cutoff;
    }

    private int LeastDecided(CycleTableau tableau, double[] d)
    {
        var (chosen, best) = (-1, 0.0);
        for (var e = 0; e < _graph.Ties; e++)
        {
            var doubt = Math.Min(d[e], 1 - d[e]);
            if (tableau.FixedAt(e) >= 0 || doubt < 1e-6)
                continue;
            var score = doubt * (_graph.Degree(_graph.U[e]) + _graph.Degree(_graph.V[e]));
            if (score > best)
                (chosen, best) = (e, score);
        }

        return chosen;
    }

    // Camps along a spanning forest of the ties whose frustration is most decided, then a short search from there.
    private bool TryRound(double[] d)
    {
        var order = Enumerable.Range(0, _graph.Ties).ToArray();
        var key = new double[_graph.Ties];
        for (var e = 0; e < key.Length; e++)
            key[e] = Math.Min(d[e], 1 - d[e]) + (1e-4 * _random.NextDouble());
        Array.Sort(key, order);
        var parent = Enumerable.Range(0, _graph.Nodes).ToArray();
        var sign = new sbyte[_graph.Nodes];
        Array.Fill(sign, (sbyte)1);
        (int Root, int Sign) Find(int v)
        {
            var s = 1;
            for (; parent[v] != v; v = parent[v])
                s *= sign[v];
            return (v, s);
        }

        foreach (var e in order)
        {
            var (a, sa) = Find(_graph.U[e]);
            var (b, sb) = Find(_graph.V[e]);
            if (a == b)
                continue;
            parent[a] = b;
            sign[a] = (sbyte)(_graph.Sign[e] * (d[e] > 0.5 ? -1 : 1) * sa * sb);
        }

        var side = new sbyte[_graph.Nodes];
        for (var v = 0; v < side.Length; v++)
            side[v] = (sbyte)Find(v).Sign;
        _camps.Descend(side);
        _camps.Tabu(side, 100);
        return Accept(side);
    }

    private bool Accept(sbyte[] side)
    {
        var cost = _graph.Cost(side);
        if (cost >= Upper - 1e-9 || (_forced >= 0 && _graph.Sign[_forced] * side[_graph.U[_forced]] * side[_graph.V[_forced]] > 0))
            return false;
        (Upper, Side) = (cost, side);
        return true;
    }
}
