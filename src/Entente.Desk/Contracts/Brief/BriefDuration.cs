namespace Entente.Desk.Contracts.Brief;

/// <summary>How long such instruments lasted: the answer of <c>entente last</c>, and what the register holds on the pair.</summary>
/// <param name="Last">The answer, as <c>entente last A B --json</c> gives it.</param>
/// <param name="Accounts">What the register holds on this pair, account by account.</param>
public sealed record BriefDuration(HowLongDocument Last, IReadOnlyList<BriefAccount> Accounts);

/// <summary>One authority's account of one instrument.</summary>
/// <param name="Id">The instrument's id in the register.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signed">EDTF.</param>
/// <param name="InForce">EDTF; null where this authority names no day.</param>
/// <param name="FormalEnd">EDTF; null where this authority names no day.</param>
/// <param name="EffectiveEnd">EDTF; null where this authority names no day.</param>
/// <param name="Obligations">What it promises.</param>
/// <param name="Authority">Whose account.</param>
/// <param name="Source">Treaty-series number, provider's id or page.</param>
/// <param name="Verified">False: no source was opened, and the row enters no estimate.</param>
public sealed record BriefAccount(string Id, string Name, string Signed, string? InForce, string? FormalEnd, string? EffectiveEnd, string Obligations, string Authority, string Source, bool Verified);
