using System.CommandLine;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Duration;
using Entente.Figures;
using Entente.Files;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration km</c> and <c>cumhaz</c>.</summary>
internal static class CurveVerbs
{
    internal static Command Km(Terminal terminal)
    {
        var kind = new Option<string>("--kind") { Description = "km (product limit), na (Nelson-Aalen), fh (Fleming-Harrington).", DefaultValueFactory = _ => "km" };
        return Make(terminal, "km", "Survival curves (Kaplan-Meier) with intervals, numbers at risk and medians.", kind, parsed => parsed.GetValue(kind) switch
        {
            "km" => CurveKind.KaplanMeier,
            "na" => CurveKind.NelsonAalen,
            "fh" => CurveKind.FlemingHarrington,
            var other => throw new UsageException($"--kind: '{other}' is not known; km, na or fh."),
        }, hazard: false);
    }

    internal static Command CumHaz(Terminal terminal) =>
        Make(terminal, "cumhaz", "Cumulative hazards (Nelson-Aalen) with standard errors.", null, _ => CurveKind.NelsonAalen, hazard: true);

    private static Command Make(Terminal terminal, string name, string text, Option<string>? kind, Func<ParseResult, CurveKind> kindOf, bool hazard)
    {
        var options = new SharedOptions();
        var verb = new Command(name, text);
        Option[] more = [options.ConfType, options.Level, options.Weights, options.Times, options.Figure];
        options.AddTo(verb, kind is null ? more : [kind, .. more]);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var request = new CurvesRequest(terminal.PathOf(parsed.GetValue(options.File)!), parsed.GetValue(options.Formula)!, Words.Interval(parsed.GetValue(options.ConfType)!), options.LevelOf(parsed), kindOf(parsed), parsed.GetValue(options.Weights), options.TimesOf(parsed));
            var answer = await new CurvesQuestion().AskAsync(request, null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, CurvesContext.Of.CurvesDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer, hazard)).ConfigureAwait(false);
            if (parsed.GetValue(options.Figure) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), Figure(answer).ToSvg());
            await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(CurvesDocument answer, bool hazard)
    {
        var text = new StringBuilder();
        var summary = new TextTable("group", "n", "events", "median", "lower", "upper", "mean until " + TextTable.Number(answer.Strata[0].RestrictedMean.Until), "std.err");
        foreach (var s in answer.Strata)
            summary.Add(s.Name.Length == 0 ? "all" : s.Name, s.N, s.Ended, Reached(s.Median.Value), Reached(s.Median.Lower), Reached(s.Median.Upper), s.RestrictedMean.Value, s.RestrictedMean.StdErr);
        text.Append(summary.Text());
        foreach (var s in answer.Strata)
        {
            text.Append('\n').Append(s.Name.Length == 0 ? "" : s.Name + "\n");
            var table = hazard ? new TextTable("time", "at risk", "events", "cum. hazard", "std.err") : new TextTable("time", "at risk", "events", "censored", "survival", "std.err", "lower", "upper");
            for (var i = 0; i < s.Time.Length; i++)
            {
                if (hazard)
                    table.Add(s.Time[i], s.AtRisk[i], s.Events[i], s.CumHaz[i], s.StdErrCumHaz[i]);
                else
                    table.Add(s.Time[i], s.AtRisk[i], s.Events[i], s.Censored[i], s.Survival[i], s.StdErr[i], s.Lower[i], s.Upper[i]);
            }

            text.Append(table.Text());
        }

        return text.ToString();
    }

    private static string Reached(double value) => double.IsNaN(value) ? "not reached" : TextTable.Number(value);

    private static string Csv(CurvesDocument answer) => TextTable.Csv(
        ["group", "time", "atRisk", "events", "censored", "survival", "stdErr", "lower", "upper", "cumHaz", "stdErrCumHaz"],
        answer.Strata.SelectMany(s => Enumerable.Range(0, s.Time.Length).Select(i => new object?[] { s.Name, s.Time[i], s.AtRisk[i], s.Events[i], s.Censored[i], s.Survival[i], s.StdErr[i], s.Lower[i], s.Upper[i], s.CumHaz[i], s.StdErrCumHaz[i] })));

    private static SurvivalFigure Figure(CurvesDocument answer) => new()
    {
        Id = "curves",
        Title = answer.Formula,
        TimeLabel = "time",
        ShareLabel = "share not ended",
        Series = [.. answer.Strata.Select(s => new SurvivalSeries(s.Name.Length == 0 ? "all" : s.Name, s.N, [.. s.Time.Select((t, i) => new SurvivalStep(t, s.Survival[i], s.Lower[i], s.Upper[i], (int)Math.Round(s.AtRisk[i])))]))],
    };
}
