using System.CommandLine;
using System.Globalization;
using Entente.Cli.Verbs.Duration;
using Entente.Desk.Contracts;
using Entente.Desk.Weighing;
using Entente.Files;

namespace Entente.Cli.Verbs.Weighing;

/// <summary><c>entente weigh CASE</c>: the hypotheses alone.</summary>
internal static class WeighVerb
{
    internal static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("CASE") { Description = "The folder of the case; or a file with an argument graph in the format of Carneades 4." };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The day from which the case is seen (YYYY-MM-DD): what was not known by then is left out.", CustomParser = Arguments.Day };
        var analyst = new Option<string?>("--analyst") { Description = "Count one mark file only, by its name." };
        var testimony = new Option<bool>("--testimony") { Description = "Count items that merely restate a hypothesis." };
        var sensitivity = new Option<bool>("--sensitivity") { Description = "Also: smallest changes that flip the order, views without a source or an author, random draws." };
        var draws = new Option<int>("--draws") { Description = "How many random draws with --sensitivity.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the draws.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Write a JSON document." };
        var csv = new Option<bool>("--csv") { Description = "Write the hypotheses as comma-separated values." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to this file instead of standard output." };
        var figures = new Option<string?>("--figures") { Description = "Write the figures as SVG into this folder." };
        var command = new Command("weigh", "Weighs a case's rival hypotheses against its evidence, and says what would change the answer.") { folder, asOf, analyst, testimony, sensitivity, draws, seed, json, csv, output, figures };
        var record = new Option<string?>("--record") { Description = "The record that the queries are asked of, beside the case's own." };
        command.Options.Add(record);
        var whatIf = new WhatIfOptions("mark(E07,A)=CC, prior(A)=0.5, trade(PRK,CHN)*=0.5", "pact(USA,RUS,nonaggression)", "item(E07), pact(CHN,PRK)");
        whatIf.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(draws) is < 0 or > 1_000_000)
                throw new UsageException("--draws lies from 0 to 1000000.");
            if (File.Exists(terminal.PathOf(parsed.GetValue(folder)!)))
                return await ArgumentGraph(terminal, parsed, folder, json, csv, output, cancellation).ConfigureAwait(false);
            using var progress = new ProgressLine(terminal);
            var drawn = parsed.GetValue(figures) is not null;
            var request = new WeighRequest
            {
                Case = terminal.PathOf(parsed.GetValue(folder)!),
                AsOf = parsed.GetValue(asOf),
                Analyst = parsed.GetValue(analyst),
                Testimony = parsed.GetValue(testimony) ? true : null,
                Sensitivity = parsed.GetValue(sensitivity) || drawn,
                Draws = parsed.GetValue(sensitivity) ? parsed.GetValue(draws) : 0,
                Seed = parsed.GetValue(seed),
                Record = parsed.GetValue(record) is { } r ? terminal.PathOf(r) : null,
                Changes = whatIf.Of(parsed),
            };
            var answer = await new WeighCase().AskAsync(request, progress, cancellation).ConfigureAwait(false);
            var text = parsed.GetValue(json) ? Documents.Write(answer.Document, WeighContext.Of.WeighDocument) : parsed.GetValue(csv) ? Csv(answer.Document) : WeighText.Of(answer.Document);
            if (parsed.GetValue(output) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), text);
            else
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            if (parsed.GetValue(figures) is { } into)
                foreach (var (name, svg) in WeighFigures.Of(answer))
                    AtomicFile.WriteText(Path.Combine(terminal.PathOf(into), name), svg);
            foreach (var warning in answer.Document.Warnings.Concat(answer.Document.Questions.SelectMany(q => q.Warnings)))
                await terminal.Error.WriteLineAsync($"entente: {(warning.Severe ? "severe: " : "")}{warning.Name}: {warning.Text}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> ArgumentGraph(Terminal terminal, ParseResult parsed, Argument<string> file, Option<bool> json, Option<bool> csv, Option<string?> output, CancellationToken cancellation)
    {
        var answer = await new WeighArguments().AskAsync(terminal.PathOf(parsed.GetValue(file)!), null, cancellation).ConfigureAwait(false);
        var text = parsed.GetValue(json) ? Documents.Write(answer, ArgumentsContext.Of.ArgumentsDocument) : parsed.GetValue(csv) ? ArgumentsText.Csv(answer) : ArgumentsText.Of(answer);
        if (parsed.GetValue(output) is { } path)
            AtomicFile.WriteText(terminal.PathOf(path), text);
        else
            await terminal.Out.WriteAsync(text).ConfigureAwait(false);
        foreach (var u in answer.Unexpected)
            await terminal.Error.WriteLineAsync($"entente: {u.Id} is {u.Label}; the file's tests expect {u.Expected}").ConfigureAwait(false);
        return answer.Unexpected.Count == 0 ? ExitCode.Done : ExitCode.PartlyRefused;
    }

    private static string Csv(WeighDocument document) => TextTable.Csv(
        ["question", "hypothesis", "prior", "posterior", "low", "high", "naive", "ach_heuer", "ach_points", "ach_weighted", "ach_parc", "ach_open_synthesis"],
        document.Questions.SelectMany(q => q.Hypotheses.Select(h => new object?[] { q.Id, h.Id, h.Prior, h.Posterior, h.Low, h.High, h.NaiveBayes, h.Ach?.Heuer, h.Ach?.Points, h.Ach?.Weighted, h.Ach?.Parc, h.Ach?.OpenSynthesis })));
}

/// <summary>A weighing as text for people.</summary>
internal static class WeighText
{
    internal static string Of(WeighDocument document) =>
        string.Join('\n', document.Questions.Select(Question)) + (document.WhatIf is { } changed ? WhatIfOptions.Text(changed, most: 24) : "");

    private static string Question(WeighedQuestion q)
    {
        var text = new System.Text.StringBuilder($"{q.Id}  {q.Ask}\n");
        var table = new TextTable("hypothesis", "prior", "posterior", "low", "high", "naive", "ACH points");
        foreach (var h in q.Hypotheses)
            table.Add(Words(h.Id, h.Text), Share(h.Prior), Share(h.Posterior), Share(h.Low), Share(h.High), Share(h.NaiveBayes), h.Ach is { } a ? TextTable.Number(a.Points) : null);
        text.Append(table.Text());
        if (q.NotWeighed is { } why)
            return text.Append(why).Append('\n').ToString();
        text.Append(CultureInfo.InvariantCulture, $"{q.Leader} leads {q.RunnerUp} by {q.MarginDecibels:0.0} dB\n");
        foreach (var o in q.Outcomes)
            text.Append(CultureInfo.InvariantCulture, $"{o.Id}{(o.Date is null ? "" : " by " + o.Date)}: {(o.Final is null ? o.WhyNone : $"{Share(o.Final)} ({Share(o.Low)} to {Share(o.High)}), {o.Word}")}\n");
        var items = new TextTable("item", "weight", "span dB", "leads without it", "test of the leader");
        foreach (var e in q.Evidence.Where(e => e.Counted).OrderByDescending(e => Span(e)).ThenBy(e => e.Id, StringComparer.Ordinal).Take(8))
            items.Add(Words(e.Id, e.Text), Share(e.Weight), Share(Span(e)), e.FlipsTo ?? q.Leader, e.Test?.Kind);
        text.Append("the items that tell most:\n").Append(items.Text());
        if (q.Indicators.Count > 0)
        {
            var indicators = new TextTable("look for", "bits", "P(seen)", "leads if seen", "leads if not");
            foreach (var i in q.Indicators.Take(5))
                indicators.Add(Words(i.Id, i.Text), i.Bits.ToString("0.000", CultureInfo.InvariantCulture), Share(i.Seen), i.LeaderIfSeen, i.LeaderIfNot);
            text.Append(indicators.Text());
        }

        foreach (var f in q.Flips.Take(3))
            text.Append(CultureInfo.InvariantCulture, $"flip: {f.Analyst}'s mark of {f.Evidence} for {f.Hypothesis} from {f.From:0.00} to {f.To:0.00} ({f.Decibels:+0.0;-0.0} dB): {f.Leader} leads\n");
        foreach (var v in q.Views.Where(v => v.Changes))
            text.Append($"{v.Leader} leads: {(v.Kind is "uniform" or "tempered" or "class" or "only author" or "testimony" ? v.Kind : "without " + v.Kind)} {v.Name}\n");
        if (q.MonteCarlo is { } m)
            text.Append(CultureInfo.InvariantCulture, $"{m.Draws} draws, every mark a step down, left or up: {string.Join(", ", m.LeadShare.Where(x => x.Value > 0).OrderByDescending(x => x.Value).Select(x => $"{x.Key} leads in {Share(x.Value)}"))}\n");
        foreach (var p in q.PostMortem)
            text.Append(CultureInfo.InvariantCulture, $"came out: {p.Outcome ?? "the hypothesis"} {p.Date} {p.Truth}; {string.Join(", ", p.Scores.Select(s => $"{s.Who} Brier {s.Brier:0.000}"))}; misled most: {p.Misled.FirstOrDefault()?.Evidence ?? "nothing"}\n");
        return text.ToString();
    }

    private static string Words(string id, string text) => $"{id}  {(text.Length <= 64 ? text : text[..63].TrimEnd() + "…")}";

    private static double Span(WeighedItem e) => e.DB.Count == 0 ? 0 : e.DB.Values.Max() - e.DB.Values.Min();

    private static string? Share(double? x) => x is { } v && double.IsFinite(v) ? v.ToString("0.000", CultureInfo.InvariantCulture) : null;
}
