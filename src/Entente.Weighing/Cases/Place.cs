namespace Entente.Weighing;

/// <summary>A place in a file of the case.</summary>
/// <param name="File">The path within the case, with forward slashes; empty for what was not read from a file.</param>
/// <param name="Line">The line, first is 1.</param>
/// <param name="Column">The column, first is 1.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary><c>evidence.yaml(12,3)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
