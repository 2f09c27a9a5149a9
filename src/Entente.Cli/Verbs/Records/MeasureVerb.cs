using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Figures;
using Entente.Files;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente measure EXPRESSION</c>.</summary>
internal static class MeasureVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var expression = new Argument<string>("EXPRESSION") { Description = "Such as \"trade.share(PRK, CHN)\" or \"alliance.kappa(CHN--RUS)\"; docs/measures.md lists the functions." };
        var from = new Option<int?>("--from") { Description = "The first year shown." };
        var to = new Option<int?>("--to") { Description = "The last year shown." };
        var tables = new Option<string?>("--tables") { Description = "A folder of tables of your own with its mapping.yaml, read beside the record." };
        var figure = new Option<string?>("--figure") { Description = "Write the series as SVG to this file." };
        var use = new Option<string[]>("--use") { Description = "A version of a source, such as atop@4.01; the newest otherwise.", AllowMultipleArgumentsPerToken = true };
        var verb = new Command("measure", "A measure over time, by every authority the record holds, with the rows behind each value.") { expression, from, to, tables, use, figure, options.Record, options.Json, options.Csv, options.Output };
        var whatIf = new WhatIfOptions("trade(PRK,CHN)*=0.5", "pact(USA,RUS,nonaggression)", "pact(CHN,PRK)");
        whatIf.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var versions = (parsed.GetValue(use) ?? []).Select(u => u.Split('@', 2)).Where(u => u.Length == 2).ToDictionary(u => u[0], u => u[1], StringComparer.Ordinal);
            var request = new MeasureRequest(options.PathOf(terminal, parsed), parsed.GetValue(tables) is { } t ? terminal.PathOf(t) : null, parsed.GetValue(expression)!, parsed.GetValue(from), parsed.GetValue(to), versions, whatIf.Of(parsed));
            var answer = await new MeasureExpression().AskAsync(request, null, cancellation).ConfigureAwait(false);
            var nothing = !answer.Answers.Any(a => a.Values.Any(v => v.Value is not null));
            var text = parsed.GetValue(options.Json) ? Documents.Write(answer, CheckContext.Of.MeasureDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer);
            await options.WriteAsync(terminal, parsed, text).ConfigureAwait(false);
            if (parsed.GetValue(figure) is { } path)
                AtomicFile.WriteText(terminal.PathOf(path), Figure(answer).ToSvg());
            foreach (var need in answer.Needs)
                await terminal.Error.WriteLineAsync($"entente: the record holds nothing for {need}; 'entente sources' says where it comes from").ConfigureAwait(false);
            return nothing ? ExitCode.NotFound : ExitCode.Done;
        });
        return verb;
    }

    private static string Csv(MeasureDocument answer) => answer.WhatIf is { } changed ? Duration.TextTable.Csv(
        ["unit", "authority", "date", "before", "after", "difference"], changed.Rows.Select(r => new object?[] { r.Of, r.By, r.Date, r.Before, r.After, r.Difference })) : Duration.TextTable.Csv(
        ["authority", "version", "date", "value", "missing", "unit", "rows"],
        answer.Answers.SelectMany(a => a.Values.Select(v => new object?[] { a.Authority, a.Version, v.Date, v.Value, v.Missing, a.Unit, string.Join(' ', v.Rows) })));

    private static string Text(MeasureDocument answer)
    {
        var text = new StringBuilder();
        foreach (var a in answer.Answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{answer.Expression}  by {a.Authority}{(a.Version.Length > 0 ? " " + a.Version : "")}  ({a.Unit}; speaks about {a.Coverage})\n");
            if (a.Words is not null)
                text.Append("  ").Append(a.Words).Append('\n');
            foreach (var v in a.Values)
                text.Append(CultureInfo.InvariantCulture, $"  {v.Date ?? "",-10}  {(v.Value is { } x ? x.ToString("G6", CultureInfo.InvariantCulture) : v.Missing)}{(v.RowCount > 0 ? $"\t{v.Rows[0]}{(v.RowCount > 1 ? $" and {v.RowCount - 1} more" : "")}" : "")}\n");
        }

        return answer.WhatIf is { } changed ? text.Append(WhatIfOptions.Text(changed)).ToString() : text.ToString();
    }

    private static LineFigure Figure(MeasureDocument answer) => new()
    {
        Id = "measure",
        Title = answer.Expression,
        XLabel = "year",
        YLabel = answer.Answers.Count > 0 ? answer.Answers[0].Unit : "",
        Series = [.. answer.Answers.Select(a => new LineSeries(a.Authority, [.. a.Values.Where(v => v.Date is not null && v.Value is not null).Select(v => new LinePoint(YearOf(v.Date!), v.Value!.Value))]))],
    };

    private static double YearOf(string date) =>
        double.Parse(date[..4].Replace('X', '5'), CultureInfo.InvariantCulture) + (date.Length >= 7 && date[4] == '-' ? (double.Parse(date.AsSpan(5, 2), CultureInfo.InvariantCulture) - 0.5) / 12 : 0.5);
}
