using System.CommandLine;
using System.Text;
using Entente.Desk;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Duration;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration cox</c>, <c>aft</c> and <c>finegray</c>.</summary>
internal static class ModelVerbs
{
    internal static Command Cox(Terminal terminal)
    {
        var options = new SharedOptions();
        var ties = new Option<string>("--ties") { Description = "efron, breslow or exact.", DefaultValueFactory = _ => "efron" };
        var robust = new Option<bool>("--robust") { Description = "Robust variance without clusters." };
        var residuals = new Option<string?>("--residuals") { Description = $"Give residuals instead of the model: {string.Join(", ", ResidualsQuestion.Kinds)}." };
        return Make(terminal, options, "cox", "Cox's proportional hazards model: strata(), cluster(), offset(), frailty(), ridge(), start-stop rows.", [ties, robust, residuals, options.Weights, options.Cluster, options.ConfType, options.Level, options.NewData, options.Times], new CoxQuestion(),
            (request, parsed) => request with { Ties = Ties(parsed.GetValue(ties)!), Robust = parsed.GetValue(robust) }, ratio: true,
            (request, parsed, cancellation) => ResidualsAsync(terminal, options, request, parsed.GetValue(residuals), parsed, cancellation));
    }

    internal static Command Aft(Terminal terminal)
    {
        var options = new SharedOptions();
        var dist = new Option<string>("--dist") { Description = "weibull, exponential, rayleigh, lognormal, loglogistic, gaussian, logistic, extreme.", DefaultValueFactory = _ => "weibull" };
        var robust = new Option<bool>("--robust") { Description = "Robust variance without clusters." };
        return Make(terminal, options, "aft", "Accelerated failure time model, with left, right and interval censoring (type = \"interval2\").", [dist, robust, options.Weights, options.Cluster, options.Level, options.NewData, options.Times], new AftQuestion(),
            (request, parsed) => request with { Distribution = Words.Distribution(parsed.GetValue(dist)!), Robust = parsed.GetValue(robust) }, ratio: false);
    }

    internal static Command FineGray(Terminal terminal)
    {
        var options = new SharedOptions();
        var cause = new Option<string?>("--cause") { Description = "The way of ending: its name or number; the first by default." };
        return Make(terminal, options, "finegray", "Fine and Gray's model of one way of ending among several.", [cause, options.Level, options.NewData, options.Times], new FineGrayQuestion(),
            (request, parsed) => request with { Cause = parsed.GetValue(cause) }, ratio: true);
    }

    internal static CoxTies Ties(string word) => word switch
    {
        "efron" => CoxTies.Efron,
        "breslow" => CoxTies.Breslow,
        "exact" => CoxTies.Exact,
        _ => throw new UsageException($"--ties: '{word}' is not known; efron, breslow or exact."),
    };

    internal static ModelRequest Request(Terminal terminal, SharedOptions options, ParseResult parsed) => new(
        terminal.PathOf(parsed.GetValue(options.File)!), parsed.GetValue(options.Formula)!, Text(parsed, options.Weights), Text(parsed, options.Cluster),
        Has(parsed, options.Level) ? options.LevelOf(parsed) : 0.95,
        Has(parsed, options.ConfType) ? Words.Interval(parsed.GetValue(options.ConfType)!) : Entente.Duration.IntervalKind.LogLog,
        Text(parsed, options.NewData) is { } file ? terminal.PathOf(file) : null,
        Has(parsed, options.Times) ? options.TimesOf(parsed) : null);

    private static bool Has(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);

    private static string? Text(ParseResult parsed, Option<string?> option) => Has(parsed, option) ? parsed.GetValue(option) : null;

    private static Command Make(Terminal terminal, SharedOptions options, string name, string text, Option[] more, IQuestion<ModelRequest, ModelDocument> question, Func<ModelRequest, ParseResult, ModelRequest> complete, bool ratio, Func<ModelRequest, ParseResult, CancellationToken, Task<bool>>? instead = null)
    {
        var verb = new Command(name, text);
        options.AddTo(verb, more);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var request = complete(Request(terminal, options, parsed), parsed);
            if (instead is not null && await instead(request, parsed, cancellation).ConfigureAwait(false))
                return ExitCode.Done;
            var answer = await question.AskAsync(request, null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, ModelContext.Of.ModelDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer, ratio)).ConfigureAwait(false);
            await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<bool> ResidualsAsync(Terminal terminal, SharedOptions options, ModelRequest request, string? kind, ParseResult parsed, CancellationToken cancellation)
    {
        if (kind is null)
            return false;
        if (!ResidualsQuestion.Kinds.Contains(kind, StringComparer.Ordinal))
            throw new UsageException($"--residuals: '{kind}' is not known; {string.Join(", ", ResidualsQuestion.Kinds)}.");
        var answer = await new ResidualsQuestion(kind).AskAsync(request, null, cancellation).ConfigureAwait(false);
        string[] head = ["row", .. answer.Names];
        var cells = answer.Rows.Select(r => (object?[])[r.Row, .. r.Values]);
        string text;
        if (parsed.GetValue(options.Json))
        {
            text = Documents.Write(answer, ModelContext.Of.ResidualsDocument);
        }
        else if (parsed.GetValue(options.Csv))
        {
            text = TextTable.Csv(head, cells);
        }
        else
        {
            var table = new TextTable(head);
            foreach (var row in cells)
                table.Add(row);
            text = table.Text();
        }

        await options.WriteAsync(terminal, parsed, text).ConfigureAwait(false);
        await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
        return true;
    }

    private static string Text(ModelDocument d, bool ratio)
    {
        var text = new StringBuilder();
        text.Append($"{d.Model}: {d.Formula}\nn = {d.N}, events = {d.Events}{(d.Dropped > 0 ? $", dropped {d.Dropped}" : "")}\n\n");
        var robust = d.Coefficients.Any(c => c.RobustSe is not null);
        List<string> head = ["", "coef", .. ratio ? (string[])["exp(coef)"] : [], "se", .. robust ? (string[])["robust se"] : [], "z", "p", "lower", "upper"];
        var table = new TextTable([.. head]);
        foreach (var c in d.Coefficients)
            table.Add([c.Name, c.Coef, .. ratio ? (object?[])[Math.Exp(c.Coef)] : [], c.Se, .. robust ? (object?[])[c.RobustSe] : [], c.Z, c.P, c.Lower, c.Upper]);
        text.Append(table.Text()).Append('\n');
        text.Append($"log likelihood {TextTable.Number(d.Loglik[0])} without covariates, {TextTable.Number(d.Loglik[1])} with; {d.Iterations} iterations\n");
        foreach (var (name, test) in new[] { ("likelihood ratio", d.Tests?.Lr), ("Wald", d.Tests?.Wald), ("score", d.Tests?.Score) })
            if (test is not null)
                text.Append($"{name} test: chi-square {TextTable.Number(test.ChiSquare)} on {TextTable.Number(test.Df)} df, p = {TextTable.Number(test.P)}\n");
        if (d.Concordance is { } k)
            text.Append($"concordance {TextTable.Number(k.Value)} (se {TextTable.Number(k.Se)})\n");
        if (d.Scale is { } scale)
            text.Append($"scale {string.Join(", ", scale.Select(TextTable.Number))}\n");
        if (d.Theta is { } theta)
            text.Append($"theta {TextTable.Number(theta)}\n");
        foreach (var p in d.Predictions)
        {
            text.Append($"\nrow {p.Row}{(p.Stratum.Length > 0 ? $", {p.Stratum}" : "")}: linear predictor {TextTable.Number(p.LinearPredictor)}, median {(p.Median is { } m ? TextTable.Number(m) : "not reached")}\n");
            var curve = new TextTable("time", "survival", "lower", "upper");
            for (var i = 0; i < p.Time.Length; i++)
                curve.Add(p.Time[i], p.Survival[i], p.Lower.Length > 0 ? p.Lower[i] : null, p.Upper.Length > 0 ? p.Upper[i] : null);
            text.Append(curve.Text());
        }

        return text.ToString();
    }

    private static string Csv(ModelDocument d) => TextTable.Csv(
        ["name", "coef", "se", "robustSe", "z", "p", "lower", "upper"],
        d.Coefficients.Select(c => new object?[] { c.Name, c.Coef, c.Se, c.RobustSe, c.Z, c.P, c.Lower, c.Upper }));
}
