namespace Entente.Measures.Facts;

/// <summary>Which states were members when, by number and by year.</summary>
public sealed class StateSystem
{
    private readonly int[] _index;
    private readonly List<StateSpell>[] _spells;

    /// <summary>Makes the system.</summary>
    /// <param name="spells">Every spell of membership.</param>
    /// <param name="from">The first year wanted.</param>
    /// <param name="to">The last year wanted. Members on the last day of the list are taken to be members still.</param>
    /// <exception cref="ArgumentException">There is no spell, or the years stand the wrong way round.</exception>
    public StateSystem(IReadOnlyList<StateSpell> spells, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(spells);
        if (spells.Count == 0 || from > to)
            throw new ArgumentException("A system has members and years.", nameof(spells));
        (From, To) = (from, to);
        var end = spells.Max(s => s.Last);
        Codes = [.. spells.Select(s => s.Code).Distinct().Order()];
        _index = new int[Codes[^1] + 1];
        Array.Fill(_index, -1);
        for (var i = 0; i < Codes.Length; i++)
            _index[Codes[i]] = i;
        _spells = [.. Codes.Select(_ => new List<StateSpell>())];
        foreach (var spell in spells.OrderBy(s => s.First))
            _spells[_index[spell.Code]].Add(spell.Last == end && to >= end.Year ? spell with { Last = new DateOnly(Math.Max(to, end.Year), 12, 31) } : spell);
        var span = to - from + 1;
        WholeYear = [.. Codes.Select((_, i) => Enumerable.Range(from, span).Select(y => _spells[i].Any(s => s.First <= new DateOnly(y, 1, 1) && s.Last >= new DateOnly(y, 12, 31))).ToArray())];
        PartOfYear = [.. Codes.Select((_, i) => Enumerable.Range(from, span).Select(y => _spells[i].Any(s => s.First.Year <= y && s.Last.Year >= y)).ToArray())];
    }

    /// <summary>The first year.</summary>
    public int From { get; }

    /// <summary>The last year.</summary>
    public int To { get; }

    internal int[] Codes { get; }

    private bool[][] WholeYear { get; }

    private bool[][] PartOfYear { get; }

    /// <summary>The numbers of the members of a year (any day of it), ascending.</summary>
    public int[] Members(int year) => year < From || year > To ? [] : [.. Codes.Where((_, i) => PartOfYear[i][year - From])];

    internal IReadOnlyList<StateSpell> Spells(int index) => _spells[index];

    internal int IndexOf(int code) => code >= 0 && code < _index.Length ? _index[code] : -1;

    internal bool IsMember(int index, int year) => PartOfYear[index][year - From];

    /// <summary>Whether both were members on one and the same day of the year (two that followed each other within it are no dyad).</summary>
    internal bool AreBoth(int a, int b, int year)
    {
        var y = year - From;
        if (!PartOfYear[a][y] || !PartOfYear[b][y])
            return false;
        if (WholeYear[a][y] || WholeYear[b][y])
            return true;
        var first = new DateOnly(year, 1, 1);
        var last = new DateOnly(year, 12, 31);
        foreach (var s in _spells[a])
            foreach (var t in _spells[b])
                if (s.First <= t.Last && t.First <= s.Last && s.First <= last && t.First <= last && s.Last >= first && t.Last >= first)
                    return true;
        return false;
    }
}
