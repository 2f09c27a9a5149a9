using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Tests.Brief;

/// <summary>A brief written by hand, with everything a page can show, hostile texts included.</summary>
internal static class SampleBrief
{
    private static readonly string[] Hypotheses = ["M", "A", "U", "X"];

    internal static BriefDocument Make() => new()
    {
        Case = "sample",
        Title = "Two states, one treaty <script>alert(1)</script>",
        AsOf = "2024-08-31",
        Seed = 1,
        Inputs = [new("case.yaml", new string('a', 64))],
        Answers =
        [
            new("q1", "An open break by 2034-06-19 is unlikely: 27 %.", 0.27, 0.11, 0.48, "unlikely")
            {
                Path = "No outside view for rupture; n = 0. Prior 30 % by judgment → evidence −0.6 dB → 27 %.",
                Against = ["E15: ties with a third state (+1.2 dB)"],
                WouldChange = ["M07, if seen: forces return to the border"],
            },
            new("q2", "That it is the work of a mastermind is very unlikely: 2.7 %.", 0.027, 0.008, 0.12, "almost no chance"),
        ],
        Questions =
        [
            new("q1", "How long can it last?", "duration",
                [
                    new("ends", "the treaty of 2001 ends", "2034-06-19", 0.34, 0.34, 0.12, 0.62) { Type = "instrument", Word = "unlikely", Rule = "it expires, is denounced or is replaced", BaseNote = "all pacts, formal ends; n = 21", Classes = [new("all, formal ends", 21, 0.34, 0.2, 0.55), new("same-members, formal ends", 0, null, null, null)] },
                    new("rupture", "an open break", "2034-06-19", null, 0.27, 0.11, 0.48) { Type = "rupture", Word = "unlikely", BaseNote = "no outside view for rupture; n = 0" },
                ], []),
            new("q2", "Is one of them the mastermind?", "explanation", [],
                [
                    new("M", "Mastermind: it directs the other", ["Chang"], 0.05, 0.027, 0.008, 0.12, 9) { PriorSource = "judgment" },
                    new("A", "Approves: it gains and lets it run", ["Burton", "Arho Havren"], 0.45, 0.50, 0.34, 0.6, 4),
                    new("U", "Uneasy: it sees its leverage slip", [], 0.45, 0.423, 0.3, 0.5, 3),
                    new("X", "something else", [], 0.05, 0.05, 0.05, 0.05, null),
                ]),
        ],
        Articles =
        [
            new("one", "First <b>title</b>", "A. Author", "2024-06-28", "Zelensky said \"we will win\" & left. 😀 Then it rained.", [new("one-c1", "one", 0, "Zelensky", "Ukraine", null, [], "direct", "predictive", "reports", "we will win", [new(15, 26)])])
            { Sentences = [new(0, 35), new(36, 53)], Thesis = [1], Sha256 = new string('b', 64) },
            new("two", null, null, null, "It did not rain.", [new("two-c1", "two", 0, null, null, "Daily", ["B. Relay"], "indirect", "factual", "disputes", "It did not rain", [new(0, 15)])])
            { Sentences = [new(0, 16)], Paraphrase = true, Url = "javascript:alert(1)" },
        ],
        Agreements = [],
        Clashes = [new(["one-c1", "two-c1"], "the weather")],
        Weighing = new BriefWeighing(["neutral", "chang"], "example judgments, yours to replace", false,
            [
                new("q2", "A", "U", 1.7, Of(0.001, 0.5, 0.449, 0.05), Of(0.1, 0.4, 0.4, 0.1), Of(0.03, 0.52, 0.40, 0.05),
                    new Dictionary<string, IReadOnlyDictionary<string, double>> { ["neutral"] = Of(0.027, 0.5, 0.423, 0.05), ["chang"] = Of(0.12, 0.6, 0.23, 0.05) },
                    [
                        new("E09", Marks("C", "C", "N"), Of(0.7, 0.7, 0.5), 0.85, Of(0.6, 0.6, -1.4), Of(0.02, 0.42, 0.5, 0.06), 2.0),
                        new("E10", Marks("II", "I", "N"), Of(0.1, 0.3, 0.5), 0.15, Of(-3.2, -0.4, 2.1), Of(0.05, 0.5, 0.4, 0.05), 5.3),
                    ],
                    ["Removing E09 makes U lead."], ["base rate ignored: the prior of M is a judgment"])
                {
                    Tornado = [new("E10", 0.31, 0.62), new("E09", 0.44, 0.55)],
                    History = [new("2023-03-21", Of(0.05, 0.45, 0.45, 0.05), ["E10"]), new("2024-08-20", Of(0.027, 0.5, 0.423, 0.05), ["E09"])],
                    Authors = [new("A. Author", 3, Of(0.02, 0.3, 0.63, 0.05)), new("B <b>Author</b>", 1, Of(0.06, 0.5, 0.39, 0.05))],
                    PostMortem = [new(null, null, "U", [new("pooled", 0.423, 0.333, 0.86), new("before the evidence", 0.45, 0.3, 0.8)], [new("E10", -0.06)], [new("E09", 0.077)])],
                },
            ],
            [
                new("E09", "China made up 95 % of the trade", "fact", "2023", "2024-08-20", "B2", ["KOTRA", "Newsweek"], "mirror data", "depend", "articles/one#0", null, "trade.share(PRK, CHN, 2023)", "yes"),
                new("E10", "A claim <img src=x onerror=alert(1)>", "report", "2023-03-21", "2024-06-28", "D5", [], null, null, null, "https://example.org/a?b=1&c=2", null, "testimony, not counted"),
            ])
        { Chains = [["KOTRA", "Newsweek", "A. Author"], ["KOTRA", "Newsweek", "A. Author"], ["a <radio>"]] },
        Duration = new BriefDuration(
            new HowLongDocument(
                "entente/last/1", new PactInQuestion("x", "Treaty of good-neighbourliness", "CHN", "RUS", ["consultation"], "2001-07-16", "ATOP 4.01", []), "2024-08-31", 23.1, "the instrument ends",
                new ModelForecast("ATOP 4.01", 745, [new(5, 0.92, 0.7, 0.995, 0.6, 0.99)], null,
                    [new("2003-12-31", null, [new(5, 0.87, 0.7, 0.98, 0.6, 0.98)], [new(0, 1, 1, 1, 9), new(5, 0.87, 0.7, 0.98, 7)]), new("2016-12-31", null, [new(5, 0.96, 0.9, 0.995, 0.8, 0.99)], [new(0, 1, 1, 1, 15), new(5, 0.96, 0.9, 0.995, 12)])],
                    [new("gp2", "two great powers or more", 1, 1.27), new("war", "share of the members at war in the last year", null, null)],
                    [new(5, "2016-12-31", 2315, 28, 0.1001, 0.1085, -0.0084, -0.0195, -0.0002, 0.04, 0.107)], "Better."),
                [
                    new("all", "all pacts of the register", 65, 52, "signature to formal end", "2016-12-31", 23.1, 12, null, [new(5, 0.8, 0.55, 0.92, false)]),
                    new("same-members", "pacts between the same two", 5, 5, "signature to formal end", "2016-12-31", 23.1, 1, 6.9, [new(5, null, null, null, false)]),
                ],
                [new(5, 0.8, 0.8, 0.8, 1)], [new("2016-12-31", 8, 300, 0.03, [new(5, 0.86, 0.78, 0.92, false)])], [new("expired", "2016-12-31", [new(5, 0.1, 0.01, 0.3, false)])], [new(1815, 1869, 10, 200, 0.05, 0.02, 0.09)],
                [new("y", "A treaty of old", "1950-02-14", "1980-04-11", "expired", 30.2, ["same two states"], "1958-07-01")], [],
                [new("all", "2016-12-31", 65, [1, 10, 30], [65, 40, 12], [0.98, 0.6, 0.2], [0.9, 0.45, 0.1], [0.99, 0.72, 0.35])], "The register speaks of instruments only.", ["Providers stop in 2016."]),
            [new("x", "Treaty of good-neighbourliness", "2001-07-16", "2002-02-28", null, null, "nonaggression, consultation", "ATOP 4.01", "alliance 4980", true)]),
        Record = new ChecksDocument("entente/checks/1", "sample", ["record/"],
            [new("E09", "China made up 95 % of the trade", "trade.share(PRK, CHN, 2023) ~= 0.95 +- 0.03", "depends", "the authority", 0.793, "COW: 0.793", [new("COW", "does not hold", 0.793, "0.793 in 2014", "1870/2014", "4.0", null, "Barbieri and Keshk 2016", ["trade.csv:12"], [new("mirror data", null, "none")]) { Cells = [new("trade.csv:12", "variable trade.share; source PRK; target CHN; value 0.793")] }], ["kotra"])],
            [new("one#0", "It rained", "record.high(x, since=1953)", 0.4, "record since", "events")], new(1, 0, 1, 2), []),
        Leverage = [new("CHN", "PRK", "COW", new(0.0016, "2014", "trade.share(CHN, PRK)", [new("trade.csv:13", "value 0.0016")]), new(0.793, "2014", "trade.share(PRK, CHN)", [new("trade.csv:12", "value 0.793")]), null, null, new(0.63, "2014", "trade.hhi(PRK)", []), null, null, "CHN has the leverage over PRK in 2014")],
        Next =
        [
            new("CHN", "RUS", "conflict", 0.9, 0.55, 0.998, 10, "ICEWS", "2018-01/2018-10"),
            new("CHN", "RUS", "verbal-conflict", 0.8, 0.5, 0.95, 60, "GDELT", "2019-08/2024-08") { Forecast = new(30, 0.71, 0.6, 0.8, 0.66, 900, ["2024-08-20 CHN: Accuse 112: RUS [a.zip row 3]"]) },
            new("RUS", "CHN", "verbal-conflict", 0.1, 0.01, 0.3, 60, "GDELT", "2019-08/2024-08") { Note = "too little data" },
        ],
        Structure = new TriangleDocument("entente/structure-triangle/1", "the register of pacts", "a pact in force is a positive tie", ["CHN", "PRK", "RUS"], [new("2024", "menage-a-trois", true, null, null, [new("CHN", "PRK", 1, ["a"]), new("CHN", "RUS", 1, []), new("PRK", "RUS", -1, [])])], ["Pacts alone."]),
        Timeline = [new("1961-07-06", "The first treaty is signed", "pacts/x"), new("2023-09", "They meet", "articles/one#0"), new("2024-06-19", "The second treaty is signed", "evidence/E09")],
        Indicators = [new("M07", "Forces return to the border", "imagery", "2026-06-30", new Dictionary<string, double> { ["q2"] = 0.113 }, Of(0.02, 0.3, 0.6, 0.08), Of(0.03, 0.52, 0.4, 0.05))],
        Ledger = [new("L01", "A. Author", "They break openly", "2026-06-28", "a militarised dispute", "unresolved", null, "articles/one#1")],
        Views = [new("since-then", "2026-08-31", "what was recorded later", Of(0.02, 0.44, 0.49, 0.05), ["E10"])],
        Sources = [new("atop", "ATOP 4.01: Leeds, Ritter, Mitchell and Long 2002", null)],
        Limits = ["The register speaks of instruments, not of relations."],
        Recipe = new BriefRecipe("entente brief examples/sample --seed 1", "0.1.0", "0123456789abcdef", []),
    };

    private static Dictionary<string, double> Of(params double[] p) => p.Select((x, i) => (Hypotheses[i], x)).ToDictionary(t => t.Item1, t => t.x);

    private static Dictionary<string, string> Marks(params string[] m) => m.Select((x, i) => (Hypotheses[i], x)).ToDictionary(t => t.Item1, t => t.x);
}
