using System.Text;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Tests.Events;

/// <summary>
/// Sentences written for this project with the events that the codebook's conventions give them: one list by construction, one without any.
/// A record is right where source state, target state, PLOVER type and status of every event are, and none is added.
/// </summary>
internal static class OwnSentences
{
    internal sealed record Record(string Construction, string Text, string[] Wanted, string[] Found)
    {
        internal bool IsExact => Wanted.ToHashSet(StringComparer.Ordinal).SetEquals(Found);
    }

    internal static List<Record> Coded() =>
        [.. Rows("sentences.tsv").Select(r => new Record(r[0], r[2], [.. r[1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Read(r[2])))];

    internal static List<string> Texts() => [.. Rows("sentences.tsv").Select(r => r[2]), .. Rows("none.tsv").Select(r => r[0])];

    /// <summary>The events that the sentence coder finds where there are none.</summary>
    internal static List<(string Text, string[] Found)> None() =>
        [.. Rows("none.tsv").Select(r => (r[0], SentenceCoder.Code(r[0], EdtfDate.Parse("2021-05-10"), GazetteerTable.Gazetteer).Select(e => $"{e.Source}>{e.Target} {e.Plover}").ToArray()))];

    private static string[] Read(string text)
    {
        var reading = ArticleReader.Read(new Article("own", text) { Published = EdtfDate.Parse("2021-05-10") }, GazetteerTable.Gazetteer);
        return [.. reading.Events.Select(e => e.Event)
            .Select(e => $"{e.Source?.Text[..3]}>{e.Target?.Text[..3]} {e.Type.ToString().ToUpperInvariant()}{(e.Status == EventStatus.Happened ? "" : "@" + e.Status.ToString().ToLowerInvariant())}")
            .Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(OwnSentences).Assembly.GetManifestResourceStream("Own." + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
