using System.CommandLine;

namespace Entente.Cli.Verbs;

/// <summary>Every verb, in the order in which help lists them.</summary>
internal static class All
{
    internal static IEnumerable<Command> Verbs(Terminal terminal)
    {
        yield return Records.SourcesVerb.Make(terminal);
        yield return Records.FetchVerb.Make(terminal);
        yield return Records.ImportVerb.Make(terminal);
        yield return Records.CoverageVerb.Make(terminal);
        yield return Records.VerifyVerb.Make(terminal);
        yield return Records.DyadsVerb.Make(terminal);
        yield return Records.MeasureVerb.Make(terminal);
        yield return Records.CheckVerb.Make(terminal);
        yield return Records.CiteVerb.Make(terminal);
        yield return BriefVerb.Create(terminal);
        yield return CaseVerb.Create(terminal);
        yield return Weighing.WeighVerb.Create(terminal);
        yield return Scoring.ScoreVerb.Create(terminal);
        yield return ReadVerb.Make(terminal);
        yield return CodeVerb.Make(terminal);
        yield return Duration.LastVerb.Make(terminal);
        yield return Duration.DurationVerb.Make(terminal);
        yield return ForecastVerb.Build(terminal);
        yield return StructureVerb.Make(terminal);
        yield return LeadVerb.Make(terminal);
        yield return ExportVerb.Make(terminal);
    }
}
