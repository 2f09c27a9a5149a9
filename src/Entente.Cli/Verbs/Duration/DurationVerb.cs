using System.CommandLine;

namespace Entente.Cli.Verbs.Duration;

/// <summary><c>entente duration</c>: survival analysis of any table.</summary>
internal static class DurationVerb
{
    internal static Command Make(Terminal terminal)
    {
        var verb = new Command("duration", "Survival analysis of any table: how long things last, and what goes with it.");
        verb.Subcommands.Add(CurveVerbs.Km(terminal));
        verb.Subcommands.Add(CurveVerbs.CumHaz(terminal));
        return verb;
    }
}
