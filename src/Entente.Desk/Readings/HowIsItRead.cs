using Entente.Desk.Contracts;
using Entente.Reading;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>What is asked of <see cref="HowIsItRead"/>.</summary>
/// <param name="Files">The files: the path to open, and the name to show.</param>
/// <param name="Published">The day of publication for articles that do not name one; unknown where none was given.</param>
/// <param name="Theses">The theses toward which each claim's stance is decided.</param>
/// <param name="Workers">How many articles are read at a time.</param>
/// <param name="Each">Receives every document, in the order of the files.</param>
public sealed record ReadRequest(IReadOnlyList<(string Path, string Shown)> Files, EdtfDate Published, IReadOnlyList<string> Theses, int Workers, Action<ReadingDocument> Each);

/// <summary>How the reading went.</summary>
/// <param name="Read">How many articles were read.</param>
/// <param name="Refused">Why each refused file was refused, one line each.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record ReadAnswer(int Read, IReadOnlyList<string> Refused, IReadOnlyList<string> Warnings);

/// <summary>Reads articles. Memory does not grow with their number: at most a few per worker are held at a time.</summary>
public sealed class HowIsItRead : IQuestion<ReadRequest, ReadAnswer>
{
    /// <inheritdoc/>
    public async Task<ReadAnswer> AskAsync(ReadRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (refused, warnings) = (new List<string>(), new List<string>());
        var running = new Queue<Task<Outcome>>();
        var (next, read, done) = (0, 0, 0);
        using var gate = new SemaphoreSlim(Math.Max(1, request.Workers));
        while (next < request.Files.Count || running.Count > 0)
        {
            while (next < request.Files.Count && running.Count < request.Workers * 4)
            {
                var file = request.Files[next++];
                running.Enqueue(Task.Run(() => ReadAsync(file, request, gate, cancellation), cancellation));
            }

            var outcome = await running.Dequeue().ConfigureAwait(false);
            foreach (var document in outcome.Documents)
            {
                request.Each(document);
                read++;
            }

            refused.AddRange(outcome.Refused);
            warnings.AddRange(outcome.Warnings);
            progress?.Report(new Progress("reading", ++done, request.Files.Count, "files"));
        }

        return new ReadAnswer(read, refused, warnings);
    }

    private static async Task<Outcome> ReadAsync((string Path, string Shown) file, ReadRequest request, SemaphoreSlim gate, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var outcome = new Outcome([], [], []);
            try
            {
                foreach (var input in await ArticleFiles.OpenAsync(file.Path, file.Shown, request.Published, cancellation).ConfigureAwait(false))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var reading = ArticleReader.Read(input, GazetteerTable.Gazetteer);
                    outcome.Documents.Add(ReadingDocuments.Of(input.Name, reading, request.Theses));
                    outcome.Warnings.AddRange(reading.Article.Warnings.Select(w => $"{input.Name}: {w}"));
                }
            }
            catch (InputException e)
            {
                outcome.Refused.Add(e.Message);
            }

            return outcome;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Outcome(List<ReadingDocument> Documents, List<string> Refused, List<string> Warnings);
}
