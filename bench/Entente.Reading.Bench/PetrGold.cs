using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>
/// The records of PETRARCH's test suites from raw text with their own dictionaries: a record is right where source, target and code of
/// every event are, and none is added. Records about broken parse trees have no counterpart here and are left out.
/// </summary>
internal static partial class PetrGold
{
    internal static string Unit(string shared, bool show)
    {
        var folder = Path.Combine(shared, "data/coding/petrarch");
        var dictionaries = EventDictionaries.Parse(
            [Named(folder, "PETR.Validate.actors.txt")],
            [Named(folder, "PETR.Validate.agents.txt")],
            [Named(folder, "PETR.Validate.verbs.txt")],
            [Named(folder, "PETR.Validate.discards.txt")]);
        return Score(Path.Combine(folder, "PETR.UnitTest.records.xml"), dictionaries, show);
    }

    internal static string Second(string shared, bool show)
    {
        var folder = Path.Combine(shared, "data/coding/dictionaries");
        var dictionaries = EventDictionaries.Parse(
            [.. Directory.GetFiles(folder, "Phoenix.*.actors.txt.xz").Order(StringComparer.Ordinal).Select(p => (Path.GetFileName(p), Xz.Text(p)))],
            [Named(folder, "Phoenix.agents.txt")],
            [Named(folder, "CAMEO.2.0.txt")],
            [Named(folder, "Phoenix.discards.txt")]);
        return Score(Path.Combine(shared, "data/coding/petrarch/PETR2_GSR_validation.xml"), dictionaries, show);
    }

    private static string Score(string path, EventDictionaries dictionaries, bool show)
    {
        var text = Parse().Replace(File.ReadAllText(path), "");
        var (records, exact, withEvents, exactWithEvents) = (0, 0, 0, 0);
        foreach (Match record in Sentence().Matches(text))
        {
            var sentence = Blank().Replace(Text().Match(record.Value).Groups[1].Value, " ").Trim();
            if (sentence.Length == 0 || record.Value.Contains("bad_input_parse", StringComparison.Ordinal))
                continue;
            records++;
            var date = Date().Match(record.Value).Groups[1].Value;
            if (date.Length == 6)
                date = "20" + date;
            var wanted = Coding().Matches(record.Value).Select(m => m.Value)
                .Select(e => (Source: Of(e, "source"), Target: Of(e, "target"), Code: Of(e, "event")))
                .Where(e => e.Code.Length > 0).ToHashSet();
            var coded = SentenceCoder.Code(sentence, EdtfDate.Parse($"{date[..4]}-{date[4..6]}-{date[6..8]}"), dictionaries);
            var found = coded.Select(e => (e.Source, e.Target, Code: e.Cameo)).ToHashSet();
            var same = wanted.SetEquals(found);
            exact += same ? 1 : 0;
            if (wanted.Count > 0)
            {
                withEvents++;
                exactWithEvents += same ? 1 : 0;
            }

            if (show && !same)
                Console.WriteLine($"  {Id().Match(record.Value).Groups[1].Value} want {string.Join(' ', wanted)} | got {string.Join(' ', found)}\n     {sentence}");
        }

        return FormattableString.Invariant($"exact {exact} of {records} records ({100.0 * exact / records:F1} %); of those with events {exactWithEvents} of {withEvents}");
    }

    private static (string, string) Named(string folder, string name) => (name, File.ReadAllText(Path.Combine(folder, name)));

    private static string Of(string element, string attribute) => Regex.Match(element, attribute + "code\\s*=\\s*\"([^\"]*)\"", RegexOptions.CultureInvariant).Groups[1].Value;

    [GeneratedRegex("<Parse>.*?</Parse>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Parse();

    [GeneratedRegex("<Sentence\\b.*?</Sentence>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("<Text>(.*?)</Text>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex("<EventCoding[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Coding();

    [GeneratedRegex("\\bdate\\s*=\\s*\"(\\d+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex("\\bid\\s*=\\s*\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("\\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
