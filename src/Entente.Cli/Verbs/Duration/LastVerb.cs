using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Figures;
using Entente.Files;
using Entente.World;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente last A B</c>: how long a relation may last.</summary>
internal static class LastVerb
{
    internal static Command Make(Terminal terminal)
    {
        var a = new Argument<string>("A") { Description = "One state, ISO 3166 alpha-3 (RUS)." };
        var b = new Argument<string>("B") { Description = "The other (CHN)." };
        var asOf = new Option<string?>("--as-of") { Description = "The day of asking, 2024-08-31; today by default." };
        var since = new Option<string?>("--since") { Description = "When the relation began; by default the start of the pact that stands." };
        var register = new Option<string?>("--register") { Description = "A table of pacts (docs/register.md) instead of the embedded one." };
        var record = new Option<string?>("--record") { Description = "A record (entente.db) with wars, disputes, capability, votes or regimes, for the covariates of the forecast." };
        var horizon = new Option<string?>("--horizon") { Description = "Years ahead, such as 5,10." };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var csv = new Option<bool>("--csv") { Description = "Write the estimates of the classes as comma-separated values." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var figure = new Option<string?>("--figure") { Description = "Write the curves as SVG to this file." };
        var verb = new Command("last", "How long a pact may last, from past cases: several comparison classes side by side, and the baseline they must beat.") { a, b, asOf, since, register, record, horizon, json, csv, output, figure };
        var whatIf = new WhatIfOptions("covariate(war)=1", "pact(CHN,RUS,defence,2024)", "pact(CHN-RUS-1992)");
        whatIf.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var request = new HowLongRequest(
                State(parsed.GetValue(a)!), State(parsed.GetValue(b)!),
                Day(parsed.GetValue(asOf), "--as-of") ?? terminal.Today,
                Day(parsed.GetValue(since), "--since"),
                parsed.GetValue(register) is { } path ? terminal.PathOf(path) : null,
                Years(parsed.GetValue(horizon)),
                parsed.GetValue(record) is { } held ? terminal.PathOf(held) : null)
            {
                Changes = whatIf.Of(parsed),
            };
            if (request.A == request.B)
                throw new UsageException("two states were expected, not one twice.");
            var answer = await new HowLongQuestion().AskAsync(request, null, cancellation).ConfigureAwait(false);
            var text = parsed.GetValue(json) ? Documents.Write(answer, HowLongContext.Of.HowLongDocument) : parsed.GetValue(csv) ? Csv(answer) : Text(answer);
            if (parsed.GetValue(output) is { } to)
                AtomicFile.WriteText(terminal.PathOf(to), text);
            else
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            if (parsed.GetValue(figure) is { } svg)
                AtomicFile.WriteText(terminal.PathOf(svg), (answer.Forecast is { } f ? ForecastFigure.Of(answer.Pact, f, "last") : Figure(answer)).ToSvg());
            return ExitCode.Done;
        });
        return verb;
    }

    private static StateCode State(string text) =>
        StateCode.TryParse(text, out var code) ? code : throw new UsageException($"'{text}' is no state; write three capital letters (ISO 3166 alpha-3), such as RUS.");

    private static DateOnly? Day(string? text, string option) =>
        text is null ? null
        : EdtfDate.TryParse(text, out var date) && date is { Earliest: { } first, Precision: DatePrecision.Day or DatePrecision.Month or DatePrecision.Year } ? first
        : throw new UsageException($"{option}: '{text}' is no date; write 2024-08-31.");

    internal static double[]? Years(string? text)
    {
        if (text is null)
            return null;
        var years = text.Split(',').Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && y is > 0 and <= 500 ? y : throw new UsageException($"--horizon: '{p}' is no number of years; write 5,10."));
        return [.. years.Distinct().Order()];
    }

    private static string Text(HowLongDocument d)
    {
        var text = new StringBuilder();
        text.Append(d.Verdict).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Pact: {d.Pact.Name} ({d.Pact.Id ?? "not in the register"}), {string.Join(", ", d.Pact.Obligations)}\n");
        text.Append("What is forecast: ").Append(d.Outcome).Append("\n\n");
        var years = d.Classes[0].Conditional.Select(c => c.Years).ToArray();
        if (d.Forecast is { } f)
            Forecast(text, f, d.Baseline);
        var table = new TextTable(["class", "dating", "censored", "n", "ended", "at risk", "median left", .. years.Select(y => $"+{TextTable.Number(y)} y")]);
        foreach (var c in d.Classes)
            table.Add([c.Name, c.Dating, c.Censored, c.N, c.Ends, c.AtRisk, c.Median is { } m ? m : c.AtRisk > 0 ? "not reached" : null, .. c.Conditional.Select(Cell)]);
        foreach (var b in d.Baseline)
            table.Add(["baseline: period rate", "20 years before", b.Censored, null, b.Endings, b.PactYears, null, .. b.Conditional.Select(Cell)]);
        text.Append("By comparison class, the chance to be still in force (95 % interval):\n").Append(table.Text());
        text.Append("\nWays of ending, all pacts that reached the age:\n");
        var ways = new TextTable(["way", "censored", .. years.Select(y => $"+{TextTable.Number(y)} y")]);
        foreach (var w in d.Ways)
            ways.Add([w.Kind, w.Censored, .. w.Conditional.Select(Cell)]);
        text.Append(ways.Text());
        text.Append("\nEndings per pact-year by period:\n");
        var eras = new TextTable("period", "endings", "pact-years", "rate", "lower", "upper");
        foreach (var p in d.Periods)
            eras.Add($"{p.From}-{p.To}", p.Endings, p.PactYears, p.Rate, p.Lower, p.Upper);
        text.Append(eras.Text());
        text.Append("\nNearest precedents:\n");
        var past = new TextTable("pact", "start", "end", "how", "years", "alike");
        foreach (var p in d.Precedents)
            past.Add(p.Id, p.Start, p.End, p.EffectiveEnd is { } e ? $"{p.EndKind} (in effect {e})" : p.EndKind, p.Years, string.Join(", ", p.Alike));
        text.Append(past.Text()).Append('\n');
        foreach (var limit in d.Limits)
            text.Append("- ").Append(limit).Append('\n');
        return d.WhatIf is { } changed ? text.Append(WhatIfOptions.Text(changed)).ToString() : text.ToString();
    }

    private static void Forecast(StringBuilder text, ModelForecast f, IReadOnlyList<BaselineEstimate> baseline)
    {
        text.Append(CultureInfo.InvariantCulture, $"Forecast, the chance to be still in force (in years of shock - in quiet years), learnt from {f.Pacts} pacts ({f.Basis}):\n");
        var table = new TextTable(["", .. f.Conditional.Select(c => $"+{TextTable.Number(c.Years)} y")]);
        table.Add(["forecast", .. f.Conditional.Select(Cell)]);
        foreach (var s in f.Seen)
            table.Add([$"seen to {s.Censored}", .. s.Conditional.Select(Cell)]);
        foreach (var b in baseline)
            table.Add([$"period rate to {b.Censored}", .. b.Conditional.Select(Cell)]);
        text.Append(table.Text());
        text.Append("\nWhat the forecast knows of the pact (rate of ending, times):\n");
        var known = new TextTable("of the pact", "value", "times");
        foreach (var c in f.Covariates)
            known.Add($"{c.Name}: {c.Text}", c.Value is { } v ? v : "not known", c.RiskRatio);
        text.Append(known.Text());
        text.Append("\nSuch forecasts over past origins, beside the period rate:\n");
        var scores = new TextTable("years", "censored", "forecasts", "Brier", "period rate's", "difference", "95 % by origin", "calibration", "period rate's");
        foreach (var s in f.Scores)
            scores.Add(s.Years, s.Censored, s.Forecasts, s.Brier, s.BaselineBrier, s.Difference, string.Create(CultureInfo.InvariantCulture, $"{s.Lower:+0.0000;-0.0000} to {s.Upper:+0.0000;-0.0000}"), s.Calibration, s.BaselineCalibration);
        text.Append(scores.Text()).Append('\n');
    }

    private static string Cell(ModelAhead a) => string.Create(CultureInfo.InvariantCulture, $"{a.P:0.00} ({a.Lower:0.00}-{a.Upper:0.00})");

    private static string Cell(YearsAhead y) => y.P is not { } p ? "-"
        : y.Lower is { } low && y.Upper is { } high ? string.Create(CultureInfo.InvariantCulture, $"{p:0.00} ({low:0.00}-{high:0.00}){(y.Exact ? "*" : "")}")
        : p.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Csv(HowLongDocument d) => TextTable.Csv(
        ["class", "dating", "censored", "n", "ends", "atRisk", "median", "years", "p", "lower", "upper", "exact"],
        d.Classes.SelectMany(c => c.Conditional.Select(y => new object?[] { c.Name, c.Dating, c.Censored, c.N, c.Ends, c.AtRisk, c.Median, y.Years, y.P, y.Lower, y.Upper, y.Exact ? "yes" : "no" })));

    private static SurvivalFigure Figure(HowLongDocument d) => new()
    {
        Id = "last",
        Title = $"How long pacts last: {d.Pact.Party1} and {d.Pact.Party2}",
        Marks = [new TimeMark(d.AgeYears, $"{d.Pact.Party1}-{d.Pact.Party2} on {d.AsOf}")],
        Note = "By signature and formal end, from the register.",
        Series = [.. d.Curves.Where(c => c.Name is "all" or "great-powers" && c.Time.Length > 0).Select(c => new SurvivalSeries($"{c.Name}, censored {c.Censored[..4]}", c.N, [.. c.Time.Select((t, i) => new SurvivalStep(t, c.Survival[i], c.Lower[i], c.Upper[i], (int)c.AtRisk[i]))]))],
    };
}
