using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Weighing;
using Entente.Weighing;

namespace Entente.Desk.Scoring;

/// <summary>How good were the predictions of a case's speakers, and its own answers?</summary>
public sealed class ScoreCase : IQuestion<WeighRequest, ScoreCaseDocument>
{
    /// <inheritdoc/>
    public async Task<ScoreCaseDocument> AskAsync(WeighRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var answer = await new WeighCase().AskAsync(request, progress, cancellation).ConfigureAwait(false);
        return new(
            "entente/score-case/1", answer.Case.Id,
            [.. ScoredPrediction.Of(answer.Case, answer.Weighing).Select(Line)],
            [.. PostMortem.Of(answer.Case, answer.Weighing).Select(WeighPart.Of)],
            [.. ForecastRecord.Of(answer.Case).Select(f => new ForecastLine(f.Who, f.Outcome, f.Date is { } d ? WeighPart.Day(d) : null, f.Forecasts, f.Last, f.Brier, f.Coverage))]);
    }

    private static LedgerPrediction Line(ScoredPrediction s)
    {
        var l = s.Entry;
        return new(
            l.Id, l.Speaker, l.Text, l.Article is not null && l.Anchor is { } a ? string.Create(CultureInfo.InvariantCulture, $"articles/{l.Article}#{a.Sentence}") : null,
            l.Made is { } made ? WeighPart.Day(made) : null, l.By is { } by ? WeighPart.Day(by) : null, l.Rule, l.P, s.CaseProbability, l.Status.ToString().ToLowerInvariant(), l.Source, s.Brier, s.Log, s.WhyNot);
    }
}
