using Entente.Reference.Places;

namespace Entente.Reference.Tests;

public sealed class PlaceTableTests
{
    [Fact]
    public void All_EveryPlace_LiesOnEarthAndIsFoundByItsName()
    {
        Assert.NotEmpty(PlaceTable.All);
        Assert.All(PlaceTable.All, p => Assert.True(p.Latitude is >= -90 and <= 90 && p.Longitude is >= -180 and <= 180 && PlaceTable.Find(p.Name) == p, p.Name));
    }

    [Fact]
    public void Find_OtherNamesAndLetters_AreTheSamePlace()
    {
        Assert.Equal(PlaceTable.Find("Beijing"), PlaceTable.Find("peking"));
        Assert.Equal((51.9, 128.3), (PlaceTable.Find("Vostochny Cosmodrome")!.Latitude, PlaceTable.Find("Vostochny")!.Longitude));
        Assert.Null(PlaceTable.Find("nowhere"));
    }
}
