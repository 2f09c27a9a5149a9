using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Desk.Checks;
using Entente.Desk.Contracts;

namespace Entente.Cli.Verbs.Records;

/// <summary><c>entente check CASE [--update]</c>.</summary>
internal static class CheckVerb
{
    internal static Command Make(Terminal terminal)
    {
        var options = new RecordOptions();
        var folder = new Argument<string>("CASE") { Description = "The case's folder; tables under record/ in it are read beside the record." };
        var update = new Option<bool>("--update") { Description = "Write the answers into the case as answers.lock.json; later differences are reported as drift." };
        var verb = new Command("check", "A case's claims against the record: holds, does not hold, depends, outside coverage; by each authority, with the rows.") { folder, update, options.Record, options.Json, options.Csv, options.Output };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var answer = await new CheckCase().AskAsync(new CheckRequest(terminal.PathOf(parsed.GetValue(folder)!), options.PathOf(terminal, parsed), parsed.GetValue(update)), null, cancellation).ConfigureAwait(false);
            var text = parsed.GetValue(options.Json) ? Documents.Write(answer, CheckContext.Of.ChecksDocument)
                : parsed.GetValue(options.Csv) ? Duration.TextTable.Csv(["id", "expression", "verdict", "dependsOn", "authority", "authorityVerdict", "number", "words"], answer.Checks.SelectMany(c => c.Authorities.DefaultIfEmpty().Select(a => new object?[] { c.Id, c.Expression, c.Verdict, c.DependsOn, a?.Authority, a?.Verdict, a?.Number, a?.Words ?? c.Words })))
                : Text(answer);
            await options.WriteAsync(terminal, parsed, text).ConfigureAwait(false);
            foreach (var refused in answer.Refused)
                await terminal.Error.WriteLineAsync($"entente: refused: {refused}").ConfigureAwait(false);
            foreach (var drift in answer.Drift)
                await terminal.Error.WriteLineAsync($"entente: drift: {drift}").ConfigureAwait(false);
            return answer.Refused.Count > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return verb;
    }

    private static string Text(ChecksDocument answer)
    {
        var text = new StringBuilder();
        foreach (var c in answer.Checks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{c.Id}  {c.Verdict}{(c.DependsOn is null ? "" : " on " + c.DependsOn)}\n  {c.Text}\n  {c.Expression}\n");
            var said = c.Authorities.Where(a => a.Verdict != "outside coverage").ToList();
            if (said.Count == 0)
                said = [.. c.Authorities.DistinctBy(a => a.Words).Take(3)];
            else if (said.Count < c.Authorities.Count)
                text.Append("    outside coverage: ").AppendJoin(", ", c.Authorities.Except(said).Select(a => a.Authority)).Append('\n');
            foreach (var a in said)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {a.Authority}: {a.Verdict}; {a.Words}\n");
                foreach (var s in a.Sensitivity)
                    text.Append(CultureInfo.InvariantCulture, $"      {s.Definition}: {(s.Holds switch { true => "holds", false => "does not hold", _ => "cannot be said" })}; {s.Words}\n");
            }

            if (c.Needs.Count > 0)
                text.Append("    nothing is recorded for ").AppendJoin(", ", c.Needs).Append('\n');
        }

        if (answer.Proposals.Count > 0)
            text.Append("\nproposed, no verdict before a person accepts it ('entente case accept CASE ID')\n");
        foreach (var p in answer.Proposals)
            text.Append(CultureInfo.InvariantCulture, $"  {p.Claim}  {p.Expression}  ({p.Template}, {p.Confidence:P0}{(p.Needs is null ? "" : "; needs " + p.Needs)})\n");
        text.Append(CultureInfo.InvariantCulture, $"\nchecked {answer.Counts.Checked}, no data {answer.Counts.NoData}, proposed {answer.Counts.Proposed}, not checkable {answer.Counts.NotCheckable}\n");
        return text.ToString();
    }
}
