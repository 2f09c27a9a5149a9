using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Weighing.Tests;

/// <summary>Belief functions as pyds, Denoeux 2008 and Zadeh 1979 give them; opinions as van der Heijden, Kopp and Kargl 2018.</summary>
public sealed class BeliefOracleTests
{
    // Read by each test and not once for the class: where the shared data are absent each test then says so and is skipped.
    private static JsonNode Oracle => JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "belief_functions.json"))!;

    [Fact]
    public void BeliefPlausibilityCommonalityAndPignistic()
    {
        var (m, expected) = (Read(Oracle["m1"]), Oracle["expected"]!);
        foreach (var (set, value) in Numbers(expected["bel_m1"]))
            Assert.Equal(value, m.Belief(set), 1e-9);
        foreach (var (set, value) in Numbers(expected["pl_m1"]))
            Assert.Equal(value, m.Plausibility(set), 1e-9);
        foreach (var (set, value) in Numbers(expected["q_m1"]))
            Assert.Equal(value, m.Commonality(set), 1e-9);
        foreach (var (set, value) in Numbers(expected["pignistic_m1"]))
            Assert.Equal(value, m.Pignistic()[System.Numerics.BitOperations.TrailingZeroCount(set)], 1e-9);
    }

    [Fact]
    public void RulesOfCombination()
    {
        var (a, b, expected) = (Read(Oracle["m1"]), Read(Oracle["m2"]), Oracle["expected"]!);
        Near(expected["conjunctive_unnormalised"], a.Conjunctive(b));
        Near(expected["dempster"], a.Dempster(b));
        Near(expected["disjunctive"], a.Disjunctive(b));
        Assert.Equal((double)expected["conflict_weight"]!, a.ConflictWeight(b), 1e-9);
    }

    [Fact]
    public void CautiousRule_IsDenoeux_AndTwiceTheSameSourceIsThatSource()
    {
        var node = Oracle["cautious"]!;
        var (a, b) = (Read(node["m1"], 3), Read(node["m2"], 3));
        Near(node["expected"], a.Cautious(b));
        foreach (var (set, mass) in a.Masses)
            Assert.Equal(mass, a.Cautious(a)[set], 1e-9);
    }

    [Fact]
    public void Zadeh_TheConflictIsSaid()
    {
        var node = Oracle["zadeh"]!;
        var (a, b) = (Read(node["m1"], 3), Read(node["m2"], 3));
        Near(node["expected_dempster"], a.Dempster(b));
        Assert.Equal((double)node["conflict"]!, a.ConflictWith(b), 1e-9);
    }

    [Fact]
    public void FusionOfOpinions()
    {
        var node = Oracle["subjective_logic"]!;
        Opinion[] opinions = [.. node["opinions"]!.AsArray().Select(o => new Opinion((double)o![0]!, (double)o[1]!, (double)o[2]!, (double)o[3]!))];
        var tolerance = (double)node["tolerance"]!;
        foreach (var (key, fused) in new[] { ("cumulative", Opinion.Cumulative(opinions)), ("consensus_and_compromise", Opinion.ConsensusAndCompromise(opinions)), ("weighted", Opinion.Weighted(opinions)) })
        {
            Assert.Equal((double)node[key]![0]!, fused.Belief, tolerance);
            Assert.Equal((double)node[key]![1]!, fused.Disbelief, tolerance);
            Assert.Equal((double)node[key]![2]!, fused.Uncertainty, tolerance);
        }
    }

    [Fact]
    public void Opinions_OfOneSource_AreThatSource()
    {
        var one = new Opinion(0.5, 0.2, 0.3, 0.4);
        foreach (var fused in new[] { Opinion.Cumulative([one]), Opinion.Weighted([one, one]), Opinion.ConsensusAndCompromise([one, one]) })
        {
            Assert.Equal(0.5, fused.Belief, 1e-12);
            Assert.Equal(0.3, fused.Uncertainty, 1e-12);
            Assert.Equal(0.62, fused.Probability, 1e-12);
        }
    }

    [Fact]
    public void WhatIsNoBelief_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new MassFunction(2, [new(1, 0.5), new(2, 0.4)]));
        Assert.Throws<ArgumentException>(() => new MassFunction(2, [new(1, 1.5), new(2, -0.5)]));
        Assert.Throws<ArgumentException>(() => new MassFunction(2, [new(4, 1)]));
        Assert.Throws<InvalidOperationException>(() => new MassFunction(2, [new(1, 1)]).Dempster(new(2, [new(2, 1)])));
        Assert.Throws<InvalidOperationException>(() => new MassFunction(2, [new(1, 1)]).Cautious(new(2, [new(3, 1)])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Opinion(0.5, 0.5, 0.5, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Opinion(double.NaN, 0.5, 0.5, 0.5));
        Assert.Throws<ArgumentException>(() => Opinion.Cumulative([]));
    }

    private static MassFunction Read(JsonNode? node, int size = 4) => new(size, Numbers(node).Select(m => KeyValuePair.Create(m.Set, m.Value)));

    private static IEnumerable<(uint Set, double Value)> Numbers(JsonNode? node) =>
        node!.AsObject().Select(m => (m.Key.Aggregate(0u, (set, c) => set | 1u << (c - 'a')), (double)m.Value!));

    private static void Near(JsonNode? expected, MassFunction actual)
    {
        var numbers = Numbers(expected).ToList();
        Assert.Equal(numbers.Count, actual.Masses.Count);
        foreach (var (set, value) in numbers)
            Assert.Equal(value, actual[set], 1e-9);
    }
}
