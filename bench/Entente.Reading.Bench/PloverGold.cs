using System.Text.Json;
using Entente.Reading.Actors;
using Entente.Reading.Events;
using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>PLOVER_GSR_CAMEO: source state, target state and root right; recall of gold events and precision of ours.</summary>
internal static class PloverGold
{
    internal static string Measure(string shared, bool show)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "data/coding/plover/PLOVER_GSR_CAMEO.txt")));
        // Development is by odd numbers only: errors are looked at there, the even half tells whether what was learnt holds.
        var halves = new (int Gold, int Right, int Ours, int Hits)[2];
        var causes = new[] { new List<string>(), new List<string>() };
        var why = new[] { new List<string>(), new List<string>() };
        var number = 0;
        foreach (var record in document.RootElement.EnumerateArray().Skip(1))
        {
            var sources = Codes(record, "source");
            var targets = Codes(record, "target");
            var root = Root(record.GetProperty("event").GetString()!);
            var expected = new HashSet<string>(StringComparer.Ordinal);
            if (targets.Count > 0)
                foreach (var s in sources)
                    foreach (var t in targets)
                        expected.Add($"{s}>{t}:{root}");
            else
                foreach (var s in sources)
                    foreach (var t in sources)
                        if (s != t)
                            expected.Add($"{s}>{t}:{root}");
            number++;
            if (expected.Count == 0)
                continue;
            var text = record.GetProperty("text").GetString()!;
            var coded = SentenceCoder.Code(text, EdtfDate.Parse("2000-01-01"), GazetteerTable.Gazetteer);
            var found = coded.Select(e => $"{Plain(e.Source)}>{Plain(e.Target)}:{e.Plover}").Distinct(StringComparer.Ordinal).ToArray();
            var half = number % 2;
            halves[half].Gold += expected.Count;
            halves[half].Right += expected.Count(found.Contains);
            halves[half].Ours += found.Length;
            halves[half].Hits += found.Count(f => expected.Contains(f) || (expected.Contains(Swap(f)) && sources.Count > 1));
            foreach (var key in expected)
            {
                var pair = key[..key.IndexOf(':', StringComparison.Ordinal)];
                causes[half].Add(found.Contains(key) ? "right" : found.Length == 0 ? "nothing coded" : found.Any(f => f.StartsWith(pair, StringComparison.Ordinal)) ? "pair right, root wrong" : found.Any(f => f.EndsWith(":" + root, StringComparison.Ordinal)) ? "root right, pair wrong" : "both wrong");
            }

            if (found.Length == 0)
                why[half].Add(Why(text, sources, targets));
            if (show && half == 1 && !expected.SetEquals(found))
                Console.WriteLine($"  {record.GetProperty("id").GetString()![13..]} want {string.Join(' ', expected)} | got {string.Join(' ', coded.Select(e => $"{e.Source}>{e.Target}:{e.Plover}/{e.Cameo}"))}\n     {text}");
        }

        string Line(params (int Gold, int Right, int Ours, int Hits)[] parts) =>
            FormattableString.Invariant($"recall {parts.Sum(p => p.Right) / (double)parts.Sum(p => p.Gold):F3} precision {parts.Sum(p => p.Hits) / (double)Math.Max(1, parts.Sum(p => p.Ours)):F3} ({parts.Sum(p => p.Gold)} gold, {parts.Sum(p => p.Ours)} coded)");
        for (var half = 0; half < 2; half++)
            Console.WriteLine($"  {(half == 1 ? "development" : "held-out")} half: " + string.Join(", ", causes[half].GroupBy(c => c).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}")));
        for (var half = 0; half < 2; half++)
            Console.WriteLine($"  {(half == 1 ? "development" : "held-out")} half, records without any event of ours: " + string.Join(", ", why[half].GroupBy(c => c).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}")));
        return $"pair and root: {Line(halves)}; development half {Line(halves[1])}; held-out half {Line(halves[0])}";
    }

    /// <summary>What stops a sentence of which nothing was coded.</summary>
    private static string Why(string text, List<string> sources, List<string> targets)
    {
        var article = new Article("sentence", text) { Published = EdtfDate.Parse("2000-01-01") };
        var texts = SentenceText.Of(article, EnglishTokens.Of);
        var names = new NameFinder(GazetteerTable.Gazetteer, article.Published).Find(texts).ToLookup(n => n.Sentence);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var triggers = 0;
        var happened = 0;
        var stage = 0;
        foreach (var s in ParsedArticle.Of(texts))
        {
            var resolver = new PhraseResolver(s, names[s.Text.Index]);
            var mentions = new Mentions(s, resolver);
            var clause = new Clause(s, resolver, mentions, _ => null);
            var arguments = new Arguments(s, clause, mentions);
            var frames = new Frames(s, resolver, clause);
            for (var i = 0; i < s.Count; i++)
                if (s.Tag(i) is "VERB" && ActLexicon.Verbs.ContainsKey(s.Lemma[i]))
                    stage = Math.Max(stage, frames.Match(i, out var direct) is not { } act ? 1 : arguments.Sources(i, act.Code).Count == 0 ? 2 : direct.Count == 0 ? 3 : 4);
            foreach (var mention in new Mentions(s, new PhraseResolver(s, names[s.Text.Index])).All)
                known.Add(Plain(mention.Code));
            for (var i = 0; i < s.Count; i++)
                if (s.Tag(i) is "VERB" && (ActLexicon.Verbs.ContainsKey(s.Lemma[i]) || SpeechVerbs.Of(s.Lemma[i]) is not null) || ActLexicon.Nouns.ContainsKey(s.Lemma[i]))
                {
                    triggers++;
                    happened += s.Tag(i) is not "VERB" || ActStatus.Of(s, i).Status is not EventStatus.Hypothetical ? 1 : 0;
                }
        }

        return known.Count == 0 ? "no actor known" : !sources.Any(known.Contains) ? "source not known" : targets.Count > 0 && !targets.Any(known.Contains) ? "target not known" : triggers == 0 ? "no trigger known" : happened == 0 ? "stopped by status" : $"actors known; {(stage switch { 0 => "only nouns or speech name the act", 1 => "the verb's object not in the lexicon", 2 => "no source", 3 => "no target", _ => "stopped later" })}";
    }

    private static string Swap(string key)
    {
        var p = key.Split('>', ':');
        return $"{p[1]}>{p[0]}:{p[2]}";
    }

    private static List<string> Codes(JsonElement record, string property)
    {
        var codes = new List<string>();
        if (!record.TryGetProperty(property, out var list) || list.ValueKind != JsonValueKind.Array)
            return codes;
        foreach (var actor in list.EnumerateArray())
            if (actor.ValueKind == JsonValueKind.Object && actor.TryGetProperty("code", out var code) && code.GetString() is { Length: >= 3 } c && actor.TryGetProperty("actorText", out _))
                codes.Add(Plain(c));
        return codes;
    }

    /// <summary>The gold has one code for organisations, and three misspelt states.</summary>
    private static string Plain(string code) => code[..3] switch
    {
        "JAP" => "JPN",
        "ITL" => "ITA",
        "UNO" or "EUR" or "NAT" or "AFU" or "ECW" or "ARL" or "IAE" or "WHO" or "IMF" or "WBK" or "OSC" or "ASN" or "APE" or "NGO" or "ICC" or "OAS" or "GSV" or "COE" or "CIS" or "OIC" or "OPC" or "WTO" or "SAD" or "IGD" or "CWN" or "INT" => "IGO",
        "SUN" => "RUS",
        "YUG" => "SRB",
        var c => c,
    };

    private static string Root(string name) => name switch
    {
        "DEMAND" => "REQUEST",
        "FIGHT" => "ASSAULT",
        "DISAPPROVE" or "INVESTIGATE" => "ACCUSE",
        "SEIZE" => "COERCE",
        _ => name,
    };
}
