using System.CommandLine;
using System.Globalization;
using System.Text;
using Entente.Cli.Verbs.Duration;
using Entente.Desk.Contracts;
using Entente.Desk.WhatIf;

namespace Entente.Cli.Verbs;

/// <summary><c>--set</c>, <c>--add</c> and <c>--remove</c>, the same on every verb that answers what would be if; a fresh set for each.</summary>
internal sealed class WhatIfOptions(string set, string add, string remove)
{
    private readonly Option<string[]> _set = new("--set") { Description = $"What if: \"{set}\"." };
    private readonly Option<string[]> _add = new("--add") { Description = $"What if: \"{add}\"." };
    private readonly Option<string[]> _remove = new("--remove") { Description = $"What if: \"{remove}\"." };

    internal void AddTo(Command command)
    {
        command.Options.Add(_set);
        command.Options.Add(_add);
        command.Options.Add(_remove);
    }

    /// <summary>The changes: what goes, what is set, what comes.</summary>
    internal IReadOnlyList<Change> Of(ParseResult parsed) =>
    [
        .. (parsed.GetValue(_remove) ?? []).Select(t => Change.Parse(ChangeKind.Remove, t)),
        .. (parsed.GetValue(_set) ?? []).Select(t => Change.Parse(ChangeKind.Set, t)),
        .. (parsed.GetValue(_add) ?? []).Select(t => Change.Parse(ChangeKind.Add, t)),
    ];

    /// <summary>For people: before, after, difference, where a conclusion turns.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="most">How many rows at most; the last ones where there are more.</param>
    internal static string Text(WhatIfResult answer, int most = 12)
    {
        var text = new StringBuilder("\nwhat if ").AppendJoin("; ", answer.Changes.Select(c => c.Text)).Append('\n');
        var table = new TextTable("of", "by", "date", "before", "after", "difference");
        var moved = answer.Rows.Where(r => r.Difference is { } d && Math.Abs(d) > 1e-12).ToList();
        foreach (var r in moved.TakeLast(most))
            table.Add(r.Of, r.By, r.Date, N(r.Before), N(r.After), r.Difference is { } d ? Math.Round(d, 4).ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) : null);
        if (moved.Count > 0)
            text.Append(table.Text());
        text.Append(CultureInfo.InvariantCulture, $"{moved.Count} of {answer.Rows.Count} numbers change{(moved.Count > most ? $"; the last {most} are shown" : "")}\n");
        foreach (var c in answer.Changes.Where(c => c.Met == 0))
            text.Append("met nothing that is asked for here: ").Append(c.Text).Append('\n');
        foreach (var f in answer.Flips)
            text.Append($"{f.Of}: {f.Before} becomes {f.After} from {string.Join(" and ", f.At)} on{(f.Strength > 1 ? ", more than was asked" : "")}\n");
        if (answer.Flips.Count == 0)
            text.Append("no conclusion turns, up to eight times the change\n");
        foreach (var n in answer.Notes)
            text.Append(n).Append('\n');
        return text.ToString();
    }

    private static string? N(double? value) => value?.ToString("G5", CultureInfo.InvariantCulture);
}
