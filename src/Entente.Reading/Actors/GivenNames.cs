using System.Collections.Frozen;
using System.Text;

namespace Entente.Reading.Actors;

/// <summary>A person's sex as far as a text shows it.</summary>
internal enum Sex
{
    Unknown,
    Male,
    Female,
}

/// <summary>Common given names, and what they and titles say of a person's sex.</summary>
internal static class GivenNames
{
    private static readonly Lazy<FrozenDictionary<string, Sex>> Names = new(Load);

    private static readonly FrozenDictionary<string, Sex> Titles = Parts(
        "mr. mr sir lord king prince emperor pope father sheikh ayatollah imam bishop archbishop cardinal rabbi spokesman congressman chairman businessman councilman policeman husband son brother uncle actor sultan emir",
        "mrs. mrs ms. ms miss lady dame queen princess spokeswoman congresswoman chairwoman businesswoman councilwoman policewoman wife daughter sister mother aunt actress widow empress");

    internal static bool Contains(string form) => Names.Value.ContainsKey(form);

    internal static Sex Of(string form) => Names.Value.GetValueOrDefault(form);

    /// <summary>What a title or noun of relation in small letters says.</summary>
    internal static Sex OfTitle(string lower) => Titles.GetValueOrDefault(lower);

    private static FrozenDictionary<string, Sex> Parts(string male, string female) =>
        male.Split(' ').Select(w => (w, Sex.Male)).Concat(female.Split(' ').Select(w => (w, Sex.Female))).ToFrozenDictionary(p => p.w, p => p.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, Sex> Load()
    {
        using var stream = typeof(GivenNames).Assembly.GetManifestResourceStream("Entente.Reading.Actors.given_names.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        _ = reader.ReadLine();
        var names = new Dictionary<string, Sex>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            foreach (var name in cells[1].Split(' '))
                names[name] = cells[0] switch { "m" => Sex.Male, "f" => Sex.Female, _ => Sex.Unknown };
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
