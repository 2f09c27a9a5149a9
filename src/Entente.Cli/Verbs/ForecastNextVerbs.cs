using System.CommandLine;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Forecasts;

namespace Entente.Cli.Verbs;

/// <summary><c>entente forecast next|fit|score</c>: probabilities of events between states.</summary>
internal static class ForecastNextVerbs
{
    internal static Command Next(Terminal terminal)
    {
        var source = new Argument<string>("SOURCE") { Description = "Who acts: a state's code, such as RUS, or its English name." };
        var target = new Argument<string>("TARGET") { Description = "On whom." };
        var days = new Option<int>("--days") { Description = "Within 7, 30 or 90 days.", DefaultValueFactory = _ => 30 };
        days.AcceptOnlyFromAmong("7", "30", "90");
        var cls = new Option<string?>("--class") { Description = "One class of event; all four without it." };
        var model = new Option<string?>("--model") { Description = "A model saved by 'entente forecast fit'; without it one is fitted." };
        var explain = new Option<bool>("--explain") { Description = "Say what each group of features adds." };
        var log = new Option<string?>("--log") { Description = "Keep the forecasts in this file, one a line." };
        var input = new Input();
        var command = new Command("next", "P(at least one event of a class within days), with reasons and the base rate.") { source, target, days, cls, model, explain, log };
        input.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new ForecastNextRequest(
                input.Source(parsed, terminal), parsed.GetValue(source)!, parsed.GetValue(target)!, parsed.GetValue(days), parsed.GetValue(cls),
                PathOrNull(terminal, parsed.GetValue(model)), parsed.GetValue(explain), PathOrNull(terminal, parsed.GetValue(log)), input.ThreadsOf(parsed), (ulong)parsed.GetValue(input.Seed));
            using var progress = new ProgressLine(terminal);
            var answer = await new ForecastNextQuestion().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            await terminal.Out.WriteAsync(parsed.GetValue(input.Json) ? Documents.Write(answer, ForecastContext.Of.IReadOnlyListForecastDocument) : Lines(answer, parsed.GetValue(explain))).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Fit(Terminal terminal)
    {
        var output = new Option<string>("--output", "-o") { Description = "Where the model is saved.", Required = true };
        var input = new Input();
        var command = new Command("fit", "Fit a model of probabilities, save it, and score one fitted without the last 30 days on them.") { output };
        input.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var progress = new ProgressLine(terminal);
            var request = new ForecastFitRequest(input.Source(parsed, terminal), terminal.PathOf(parsed.GetValue(output)!), input.ThreadsOf(parsed), (ulong)parsed.GetValue(input.Seed));
            var answer = await new ForecastFitQuestion().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(input.Json))
            {
                await terminal.Out.WriteAsync(Documents.Write(answer, ForecastContext.Of.ForecastFitDocument)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            await terminal.Out.WriteLineAsync($"model {answer.Sha256[..12]}, version {answer.Version}, {answer.Asked.Count} states, events until {answer.Until}").ConfigureAwait(false);
            await terminal.Out.WriteLineAsync("days\tforecasts\tBrier\tfrequency\tclass rate\tpersistence\tskill\tinterval\tover rate\tcalibration error").ConfigureAwait(false);
            foreach (var s in answer.Scores)
                await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{s.Days}\t{s.Count}\t{s.Brier:F4}\t{s.BrierFrequency:F4}\t{s.BrierRate:F4}\t{s.BrierPersistence:F4}\t{100 * s.Skill:F1} %\t{100 * s.SkillLow:F1} to {100 * s.SkillHigh:F1} %\t{100 * s.SkillOverRate:F1} %\t{s.CalibrationError:F3}")).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Score(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "A log that 'entente forecast next --log' wrote." };
        var input = new Input();
        var command = new Command("score", "Score kept forecasts whose days have passed.") { log };
        input.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new ForecastScoreQuestion().AskAsync(new ForecastScoreRequest(terminal.PathOf(parsed.GetValue(log)!), input.Source(parsed, terminal)), null, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(input.Json))
            {
                await terminal.Out.WriteAsync(Documents.Write(answer, ForecastContext.Of.ForecastScoreDocument)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{answer.Scored} decided, {answer.Open} open; Brier {Number(answer.Brier)}, base rate {Number(answer.BrierBaseline)}")).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Lines(IReadOnlyList<ForecastDocument> answer, bool explain)
    {
        var lines = new List<string> { "source\ttarget\tclass\tdays\tp\tinterval\tbase rate\texpected" };
        foreach (var f in answer)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{f.Source}\t{f.Target}\t{f.Class}\t{f.Days}\t{Number(f.P)}\t{(f.P is null ? "" : $"{Number(f.Lower)} to {Number(f.Upper)}")}\t{Number(f.Baseline)}\t{(f.Expected is null ? "" : $"{f.Expected.Value.ToString("F1", CultureInfo.InvariantCulture)} ({f.ExpectedLow} to {f.ExpectedHigh})")}"));
            if (f.Note is not null)
                lines.Add($"  {f.Note}");
            foreach (var r in f.Reasons.Take(explain ? int.MaxValue : 2))
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"  {Number(r.Confidence)} of {r.Support}: {r.Rule}"));
                lines.AddRange(r.Facts.Take(explain ? int.MaxValue : 1).Select(fact => $"    {fact}"));
            }

            lines.AddRange(f.Added.Select(a => string.Create(CultureInfo.InvariantCulture, $"  {a.LogOdds:+0.00;-0.00} log odds: {a.Group}")));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Number(double? x) => x?.ToString("F3", CultureInfo.InvariantCulture) ?? "-";

    private static string? PathOrNull(Terminal terminal, string? path) => path is null ? null : terminal.PathOf(path);

    /// <summary>The options that all three share.</summary>
    private sealed class Input
    {
        private readonly Option<string?> _folder = new("--folder") { Description = "A folder of dated facts with actors' and relations' names." };
        private readonly Option<string?> _events = new("--events") { Description = "A .csv or .tsv of events: source, target, class, date." };
        private readonly Option<string> _record = new("--record") { Description = "The record whose events are used where neither --folder nor --events is given.", DefaultValueFactory = _ => "entente.db" };
        private readonly Option<string?> _use = new("--use") { Description = "The provider whose events of the record are used; without it the one that gave most." };
        private readonly Option<string?> _dayZero = new("--day-zero") { Description = "The date of the folder's day 0, YYYY-MM-DD." };
        private readonly Option<int?> _threads = new("--threads") { Description = "How many threads; the result does not depend on it." };

        internal Option<long> Seed { get; } = new("--seed") { Description = "The seed.", DefaultValueFactory = _ => 1 };

        internal Option<bool> Json { get; } = new("--json") { Description = "Write a JSON document." };

        internal void AddTo(Command command)
        {
            foreach (var option in new Option[] { _folder, _events, _record, _use, _dayZero, _threads, Seed, Json })
                command.Options.Add(option);
        }

        internal int ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads) switch
        {
            null => Environment.ProcessorCount,
            < 1 => throw new UsageException("--threads must be 1 or more."),
            var n => n.Value,
        };

        internal EventSource Source(ParseResult parsed, Terminal terminal)
        {
            string? folder = parsed.GetValue(_folder), events = parsed.GetValue(_events);
            if (folder is not null && events is not null)
                throw new UsageException("give the events once: --folder FOLDER, --events FILE, or neither for the record's.");
            if (folder is null && events is null)
                return new EventSource(null, null, null, terminal.PathOf(parsed.GetValue(_record)!), parsed.GetValue(_use));
            DateOnly? zero = null;
            if (parsed.GetValue(_dayZero) is { } text)
                zero = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new UsageException($"'{text}' is no date; YYYY-MM-DD was expected.");
            return new EventSource(PathOrNull(terminal, folder), PathOrNull(terminal, events), zero);
        }
    }
}
