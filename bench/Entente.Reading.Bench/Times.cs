using System.Net;
using System.Text.RegularExpressions;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>te3-platinum: TIMEX3 spans that overlap and have the value, as TempEval-3 scores value F1 (the creation time aside).</summary>
internal static partial class Times
{
    internal static string Measure(string shared, bool show)
    {
        var (gold, mine, overlap, right) = (0, 0, 0, 0);
        foreach (var file in Directory.GetFiles(Path.Combine(shared, "data/text/time/te3-platinum"), "*.tml").Order(StringComparer.Ordinal))
        {
            var xml = File.ReadAllText(file);
            var day = Regex.Match(xml, "CREATION_TIME\"[^>]*", RegexOptions.None).Value + Regex.Match(xml, "<DCT>.*?</DCT>", RegexOptions.Singleline).Value;
            var published = EdtfDate.Parse(Regex.Match(day, @"value=""(\d{4}-\d\d-\d\d)").Groups[1].Value);
            var body = Regex.Match(xml, "<TEXT>(.*)</TEXT>", RegexOptions.Singleline).Groups[1].Value;
            var (text, expected) = Plain(body);
            var reading = ArticleReader.Read(new Article(Path.GetFileName(file), text) { Published = published }, GazetteerTable.Gazetteer);
            gold += expected.Count;
            mine += reading.Times.Length;
            var used = new HashSet<int>();
            foreach (var e in expected)
            {
                var k = -1;
                for (var i = 0; i < reading.Times.Length && k < 0; i++)
                    if (!used.Contains(i) && reading.Times[i].Span.Start < e.End && e.Start < reading.Times[i].Span.End)
                        k = i;
                if (k < 0)
                {
                    if (show)
                        Console.WriteLine($"  missed '{text[e.Start..e.End]}' {e.Value}");
                    continue;
                }

                used.Add(k);
                overlap++;
                if (reading.Times[k].Value == e.Value)
                    right++;
                else if (show)
                    Console.WriteLine($"  '{text[e.Start..e.End]}' wants {e.Value}, got '{reading.Times[k].Text}' {reading.Times[k].Value} ({published})");
            }

            if (show)
                for (var i = 0; i < reading.Times.Length; i++)
                    if (!used.Contains(i))
                        Console.WriteLine($"  extra '{reading.Times[i].Text}' {reading.Times[i].Value}");
        }

        return FormattableString.Invariant($"te3-platinum: value F1 {2.0 * right / (gold + mine):F3}, relaxed span F1 {2.0 * overlap / (gold + mine):F3} ({gold} gold, {mine} found)");
    }

    private static (string Text, List<(int Start, int End, string Value)> Times) Plain(string xml)
    {
        var text = new System.Text.StringBuilder();
        var times = new List<(int, int, string)>();
        var open = new Stack<(int, string)>();
        foreach (Match m in Tags().Matches(xml))
        {
            if (!m.Value.StartsWith('<'))
            {
                text.Append(WebUtility.HtmlDecode(m.Value));
                continue;
            }

            if (m.Value.StartsWith("<TIMEX3", StringComparison.Ordinal))
                open.Push((text.Length, Regex.Match(m.Value, @"\bvalue=""([^""]*)""").Groups[1].Value));
            else if (m.Value == "</TIMEX3>")
            {
                var (start, value) = open.Pop();
                times.Add((start, text.Length, value));
            }
        }

        return (text.ToString(), times);
    }

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Tags();
}
