using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Numerics.Tests;

/// <summary>Belief functions against pyds, Denoeux (2008) and Zadeh's example.</summary>
public sealed class MassFunctionTests
{
    private static JsonNode Oracle() => JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "belief_functions.json"))!;

    private static int Set(string letters) => letters.Sum(c => 1 << (c - 'a'));

    private static MassFunction Read(JsonNode? node, int elements = 4) =>
        new(elements, node!.AsObject().Select(m => KeyValuePair.Create(Set(m.Key), (double)m.Value!)));

    private static void Near(JsonNode? expected, MassFunction actual)
    {
        var masses = expected!.AsObject().ToDictionary(m => Set(m.Key), m => (double)m.Value!);
        for (var set = 0; set < 1 << actual.Elements; set++)
            Assert.Equal(masses.GetValueOrDefault(set), actual[set], 1e-9);
    }

    [Fact]
    public void BeliefPlausibilityCommonalityPignistic_AreTheOracles()
    {
        var expected = Oracle()["expected"]!;
        var m = Read(Oracle()["m1"]);
        foreach (var (set, value) in expected["bel_m1"]!.AsObject())
            Assert.Equal((double)value!, m.Belief(Set(set)), 1e-12);
        foreach (var (set, value) in expected["pl_m1"]!.AsObject())
            Assert.Equal((double)value!, m.Plausibility(Set(set)), 1e-12);
        foreach (var (set, value) in expected["q_m1"]!.AsObject())
            Assert.Equal((double)value!, m.Commonality(Set(set)), 1e-12);
        foreach (var (set, value) in expected["pignistic_m1"]!.AsObject())
            Assert.Equal((double)value!, m.Pignistic()[set[0] - 'a'], 1e-12);
    }

    [Fact]
    public void Combinations_AreTheOracles()
    {
        var expected = Oracle()["expected"]!;
        var (a, b) = (Read(Oracle()["m1"]), Read(Oracle()["m2"]));
        Near(expected["conjunctive_unnormalised"], a.Conjunctive(b));
        Near(expected["disjunctive"], a.Disjunctive(b));
        Near(expected["dempster"], a.Dempster(b, out var conflict));
        Assert.Equal((double)expected["conflict_weight"]!, 0.0 - Math.Log(1 - conflict), 1e-9);
    }

    [Fact]
    public void CautiousRule_IsDenoeux_AndASourceWithItselfChangesNothing()
    {
        var node = Oracle()["cautious"]!;
        var (a, b) = (Read(node["m1"], 3), Read(node["m2"], 3));
        Near(node["expected"], a.Cautious(b));
        for (var set = 0; set < 8; set++)
            Assert.Equal(a[set], a.Cautious(a)[set], 1e-9);
    }

    [Fact]
    public void Zadeh_ConflictIsReported()
    {
        var node = Oracle()["zadeh"]!;
        Near(node["expected_dempster"], Read(node["m1"], 3).Dempster(Read(node["m2"], 3), out var conflict));
        Assert.Equal((double)node["conflict"]!, conflict, 1e-12);
    }

    [Fact]
    public void Contradiction_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MassFunction(2, [new(1, 1)]).Dempster(new MassFunction(2, [new(2, 1)]), out _));

    [Fact]
    public void MassesThatDoNotSumToOne_AreRefused() => Assert.Throws<ArgumentException>(() => new MassFunction(2, [new(1, 0.5)]));
}
