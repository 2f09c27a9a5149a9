using Entente.Structure.Signed;

namespace Entente.Structure.Tests;

/// <summary>Dittmer's four shapes (1981), and who stands where in them.</summary>
public sealed class StrategicTriangleTests
{
    [Theory]
    [InlineData(1, 1, 1, TriangleShape.MenageATrois, null, null, true)]
    [InlineData(1, -1, 1, TriangleShape.RomanticTriangle, "A", null, false)]
    [InlineData(-1, 1, 1, TriangleShape.RomanticTriangle, "C", null, false)]
    [InlineData(1, 1, -1, TriangleShape.RomanticTriangle, "B", null, false)]
    [InlineData(1, -1, -1, TriangleShape.StableMarriage, null, "C", true)]
    [InlineData(-1, 1, -1, TriangleShape.StableMarriage, null, "A", true)]
    [InlineData(-1, -1, 1, TriangleShape.StableMarriage, null, "B", true)]
    [InlineData(-1, -1, -1, TriangleShape.UnitVeto, null, null, false)]
    public void Of_EachShape(int ab, int bc, int ac, TriangleShape shape, string? pivot, string? outcast, bool balanced)
    {
        var triangle = StrategicTriangle.Of(SignedNetwork.FromRows([new("A", "B", ab), new("B", "C", bc), new("C", "A", ac)]), "A", "B", "C");
        Assert.Equal((shape, pivot, outcast, (bool?)balanced), (triangle.Shape, triangle.Pivot, triangle.Outcast, triangle.IsBalanced));
    }

    [Fact]
    public void Of_AMissingTie_IsIncompleteAndNotGuessed()
    {
        var triangle = StrategicTriangle.Of(SignedNetwork.FromRows([new("A", "B", 1), new("B", "C", 1)]), "A", "B", "C");
        Assert.Equal(TriangleShape.Incomplete, triangle.Shape);
        Assert.Null(triangle.IsBalanced);
    }

    [Fact]
    public void Of_OneStateTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => StrategicTriangle.Of(SignedNetwork.FromRows([]), "A", "B", "A"));
}
