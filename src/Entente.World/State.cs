using System.Collections.Immutable;

namespace Entente.World;

/// <summary>The systems that number states.</summary>
public enum CodeSystem
{
    /// <summary>ISO 3166-1 alpha-3, withdrawn codes included.</summary>
    Iso,

    /// <summary>Correlates of War state number (Correlates of War Project, State System Membership).</summary>
    Cow,

    /// <summary>Gleditsch-Ward state number (Gleditsch and Ward 1999).</summary>
    GleditschWard,
}

/// <summary>A code that a state bears in one system during a span of days.</summary>
/// <param name="System">The system of the code.</param>
/// <param name="Code">The code as the system writes it, such as <c>365</c> or <c>RUS</c>.</param>
/// <param name="Valid">The days on which the system lists the state under this code, both ends included.</param>
public sealed record DatedCode(CodeSystem System, string Code, DateSpan Valid);

/// <summary>A member of the state system, with the codes it bore and when.</summary>
/// <param name="Code">The code by which people name it.</param>
/// <param name="Name">The short English name.</param>
/// <param name="Codes">Every dated code; a state may bear several in one system, one after the other.</param>
public sealed record State(StateCode Code, string Name, ImmutableArray<DatedCode> Codes)
{
    /// <summary>The code in <paramref name="system"/> on <paramref name="day"/>; null where the system does not list the state that day.</summary>
    public string? CodeOn(CodeSystem system, DateOnly day)
    {
        foreach (var code in Codes)
            if (code.System == system && code.Valid.Contains(day))
                return code.Code;
        return null;
    }
}
