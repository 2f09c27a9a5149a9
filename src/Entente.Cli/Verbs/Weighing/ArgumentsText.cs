using Entente.Cli.Verbs.Duration;
using Entente.Desk.Contracts;

namespace Entente.Cli.Verbs.Weighing;

/// <summary>A labelled argument graph as text for people.</summary>
internal static class ArgumentsText
{
    internal static string Of(ArgumentsDocument document)
    {
        var statements = new TextTable("statement", "label");
        foreach (var s in document.Statements.OrderBy(s => s.Label, StringComparer.Ordinal))
            statements.Add(s.Text == s.Id ? s.Id : $"{s.Id}  {s.Text}", s.Label);
        var arguments = new TextTable("argument", "for", "weight");
        foreach (var a in document.Arguments)
            arguments.Add(a.Id, a.Conclusion, TextTable.Number(a.Weight));
        return statements.Text() + "\n" + arguments.Text();
    }

    internal static string Csv(ArgumentsDocument document) =>
        TextTable.Csv(["statement", "text", "label"], document.Statements.Select(s => new object?[] { s.Id, s.Text, s.Label }));
}
