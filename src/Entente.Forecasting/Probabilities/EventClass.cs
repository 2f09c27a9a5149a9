namespace Entente.Forecasting;

/// <summary>The four quad classes of CAMEO (Schrodt 2012, manual 1.1b3, ch. 9): words or deeds, cooperation or conflict.</summary>
public enum EventClass
{
    /// <summary>CAMEO roots 01 to 05.</summary>
    VerbalCooperation,

    /// <summary>CAMEO roots 06 to 08.</summary>
    MaterialCooperation,

    /// <summary>CAMEO roots 09 to 13.</summary>
    VerbalConflict,

    /// <summary>CAMEO roots 14 to 20.</summary>
    MaterialConflict,
}

/// <summary>From codes and descriptions to classes.</summary>
public static class EventClasses
{
    // How the descriptions of each CAMEO root begin; the longest beginning that fits decides. The mapping stands in docs/forecasting.md.
    private static readonly (string Start, int Root)[] Starts =
    [
        .. Of(1, "acknowledge", "consider policy", "decline comment", "deny responsibility", "engage in symbolic", "express accord", "make empathetic", "make optimistic", "make pessimistic", "make statement"),
        .. Of(2, "appeal", "make an appeal"),
        .. Of(3, "express intent"),
        .. Of(4, "consult", "discuss by", "engage in negotiation", "host a visit", "make a visit", "mediate", "engage in mediation", "meet at"),
        .. Of(5, "apologize", "defend verbally", "engage in diplomatic", "forgive", "grant diplomatic", "praise", "rally support", "sign formal"),
        .. Of(6, "cooperate", "engage in judicial", "engage in material", "share intelligence"),
        .. Of(7, "grant asylum", "provide"),
        .. Of(8, "accede", "declare truce", "demobilize", "ease", "receive", "retreat", "return", "yield", "allow international", "de-escalate", "surrender"),
        .. Of(9, "investigate"),
        .. Of(10, "demand"),
        .. Of(11, "accuse", "bring lawsuit", "complain", "criticize", "rally opposition", "find guilty"),
        .. Of(12, "defy", "reduce or stop material aid", "refuse", "reject", "veto"),
        .. Of(13, "give ultimatum", "threaten"),
        .. Of(14, "conduct hunger", "conduct strike", "demonstrate or", "demonstrate for", "engage in political dissent", "engage in violent protest", "obstruct", "protest"),
        .. Of(15, "demonstrate military", "increase military", "increase police", "mobilize"),
        .. Of(16, "expel or withdraw", "halt", "impose embargo", "reduce or break", "reduce or stop", "reduce relations"),
        .. Of(17, "arrest", "ban", "coerce", "confiscate", "destroy", "expel or deport", "impose administrative", "impose curfew", "impose restrictions", "impose state", "seize", "use tactics"),
        .. Of(18, "abduct", "assassinate", "attempt to assassinate", "carry out", "conduct suicide", "kill", "physically", "sexually", "torture", "use as human", "use unconventional violence"),
        .. Of(19, "employ", "impose blockade", "occupy", "use conventional", "violate ceasefire", "fight"),
        .. Of(20, "detonate", "engage in mass", "engage in ethnic", "use chemical", "use weapons of mass"),
    ];

    /// <summary>The CAMEO root, 1 to 20, that an event's description belongs to; null where it is none.</summary>
    public static int? RootOf(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var best = -1;
        for (var i = 0; i < Starts.Length; i++)
            if (description.StartsWith(Starts[i].Start, StringComparison.OrdinalIgnoreCase) && (best < 0 || Starts[i].Start.Length > Starts[best].Start.Length))
                best = i;
        return best < 0 ? null : Starts[best].Root;
    }

    /// <summary>The class of a CAMEO root, 1 to 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The root is none.</exception>
    public static EventClass OfRoot(int root) => root switch
    {
        >= 1 and <= 5 => EventClass.VerbalCooperation,
        >= 6 and <= 8 => EventClass.MaterialCooperation,
        >= 9 and <= 13 => EventClass.VerbalConflict,
        >= 14 and <= 20 => EventClass.MaterialConflict,
        _ => throw new ArgumentOutOfRangeException(nameof(root), root, "CAMEO has roots 1 to 20."),
    };

    /// <summary>The class by its name on the command line, such as <c>material-conflict</c>, or by a PLOVER type, such as <c>ASSAULT</c>; null where it is neither.</summary>
    /// <remarks>PLOVER (Open Event Data Alliance 2021): AGREE, CONSULT, SUPPORT are verbal cooperation; COOPERATE, AID, CONCEDE, RETREAT material
    /// cooperation; REQUEST, ACCUSE, REJECT, THREATEN verbal conflict; PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT material conflict.</remarks>
    public static EventClass? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToUpperInvariant() switch
        {
            "VERBAL-COOPERATION" or "AGREE" or "CONSULT" or "SUPPORT" => EventClass.VerbalCooperation,
            "MATERIAL-COOPERATION" or "COOPERATE" or "AID" or "CONCEDE" or "YIELD" or "RETREAT" => EventClass.MaterialCooperation,
            "VERBAL-CONFLICT" or "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" => EventClass.VerbalConflict,
            "MATERIAL-CONFLICT" or "PROTEST" or "SANCTION" or "MOBILIZE" or "COERCE" or "ASSAULT" => EventClass.MaterialConflict,
            _ => null,
        };
    }

    /// <summary>The class's name on the command line.</summary>
    public static string Name(EventClass c) => c switch
    {
        EventClass.VerbalCooperation => "verbal-cooperation",
        EventClass.MaterialCooperation => "material-cooperation",
        EventClass.VerbalConflict => "verbal-conflict",
        _ => "material-conflict",
    };

    private static IEnumerable<(string, int)> Of(int root, params string[] starts) => starts.Select(s => (s, root));
}
