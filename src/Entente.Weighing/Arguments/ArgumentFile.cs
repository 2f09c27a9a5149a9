using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>An argument graph as a file says it, in the format of Carneades 4 (Gordon), with the labels that its author expects.</summary>
/// <param name="Graph">The graph, with what the schemes make.</param>
/// <param name="Expected">Statement and label, from <c>tests:</c>; empty where the file has none.</param>
public sealed record ArgumentFile(ArgumentGraph Graph, ImmutableArray<(string Statement, ArgumentLabel Label)> Expected)
{
    /// <summary>Reads the file: <c>statements</c>, <c>arguments</c>, <c>issues</c>, <c>assumptions</c>, <c>argument_schemes</c>, <c>issue_schemes</c>, <c>weighing_functions</c>, <c>tests</c>.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="InputException">It is no argument graph; the message is about the first error.</exception>
    public static ArgumentFile Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var errors = new CaseErrors();
        var root = YamlTree.Read(file, text, errors);
        if (root is null && !errors.Any)
            errors.Add(new(file, 1, 1), "the file is empty; 'statements:' and 'arguments:' were expected");
        var read = root is null ? null : new ArgumentYaml(errors).Read(MapReader.Of(root, new(file, 1, 1), "'statements:' and 'arguments:'", errors));
        return errors.Any || read is null ? throw errors.InOrder()[0].ToException() : read;
    }
}
