using Entente.Desk.Contracts;
using Entente.Reading;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>From a reading to its document.</summary>
internal static class ReadingDocuments
{
    internal static ReadingDocument Of(string source, ArticleReading reading, IReadOnlyList<string> theses)
    {
        var article = reading.Article;
        TextPart Part(TextSpan span) => new(span.Start, span.End, article.Slice(span));
        return new ReadingDocument(
            "entente/reading/1",
            source,
            article.Title,
            article.Author,
            article.Site,
            Date(article.Published),
            article.Text,
            [.. reading.Sentences.Select(s => new SpanPart(s.Start, s.End))],
            [.. reading.Actors.Select(a => new ActorPart(a.Actor.Id, a.Actor.Name, Small(a.Actor.Kind), a.Actor.State.IsNone ? null : a.Actor.State.Text, a.Actor.Role, [.. a.Mentions.Select(m => new TextPart(m.Span.Start, m.Span.End, m.Text))]))],
            [.. reading.Times.Select(t => new TimePart(t.Span.Start, t.Span.End, t.Text, t.Kind.ToString().ToUpperInvariant(), t.Value))],
            [.. reading.Quantities.Select(q => new QuantityPart(q.Span.Start, q.Span.End, q.Text, q.Quantity.Amount, q.Quantity.Upper, q.Quantity.Unit, Small(q.Quantity.Bound), q.Quantity.Of))],
            [.. reading.Events.Select(e => new EventPart(
                Side(e.Source, e.Event.Source, e.SourceText),
                Side(e.Target, e.Event.Target, e.TargetText),
                e.Event.Type.ToString().ToUpperInvariant(),
                e.Event.Mode,
                e.Event.Cameo,
                e.Event.Goldstein,
                Date(e.Event.Date),
                Small(e.Event.Status),
                e.Sentence,
                Part(e.Trigger),
                [.. e.Mentions.Select(Part)]))],
            [.. reading.Claims.Select(c => new ClaimPart(
                c.Id,
                c.Speaker,
                c.Affiliation,
                c.Medium,
                c.Via,
                Small(c.Form),
                Small(c.Kind),
                Small(c.Endorsement),
                [.. theses.Select(t => (Thesis: t, Stance: ThesisStance.Of(reading, c, t))).Where(t => t.Stance is not null).Select(t => new StancePart(t.Thesis, Small(t.Stance!.Value)))],
                [.. c.Content.Select(Part)],
                c.Cue is { } cue ? Part(cue) : null))],
            [.. article.Boilerplate.Select(b => new SpanPart(b.Start, b.End))]);
    }

    internal static string? Date(EdtfDate date) => date.Precision == DatePrecision.Unknown ? null : date.ToString();

    internal static string Small<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static SidePart? Side(string? actor, ActorCode? code, string? text) => code is { } c ? new SidePart(actor, c.Text, text) : null;
}
