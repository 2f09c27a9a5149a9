using System.Globalization;
using Entente.Desk.Measuring;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.WhatIf;

/// <summary>A change of what the record says: of a series of numbers, of a pact, or of a war or dispute.</summary>
/// <param name="Change">As it was given.</param>
/// <param name="First">The first state.</param>
/// <param name="Second">The second; none where the series is of one state.</param>
/// <param name="From">The first year it applies to.</param>
/// <param name="To">The last.</param>
internal sealed record RecordChange(Change Change, StateCode First, StateCode Second, int From, int To)
{
    private static readonly HashSet<string> Families = new(["trade", "arms", "alliance", "votes", "power", "events", "gdp"], StringComparer.Ordinal);

    /// <summary>What a pact added promises.</summary>
    internal Obligations Obligations { get; private init; }

    internal bool IsPact => Change.Name == "pact";

    internal bool IsConflict => Change.Name is "war" or "dispute";

    /// <summary>Whether the record knows how to take this change; other changes are somebody else's.</summary>
    internal static bool Knows(Change change) => change.Name is "pact" or "war" or "dispute" || (Families.Contains(change.Name.Split('.')[0]) && change.Kind == ChangeKind.Set);

    /// <summary>Reads a change of the record.</summary>
    /// <exception cref="InputException">It names no state, or a number that cannot be.</exception>
    internal static RecordChange Of(Change change)
    {
        var states = change.Arguments.Take(2).Select(a => State(change, a)).ToList();
        var pair = change.Name is not ("gdp" or "power.cinc" or "power.rank") && !change.Name.StartsWith("power", StringComparison.Ordinal);
        if (states.Count < (pair ? 2 : 1))
            throw change.Fault(pair ? "two states were expected, such as (PRK,CHN)" : "a state was expected, such as (CHN)");
        if (pair && states[0] == states[1])
            throw change.Fault("two different states were expected");
        var (from, to) = (change.Year("from") ?? change.Year("at") ?? 1, change.Year("to") ?? change.Year("at") ?? 9999);
        if (change.Kind == ChangeKind.Set)
        {
            var number = change.Number();
            if (change.Operator is '*' or '/' && (number < 0 || (change.Operator == '/' && number == 0)))
                throw change.Fault("a factor above 0 was expected");
            if (change is { Operator: '=', Name: "trade.share" } && number is < 0 or >= 1)
                throw change.Fault("a share lies from 0 to below 1");
            if (change.Name is "pact" or "war" or "dispute")
                throw change.Fault($"a {change.Name} is there or not: use --add or --remove");
        }

        if (change.Name is "war" or "dispute")
        {
            if (change.Kind == ChangeKind.Remove)
                throw change.Fault($"a {change.Name} can be added, not taken away");
            from = Year(change, 2) ?? change.Year("from") ?? throw change.Fault($"the year it begins was expected, such as {change.Name}({states[0]},{states[1]},2024)");
        }

        if (change is not { Name: "pact", Kind: ChangeKind.Add })
            return new RecordChange(change, states[0], pair ? states[1] : default, from, to);
        var words = change.Arguments.Length > 2 ? change.Arguments[2] : "";
        var owed = PactReader.Owed(words.Replace('+', ';'));
        if (owed == Obligations.None)
            throw change.Fault($"what it promises was expected: pact({states[0]},{states[1]},defence), or offence, neutrality, nonaggression, consultation, joined by +");
        return new RecordChange(change, states[0], states[1], Year(change, 3) ?? from, to) { Obligations = owed };
    }

    internal bool In(int year) => From <= year && year <= To;

    /// <summary>Whether it speaks of these two, in this direction where it has one.</summary>
    internal bool IsOf(StateCode a, StateCode b, bool eitherWay) =>
        (Observations.Same(First, a) && Same(Second, b)) || (eitherWay && Observations.Same(First, b) && Same(Second, a));

    /// <summary>The value after the change at a strength: 0 leaves it, 1 is what was asked for, between and beyond lies on the way.</summary>
    internal double Apply(double before, double strength) => Change.Operator switch
    {
        '*' => before * Factor(Change.Number(), strength),
        '/' => before / Math.Pow(Change.Number(), strength),
        '+' => before + (strength * Change.Number()),
        '-' or '−' => before - (strength * Change.Number()),
        _ => before + (strength * (Change.Number() - before)),
    };

    /// <summary>In words, at a strength.</summary>
    internal string At(double strength)
    {
        var what = $"{Change.Name}({string.Join(Change.Directed ? "->" : ",", Change.Arguments)})";
        return Change.Operator switch
        {
            ' ' => Change.Words,
            '*' => $"{what} times {Text(Factor(Change.Number(), strength))}",
            '/' => $"{what} over {Text(Math.Pow(Change.Number(), strength))}",
            '+' => $"{what} plus {Text(strength * Change.Number())}",
            '-' or '−' => $"{what} less {Text(strength * Change.Number())}",
            _ => $"{what} {Text(100 * strength)} % of the way to {Text(Change.Number())}",
        };
    }

    private static double Factor(double factor, double strength) => factor == 0 ? Math.Max(0, 1 - strength) : Math.Pow(factor, strength);

    private static bool Same(StateCode a, StateCode b) => (a.IsNone && b.IsNone) || Observations.Same(a, b);

    private static string Text(double x) => x.ToString("G4", CultureInfo.InvariantCulture);

    private static int? Year(Change change, int at) =>
        change.Arguments.Length > at && change.Arguments[at].Length == 4 && int.TryParse(change.Arguments[at], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static StateCode State(Change change, string text)
    {
        var code = StateCode.TryParse(text, out var parsed) && RecordReader.Numbers(parsed).Count > 0 ? parsed : StateTable.ByName(text);
        return code.IsNone ? throw change.Fault($"'{text}' is no state; an ISO 3166 alpha-3 code such as CHN or an English name was expected") : code;
    }
}
