using Entente.Numerics;

namespace Entente.Forecasting.Tests;

/// <summary>Circles, roles and the counts by them.</summary>
public sealed class GroupTests
{
    // A ring of 30 cliques of five (Fortunato and Barthelemy 2007, figure 3): a resolution of 1 joins neighbouring cliques, a higher one keeps each by itself.
    [Fact]
    public void Communities_OfARingOfCliques_AreTheCliques_WhereTheResolutionIsHigh()
    {
        var found = Find(Ring(30, 5), 150, 4);
        Assert.Equal(30, found.Distinct().Count());
        for (var i = 0; i < found.Length; i++)
            Assert.Equal(found[i / 5 * 5], found[i]);
        Assert.InRange(Find(Ring(30, 5), 150, 1).Distinct().Count(), 1, 29);
    }

    [Fact]
    public void Communities_NeverJoin_WhatIsNotConnected()
    {
        var edges = Ring(6, 4).Select(e => (e.A, e.B)).Concat(Ring(5, 3).Select(e => (e.A + 24, e.B + 24))).ToList();
        var found = Find(edges, 40, .01);
        Assert.Single(found[..24].Distinct());
        Assert.Single(found[24..39].Distinct());
        Assert.NotEqual(found[0], found[24]);
        Assert.DoesNotContain(found[39], found[..39]);
    }

    [Fact]
    public void Roles_OfTheSameProfile_AreTheSame()
    {
        // Three kinds of profile on columns of their own, ten actors each, and one that did nothing.
        var starts = Enumerable.Range(0, 31).Append(30).ToArray();
        var columns = Enumerable.Range(0, 30).Select(i => i % 3).ToArray();
        var found = Roles.Find(starts, columns, [.. Enumerable.Repeat(1f, 30)], 3, [.. Enumerable.Range(0, 30)], 16, new SeededRandom(3));
        Assert.Equal(31, found.Length);
        for (var i = 3; i < 30; i++)
            Assert.Equal(found[i % 3], found[i]);
        Assert.Equal(3, found[..30].Distinct().Count());
    }

    [Fact]
    public void FadingTable_Counts_AsADictionaryOfFadingCountsDoes()
    {
        var table = new FadingTable();
        var expected = new Dictionary<long, Decayed>();
        var random = new SeededRandom(8);
        for (var day = 0; day < 120; day++)
        {
            for (var i = 0; i < 100; i++)
            {
                var key = random.NextInt32(6000) * (long)int.MaxValue;
                table.Of(key).Add(day);
                var count = expected.GetValueOrDefault(key);
                count.Add(day);
                expected[key] = count;
            }
        }

        Assert.True(expected.Count > 4096, "The table never grows.");
        foreach (var (key, count) in expected)
        {
            Assert.Equal(count.Count, table[key].Count);
            Assert.Equal(count.Last, table[key].Last);
            Assert.Equal(count.Slow(121), table[key].Slow(121), 1e-4f * count.Slow(121));
            Assert.Equal(count.Middle(121), table[key].Middle(121), 1e-4f * count.Middle(121) + 1e-9f);
        }

        Assert.Equal(0, table[17].Count);
        Assert.Equal(0, table[17].Slow(121));
        table.Clear();
        Assert.Equal(0, table[expected.Keys.First()].Count);
    }

    [Fact]
    public void CountsByGroup_AreTheSame_DayByDayAndAllAtOnce()
    {
        var set = Some.Facts(days: 60);
        var history = new History(set.EntityCount, set.RelationCount);
        var groups = new GroupBook(history, 5, 2);
        var days = DayStream.Build(set.Train.AsSpan(), set.RelationCount);
        foreach (var day in days.Where(d => d.Day < 30))
            history.Reveal(day);
        groups.Refresh(30);
        Assert.Contains(groups.Circle.ToArray(), c => c > 0);
        Assert.Contains(groups.Role.ToArray(), r => r > 0);
        foreach (var day in days.Where(d => d.Day is >= 30 and < 45))
        {
            history.Reveal(day);
            groups.Reveal(day);
        }

        var byDay = Rows(groups, set, 45);
        groups.Recount(45);
        var atOnce = Rows(groups, set, 45);
        for (var i = 0; i < byDay.Length; i++)
            Assert.Equal(byDay[i], atOnce[i], 1e-3f);
        Assert.True(byDay.Distinct().Count() > 50);
    }

    [Fact]
    public void CoAssociation_IsTheShareOfFindings_ThatPutTwoActorsTogether()
    {
        // Thirty cliques of five in a ring (0 to 149), five of three beside them (150 to 164), two actors alone.
        var (association, ties) = Associated(2);
        for (var a = 0; a < 150; a++)
        {
            Assert.Equal(1, association.Of(a, a));
            Assert.Equal(0, association.Of(a, 165));
            Assert.Equal(0, association.Of(165, a));
            Assert.Equal(0, association.Of(a, 150 + (a % 15)));
            for (var b = 0; b < 150; b++)
                Assert.Equal(association.Of(b, a), association.Of(a, b));
            // Its clique stays together more often than any two cliques do, and those on the other side of the ring never meet.
            var mate = (a / 5 * 5) + ((a + 1) % 5);
            Assert.InRange(association.Of(a, mate), .5f, 1);
            Assert.True(association.Of(a, (a + 5) % 150) < association.Of(a, mate));
            Assert.Equal(0, association.Of(a, (a + 75) % 150));
        }

        // Some neighbouring cliques are joined where the resolution is low (as above).
        Assert.Contains(Enumerable.Range(0, 150), a => association.Of(a, (a + 5) % 150) > 0);
        Assert.Equal(0, association.Of(165, 165));
        Assert.Equal(0, association.Of(165, 166));
        var (again, _) = Associated(1);
        for (var a = 0; a < ties.Actors; a++)
            for (var b = 0; b < ties.Actors; b++)
                Assert.Equal(association.Of(a, b), again.Of(a, b));
    }

    [Fact]
    public void Company_IsTheWeightedSumOfCoAssociations_AndEmptyOnceCleared()
    {
        var (association, ties) = Associated(2);
        var company = new CoAssociation.Company(association, ties.Actors);
        var random = new SeededRandom(12);
        for (var round = 0; round < 20; round++)
        {
            var members = Enumerable.Range(0, 1 + random.NextInt32(30)).Select(_ => (Actor: random.NextInt32(ties.Actors), Share: (float)random.NextDouble())).ToList();
            foreach (var (actor, share) in members)
                company.Add(actor, share);
            for (var a = 0; a < ties.Actors; a++)
                Assert.Equal(members.Sum(m => m.Share * (double)association.Of(m.Actor, a)), company.With(a), 1e-4);
            company.Clear();
            for (var a = 0; a < ties.Actors; a++)
                Assert.Equal(0, company.With(a));
        }
    }

    [Fact]
    public void TieGraph_CountsWhatPairsHaveToDoWithOneAnother()
    {
        // 0 and 1: twice in relation 0 and once in relation 1; 1 and 2: once in relation 1; 2 with itself.
        Fact[] facts = [new(0, 0, 1, 1), new(0, 0, 1, 2), new(1, 1, 0, 3), new(1, 1, 2, 4), new(2, 0, 2, 5)];
        var history = new History(4, 2);
        foreach (var day in DayStream.Build(facts, 2))
            history.Reveal(day);
        var ties = TieGraph.Of(history, [.5, .25]);
        Assert.Equal([0, 1, 3, 4, 4], ties.Starts);
        Assert.Equal([1, 0, 2, 1], ties.Ends);
        Assert.Equal([1.25, 1.25, .25, .25], ties.Weights);
        // 0 has 1.25 in all, 1 has 1.5, 2 has .25; with roots 1.118, 1.618, .5; where ties count alike 1, 2, 1.
        double[] Expected(double tie, double other, double a, double b, double c) => [tie / Math.Sqrt(a * b), tie / Math.Sqrt(a * b), other / Math.Sqrt(b * c), other / Math.Sqrt(b * c)];
        AssertAll(Expected(1.25, .25, 1.25, 1.5, .25), ties.Shared(1));
        AssertAll(Expected(Math.Sqrt(1.25), .5, Math.Sqrt(1.25), Math.Sqrt(1.25) + .5, .5), ties.Shared(.5));
        AssertAll(Expected(1, 1, 1, 2, 1), ties.Shared(0));

        static void AssertAll(double[] expected, double[] found)
        {
            Assert.Equal(expected.Length, found.Length);
            for (var i = 0; i < found.Length; i++)
                Assert.Equal(expected[i], found[i], 1e-12);
        }
    }

    private static (CoAssociation Association, TieGraph Ties) Associated(int threads)
    {
        var ties = Graph([.. Ring(30, 5), .. Ring(5, 3).Select(e => (e.A + 150, e.B + 150))], 167);
        var association = new CoAssociation(ties.Actors, 3, new ParallelOptions { MaxDegreeOfParallelism = threads });
        association.Find(ties);
        return (association, ties);
    }

    private static float[] Rows(GroupBook groups, FactSet set, int now)
    {
        var width = FeatureSet.Width(names: false, gaps: false);
        var facts = set.Train.Take(200).ToArray();
        var rows = new float[facts.Length * width];
        for (var i = 0; i < facts.Length; i++)
            groups.Write(facts[i].Subject, facts[i].Relation, facts[i].Object, now, rows.AsSpan(i * width, width));
        return rows;
    }

    private static List<(int A, int B)> Ring(int cliques, int size)
    {
        var edges = new List<(int, int)>();
        for (var c = 0; c < cliques; c++)
        {
            for (var i = 0; i < size; i++)
                for (var j = i + 1; j < size; j++)
                    edges.Add(((c * size) + i, (c * size) + j));
            edges.Add(((c * size) + size - 1, (c + 1) % cliques * size));
        }

        return edges;
    }

    private static int[] Find(List<(int A, int B)> edges, int nodes, double resolution)
    {
        var graph = Graph(edges, nodes);
        return Communities.Find(graph.Starts, graph.Ends, graph.Weights, resolution, new SeededRandom(7));
    }

    private static TieGraph Graph(List<(int A, int B)> edges, int nodes)
    {
        var starts = new int[nodes + 1];
        var ends = new List<int>();
        for (var i = 0; i < nodes; i++)
        {
            ends.AddRange(edges.Where(e => e.A == i || e.B == i).Select(e => e.A == i ? e.B : e.A));
            starts[i + 1] = ends.Count;
        }

        return new TieGraph(starts, [.. ends], [.. Enumerable.Repeat(1.0, ends.Count)]);
    }
}
