using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>
/// Answers <c>duration.ends(CHN--RUS, pact=ID, by=DAY, class=NAME)</c> and <c>duration.survives(…)</c>: the chance that the instrument ends by
/// (lasts beyond) a day, given the age it has reached, in every comparison class by formal and by effective ends.
/// </summary>
internal static partial class OutsideView
{
    /// <summary>Whether the expression is one of these.</summary>
    internal static bool Knows(string expression) => expression.StartsWith("duration.", StringComparison.Ordinal);

    /// <summary>Answers a query of a case.</summary>
    /// <exception cref="InputException">The expression does not parse, or names what the register does not have.</exception>
    internal static Answer Answer(CaseQuery query, DateOnly asOf)
    {
        var call = Call().Match(query.Expression.Trim());
        if (!call.Success)
            throw Bad(query, $"'{query.Expression}' was not understood; duration.ends(CHN--RUS, pact=ID, by=YYYY-MM-DD) was expected");
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        Dyad? dyad = null;
        foreach (var argument in call.Groups["args"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                named[argument[..equals].Trim()] = argument[(equals + 1)..].Trim();
            else
                dyad = ReadDyad(query, argument);
        }

        var by = named.TryGetValue("by", out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Bad(query, "the day is missing: by=YYYY-MM-DD was expected");
        if (dyad is not { } parties)
            throw Bad(query, "the pair is missing: CHN--RUS was expected first");
        if (by <= asOf)
            throw Bad(query, $"the day {by:yyyy-MM-dd} is not after the day from which the case is seen, {asOf:yyyy-MM-dd}; an outcome of the past is recorded in outcome.yaml");
        return Answer(query, PactLives.Of(parties, named.GetValueOrDefault("pact"), asOf), by, string.Equals(call.Groups["name"].Value, "survives", StringComparison.Ordinal), named.GetValueOrDefault("class"));
    }

    private static Answer Answer(CaseQuery query, PactLives lives, DateOnly by, bool survives, string? main)
    {
        var classes = lives.Classes.Select(c => ClassOf(c, lives.Age, lives.AgeOn(by), survives));
        return new Answer
        {
            Id = query.Id,
            Expression = query.Expression,
            Classes = [.. classes.OrderBy(c => main is not null && c.Name!.StartsWith(main + ",", StringComparison.Ordinal) ? 0 : 1)],
            Authority = "the register of pacts; one account per instrument (ATOP 4.01, else COW 4.1, else the treaty record)",
            Coverage = $"counted from the signature of {lives.Focal.Id} on {lives.Focal.Start:yyyy-MM-dd}; ATOP follows pacts to the end of 2016, COW to the end of 2012",
            Rows = [.. lives.Classes[0].Seen.Select(s => s.Spell.Id).Order(StringComparer.Ordinal)],
        };
    }

    private static ClassAnswer ClassOf(ClassLives lives, double age, double until, bool survives)
    {
        var members = lives.Seen.Select(s => s.Spell.Id).ToArray();
        if (lives.Lasts(age, until) is not { } lasts)
            return new ClassAnswer(lives.Label, Value.Missing(NoValue.TooLittleData, $"no case of this class was followed that far (n = {lives.Reached(age)} reached this age)"), Size: lives.Reached(age), Note: lives.Class.Text, Members: [.. members]);
        var (p, low, high) = survives ? (lasts.Probability, lasts.Lower, lasts.Upper) : (1 - lasts.Probability, 1 - lasts.Upper, 1 - lasts.Lower);
        var note = lasts.IsExact && lasts.Ended == 0 ? $"{lives.Class.Text}; no ending in this window: exact binomial bound" : lives.Class.Text;
        return new ClassAnswer(lives.Label, Value.Of(p), Finite(low), Finite(high), (int)lasts.AtRisk, note, [.. members]);
    }

    private static double? Finite(double x) => double.IsFinite(x) ? x : null;

    private static Dyad ReadDyad(CaseQuery query, string text)
    {
        try
        {
            return Dyad.Parse(text);
        }
        catch (FormatException e)
        {
            throw Bad(query, e.Message);
        }
    }

    private static InputException Bad(CaseQuery query, string message) => new(message, query.At.File, query.At.Line, query.At.Column);

    [GeneratedRegex(@"^duration\.(?<name>ends|survives)\s*\((?<args>[^()]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
