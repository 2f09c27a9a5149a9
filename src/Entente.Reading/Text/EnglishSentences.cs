using Entente.Reading.Syntax;

namespace Entente.Reading.Text;

/// <summary>
/// Sentences by rule, and where the treebank's model is sure also where careless prose ends them: without a mark, or before a small letter. What the rules part stays parted: they
/// know the prose of newspapers better than a treebank of the web does.
/// </summary>
internal static class EnglishSentences
{
    /// <summary>The logarithm of the odds above which a gap that the rules pass over ends a sentence.</summary>
    internal const float Sure = 1;

    /// <summary>The same before a small letter, where careful prose never begins a sentence.</summary>
    internal const float SureOfSmall = 2;

    /// <summary>The sentences of <paramref name="text"/> between two offsets, in order, without the white space around them.</summary>
    internal static void Split(string text, int start, int end, List<(int Start, int End)> into) => Split(ParserModel.Embedded.Boundaries, text, start, end, into);

    internal static void Split(BoundaryModel model, string text, int start, int end, List<(int Start, int End)> into)
    {
        var from = into.Count;
        SentenceSplitter.Split(text, start, end, into);
        var view = new ChunkView(text, start, end);
        var (since, at) = (1, from);
        for (var i = 1; i < view.Count; i++, since++)
        {
            var here = view.Start(i);
            while (at + 1 < into.Count && into[at + 1].Start <= here)
            {
                at++;
                since = 0;
            }

            if (here <= into[at].Start || here >= into[at].End || SentenceSplitter.Decides(text, into[at].Start, here, since) || model.Odds(view, i, since, rule: false) <= (char.IsLower(text[here]) ? SureOfSmall : Sure))
                continue;
            var (whole, stop) = (into[at], Paragraphs.Trim(text, into[at].Start, here).End);
            into[at] = (whole.Start, stop);
            into.Insert(++at, (here, whole.End));
            since = 0;
        }
    }
}
