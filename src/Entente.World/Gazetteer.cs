using System.Collections.Immutable;

namespace Entente.World;

/// <summary>In which way a name stands for an actor.</summary>
public enum NameKind
{
    /// <summary>The name of a state.</summary>
    State,

    /// <summary>An adjective or noun of origin ("Korean", "Koreans").</summary>
    Demonym,

    /// <summary>A capital, which stands for its government.</summary>
    Capital,

    /// <summary>A building or street that stands for a government ("the Kremlin").</summary>
    Seat,

    /// <summary>A named part of a government, party or army.</summary>
    Institution,

    /// <summary>An organisation of states, or a non-governmental one.</summary>
    Organisation,

    /// <summary>An armed or political group.</summary>
    Group,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A newspaper, agency or broadcaster.</summary>
    Medium,

    /// <summary>A research institute or university.</summary>
    Institute,

    /// <summary>A region or town, which lies in a state and does not speak for it.</summary>
    Place,
}

/// <summary>A name and the actor it stands for.</summary>
/// <param name="Text">The name as papers write it; letter case counts where it is all capitals.</param>
/// <param name="Actor">The name under which the actor is listed.</param>
/// <param name="Kind">In which way the name stands for it.</param>
/// <param name="Code">State or organisation code with role, such as <c>RUSGOV</c>; the first three letters of a state's actors are its <see cref="StateCode"/>.</param>
/// <param name="Valid">The days on which the name stands for this actor.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record GazetteerName(string Text, string Actor, NameKind Kind, ActorCode Code, DateSpan Valid, string Source);

/// <summary>
/// Who is who: the names of states, organisations, groups and places, and the persons in office with their terms. A room that
/// reads texts is handed one; Entente.Reference builds the one that ships.
/// </summary>
/// <param name="names">Every name.</param>
/// <param name="holders">Every term of office.</param>
public sealed class Gazetteer(ImmutableArray<GazetteerName> names, ImmutableArray<OfficeHolder> holders)
{
    private readonly ImmutableHashSet<string> _states = names
        .Where(n => n.Kind is NameKind.State)
        .Select(n => n.Code.Text[..3])
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Every name; the same text may stand for several actors, one after the other in time.</summary>
    public ImmutableArray<GazetteerName> Names { get; } = names;

    /// <summary>Every term of office; one person may have several.</summary>
    public ImmutableArray<OfficeHolder> Holders { get; } = holders;

    /// <summary>The state that an actor's code begins with; none where it begins with an organisation.</summary>
    public StateCode StateOf(ActorCode code) =>
        code.Text.Length >= 3 && _states.Contains(code.Text[..3]) && StateCode.TryParse(code.Text[..3], out var state) ? state : default;
}
