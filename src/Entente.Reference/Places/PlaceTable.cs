using System.Globalization;

namespace Entente.Reference.Places;

/// <summary>A place where states meet or clash.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="Latitude">Degrees north, to a tenth.</param>
/// <param name="Longitude">Degrees east, to a tenth.</param>
public sealed record KnownPlace(string Name, double Latitude, double Longitude);

/// <summary>Capitals and other places of meetings, to a tenth of a degree: enough to tell near from far, not to draw a border.</summary>
public static class PlaceTable
{
    private static readonly Lazy<Dictionary<string, KnownPlace>> Loaded = new(Load);

    /// <summary>Every place.</summary>
    public static IReadOnlyCollection<KnownPlace> All => [.. Loaded.Value.Values.Distinct().OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>The place of that name or other name, letters' case aside; null where it is not known.</summary>
    public static KnownPlace? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Loaded.Value.GetValueOrDefault(name.Trim());
    }

    private static Dictionary<string, KnownPlace> Load()
    {
        var places = new Dictionary<string, KnownPlace>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in CsvRecords.Read(CsvRecords.Resource("Entente.Reference.Places.places.csv"), "places.csv").Skip(1))
        {
            var place = new KnownPlace(row[0].Text, double.Parse(row[2].Text, CultureInfo.InvariantCulture), double.Parse(row[3].Text, CultureInfo.InvariantCulture));
            foreach (var name in row[1].Text.Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(place.Name))
                places.TryAdd(name, place);
        }

        return places;
    }
}
