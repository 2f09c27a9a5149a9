using System.Collections.Immutable;
using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Makes one event of several mentions, and lists its actors.</summary>
internal static class EventMerger
{
    internal static ImmutableArray<EventInText> Merge(Article article, ParsedSentence[] sentences, List<DatedEvent> coded, ActorList actors)
    {
        var found = new List<(string Key, EventInText Event)>();
        foreach (var dated in coded)
        {
            var c = dated.Coded;
            if (CameoTable.Find(c.Cameo) is not { } row || !IsCode(c.Source.Code) || !IsCode(c.Target.Code))
                continue;
            var s = sentences[dated.Sentence];
            var trigger = article.Points.Span(s.Token(c.Trigger).Start, s.Token(c.Trigger).End);
            var status = c.Status;
            if (status == EventStatus.Happened && dated.Date.Latest is { } end && article.Published.Earliest is { } day && end < day.AddYears(-5))
                status = EventStatus.Historical;
            // The same act between the same two on days that may be one.
            var key = $"{c.Source.Code}|{c.Target.Code}|{c.Cameo[..2]}|{status}";
            var earlier = found.FindIndex(f => f.Key == key && MayBeOne(f.Event.Event.Date, dated.Date));
            if (earlier >= 0)
            {
                var (k, first) = found[earlier];
                found[earlier] = (k, first with { Mentions = first.Mentions.Add(trigger) });
                continue;
            }

            var provenance = new SentenceProvenance(article.Id ?? article.Name, article.Hash, dated.Sentence, article.Points.Span(s.Text.Start, s.Text.End));
            found.Add((key, new EventInText(
                new Event(new ActorCode(c.Source.Code), new ActorCode(c.Target.Code), row.Type, row.Mode, c.Cameo, row.Goldstein, dated.Date, status, provenance),
                actors.Of(dated.Sentence, c.Source),
                actors.Of(dated.Sentence, c.Target),
                Words(article, s, c.Source),
                Words(article, s, c.Target),
                dated.Sentence,
                trigger,
                [trigger])));
        }

        return [.. found.Select(f => f.Event)];
    }

    internal static bool IsCode(string code) => code.Length is >= 3 and <= 12 && code.Length % 3 == 0 && code.All(char.IsAsciiLetterUpper);

    private static bool MayBeOne(EdtfDate a, EdtfDate b) => a.Precision is DatePrecision.Unknown || b.Precision is DatePrecision.Unknown || a.MayEqual(b);

    private static string Words(Article article, ParsedSentence s, PhraseActor actor) =>
        article.Text[s.Token(actor.First).Start..s.Token(Math.Min(actor.End, s.Count) - 1).End];
}
