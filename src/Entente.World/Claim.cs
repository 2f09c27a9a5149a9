using System.Collections.Immutable;

namespace Entente.World;

/// <summary>In which form a text gives what somebody said.</summary>
public enum ClaimForm
{
    /// <summary>In quotation marks.</summary>
    Direct,

    /// <summary>Reported, without quotation marks.</summary>
    Indirect,

    /// <summary>Reported, with words in quotation marks.</summary>
    Mixed,
}

/// <summary>What sort of thing is claimed.</summary>
public enum ClaimKind
{
    /// <summary>A fact that could be looked up.</summary>
    Factual,

    /// <summary>A reading of facts.</summary>
    Interpretive,

    /// <summary>A statement about the future.</summary>
    Predictive,
}

/// <summary>What the author of the text makes of the claim.</summary>
public enum Endorsement
{
    /// <summary>Takes it as his own.</summary>
    Endorses,

    /// <summary>Passes it on.</summary>
    Reports,

    /// <summary>Argues against it.</summary>
    Disputes,
}

/// <summary>Something that a speaker said, in a medium, at a time.</summary>
/// <param name="Id">A short id, unique within a reading.</param>
/// <param name="Speaker">The id of the actor who said it; null where the text does not decide it.</param>
/// <param name="Affiliation">The organisation the speaker stands for, as the text gives it.</param>
/// <param name="Medium">Where it was said ("Newsweek").</param>
/// <param name="Via">Who passed it on, from the speaker to the author, ids of actors or names.</param>
/// <param name="Form">Direct, indirect or mixed.</param>
/// <param name="Kind">Factual, interpretive or predictive.</param>
/// <param name="Endorsement">What the author makes of it.</param>
/// <param name="Content">The exact stretches of text that hold what was said.</param>
/// <param name="Cue">The stretch that marks it as said ("told Newsweek"); null where there is none.</param>
/// <param name="Provenance">The sentence.</param>
public sealed record Claim(
    string Id,
    string? Speaker,
    string? Affiliation,
    string? Medium,
    ImmutableArray<string> Via,
    ClaimForm Form,
    ClaimKind Kind,
    Endorsement Endorsement,
    ImmutableArray<TextSpan> Content,
    TextSpan? Cue,
    SentenceProvenance Provenance);
