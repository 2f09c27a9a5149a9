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
        verb.Subcommands.Add(ModelVerbs.Cox(terminal));
        verb.Subcommands.Add(TestVerbs.Zph(terminal));
        verb.Subcommands.Add(ModelVerbs.Aft(terminal));
        verb.Subcommands.Add(IncidenceVerb.Make(terminal));
        verb.Subcommands.Add(ModelVerbs.FineGray(terminal));
        verb.Subcommands.Add(TestVerbs.LogRank(terminal));
        verb.Subcommands.Add(CompareVerb.Make(terminal));
        verb.Subcommands.Add(BacktestVerb.Make(terminal));
        return verb;
    }
}
