using System.Collections.Immutable;

namespace Entente.World;

/// <summary>What an actor is.</summary>
public enum ActorKind
{
    /// <summary>A member of the state system.</summary>
    State,

    /// <summary>An organisation of states, or any other organisation.</summary>
    Organisation,

    /// <summary>An armed or social group.</summary>
    Group,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>An actor as event data name it: a state or organisation code followed by a role, such as <c>RUSGOV</c>, <c>PRKMIL</c>, <c>NAT</c>.</summary>
public readonly record struct ActorCode
{
    private readonly string? _text;

    /// <summary>Makes the code.</summary>
    /// <exception cref="ArgumentException">The text is not three to twelve capital letters in threes.</exception>
    public ActorCode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is < 3 or > 12 || text.Length % 3 != 0 || !text.All(char.IsAsciiLetterUpper))
            throw new ArgumentException($"'{text}' is no actor code: groups of three capital letters were expected, such as RUSGOV.", nameof(text));
        _text = text;
    }

    /// <summary>The letters.</summary>
    public string Text => _text ?? "";

    /// <summary>The letters.</summary>
    public override string ToString() => Text;
}

/// <summary>An actor.</summary>
/// <param name="Id">A short id, unique within a reading.</param>
/// <param name="Name">The name as people write it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">The state it belongs to or is; none where it belongs to none.</param>
/// <param name="Role">The PLOVER role (GOV, MIL, OPP, REB …); null where none is known.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind, StateCode State, string? Role);

/// <summary>A person in an office for a term.</summary>
/// <param name="Person">The full name, as English-language papers write it.</param>
/// <param name="OtherNames">Other spellings and short forms that name this person without doubt.</param>
/// <param name="Office">The office, such as <c>President</c>.</param>
/// <param name="Actor">The code of the holder while in office, such as <c>RUSGOV</c>.</param>
/// <param name="Term">The days in office, both ends included.</param>
/// <param name="SourceText">Where the term stands.</param>
public sealed record OfficeHolder(string Person, ImmutableArray<string> OtherNames, string Office, ActorCode Actor, DateSpan Term, string SourceText);
