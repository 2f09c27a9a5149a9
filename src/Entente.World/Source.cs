using System.Collections.Immutable;

namespace Entente.World;

/// <summary>How reliable a source is (NATO AJP-2.1, Admiralty system).</summary>
public enum Reliability
{
    /// <summary>Completely reliable.</summary>
    A,

    /// <summary>Usually reliable.</summary>
    B,

    /// <summary>Fairly reliable.</summary>
    C,

    /// <summary>Not usually reliable.</summary>
    D,

    /// <summary>Unreliable.</summary>
    E,

    /// <summary>Cannot be judged.</summary>
    F,
}

/// <summary>A grade of the Admiralty system: the source's reliability A-F, the information's credibility 1-6.</summary>
public readonly record struct AdmiraltyGrade
{
    /// <summary>Makes the grade.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The credibility is not 1 to 6.</exception>
    public AdmiraltyGrade(Reliability reliability, int credibility)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(credibility, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(credibility, 6);
        (Reliability, Credibility) = (reliability, credibility);
    }

    /// <summary>The source's reliability.</summary>
    public Reliability Reliability { get; }

    /// <summary>The information's credibility: 1 confirmed, 6 cannot be judged.</summary>
    public int Credibility { get; }

    /// <summary>Reads <c>B2</c>.</summary>
    public static bool TryParse(string? text, out AdmiraltyGrade grade)
    {
        grade = default;
        if (text is not { Length: 2 } || text[0] is < 'A' or > 'F' || text[1] is < '1' or > '6')
            return false;
        grade = new AdmiraltyGrade((Reliability)(text[0] - 'A'), text[1] - '0');
        return true;
    }

    /// <summary>Reads <c>B2</c>.</summary>
    /// <exception cref="FormatException">The text is no letter A-F followed by a digit 1-6.</exception>
    public static AdmiraltyGrade Parse(string text) =>
        TryParse(text, out var grade) ? grade : throw new FormatException($"'{text}' is no Admiralty grade: a letter A-F and a digit 1-6 were expected, such as B2.");

    /// <summary><c>B2</c>.</summary>
    public override string ToString() => $"{Reliability}{Credibility}";
}

/// <summary>A work that something was read in.</summary>
/// <param name="Id">A short id, unique within its case or table.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote it, where known.</param>
/// <param name="Publisher">Who published it, where known.</param>
/// <param name="Published">When.</param>
/// <param name="Locator">A URL, treaty-series number or page, where known.</param>
public sealed record Source(string Id, string Title, string? Author, string? Publisher, EdtfDate Published, string? Locator);

/// <summary>The way a statement came to us, from its origin to the text we read, with the grade of each link.</summary>
/// <param name="Links">First the origin, last the text that was read.</param>
public sealed record SourceChain(ImmutableArray<SourceLink> Links);

/// <summary>A link of a chain of sources.</summary>
/// <param name="Name">Who passed the statement on.</param>
/// <param name="Grade">The grade, where one was given; a chain is as good as its weakest link.</param>
public sealed record SourceLink(string Name, AdmiraltyGrade? Grade);
