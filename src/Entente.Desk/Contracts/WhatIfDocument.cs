namespace Entente.Desk.Contracts;

/// <summary>What would become of an answer if some inputs were others: the same shape wherever <c>--set</c>, <c>--add</c> and <c>--remove</c> are.</summary>
/// <param name="Changes">The changes, with how many values of the inputs each has met.</param>
/// <param name="Rows">Before, after and difference.</param>
/// <param name="Flips">From where on a conclusion is another; empty where none turns.</param>
/// <param name="Notes">What stayed as it was although a change bears on it, and why.</param>
public sealed record WhatIfResult(IReadOnlyList<WhatIfChange> Changes, IReadOnlyList<WhatIfRow> Rows, IReadOnlyList<WhatIfFlip> Flips, IReadOnlyList<string> Notes);

/// <summary>One change.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Met">How many values of the inputs it has met; 0 where the question does not ask for what it changes.</param>
public sealed record WhatIfChange(string Text, int Met);

/// <summary>A number before and after.</summary>
/// <param name="Of">What it is the number of.</param>
/// <param name="By">The authority, or the question; null where there is none.</param>
/// <param name="Date">When, EDTF; null where it has no date.</param>
/// <param name="Before">As things are.</param>
/// <param name="After">With the changes.</param>
/// <param name="Difference">After less before.</param>
public sealed record WhatIfRow(string Of, string? By, string? Date, double? Before, double? After, double? Difference);

/// <summary>Where a conclusion turns.</summary>
/// <param name="Of">The question or authority whose conclusion it is.</param>
/// <param name="Before">The conclusion as things are.</param>
/// <param name="After">The conclusion from the flip point on.</param>
/// <param name="Strength">Where: 0 is no change, 1 the change as asked; above 1 it takes more than was asked.</param>
/// <param name="At">The same in words, one a change.</param>
public sealed record WhatIfFlip(string Of, string Before, string After, double Strength, IReadOnlyList<string> At);
