namespace Entente.Duration.Pacts;

/// <summary>One pact in force on 1 January of a year, with what was known of it on that day: facts of the year before, and the text of the treaty.</summary>
internal sealed class PanelRow
{
    public required PactFacts Pact { get; init; }

    // The day from which it is looked at; 1 January in a panel of years.
    public required double Moment { get; init; }

    public int Year => (int)Math.Floor(Moment);

    public double[] Values { get; } = new double[PanelColumns.State.Length];

    public double Age => Moment - Pact.Start;

    public double this[string name]
    {
        get => Values[Array.IndexOf(PanelColumns.State, name)];
        set => Values[Array.IndexOf(PanelColumns.State, name)] = value;
    }
}

/// <summary>The names of what changes from year to year, and of the covariates made of it.</summary>
internal static class PanelColumns
{
    // NaN stands for not known.
    public static readonly string[] State =
    [
        "nm", "ngp", "warf", "pmin", "pmax", "vch", "pch", "capmax", "capmin", "capshift", "enw", "enm", "oth", "sup", "contx", "cont1", "contm", "dead", "rcf", "gprc", "ipd", "ipch",
    ];

    public static readonly string[] Core = ["la", "def", "con", "lnm", "gp1", "war", "wt", "pch"];

    public static readonly string[] Terms = ["expin", "first", "term", "past"];

    public static readonly string[] Contagion = ["contx", "cont1", "contm"];

    public static readonly string[] Middle = [.. Core, "a2", "a25", "gp2", "wtpeace", "dem", "cr", "crs", "enw", "enm", .. Terms];

    public static readonly string[] All =
    [
        "la", "a2", "a25", "def", "con", "off", "lnm", "multi", "gp1", "gp2", "war", "wt", "wtpeace", "pch", "vch", "dem", "mixed", "cr", "crs", "enw", "enm", "oth", "sup", "expin", "first", "term", "open", "past",
        "milinst", "ren", "sec", "cons", "contx", "cont1", "contm", "dead", "rcf", "gprc", "ipd", "ipch", "ipno",
    ];

    // Age, arithmetic of terms and the text of the treaty are known on the day however late the record is.
    public static readonly string[] Fresh = ["la", "a2", "a25", "expin", "first", "past", "def", "con", "off", "wt", "term", "open", "milinst", "ren", "sec", "cons", "lnm", "multi"];

    // The covariates of a row for a horizon, in the order of All.
    public static double[] Covariates(PanelRow r, double h)
    {
        var p = r.Pact;
        var t = r.Age;
        var kind = p.Fact("speclgth");
        var length = kind == 1 && p.Fact("length") > 0 ? p.Fact("length") / 12 : kind == 0 && p.Fact("len_years") > 0 ? p.Fact("len_years") : double.NaN;
        var renewal = p.Fact("renewlgt") / 12;
        var next = double.IsNaN(length) ? double.PositiveInfinity : t < length ? length : renewal > 0 ? length + (Math.Ceiling((t - length + 1e-6) / Math.Max(renewal, 0.1)) * renewal) : double.PositiveInfinity;
        double Flag(bool b) => b ? 1 : 0;
        double Known(double v, double otherwise = 0) => double.IsNaN(v) ? otherwise : v;
        var known = !double.IsNaN(length);
        var war = Known(r["warf"]);
        var wartime = p.Fact("wartime");
        var ratio = Math.Log(Math.Max(Known(r["capmax"], 0.01), 1e-5) / Math.Max(Known(r["capmin"], 0.001), 1e-5));
        return
        [
            SpecialLog1p(t), Math.Min(t, 2) / 2, Math.Max(0, SpecialLog1p(t) - Math.Log(21)), Flag(p.Class == 1), Flag(p.Class == 0), p.Fact("offense"), Math.Log(Math.Max(r["nm"], 1) / 2), Flag(r["nm"] > 2),
            Flag(r["ngp"] >= 1), Flag(r["ngp"] >= 2), war, wartime, wartime * Flag(war == 0), Flag(Known(r["pch"]) >= 3), Math.Min(Known(r["vch"]), 0.3) / 0.1,
            Flag(r["pmin"] >= 6), Flag(r["pmax"] >= 6 && r["pmin"] <= -6), Math.Min(ratio, 7) / 2, Math.Min(Known(r["capshift"]), 1.5), r["enw"], r["enm"], Math.Min(r["oth"], 3), r["sup"],
            Flag(next - t <= h + 0.15), Flag(known && t < length && length - t <= h + 0.15), Flag(known), Flag(kind >= 2), Flag(known && t >= length),
            p.Fact("milinst"), Flag(p.Fact("renounce") > 0), Flag(p.Fact("secrart") > 0), p.Fact("consul"),
            r["contx"], r["cont1"], r["contm"], r["dead"], r["rcf"], r["gprc"], double.IsNaN(r["ipd"]) ? 0.5 : r["ipd"], r["ipch"], Flag(double.IsNaN(r["ipd"])),
        ];
    }

    private static double SpecialLog1p(double x) => Numerics.SpecialFunctions.Log1p(x);
}

/// <summary>Builds the panel of pacts by years.</summary>
internal static class PactPanel
{
    public static IReadOnlyList<PanelRow> Build(PactHistory history, int from, int to)
    {
        var byPact = ByPact(history);
        var rows = new List<PanelRow>();
        foreach (var year in Enumerable.Range(from, Math.Max(0, to - from + 1)))
            rows.AddRange(At(history, byPact, year));
        return rows;
    }

    // The pacts in force at one moment, as they stand then.
    public static PanelRow[] At(PactHistory history, double moment) => At(history, ByPact(history), moment);

    private static Dictionary<string, Membership[]> ByPact(PactHistory history) =>
        history.Members.GroupBy(m => m.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.DistinctBy(m => (m.State, m.From)).ToArray(), StringComparer.Ordinal);

    private static PanelRow[] At(PactHistory history, Dictionary<string, Membership[]> byPact, double moment)
    {
        var alive = history.Pacts.Where(p => p.Start < moment && p.End > moment).Select(p => new PanelRow { Pact = p, Moment = moment }).ToArray();
        var members = alive.Select(r => byPact.TryGetValue(r.Pact.Id, out var m) ? m.Where(x => x.From <= moment && x.To > moment).ToArray() : []).ToArray();
        for (var i = 0; i < alive.Length; i++)
            Members(history, alive[i], members[i].Select(m => m.State).Distinct().ToArray());
        Pairs(history, alive, members, moment);
        Contagion(history, byPact, alive, members, moment);
        return alive;
    }

    private static void Members(PactHistory history, PanelRow row, int[] states)
    {
        var y = row.Year - 1;
        if (states.Length == 0)
        {
            row["nm"] = row.Pact.Fact("n_members", 2);
            foreach (var name in new[] { "pmin", "pmax", "vch", "pch", "capmax", "capmin", "capshift", "ipd" })
                row[name] = double.NaN;
            return;
        }

        row["nm"] = states.Length;
        double wars = 0, changes = 0, great = 0, lowest = double.PositiveInfinity, highest = double.NegativeInfinity, vch = 0, pch = 0, capmax = 0, capmin = 1, greatChange = 0, shift = 0;
        var (grown, least, most) = (0, double.PositiveInfinity, double.NegativeInfinity);
        var points = new List<double>();
        foreach (var state in states)
        {
            var major = history.GreatPowers.Any(g => g.State == state && row.Moment > g.From && row.Moment <= g.To);
            great += major ? 1 : 0;
            wars += AtWar(history, state, y) ? 1 : 0;
            var now = history.Regimes.TryGetValue((state, y), out var r) ? r : (double.NaN, double.NaN);
            var past = history.Regimes.TryGetValue((state, y - 3), out var q) ? q : (double.NaN, double.NaN);
            if (!double.IsNaN(now.Item1))
                (lowest, highest) = (Math.Min(lowest, now.Item1), Math.Max(highest, now.Item1));
            var (dp, dv) = (Math.Abs(now.Item1 - past.Item1), Math.Abs(now.Item2 - past.Item2));
            pch = Math.Max(pch, double.IsNaN(dp) ? 0 : dp);
            vch = Math.Max(vch, double.IsNaN(dv) ? 0 : dv);
            var changed = dp >= 3 || dv >= 0.15;
            changes += changed ? 1 : 0;
            if (changed && history.GreatPowers.Any(g => g.State == state && row.Year > Math.Floor(g.From) && row.Year <= Math.Floor(g.To)))
                greatChange = 1;
            if (history.Capability.TryGetValue((state, y), out var share))
            {
                (capmax, capmin) = (Math.Max(capmax, share), Math.Min(capmin, share));
                if (share > 0 && history.Capability.TryGetValue((state, y - 5), out var then) && then > 0)
                    (grown, least, most) = (grown + 1, Math.Min(least, Math.Log(share / then)), Math.Max(most, Math.Log(share / then)));
            }

            if (!history.IdealPoints.TryGetValue((state, y), out var point))
                continue;
            points.Add(point);
            if (history.IdealPoints.TryGetValue((state, y - 5), out var before))
                shift = Math.Max(shift, Math.Abs(point - before));
        }

        (row["ngp"], row["warf"], row["rcf"], row["gprc"], row["ipch"]) = (great, wars / states.Length, changes / states.Length, greatChange, shift);
        (row["pmin"], row["pmax"]) = (double.IsInfinity(lowest) ? double.NaN : lowest, double.IsInfinity(highest) ? double.NaN : highest);
        (row["vch"], row["pch"], row["capmax"], row["capmin"]) = (vch, pch, capmax, capmin);
        row["capshift"] = grown > 1 ? most - least : double.NaN;
        var mean = points.Count == 0 ? 0 : points.Average();
        row["ipd"] = points.Count > 1 ? Math.Sqrt(points.Sum(p => (p - mean) * (p - mean)) / (points.Count - 1)) : double.NaN;
    }

    private static bool AtWar(PactHistory history, int state, int year) => history.StatesAtWar.Contains((state, year));

    private static void Pairs(PactHistory history, PanelRow[] alive, Membership[][] members, double moment)
    {
        var year = (int)Math.Floor(moment);
        var enemies = history.PairsBetween(history.Wars, year - 3, year - 1, both: true);
        var disputes = history.PairsBetween(history.Disputes, year - 5, year - 1, both: false);
        var count = new Dictionary<(int, int), (int Pacts, double Newest)>();
        var pairs = new List<(int, int)>[alive.Length];
        for (var i = 0; i < alive.Length; i++)
        {
            var states = members[i].Select(m => m.State).Distinct().Order().ToArray();
            pairs[i] = [];
            for (var a = 0; a < states.Length; a++)
                for (var b = a + 1; b < states.Length; b++)
                {
                    var pair = (states[a], states[b]);
                    pairs[i].Add(pair);
                    count.TryGetValue(pair, out var seen);
                    count[pair] = (seen.Pacts + 1, Math.Max(seen.Newest, alive[i].Pact.Start));
                    if (enemies.Contains(pair))
                        alive[i]["enw"] = 1;
                    if (disputes.Contains(pair))
                        alive[i]["enm"] = 1;
                }
        }

        for (var i = 0; i < alive.Length; i++)
            foreach (var pair in pairs[i])
            {
                var (n, newest) = count[pair];
                alive[i]["oth"] = Math.Max(alive[i]["oth"], n - 1);
                if (newest > alive[i].Pact.Start && moment - newest <= 5)
                    alive[i]["sup"] = 1;
            }
    }

    private static void Contagion(PactHistory history, Dictionary<string, Membership[]> byPact, PanelRow[] alive, Membership[][] members, double moment)
    {
        var year = (int)Math.Floor(moment);
        var live = members.SelectMany(m => m).GroupBy(m => m.State).ToDictionary(g => g.Key, g => g.Count());
        var (recent, last) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        foreach (var pact in history.Pacts.Where(p => p.Ended && p.End <= moment && p.End > moment - 3))
            foreach (var m in byPact.TryGetValue(pact.Id, out var all) ? all.Where(x => x.To >= pact.End - 0.2) : [])
            {
                recent[m.State] = recent.GetValueOrDefault(m.State) + 1;
                if (pact.End > moment - 1)
                    last[m.State] = last.GetValueOrDefault(m.State) + 1;
            }

        for (var i = 0; i < alive.Length; i++)
        {
            if (members[i].Length == 0)
                continue;
            double most = 0, mostLast = 0, sum = 0;
            foreach (var m in members[i])
            {
                double n = live[m.State], r = recent.GetValueOrDefault(m.State), l = last.GetValueOrDefault(m.State);
                most = Math.Max(most, r / (r + n));
                mostLast = Math.Max(mostLast, l / (l + n));
                sum += r / (r + n);
                if (history.States.Count > 0 && !history.States.Any(s => s.State == m.State && s.From <= year && s.To >= year))
                    alive[i]["dead"] = 1;
            }

            (alive[i]["contx"], alive[i]["cont1"], alive[i]["contm"]) = (most, mostLast, sum / members[i].Length);
        }
    }
}
