namespace Entente.Desk.Contracts.Brief;

/// <summary>Who stands with whom among the states of the case, year by year.</summary>
/// <param name="Rule">By what rule a tie has its sign, and whose data that is.</param>
/// <param name="Years">One a year in which every kind of tie speaks, the last ten.</param>
/// <param name="Ties">The ties of the last of them, with what they were made of.</param>
/// <param name="Hinges">The ties of the last year whose turn would change the index, with the index after it.</param>
public sealed record BriefBalance(string Rule, IReadOnlyList<BriefBalanceYear> Years, IReadOnlyList<NetworkTieRow> Ties, IReadOnlyList<FlippedTie> Hinges);

/// <summary>One year's network.</summary>
/// <param name="Period">The year.</param>
/// <param name="Ties">How many ties.</param>
/// <param name="Negative">How many of them negative.</param>
/// <param name="Frustration">The frustration index: the least number of ties against a division into two camps.</param>
/// <param name="Exact">Whether it is proved.</param>
/// <param name="WalkBalance">Balance over closed walks, 0 to 1.</param>
/// <param name="Camps">The states of each camp.</param>
public sealed record BriefBalanceYear(string Period, int Ties, int Negative, double Frustration, bool Exact, double WalkBalance, IReadOnlyList<IReadOnlyList<string>> Camps);

/// <summary>Whether what one state does toward a third comes before what another does.</summary>
/// <param name="Source">Whose counts, of what, by which period.</param>
/// <param name="Rows">One a direction.</param>
/// <param name="Shown">The responses of the pair that the figure shows.</param>
/// <param name="ShownCause">The series that is surprised.</param>
/// <param name="ShownEffect">The series that responds.</param>
/// <param name="DoesNotShow">What such a test cannot show.</param>
public sealed record BriefLead(string Source, IReadOnlyList<BriefLeadRow> Rows, IReadOnlyList<LeadResponse> Shown, string ShownCause, string ShownEffect, string DoesNotShow);

/// <summary>One direction.</summary>
/// <param name="Cause">The series that may lead.</param>
/// <param name="Effect">The series that may follow.</param>
/// <param name="Periods">How many periods both have a value for.</param>
/// <param name="Lags">How many lags the headline used.</param>
/// <param name="P">The headline's p.</param>
/// <param name="PAdjusted">After correction for all rows (Benjamini and Hochberg).</param>
/// <param name="Leads">Whether the past of the one helps to foresee the other, after correction at 5 %.</param>
/// <param name="SmallestEffect">The share of the variance beyond its own past that would have been seen four times in five.</param>
public sealed record BriefLeadRow(string Cause, string Effect, int Periods, int Lags, double P, double PAdjusted, bool Leads, double SmallestEffect);
