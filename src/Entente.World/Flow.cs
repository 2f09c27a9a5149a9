namespace Entente.World;

/// <summary>What flows from one state to another.</summary>
public enum FlowKind
{
    /// <summary>Goods, by value.</summary>
    Trade,

    /// <summary>Major conventional arms, in SIPRI trend-indicator values.</summary>
    Arms,

    /// <summary>Aid, by value.</summary>
    Aid,
}

/// <summary>An amount that went from one state to another in a period.</summary>
/// <param name="Dyad">From whom to whom.</param>
/// <param name="Kind">Of what.</param>
/// <param name="When">The period.</param>
/// <param name="Amount">How much, or why it is not known.</param>
/// <param name="Unit">The unit, such as <c>current US$ million</c>.</param>
/// <param name="Provenance">Where it stands.</param>
public sealed record Flow(DirectedDyad Dyad, FlowKind Kind, EdtfDate When, Value Amount, string Unit, Provenance Provenance);
