using System.CommandLine;
using Entente.Desk;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Duration;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration zph</c> and <c>logrank</c>.</summary>
internal static class TestVerbs
{
    internal static Command Zph(Terminal terminal)
    {
        var options = new SharedOptions();
        var ties = new Option<string>("--ties") { Description = "efron or breslow.", DefaultValueFactory = _ => "efron" };
        var transform = new Option<string>("--transform") { Description = "How time enters: km, rank, identity, log.", DefaultValueFactory = _ => "km" };
        return Make(terminal, options, "zph", "Tests that the coefficients of a Cox model hold over time.", [ties, transform, options.Weights, options.Cluster], new ProportionalityQuestion(), (request, parsed) => request with
        {
            Ties = ModelVerbs.Ties(parsed.GetValue(ties)!),
            Transform = parsed.GetValue(transform) switch
            {
                "km" => TimeTransform.KaplanMeier,
                "rank" => TimeTransform.Rank,
                "identity" => TimeTransform.Identity,
                "log" => TimeTransform.Log,
                var other => throw new UsageException($"--transform: '{other}' is not known; km, rank, identity or log."),
            },
        });
    }

    internal static Command LogRank(Terminal terminal)
    {
        var options = new SharedOptions();
        var rho = new Option<double>("--rho") { Description = "0 for the log-rank test, 1 for Peto and Peto's." };
        return Make(terminal, options, "logrank", "Tests that groups end at one rate, within strata().", [rho, options.Weights], new LogRankQuestion(), (request, parsed) => request with { Rho = parsed.GetValue(rho) });
    }

    private static Command Make(Terminal terminal, SharedOptions options, string name, string text, Option[] more, IQuestion<ModelRequest, TestsDocument> question, Func<ModelRequest, ParseResult, ModelRequest> complete)
    {
        var verb = new Command(name, text);
        options.AddTo(verb, more);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var answer = await question.AskAsync(complete(ModelVerbs.Request(terminal, options, parsed), parsed), null, cancellation).ConfigureAwait(false);
            await options.WriteAsync(terminal, parsed, parsed.GetValue(options.Json) ? Documents.Write(answer, ModelContext.Of.TestsDocument) : parsed.GetValue(options.Csv) ? Csv(answer) : Text(answer)).ConfigureAwait(false);
            await SharedOptions.WarnAsync(terminal, answer.Warnings).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(TestsDocument d)
    {
        var text = "";
        if (d.Groups.Count > 0)
        {
            var groups = new TextTable("group", "n", "observed", "expected");
            foreach (var g in d.Groups)
                groups.Add(g.Name, g.N, g.Observed, g.Expected);
            text = groups.Text() + "\n";
        }

        var table = new TextTable("test", "chi-square", "df", "p");
        foreach (var t in d.Tests)
            table.Add(t.Name, t.ChiSquare, t.Df, t.P);
        return text + table.Text();
    }

    private static string Csv(TestsDocument d) => TextTable.Csv(["test", "chiSquare", "df", "p"], d.Tests.Select(t => new object?[] { t.Name, t.ChiSquare, t.Df, t.P }));
}
