using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reading;

/// <summary>A place where an actor is named.</summary>
/// <param name="Span">The stretch of text.</param>
/// <param name="Text">Its characters.</param>
public sealed record Mention(TextSpan Span, string Text);

/// <summary>An actor that an article names, with every place where it does.</summary>
/// <param name="Actor">The actor; its id is unique within the reading.</param>
/// <param name="Code">State or organisation code with role; null for a person or body whose code the text does not give.</param>
/// <param name="Mentions">The places, in the order of the text; at least one.</param>
public sealed record ActorInText(Actor Actor, ActorCode? Code, ImmutableArray<Mention> Mentions);

/// <summary>What sort of time an expression names (TimeML 1.2.1, TIMEX3).</summary>
public enum TimeKind
{
    /// <summary>A calendar date of any precision.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A time that recurs.</summary>
    Set,
}

/// <summary>An expression of time.</summary>
/// <param name="Span">The stretch of text.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Kind">What sort of time it names.</param>
/// <param name="Value">Its TIMEX3 value, such as <c>2023-09</c>, <c>P3D</c>, <c>196</c>, <c>PAST_REF</c>.</param>
/// <param name="Date">The same as a date; unknown where it names none.</param>
public sealed record TimeInText(TextSpan Span, string Text, TimeKind Kind, string Value, EdtfDate Date);

/// <summary>A quantity in the text.</summary>
/// <param name="Span">The stretch of text: bound, number and unit.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Quantity">Number, unit, bound and what it counts.</param>
public sealed record QuantityInText(TextSpan Span, string Text, Quantity Quantity);

/// <summary>An event that an article tells, once, however often it is mentioned.</summary>
/// <param name="Event">The event; its provenance is the sentence of the first mention.</param>
/// <param name="Source">The id of the actor who did it; null where the text does not say.</param>
/// <param name="Target">The id of the actor it was done to; null where the text does not say.</param>
/// <param name="SourceText">The words that name the source; null with it.</param>
/// <param name="TargetText">The words that name the target; null with it.</param>
/// <param name="Sentence">The sentence's index; the first is 0.</param>
/// <param name="Trigger">The word or words that name the act.</param>
/// <param name="Mentions">The triggers of all mentions, the first included.</param>
public sealed record EventInText(
    Event Event,
    string? Source,
    string? Target,
    string? SourceText,
    string? TargetText,
    int Sentence,
    TextSpan Trigger,
    ImmutableArray<TextSpan> Mentions);

/// <summary>A sentence in which the author states what the article argues: a candidate for a hypothesis.</summary>
/// <param name="Sentence">The sentence's index; the first is 0.</param>
/// <param name="Span">The stretch of text.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Weight">How strongly the sentence is marked as a thesis, 0 to 1; an order, not a probability.</param>
public sealed record Thesis(int Sentence, TextSpan Span, string Text, double Weight);

/// <summary>Everything that was read in one article.</summary>
/// <param name="Article">The text and what it says of itself.</param>
/// <param name="Sentences">The sentences, in the order of the text; they do not overlap.</param>
/// <param name="Actors">Who is named.</param>
/// <param name="Times">Expressions of time.</param>
/// <param name="Quantities">Numbers with units.</param>
/// <param name="Events">What happened, was denied, threatened, promised …</param>
/// <param name="Claims">Who said what.</param>
/// <param name="Theses">The author's own thesis sentences, the most strongly marked first.</param>
public sealed record ArticleReading(
    Article Article,
    ImmutableArray<TextSpan> Sentences,
    ImmutableArray<ActorInText> Actors,
    ImmutableArray<TimeInText> Times,
    ImmutableArray<QuantityInText> Quantities,
    ImmutableArray<EventInText> Events,
    ImmutableArray<Claim> Claims,
    ImmutableArray<Thesis> Theses)
{
    /// <summary>The sentence that holds a code point; -1 where none does.</summary>
    public int SentenceAt(int point)
    {
        var (low, high) = (0, Sentences.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Sentences[middle].End <= point)
                low = middle + 1;
            else if (Sentences[middle].Start > point)
                high = middle - 1;
            else
                return middle;
        }

        return -1;
    }

    /// <summary>The actor with an id; null where there is none.</summary>
    public ActorInText? Actor(string? id) => id is null ? null : Actors.FirstOrDefault(a => string.Equals(a.Actor.Id, id, StringComparison.Ordinal));
}
