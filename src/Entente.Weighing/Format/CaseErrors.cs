using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Something in a file of the case that cannot be used.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What is wrong, what was expected, what to do; one line.</param>
public sealed record CaseError(Place At, string Message)
{
    /// <summary><c>evidence.yaml(12,3): …</c>.</summary>
    public override string ToString() => $"{At}: {Message}";

    /// <summary>The same as an exception.</summary>
    public InputException ToException() => new(Message, At.File, At.Line, At.Column);
}

/// <summary>Collects the errors of a reading.</summary>
internal sealed class CaseErrors
{
    private readonly List<CaseError> _errors = [];

    internal bool Any => _errors.Count > 0;

    internal void Add(Place at, string message) => _errors.Add(new(at, message));

    internal ImmutableArray<CaseError> InOrder() =>
        [.. _errors.Distinct().OrderBy(e => e.At.File, StringComparer.Ordinal).ThenBy(e => e.At.Line).ThenBy(e => e.At.Column)];
}
