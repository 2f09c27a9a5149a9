using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>An argument graph labelled: <c>entente weigh FILE.yml --json</c>.</summary>
/// <param name="Schema"><c>entente/arguments/1</c>.</param>
/// <param name="Statements">Every statement with its label.</param>
/// <param name="Arguments">Every argument with its weight.</param>
/// <param name="Unexpected">Where a label is not the one that the file's <c>tests:</c> expect.</param>
public sealed record ArgumentsDocument(string Schema, IReadOnlyList<LabelledStatement> Statements, IReadOnlyList<WeighedArgument> Arguments, IReadOnlyList<UnexpectedLabel> Unexpected);

/// <summary>A statement with its label.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">In words.</param>
/// <param name="Label"><c>in</c>, <c>out</c> or <c>undecided</c>.</param>
public sealed record LabelledStatement(string Id, string Text, string Label);

/// <summary>An argument with its weight.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conclusion">The statement that it is for.</param>
/// <param name="Weight">0 to 1.</param>
public sealed record WeighedArgument(string Id, string Conclusion, double Weight);

/// <summary>A label that is not the expected one.</summary>
/// <param name="Id">The statement.</param>
/// <param name="Expected">What the file expects.</param>
/// <param name="Label">What came out.</param>
public sealed record UnexpectedLabel(string Id, string Expected, string Label);

/// <summary>How argument graphs are serialised.</summary>
[JsonSerializable(typeof(ArgumentsDocument))]
public sealed partial class ArgumentsContext : JsonSerializerContext
{
    /// <summary>The context with the options of every contract.</summary>
    public static ArgumentsContext Of { get; } = new(Documents.Options());
}
