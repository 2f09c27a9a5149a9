using System.Collections.Immutable;
using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>The events of a sentence with their dates.</summary>
internal sealed record DatedEvent(CodedEvent Coded, int Sentence, EdtfDate Date);

/// <summary>Codes the sentences of an article in order, so that pronouns find those they stand for.</summary>
internal static class SentenceEvents
{
    internal static List<DatedEvent> Code(Article article, ParsedSentence[] sentences, ILookup<int, NameHit> names, ImmutableArray<TimeInText> times, PhraseResolver[] resolvers, Func<int, PhraseActor?>[] antecedents)
    {
        var found = new List<DatedEvent>();
        var pronouns = new Antecedents();
        for (var i = 0; i < sentences.Length; i++)
        {
            var s = sentences[i];
            resolvers[i] = new PhraseResolver(s, names[i]);
            var antecedent = pronouns.For(s, resolvers[i]);
            // Resolved at once: what stands before a sentence must not change when later ones are read.
            var fixedNow = new PhraseActor?[s.Count];
            for (var k = 0; k < s.Count; k++)
                if (s.Tag(k) == "PRON")
                    fixedNow[k] = antecedent(k);
            antecedents[i] = k => fixedNow[k];
            if (!s.Text.IsBoilerplate)
                foreach (var coded in new EventCoder(s, resolvers[i], antecedents[i]).Code())
                    found.Add(new DatedEvent(coded, i, Date(article, s, coded, times)));
            pronouns.Note(s, resolvers[i]);
        }

        return found;
    }

    /// <summary>The time nearest to the verb in its clause; else the only one of the sentence; else the day of publication for what is news.</summary>
    private static EdtfDate Date(Article article, ParsedSentence s, CodedEvent coded, ImmutableArray<TimeInText> times)
    {
        var span = article.Points.Span(s.Text.Start, s.Text.End);
        TimeInText? best = null;
        var nearest = int.MaxValue;
        var verb = article.Points.FromUtf16(s.Token(coded.Trigger).Start);
        var spoken = coded.Status is EventStatus.Promised or EventStatus.Threatened or EventStatus.Demanded;
        foreach (var time in times)
        {
            if (!span.Contains(time.Span) || time.Date.Precision is DatePrecision.Unknown)
                continue;
            var distance = Math.Abs(time.Span.Start - verb);
            // A promise is made now; the date behind it is that of what is promised.
            if (spoken && article.Published.Precision != DatePrecision.Unknown && time.Date.Latest > article.Published.Latest)
                continue;
            if (distance < nearest)
                (best, nearest) = (time, distance);
        }

        return best is not null && nearest < 160 ? best.Date : article.Published;
    }
}
