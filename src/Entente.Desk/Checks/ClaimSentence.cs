using System.Globalization;
using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>A state named in a sentence.</summary>
/// <param name="State">The state.</param>
/// <param name="At">Where, in code points from the sentence's beginning.</param>
/// <param name="Itself">Whether the state itself is named, or somebody who acts for it.</param>
internal readonly record struct StateMention(StateCode State, int At, bool Itself);

/// <summary>A query that a sentence was taken for.</summary>
/// <param name="Expression">The query.</param>
/// <param name="Confidence">0 to 1: how surely the sentence means this.</param>
/// <param name="Template">What kind of claim it was taken for.</param>
internal sealed record ClaimQuery(string Expression, double Confidence, string Template);

/// <summary>A sentence with what templates ask of it.</summary>
internal sealed partial class ClaimSentence
{
    internal ClaimSentence(string text, IReadOnlyList<StateMention> mentions, EdtfDate published)
    {
        Text = text;
        Published = published;
        // "Sino-Soviet" names two states, and no gazetteer has it.
        var more = SinoWith().Matches(text).SelectMany(m => new[] { new StateMention(StateCode.Parse("CHN"), m.Index, true), new StateMention(StateCode.Parse(Adjectives[m.Groups[1].Value]), m.Index + 5, true) });
        Mentions = [.. mentions.Select(m => m with { State = Modern(m.State) }).Concat(more).OrderBy(m => m.At)];
        States = [.. Mentions.Where(m => m.Itself).Select(m => m.State).Distinct()];
        Sides = [.. Mentions.Select(m => m.State).Distinct()];
    }

    private static readonly Dictionary<string, string> Adjectives = new(StringComparer.Ordinal)
    {
        ["Soviet"] = "RUS", ["Russian"] = "RUS", ["Korean"] = "PRK", ["Indian"] = "IND", ["American"] = "USA", ["Japanese"] = "JPN", ["Vietnamese"] = "VNM",
    };

    internal string Text { get; }

    internal EdtfDate Published { get; }

    internal IReadOnlyList<StateMention> Mentions { get; }

    /// <summary>The states that are named themselves, each once, in order.</summary>
    internal IReadOnlyList<StateCode> States { get; }

    /// <summary>The states that are named or acted for, each once, in order.</summary>
    internal IReadOnlyList<StateCode> Sides { get; }

    internal int? Year => Published.Earliest?.Year;

    internal string? Day => Published.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last state named before a place in the text; none where there is none.</summary>
    internal StateCode Before(int at) => Mentions.Where(m => m.At < at).Select(m => m.State).LastOrDefault();

    /// <summary>The first state named after a place in the text, other than one; none where there is none.</summary>
    internal StateCode After(int at, StateCode but = default) => Mentions.Where(m => m.At >= at && m.State != but).Select(m => m.State).FirstOrDefault();

    private static StateCode Modern(StateCode state) => state.Text == "SUN" ? StateCode.Parse("RUS") : state;

    [GeneratedRegex(@"\bSino-(Soviet|Russian|Korean|Indian|American|Japanese|Vietnamese)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SinoWith();
}
