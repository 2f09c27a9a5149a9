using Entente.Desk.Contracts;
using Entente.Files;
using Entente.Weighing;

namespace Entente.Desk.Weighing;

/// <summary>Which statements of an argument graph stand? The request is the path of a file in the format of Carneades 4.</summary>
public sealed class WeighArguments : IQuestion<string, ArgumentsDocument>
{
    /// <inheritdoc/>
    public Task<ArgumentsDocument> AskAsync(string request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request), cancellation);

    private static ArgumentsDocument Answer(string path)
    {
        var file = ArgumentFile.Read(TextFile.Read(path), path);
        var labels = ArgumentLabelling.Of(file.Graph);
        return new(
            "entente/arguments/1",
            [.. file.Graph.Statements.Select(s => new LabelledStatement(s.Id, s.Text, Word(labels[s.Id])))],
            [.. file.Graph.Arguments.Select(a => new WeighedArgument(a.Id, a.Conclusion, labels.Weight(a)))],
            [.. file.Expected.Where(e => labels[e.Statement] != e.Label).Select(e => new UnexpectedLabel(e.Statement, Word(e.Label), Word(labels[e.Statement])))]);
    }

    private static string Word(ArgumentLabel label) => label switch { ArgumentLabel.In => "in", ArgumentLabel.Out => "out", _ => "undecided" };
}
