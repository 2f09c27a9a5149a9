using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Desk.Contracts;
using Entente.Duration.Pacts;
using Entente.Reference.Pacts;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>
/// Answers <c>duration.ends(CHN--RUS, pact=ID, by=DAY, class=NAME)</c> and <c>duration.survives(…)</c>: the chance that the instrument ends by
/// (lasts beyond) a day: the ensemble's forecast, the same number that <c>entente last</c> shows, and beside it what every comparison class
/// says by formal and by effective ends. <c>class=NAME</c> puts a class first.
/// </summary>
internal static partial class OutsideView
{
    /// <summary>The name under which the model's forecast stands among the classes.</summary>
    internal const string Ensemble = "ensemble";

    private const double DaysOfYear = 365.25;
    private const int FewestAtRisk = 5;

    /// <summary>Whether the expression is one of these.</summary>
    internal static bool Knows(string expression) => expression.StartsWith("duration.", StringComparison.Ordinal);

    /// <summary>Answers a query of a case.</summary>
    /// <param name="query">The query.</param>
    /// <param name="asOf">The day from which the case is seen.</param>
    /// <param name="history">The register, and what a record tells of the members of its pacts.</param>
    /// <exception cref="InputException">The expression does not parse, or names what the register does not have.</exception>
    internal static Answer Answer(CaseQuery query, DateOnly asOf, PactHistory history)
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
            throw Bad(query, $"the day {by:O} is not after the day from which the case is seen, {asOf:O}; an outcome of the past is recorded in outcome.yaml");
        return Answer(query, parties, asOf, by, string.Equals(call.Groups["name"].Value, "survives", StringComparison.Ordinal), named, history);
    }

    private static Answer Answer(CaseQuery query, Dyad parties, DateOnly asOf, DateOnly by, bool survives, Dictionary<string, string> named, PactHistory history)
    {
        var rows = PactRegister.Load();
        var focal = Focal.Find(rows, parties, asOf, null);
        if (named.TryGetValue("pact", out var pact) && pact != focal.Id && !focal.Others.Contains(pact, StringComparer.Ordinal))
            throw Bad(query, $"the register has no verified pact '{pact}' of {parties} that stands on {asOf:O}; its ids have the form CHN-RUS-2001");
        double[] years = [(by.DayNumber - asOf.DayNumber) / DaysOfYear];
        var estimates = ClassEstimates.Of(rows, focal, asOf, HowLongQuestion.CensoredBy(asOf), years).Where(e => e.Dating.StartsWith("signature", StringComparison.Ordinal));
        var main = named.GetValueOrDefault("class");
        var outlook = ModelOutlook.Of(history, focal, asOf, own: false);
        // Every class is drawn from these: an item of evidence about one of them would count it twice.
        var members = PactSpells.Of(rows, PactDating.BySignature).Select(s => s.Id).Where(i => i != focal.Id).Order(StringComparer.Ordinal).ToImmutableArray();
        return new Answer
        {
            Id = query.Id,
            Expression = query.Expression,
            Classes =
            [
                .. main is null && outlook is not null ? [OfModel(outlook, years[0], survives) with { Members = members }] : Array.Empty<ClassAnswer>(),
                .. estimates.OrderBy(e => e.Name == (main ?? "all") ? 0 : 1).ThenBy(e => e.Dating.EndsWith("formal end", StringComparison.Ordinal) ? 0 : 1).ThenByDescending(e => e.Censored, StringComparer.Ordinal).Select(e => ClassOf(e, survives) with { Members = members }),
                .. main is not null && outlook is not null ? [OfModel(outlook, years[0], survives) with { Members = members }] : Array.Empty<ClassAnswer>(),
            ],
            Authority = "the register of pacts; one account per instrument (ATOP 4.01, else COW 4.1, else the treaty record)",
            Coverage = $"counted from the signature of {focal.Id} on {focal.Start:O}; what providers recorded to {HowLongQuestion.RecordEnds:O}",
            Rows = members,
        };
    }

    private static ClassAnswer OfModel(ModelOutlook outlook, double years, bool survives)
    {
        var ahead = outlook.At(years);
        var note = $"mean of 120 models learnt from {outlook.Pacts} pacts ({outlook.Basis}), seen to {string.Join(" and ", outlook.Seen.Select(s => s.Day.Year.ToString(CultureInfo.InvariantCulture)))}; the range is for years of shock and quiet ones";
        return survives
            ? new ClassAnswer(Ensemble, Value.Of(ahead.P), ahead.Lower, ahead.Upper, outlook.Pacts, note)
            : new ClassAnswer(Ensemble, Value.Of(1 - ahead.P), 1 - ahead.Upper, 1 - ahead.Lower, outlook.Pacts, note);
    }

    // Below five at risk a class says how few it has and no number: its percentage would be noise.
    private static ClassAnswer ClassOf(ClassEstimate e, bool survives)
    {
        var name = $"{e.Name}, {e.Dating}, seen to {e.Censored[..4]}";
        var (size, ahead) = ((int)e.AtRisk, e.Conditional[0]);
        if (size < FewestAtRisk || ahead.P is not { } p)
            return new ClassAnswer(name, Value.Missing(NoValue.TooLittleData, $"n = {size} reached this age: too few for a number"), Size: size, Note: e.Text);
        var note = ahead.Exact ? $"{e.Text}; no ending in this window: exact binomial bound" : e.Text;
        return survives
            ? new ClassAnswer(name, Value.Of(p), ahead.Lower, ahead.Upper, size, note)
            : new ClassAnswer(name, Value.Of(1 - p), 1 - ahead.Upper, 1 - ahead.Lower, size, note);
    }

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
