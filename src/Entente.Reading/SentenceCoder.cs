using System.Collections.Immutable;
using Entente.Reading.Actors;
using Entente.Reading.Dictionaries;
using Entente.Reading.Events;
using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.Reading.Times;
using Entente.World;

namespace Entente.Reading;

/// <summary>An event of a bare sentence.</summary>
/// <param name="Source">Who did it, such as <c>RUSGOV</c>.</param>
/// <param name="Target">To whom.</param>
/// <param name="Plover">The PLOVER type, in capitals; null where the code is none of CAMEO's (a dictionary of another scheme).</param>
/// <param name="Cameo">The code.</param>
/// <param name="Date">When.</param>
/// <param name="Status">Whether it happened.</param>
/// <param name="Trigger">The words that name the act.</param>
public sealed record SentenceEvent(string Source, string Target, string? Plover, string Cameo, EdtfDate Date, EventStatus Status, string Trigger);

/// <summary>Codes bare sentences.</summary>
public static class SentenceCoder
{
    /// <summary>The events of a short text: what happened at any time, and what is a speech act in itself.</summary>
    /// <param name="text">One sentence or a few.</param>
    /// <param name="date">The day it was written on.</param>
    /// <param name="gazetteer">Who is who.</param>
    public static ImmutableArray<SentenceEvent> Code(string text, EdtfDate date, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var article = new Article("sentence", text.ReplaceLineEndings(" ")) { Published = date };
        var texts = SentenceText.Of(article, EnglishTokens.Of);
        var times = new TimeFinder(date).Find(article, texts);
        var names = new NameFinder(gazetteer, date).Find(texts);
        var sentences = ParsedArticle.Of(texts);
        var coded = SentenceEvents.Code(article, sentences, names.ToLookup(n => n.Sentence), times, new PhraseResolver[sentences.Length], new Func<int, PhraseActor?>[sentences.Length]);
        var events = ImmutableArray.CreateBuilder<SentenceEvent>();
        foreach (var dated in coded)
        {
            var c = dated.Coded;
            if (!IsEvent(c) || !EventMerger.IsCode(c.Source.Code) || !EventMerger.IsCode(c.Target.Code) || CameoTable.Find(c.Cameo) is not { } row)
                continue;
            events.Add(new SentenceEvent(c.Source.Code, c.Target.Code, row.Type.ToString().ToUpperInvariant(), c.Cameo, dated.Date, c.Status, sentences[dated.Sentence].Token(c.Trigger).Form));
        }

        return events.ToImmutable();
    }

    /// <summary>The events of a short text as loaded dictionaries code them; the type and value of codes that CAMEO does not have stay open.</summary>
    /// <param name="text">One sentence or a few.</param>
    /// <param name="date">The day it was written on; decides which code of an actor holds.</param>
    /// <param name="dictionaries">The dictionaries.</param>
    public static ImmutableArray<SentenceEvent> Code(string text, EdtfDate date, EventDictionaries dictionaries)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(dictionaries);
        // A low line joins words in these dictionaries and in texts made for them.
        var article = new Article("sentence", text.ReplaceLineEndings(" ").Replace('_', ' ')) { Published = date };
        var texts = SentenceText.Of(article, EnglishTokens.Of);
        var events = ImmutableArray.CreateBuilder<SentenceEvent>();
        foreach (var s in ParsedArticle.Of(texts))
        {
            if (dictionaries.Discards(Words(article.Text[s.Text.Start..s.Text.End])))
                continue;
            foreach (var e in new DictionaryCoder(s, dictionaries, date.Latest).Code())
                events.Add(new SentenceEvent(e.Source, e.Target, CameoTable.Find(e.Code)?.Type.ToString().ToUpperInvariant(), e.Code, date, EventStatus.Happened, s.Token(e.Verb).Form));
        }

        return events.ToImmutable();
    }

    // Words as blanks part them: a discard's last word bears no comma, which is how PETRARCH reads "years ago".
    private static string[] Words(string sentence) => sentence.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What happened, or a speech act with a code of its own; not what was imagined, nor an act that was denied.</summary>
    private static bool IsEvent(CodedEvent c) => c.Status switch
    {
        EventStatus.Hypothetical => false,
        EventStatus.Denied => c.Cameo.StartsWith("12", StringComparison.Ordinal),
        _ => true,
    };
}
