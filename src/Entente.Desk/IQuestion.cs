namespace Entente.Desk;

/// <summary>A question of the Desk. It touches no console, no current folder and no environment, so the command line and the web ask the same one.</summary>
/// <typeparam name="TRequest">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
public interface IQuestion<in TRequest, TAnswer>
{
    /// <summary>Answers.</summary>
    /// <param name="request">What is asked; every path in it is absolute or relative to a folder that it names.</param>
    /// <param name="progress">Told how far the work is; null where nobody listens.</param>
    /// <param name="cancellation">Stops the work within a second.</param>
    /// <exception cref="World.InputException">Something from outside cannot be used.</exception>
    Task<TAnswer> AskAsync(TRequest request, IProgress<Progress>? progress, CancellationToken cancellation);
}

/// <summary>How far a long job is.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Done">How much is done, in <paramref name="Unit"/>.</param>
/// <param name="Total">How much there is in all; null where it is not known.</param>
/// <param name="Unit">What is counted, such as <c>rows</c>.</param>
public sealed record Progress(string Step, long Done, long? Total, string Unit);
