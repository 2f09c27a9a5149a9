using Entente.Reading.Syntax;

namespace Entente.Reading.Text;

/// <summary>The tokenizer with what was learnt from the treebank.</summary>
internal static class EnglishTokens
{
    private static readonly Lazy<Tokenizer> Learnt = new(() => new Tokenizer(ParserModel.Embedded.Chunks));

    internal static Tokenizer Of => Learnt.Value;
}
