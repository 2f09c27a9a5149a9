using Entente.Reading.Claims;
using Entente.World;

namespace Entente.Reading;

/// <summary>How a claim stands to a thesis.</summary>
public enum Stance
{
    /// <summary>It says what the thesis says.</summary>
    Supports,

    /// <summary>It says the opposite.</summary>
    Opposes,

    /// <summary>It is on another matter.</summary>
    Neither,
}

/// <summary>Decides the stance of a claim toward a thesis by words and structure, where these decide it.</summary>
public static class ThesisStance
{
    /// <summary>The stance; null where a reading of words and structure does not decide.</summary>
    /// <param name="reading">The reading that holds the claim.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="thesis">The thesis, a sentence.</param>
    public static Stance? Of(ArticleReading reading, Claim claim, string thesis)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentException.ThrowIfNullOrWhiteSpace(thesis);
        var own = StatementList.One(reading, claim);
        var other = StatementList.Bare(thesis);
        if (own is null || other is null)
            return null;
        return StatementMatcher.Stance(own, other);
    }
}
