using Entente.Record.Import;

namespace Entente.Record.Providers;

/// <summary>Somebody whose files a record can take, with what a user must know before he gets them.</summary>
public sealed class Provider
{
    /// <summary>A short id, used on the command line.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whose word it is, as a verdict names it.</summary>
    public required string Authority { get; init; }

    /// <summary>The page where the keeper offers it.</summary>
    public required string Page { get; init; }

    /// <summary>The file itself, where it has an address that needs no form; <c>{date}</c> stands for a day.</summary>
    public string? Download { get; init; }

    /// <summary>Roughly how large the download is.</summary>
    public string? Size { get; init; }

    /// <summary>SHA-256 of the file at <see cref="Download"/>, where it is known and does not change.</summary>
    public string? Sha256 { get; init; }

    /// <summary>On what terms it may be used.</summary>
    public required string Terms { get; init; }

    /// <summary>The work to cite.</summary>
    public required Work Work { get; init; }

    /// <summary>The work to cite, in one line.</summary>
    public string Citation => Work.OneLine();

    /// <summary>The tables that are recognised.</summary>
    public IReadOnlyList<string> FileKinds => [.. Layouts.Select(l => l.Name)];

    /// <summary>Every provider, in the order of their ids.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        .. new[]
        {
            Atop.AtopProvider.Make(), Cow.StatesProvider.Make(), Cow.MajorsProvider.Make(), Cow.CapabilitiesProvider.Make(), Cow.DisputesProvider.Make(),
            Cow.DyadicDisputesProvider.Make(), Cow.WarsProvider.Make(), Cow.ContiguityProvider.Make(), Cow.TradeProvider.Make(), Cow.OrganisationsProvider.Make(),
            Cow.TerritoryProvider.Make(), Gml.GmlProvider.Make(), GleditschWard.GleditschWardProvider.Make(), Rivalries.RivalriesProvider.Make(),
            UnitedNations.VotesProvider.Make(), UnitedNations.IdealPointsProvider.Make(), Sipri.ArmsProvider.Make(), Reign.ReignProvider.Make(),
        }.Concat(Events.EventProviders.Make()).OrderBy(p => p.Id, StringComparer.Ordinal),
    ];

    /// <summary>The provider of that id; null where there is none.</summary>
    public static Provider? Find(string id) => All.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));

    internal IReadOnlyList<Layout> Layouts { get; init; } = [];
}
