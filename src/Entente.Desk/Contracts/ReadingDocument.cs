using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>What was read in one article: <c>entente read</c>. Offsets are Unicode code points of <see cref="Text"/>, dates EDTF.</summary>
public sealed record ReadingDocument(
    string Schema,
    string Source,
    string? Title,
    string? Author,
    string? Site,
    string? Published,
    string Text,
    IReadOnlyList<SpanPart> Sentences,
    IReadOnlyList<ActorPart> Actors,
    IReadOnlyList<TimePart> Times,
    IReadOnlyList<QuantityPart> Quantities,
    IReadOnlyList<EventPart> Events,
    IReadOnlyList<ClaimPart> Claims,
    IReadOnlyList<SpanPart> Boilerplate);

/// <summary>A stretch of the text.</summary>
public sealed record SpanPart(int Start, int End);

/// <summary>A stretch of the text with its characters.</summary>
public sealed record TextPart(int Start, int End, string Text);

/// <summary>An actor; <c>kind</c> is state, organisation, group or person; <c>state</c> is ISO alpha-3; <c>role</c> as in PLOVER.</summary>
public sealed record ActorPart(string Id, string Name, string Kind, string? State, string? Role, IReadOnlyList<TextPart> Mentions);

/// <summary>An expression of time; <c>value</c> as in TIMEX3, <c>type</c> DATE, TIME, DURATION or SET.</summary>
public sealed record TimePart(int Start, int End, string Text, string Type, string Value);

/// <summary>A quantity; <c>bound</c> is exact, atLeast, atMost or about.</summary>
public sealed record QuantityPart(int Start, int End, string Text, double Value, double? Upper, string Unit, string Bound, string? Of);

/// <summary>A side of an event; <c>actor</c> is an id of <c>actors</c> or null.</summary>
public sealed record SidePart(string? Actor, string Code, string? Text);

/// <summary>An event; <c>sentence</c> is the index of the sentence.</summary>
public sealed record EventPart(SidePart? Source, SidePart? Target, string Plover, string? Mode, string Cameo, double? Goldstein, string? Date, string Status, int Sentence, TextPart Trigger, IReadOnlyList<TextPart> Mentions);

/// <summary>The stance of a claim toward a thesis.</summary>
public sealed record StancePart(string Thesis, string Value);

/// <summary>A claim; <c>speaker</c> and <c>via</c> are ids of <c>actors</c>.</summary>
public sealed record ClaimPart(string Id, string? Speaker, string? Affiliation, string? Medium, IReadOnlyList<string> Via, string Form, string Kind, string Endorsement, IReadOnlyList<StancePart> Stance, IReadOnlyList<TextPart> Content, TextPart? Cue);

/// <summary>A line of <c>entente code</c>'s answer.</summary>
public sealed record CodedLine(string? Id, IReadOnlyList<CodedPart> Events);

/// <summary>An event of a bare sentence.</summary>
public sealed record CodedPart(string Source, string Target, string? Plover, string Cameo, string? Date, string Status, string Trigger);

/// <summary>A line of <c>entente code</c>'s question.</summary>
public sealed record SentenceLine(string? Id, string? Date, string? Text);

/// <summary>Writes <see cref="ReadingDocument"/>.</summary>
[JsonSerializable(typeof(ReadingDocument))]
[JsonSerializable(typeof(CodedLine))]
[JsonSerializable(typeof(SentenceLine))]
public sealed partial class ReadingContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static ReadingContext Of { get; } = new(Documents.Options());

    /// <summary>On one line.</summary>
    public static ReadingContext Line { get; } = new(Documents.LineOptions());
}
