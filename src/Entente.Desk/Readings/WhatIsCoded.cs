using System.Text.Json;
using Entente.Desk.Contracts;
using Entente.Reading;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>What is asked of <see cref="WhatIsCoded"/>.</summary>
/// <param name="Lines">The lines of the JSONL file, one sentence each.</param>
/// <param name="File">The file's name, for errors.</param>
/// <param name="Dictionaries">A folder of dictionaries that replace the built-in coder; null for that.</param>
/// <param name="Verbs">The verb file to take where the folder holds several.</param>
/// <param name="Each">Receives the answer to every line, in order.</param>
public sealed record CodeRequest(IEnumerable<string> Lines, string File, string? Dictionaries, string? Verbs, Action<CodedLine> Each);

/// <summary>Codes bare sentences to events.</summary>
public sealed class WhatIsCoded : IQuestion<CodeRequest, IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> AskAsync(CodeRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var dictionaries = request.Dictionaries is null ? null : await DictionaryFolder.LoadAsync(request.Dictionaries, request.Verbs, cancellation).ConfigureAwait(false);
        var refused = new List<string>();
        var number = 0;
        foreach (var line in request.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                request.Each(Code(Parse(line, request.File, number), request.File, number, dictionaries));
            }
            catch (InputException e)
            {
                refused.Add(e.Message);
            }

            if (number % 64 == 0)
                progress?.Report(new Progress("coding", number, null, "sentences"));
        }

        return refused;
    }

    private static CodedLine Code(SentenceLine sentence, string file, int number, EventDictionaries? dictionaries)
    {
        EdtfDate date = default;
        if (sentence.Date is { Length: > 0 } text && !EdtfDate.TryParse(text, out date) && !(text.Length == 8 && EdtfDate.TryParse($"{text[..4]}-{text[4..6]}-{text[6..]}", out date)))
            throw new InputException($"'{text}' is no date: YYYY-MM-DD was expected", file, number);
        if (string.IsNullOrWhiteSpace(sentence.Text))
            throw new InputException("\"text\" is missing; each line needs id, date and text", file, number);
        var events = dictionaries is null
            ? SentenceCoder.Code(sentence.Text, date, GazetteerTable.Gazetteer)
            : SentenceCoder.Code(sentence.Text, date, dictionaries);
        return new CodedLine(sentence.Id, [.. events.Select(e => new CodedPart(e.Source, e.Target, e.Plover, e.Cameo, ReadingDocuments.Date(e.Date), ReadingDocuments.Small(e.Status), e.Trigger))]);
    }

    private static SentenceLine Parse(string line, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ReadingContext.Line.SentenceLine) ?? throw new InputException("this line is null; an object with id, date and text was expected", file, number);
        }
        catch (JsonException e)
        {
            throw new InputException("this line is no JSON object with id, date and text (all strings)", file, number, inner: e);
        }
    }
}
