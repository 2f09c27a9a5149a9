using System.Text;

namespace Entente.Weighing;

/// <summary>Two changed copies of a file and the copy that both started from, made one.</summary>
internal sealed class UnitMerge(string file, MergePreference preference)
{
    private readonly List<MergeConflict> _conflicts = [];
    private readonly List<string> _taken = [];

    internal IReadOnlyList<MergeConflict> Conflicts => _conflicts;

    internal IReadOnlyList<string> Taken => _taken;

    /// <summary>The merged text. Where there is no base, what only one copy has was added, and what both have and say differently is a conflict.</summary>
    internal string Merge(TextUnit ours, TextUnit theirs, TextUnit? @base, bool based)
    {
        if (ours.Text == theirs.Text)
            return ours.Text;
        if (@base is not null && theirs.Text == @base.Text)
            return ours.Text;
        if (@base is not null && ours.Text == @base.Text)
        {
            _taken.Add($"{file}({theirs.Line}): {theirs.Key}");
            return theirs.Text;
        }

        if (ours.Children.IsEmpty || theirs.Children.IsEmpty)
            return Conflict(ours, theirs, ours.Text, theirs.Text);
        var text = new StringBuilder(Head(ours, theirs, @base));
        foreach (var child in Ordered(ours, theirs))
            text.Append(Child(child, Find(ours, child), Find(theirs, child), @base is null ? null : Find(@base, child), based));
        return text.ToString();
    }

    private static TextUnit? Find(TextUnit unit, string key) => unit.Children.FirstOrDefault(c => c.Key == key);

    private string Head(TextUnit ours, TextUnit theirs, TextUnit? @base) =>
        ours.Head == theirs.Head || theirs.Head == @base?.Head ? ours.Head : ours.Head == @base?.Head ? theirs.Head : Conflict(ours, theirs, ours.Head, theirs.Head);

    private string Child(string key, TextUnit? ours, TextUnit? theirs, TextUnit? before, bool based)
    {
        if (ours is not null && theirs is not null)
            return Merge(ours, theirs, before, based);
        if (ours is not null)
            return before is null || !based ? ours.Text : ours.Text == before.Text ? Gone(key, before.Line) : Conflict(ours, null, ours.Text, "");
        if (before is null || !based)
        {
            _taken.Add($"{file}({theirs!.Line}): {key}");
            return theirs.Text;
        }

        return theirs!.Text == before.Text ? "" : Conflict(null, theirs, "", theirs.Text);
    }

    private string Gone(string key, int line)
    {
        _taken.Add($"{file}({line}): {key} is gone in the other copy");
        return "";
    }

    private string Conflict(TextUnit? ours, TextUnit? theirs, string mine, string other)
    {
        var unit = ours ?? theirs!;
        _conflicts.Add(new(file, ours?.Line, theirs?.Line, unit.Key, ours is null ? "removed here, changed there" : theirs is null ? "changed here, removed there" : "both changed it"));
        return preference == MergePreference.Theirs ? other : mine;
    }

    /// <summary>Our order; what only they have comes after what stands before it there.</summary>
    private static List<string> Ordered(TextUnit ours, TextUnit theirs)
    {
        var order = ours.Children.Select(c => c.Key).ToList();
        for (var i = 0; i < theirs.Children.Length; i++)
            if (!order.Contains(theirs.Children[i].Key))
                order.Insert(i == 0 ? 0 : Last(order, order.IndexOf(theirs.Children[i - 1].Key), theirs) + 1, theirs.Children[i].Key);
        return order;
    }

    /// <summary>Where both added something at the same place, ours comes first.</summary>
    private static int Last(List<string> order, int at, TextUnit theirs)
    {
        while (at + 1 < order.Count && Find(theirs, order[at + 1]) is null)
            at++;
        return at;
    }
}
