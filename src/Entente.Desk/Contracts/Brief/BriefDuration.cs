namespace Entente.Desk.Contracts.Brief;

/// <summary>How long such relations lasted.</summary>
/// <param name="Dyad">The pair, <c>CHN--RUS</c>.</param>
/// <param name="Pact">The instrument that stands.</param>
/// <param name="Since">From when its age is counted.</param>
/// <param name="AgeYears">Its age on the day of the brief.</param>
/// <param name="Classes">The comparison classes.</param>
/// <param name="Precedents">The past cases nearest to this one, by name.</param>
/// <param name="Baseline">The plain rate that a forecast must beat, in words.</param>
/// <param name="Verdict">The answer in words.</param>
public sealed record BriefDuration(string Dyad, string Pact, string Since, double AgeYears, IReadOnlyList<BriefClass> Classes, IReadOnlyList<BriefPrecedent> Precedents, string Baseline, string Verdict)
{
    /// <summary>What the register holds on this pair, account by account.</summary>
    public IReadOnlyList<BriefAccount> Accounts { get; init; } = [];
}

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

/// <summary>A comparison class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dating">By which rule its ends are dated: formal or effective.</param>
/// <param name="N">How many cases.</param>
/// <param name="Ends">How many of them ended.</param>
/// <param name="AtRisk">How many reached the age of this one.</param>
/// <param name="MedianRemaining">Median remaining life in years; null where the curve does not reach it.</param>
/// <param name="Conditional">The chance of ending within so many years, given the age reached.</param>
/// <param name="Curve">The survival curve from the age on.</param>
public sealed record BriefClass(string Name, string Dating, int N, int Ends, int AtRisk, double? MedianRemaining, IReadOnlyList<BriefConditional> Conditional, IReadOnlyList<BriefCurvePoint> Curve)
{
    /// <summary>What belongs to the class.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A conditional probability of ending.</summary>
/// <param name="Years">Within so many years from the day of the brief.</param>
/// <param name="P">The probability.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record BriefConditional(double Years, double P, double Lower, double Upper);

/// <summary>A step of a survival curve.</summary>
/// <param name="Years">Years from the day of the brief.</param>
/// <param name="Survival">The probability that it still stands.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="AtRisk">How many cases were still observed.</param>
public sealed record BriefCurvePoint(double Years, double Survival, double Lower, double Upper, int AtRisk);

/// <summary>A past case.</summary>
/// <param name="Id">The register's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Start">EDTF.</param>
/// <param name="End">EDTF; null while it stands.</param>
/// <param name="EndKind">How it ended.</param>
/// <param name="Years">How long it lasted.</param>
/// <param name="Source">Whose account this is.</param>
public sealed record BriefPrecedent(string Id, string Name, string Start, string? End, string EndKind, double? Years, string Source);
