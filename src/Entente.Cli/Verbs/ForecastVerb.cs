using System.CommandLine;

namespace Entente.Cli.Verbs;

/// <summary><c>entente forecast</c>: what happens next, and how well that would have gone.</summary>
internal static class ForecastVerb
{
    internal static Command Build(Terminal terminal) =>
        new("forecast", "What happens next between these states, beside the baselines it must beat.")
        {
            ForecastBacktestVerb.Build(terminal),
            ForecastNextVerbs.Next(terminal),
            ForecastNextVerbs.Fit(terminal),
            ForecastNextVerbs.Score(terminal),
        };
}
