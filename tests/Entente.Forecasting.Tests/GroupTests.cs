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
        var starts = new int[nodes + 1];
        var ends = new List<int>();
        for (var i = 0; i < nodes; i++)
        {
            ends.AddRange(edges.Where(e => e.A == i || e.B == i).Select(e => e.A == i ? e.B : e.A));
            starts[i + 1] = ends.Count;
        }

        return Communities.Find(starts, [.. ends], [.. Enumerable.Repeat(1.0, ends.Count)], resolution, new SeededRandom(7));
    }
}
