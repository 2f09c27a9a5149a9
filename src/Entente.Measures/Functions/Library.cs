using Entente.Measures.Expressions;

namespace Entente.Measures.Functions;

/// <summary>A function of the language.</summary>
/// <param name="Families">The families of sources it asks; the first decides whose word the answer is.</param>
/// <param name="Signature">How it is written, for help.</param>
/// <param name="Evaluate">Works it out.</param>
/// <param name="Definitions">Other definitions of the same notion: the name, and the argument that a check varies.</param>
internal sealed record MeasureFunction(string[] Families, string Signature, Func<Arguments, Measured> Evaluate, (string Name, string Argument, string Value)[]? Definitions = null);

/// <summary>Every function, by name.</summary>
public static class Library
{
    internal static readonly IReadOnlyDictionary<string, MeasureFunction> Functions = Build();

    /// <summary>How every function is written.</summary>
    public static IReadOnlyList<string> Signatures => [.. Functions.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.Signature)];

    private static Dictionary<string, MeasureFunction> Build()
    {
        var functions = new Dictionary<string, MeasureFunction>(StringComparer.Ordinal);
        foreach (var group in new[] { TradeFunctions.All(), AllianceFunctions.All(), StateFunctions.All(), EventFunctions.All(), SeriesFunctions.All(), PactFunctions.All(), ConflictFunctions.All(), FindingFunctions.All() })
            foreach (var (name, function) in group)
                functions.Add(name, function);
        return functions;
    }
}
