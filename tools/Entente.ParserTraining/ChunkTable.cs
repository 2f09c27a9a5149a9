using System.Collections.Frozen;
using Entente.Reading.Text;

namespace Entente.ParserTraining;

/// <summary>Strings between blanks that a treebank parts otherwise than the tokenizer's rules do.</summary>
internal static class ChunkTable
{
    internal static FrozenDictionary<string, byte[]> Learn(IEnumerable<TreebankSentence> sentences)
    {
        var seen = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var (chunk, lengths) = ("", new List<int>());
            for (var i = 0; i < sentence.Length; i++)
            {
                chunk += sentence.Forms[i];
                lengths.Add(sentence.Forms[i].Length);
                if (!sentence.SpaceAfter[i] && i + 1 < sentence.Length)
                    continue;
                if (chunk.Length is > 1 and <= 60)
                {
                    if (!seen.TryGetValue(chunk, out var ways))
                        seen[chunk] = ways = new Dictionary<string, int>(StringComparer.Ordinal);
                    var way = string.Join(',', lengths);
                    ways[way] = ways.GetValueOrDefault(way) + 1;
                }

                (chunk, lengths) = ("", []);
            }
        }

        var table = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (chunk, ways) in seen)
        {
            var best = ways.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            var rule = string.Join(',', Tokenizer.ByRule.Tokens(chunk, 0, chunk.Length).Select(t => t.End - t.Start));
            if (rule != best.Key && !(ways.TryGetValue(rule, out var agree) && agree == best.Value))
                table[chunk] = [.. best.Key.Split(',').Select(byte.Parse)];
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
