namespace Entente.World;

/// <summary>The sixteen event types of PLOVER (Open Event Data Alliance, manual 2.0).</summary>
public enum PloverType
{
    /// <summary>Agree to cooperate in future.</summary>
    Agree,

    /// <summary>Meet, visit, talk.</summary>
    Consult,

    /// <summary>Support by diplomatic means.</summary>
    Support,

    /// <summary>Concede, yield in words.</summary>
    Concede,

    /// <summary>Cooperate materially.</summary>
    Cooperate,

    /// <summary>Give aid.</summary>
    Aid,

    /// <summary>Retreat, release, yield in deed.</summary>
    Retreat,

    /// <summary>Request, demand, appeal.</summary>
    Request,

    /// <summary>Accuse, criticise, investigate.</summary>
    Accuse,

    /// <summary>Reject, refuse.</summary>
    Reject,

    /// <summary>Threaten.</summary>
    Threaten,

    /// <summary>Protest, riot.</summary>
    Protest,

    /// <summary>Sanction, reduce relations.</summary>
    Sanction,

    /// <summary>Mobilise, show force.</summary>
    Mobilize,

    /// <summary>Coerce without killing: arrest, seize, repress.</summary>
    Coerce,

    /// <summary>Use force.</summary>
    Assault,
}

/// <summary>Whether an event happened, and if not, what was said of it.</summary>
public enum EventStatus
{
    /// <summary>It happened, as the text says.</summary>
    Happened,

    /// <summary>It was denied.</summary>
    Denied,

    /// <summary>It was threatened.</summary>
    Threatened,

    /// <summary>It was promised.</summary>
    Promised,

    /// <summary>It was imagined: conditional, possible, expected.</summary>
    Hypothetical,

    /// <summary>It was demanded.</summary>
    Demanded,

    /// <summary>It happened long before the text and is told as history.</summary>
    Historical,
}

/// <summary>Who did what to whom, when.</summary>
/// <param name="Source">Who did it; null where the text does not say.</param>
/// <param name="Target">To whom; null where the text does not say.</param>
/// <param name="Type">The PLOVER type.</param>
/// <param name="Mode">The PLOVER mode; null where the type has none or the text does not say.</param>
/// <param name="Cameo">The CAMEO code, two to four digits, as text.</param>
/// <param name="Goldstein">The Goldstein value, -10 to 10 (Goldstein 1992); null where the code has none.</param>
/// <param name="Date">When it happened.</param>
/// <param name="Status">Whether it happened.</param>
/// <param name="Provenance">The sentence it was read in, or the row it was imported from.</param>
public sealed record Event(
    ActorCode? Source,
    ActorCode? Target,
    PloverType Type,
    string? Mode,
    string Cameo,
    double? Goldstein,
    EdtfDate Date,
    EventStatus Status,
    Provenance Provenance);
