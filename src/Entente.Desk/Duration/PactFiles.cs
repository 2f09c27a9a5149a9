using Entente.Duration.Pacts;
using Entente.Files;
using Entente.Numerics;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>Reads a table of pacts and, where they are at hand, the tables of states that its covariates are made of.</summary>
internal static class PactFiles
{
    public static PactHistory Read(string file, string? folder, List<string> notes)
    {
        var pacts = PactHistory.PactsOf(CsvTable.Read(file), file);
        folder ??= Beside(file);
        if (folder is null)
        {
            notes.Add("no tables of members, wars, regimes and capability were found (--context DIR): the covariates made of them tell nothing");
            return new PactHistory(pacts, []);
        }

        if (!Directory.Exists(folder))
            throw new InputException("no such folder; name the one that holds the tables of members, wars and regimes", folder);
        var text = Table(folder, "atop4.01_alliance_level.csv", notes, "atopid", "speclgth", "length", "renewlgt", "secrart");
        var wars = Rows(folder, "cow_war_inter.csv", notes, ["ccode1", "ccode2", "year"], r => ((int)r[0], (int)r[1], (int)r[2])).ToHashSet();
        var disputes = Rows(folder, "cow_mid_ddydisps.csv", notes, ["ccode1", "ccode2", "year"], r => ((int)r[0], (int)r[1], (int)r[2])).Where(d => d.Item1 < d.Item2).ToHashSet();
        return new PactHistory(text is null ? pacts : WithText(pacts, text), Members(folder, notes))
        {
            GreatPowers = Rows(folder, "cow_majors.csv", notes, ["ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"], r => ((int)r[0], Year(r[1], r[2], r[3]), r[4] == 2016 ? 9999 : Year(r[4], r[5], r[6]))),
            States = Rows(folder, "cow_states.csv", notes, ["ccode", "styear", "endyear"], r => ((int)r[0], (int)r[1], r[2] == 2016 ? 9999 : (int)r[2])),
            Wars = wars,
            WarsThrough = wars.Select(w => w.Item3).DefaultIfEmpty(int.MinValue).Max(),
            Disputes = disputes,
            DisputesThrough = disputes.Select(w => w.Item3).DefaultIfEmpty(int.MinValue).Max(),
            Regimes = First(Rows(folder, "isard_cw_democracy.csv", notes, ["ccode", "year", "polity2", "v2x_polyarchy"], r => (((int)r[0], (int)r[1]), (r[2], r[3])))),
            Capability = First(Rows(folder, "cow_nmc.csv", notes, ["ccode", "year", "cinc"], r => (((int)r[0], (int)r[1]), r[2])).Where(x => !double.IsNaN(x.Item2))),
            IdealPoints = First(Rows(folder, "IdealpointestimatesAll_Apr2020.csv", notes, ["ccode", "session", "IdealPoint"], r => (((int)r[0], (int)r[1] + 1945), r[2])).Where(x => !double.IsNaN(x.Item2))),
        };
    }

    // The layout in which such data are kept: …/duration/alliances/FILE beside …/ir.
    private static string? Beside(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
            foreach (var candidate in new[] { folder, Path.Combine(folder, "ir") })
                if (Find(candidate, "atop4.01_member_level.csv") is not null)
                    return candidate;
        return null;
    }

    private static string? Find(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : File.Exists(Path.Combine(folder, name + ".gz")) ? Path.Combine(folder, name + ".gz") : null;

    private static Table? Table(string folder, string name, List<string> notes, params string[] columns)
    {
        if (Find(folder, name) is { } path)
            return CsvTable.Read(path, only: columns);
        notes.Add($"{name} is not in {folder}: the covariates made of it tell nothing");
        return null;
    }

    private static List<T> Rows<T>(string folder, string name, List<string> notes, string[] columns, Func<double[], T> make)
    {
        var result = new List<T>();
        if (Table(folder, name, notes, columns) is not { } table)
            return result;
        var parts = Array.ConvertAll(columns, c => table.TryGet(c, out var column) && column is NumberColumn n ? n : throw new InputException($"the column {c} of numbers is missing", Path.Combine(folder, name), 1));
        for (var i = 0; i < table.RowCount; i++)
        {
            var row = i;
            var values = Array.ConvertAll(parts, p => p.Values[row]);
            if (!double.IsNaN(values[0]) && !double.IsNaN(values[1]))
                result.Add(make(values));
        }

        return result;
    }

    private static Dictionary<TKey, TValue> First<TKey, TValue>(IEnumerable<(TKey Key, TValue Value)> rows)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, TValue>();
        foreach (var (key, value) in rows)
            result.TryAdd(key, value);
        return result;
    }

    private static List<Membership> Members(string folder, List<string> notes)
    {
        var result = new List<Membership>();
        string[] columns = ["member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"];
        if (Table(folder, "atop4.01_member_level.csv", notes, ["atopid", .. columns]) is not { } table)
            return result;
        var id = table["atopid"];
        var parts = Array.ConvertAll(columns, table.Number);
        for (var i = 0; i < table.RowCount; i++)
        {
            var row = i;
            var v = Array.ConvertAll(parts, p => p.Values[row]);
            if (!double.IsNaN(v[0]) && !double.IsNaN(v[1]))
                result.Add(new Membership(id.TextAt(i)!, (int)v[0], Year(v[1], v[2], v[3]), double.IsNaN(v[4]) || v[4] == 0 ? 9999 : Year(v[4], v[5], v[6])));
        }

        return result;
    }

    private static PactFacts[] WithText(IReadOnlyList<PactFacts> pacts, Table text)
    {
        var names = text.Columns.OfType<NumberColumn>().Where(c => c.Name != "atopid").ToArray();
        var place = Enumerable.Range(0, text.RowCount).Where(i => !text["atopid"].IsMissing(i)).GroupBy(i => text["atopid"].TextAt(i)!).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return
        [
            .. pacts.Select(p =>
            {
                if (!place.TryGetValue(p.Id, out var row))
                    return p;
                var facts = new Dictionary<string, double>(p.Facts, StringComparer.Ordinal);
                foreach (var c in names.Where(c => !c.IsMissing(row)))
                    facts.TryAdd(c.Name, c.Values[row]);
                return p with { Facts = facts };
            }),
        ];
    }

    private static double Year(double year, double month, double day) =>
        year + (((month is >= 1 and <= 12 ? month : 7) - 1) / 12) + (((day >= 1 ? day : 15) - 1) / 365.25);
}
