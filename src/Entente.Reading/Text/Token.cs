namespace Entente.Reading.Text;

/// <summary>A word or mark of a sentence, in UTF-16 offsets of the text.</summary>
internal readonly record struct Token(int Start, int End, string Form)
{
    internal bool IsWord => char.IsLetterOrDigit(Form[0]) || (Form.Length > 1 && char.IsLetterOrDigit(Form[1]));
}
