using System.Collections.Immutable;
using Entente.Reading.Quantities;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Times;

/// <summary>Finds expressions of time and gives each its TIMEX3 value against the day of publication (TimeML 1.2.1).</summary>
internal sealed class TimeFinder
{
    private readonly DateOnly? _day;

    internal TimeFinder(EdtfDate published) =>
        _day = published.Precision is DatePrecision.Unknown ? null : published.Precision is DatePrecision.Day ? published.Earliest : published.Latest;

    internal ImmutableArray<TimeInText> Find(Article article, IReadOnlyList<SentenceText> sentences)
    {
        var found = ImmutableArray.CreateBuilder<TimeInText>();
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Tokens;
            var words = new string[tokens.Length];
            for (var i = 0; i < tokens.Length; i++)
                words[i] = NumberWords.Lower(tokens[i].Form);
            var scan = new TimeScan(tokens, words, _day);
            for (var i = 0; i < tokens.Length;)
            {
                if (!MayBegin(words[i]) || !scan.Match(i, out var end, out var value))
                {
                    i++;
                    continue;
                }

                var first = scan.First;
                found.Add(new TimeInText(article.Points.Span(tokens[first].Start, tokens[end - 1].End), article.Text[tokens[first].Start..tokens[end - 1].End], value.Kind, value.Value, value.Date));
                i = end;
            }
        }

        return found.ToImmutable();
    }

    private static bool MayBegin(string word) => char.IsAsciiLetterOrDigit(word[0]) || word[0] is '\'' or '’' || char.IsLetter(word[0]);
}
