namespace Entente.Desk.Contracts.Brief;

/// <summary>How far the leader moves with one item.</summary>
/// <param name="Evidence">The item's id.</param>
/// <param name="Low">The leader's posterior with its mark of the item a step down.</param>
/// <param name="High">A step up.</param>
public sealed record BriefTornado(string Evidence, double Low, double High);

/// <summary>The posterior on a day on which something became known.</summary>
/// <param name="Date">The day.</param>
/// <param name="Posterior">By hypothesis.</param>
/// <param name="News">The items that became known.</param>
public sealed record BriefDay(string Date, IReadOnlyDictionary<string, double> Posterior, IReadOnlyList<string> News);

/// <summary>The posterior on one author's items alone.</summary>
/// <param name="Author">The author.</param>
/// <param name="Items">How many items.</param>
/// <param name="Posterior">By hypothesis.</param>
public sealed record BriefAlone(string Author, int Items, IReadOnlyDictionary<string, double> Posterior);
