namespace Entente.Figures.Tests;

/// <summary>One figure of each kind with data of the tests' own making: long texts, open dates, gaps, hostile labels.</summary>
internal static class Samples
{
    public static IReadOnlyList<Figure> All { get; } =
    [
        Survival(), SurvivalOne(), Matrix(), Timeline(), Shift(), Bars(), Tornado(), Waterfall(), Posterior(), Impulse(), Network(), LargeNetwork(), Reliability(),
    ];

    private static SurvivalFigure Survival() => new()
    {
        Id = "survival",
        Title = "How long security pacts between two great powers have lasted, by obligation",
        TimeLabel = "years since signature",
        Series = [Curve("defence pacts", 31, 3, 0.045), Curve("neutrality and non-aggression pacts", 44, 2, 0.08)],
        Marks = [new TimeMark(23.1, "treaty of 2001 today: 23.1 years")],
        Note = "Kaplan-Meier estimate with log-log intervals (95%); pacts in force on 31 August 2024 are censored. Invented numbers.",
    };

    private static SurvivalFigure SurvivalOne() => new()
    {
        Id = "survival-one",
        Title = "One class of nine pacts",
        Series = [Curve("all", 9, 4, 0.1) with { Censored = [6.5, 12.25, 20] }],
        Marks = [new TimeMark(8, "start of 2009"), new TimeMark(23, "now")],
    };

    private static SurvivalSeries Curve(string name, int cases, double first, double hazard)
    {
        var steps = new List<SurvivalStep>();
        double s = 1;
        var atRisk = cases;
        for (var i = 0; atRisk > 2; i++)
        {
            s *= 1 - (1.0 / atRisk);
            var half = 1.3 * Math.Sqrt(s * (1 - s) / cases);
            steps.Add(new SurvivalStep(first + (i * first * 0.6) + (i * i * hazard), s, Math.Max(0, s - half), Math.Min(1, s + half), atRisk));
            atRisk -= 1 + (i % 2);
        }

        return new SurvivalSeries(name, cases, steps);
    }

    private static MatrixFigure Matrix() => new()
    {
        Id = "matrix",
        Title = "What the evidence says of each hypothesis",
        Columns =
        [
            new("H1", "China directs the partnership between Russia and North Korea"),
            new("H2", "China condones it and gains by it, without a hand in it"),
            new("H3", "China is uneasy with it and cannot prevent it, since pressure on either neighbour would cost it more than the partnership does"),
            new("H4", "Russia alone sought it, for ammunition"),
            new("H5", "Catch-all: none of these"),
        ],
        Rows =
        [
            Row("China abstains in the Security Council on 28 March 2024 when Russia vetoes the panel of experts on North Korea", "B2, record of votes", 1.2, 4.5, 0.3, -2.75, 0),
            Row("Trade of North Korea with China is 98% of its total", "A1, customs", 6.1, 2.2, 0, -4.4, 0.1),
            Row("No Chinese official attends the signing of 19 June 2024", null, -5.2, 0.4, 3.1, 1.0, double.NaN),
            Row("<b>Markup</b> & \"quotes\" in a text that comes from an article <script>alert(1)</script>", "E5", -9.5, -6, -3, 3, 9.5),
            Row("Averylongwordwithoutanyspacethatnobodywouldwritebutthatahostilepagemaycontaintobreakalayout", null, 0, 0, 0, double.NaN, double.NaN),
        ],
        HeatLabel = "decibans: left speaks against, right speaks for; dashed: not marked",
        Note = "Marks of one analyst; ranges across analysts are in the table.",
    };

    private static MatrixRow Row(string text, string? detail, params double[] decibans) =>
        new(text, [.. decibans.Select(d => double.IsNaN(d) ? new MatrixCell("", double.NaN) : new MatrixCell((d > 0 ? "+" : d < 0 ? "−" : "") + Math.Abs(d).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), d / 9))]) { Detail = detail };

    private static TimelineFigure Timeline() => new()
    {
        Id = "timeline",
        Title = "Instruments between Moscow and Beijing, and what the articles date",
        Items =
        [
            new("Treaty of friendship, alliance and mutual assistance", new(1950, 2, 14), new(1980, 4, 11), "14 February 1950 to 11 April 1980") { Lasted = true, Lane = "Instruments" },
            new("Treaty of good-neighbourliness and friendly cooperation, extended in 2021", new(2001, 7, 16), null, "since 16 July 2001") { Lasted = true, Lane = "Instruments" },
            new("Effective end of the alliance of 1950, as historians date it", new(1960, 7, 16), new(1969, 3, 2), "between 1960 and 1969") { Lane = "Instruments" },
            new("Visit to Pyongyang and signature of the partnership treaty", new(2024, 6, 19), new(2024, 6, 19), "19 June 2024") { Lane = "What the articles date" },
            new("First deliveries of shells", new(2023, 8, 1), new(2023, 9, 30), "August or September 2023") { Lane = "What the articles date" },
            new("Talks on a railway began at some time before", null, new(2019, 4, 25), "before 25 April 2019") { Lane = "What the articles date" },
            new("A promise without a date", null, null, "date unknown") { Lane = "What the articles date" },
        ],
        Today = new DateOnly(2024, 8, 31),
    };

    private static ShiftFigure Shift() => new()
    {
        Id = "shift",
        Title = "Is China the mastermind of the partnership?",
        Rows =
        [
            new("H1 China directs it", 0.2, 0.0612, 0.021, 0.189),
            new("H2 China condones it and gains by it, without a hand in it", 0.3, 0.4571, 0.31, 0.58),
            new("H3 China is uneasy and cannot prevent it", 0.3, 0.3402, 0.2, 0.52),
            new("H4 Russia alone sought it", 0.1, 0.1015, double.NaN, double.NaN),
            new("H5 none of these", 0.1, 0.04, 0.03, 0.05),
        ],
    };

    private static BarFigure Bars() => new()
    {
        Id = "bars",
        Title = "Trade dependence on China",
        Bars =
        [
            new("North Korea", 0.9534, 0.93, 0.97), new("Russia", 0.2614, 0.25, 0.27), new("South Korea", 0.2113), new("A state whose name runs long, such as the Democratic Republic of the Congo", 0.052, 0.01, 0.11), new("Outside coverage", double.NaN),
        ],
        Format = ValueFormat.Percent,
        AxisLabel = "share of total trade, 2022",
    };

    private static TornadoFigure Tornado() => new()
    {
        Id = "tornado",
        Title = "What moves the probability of H2 most",
        Base = 0.4571,
        Rows =
        [
            new("Prior of H2", 0.22, 0.71) { LowText = "0.1", HighText = "0.5" },
            new("Mark of E7, the abstention in the Security Council", 0.33, 0.55),
            new("Dependence within group G2", 0.52, 0.42),
            new("Grade of the source of E11", 0.45, 0.4602),
        ],
        AxisLabel = "probability of H2",
    };

    private static WaterfallFigure Waterfall() => new()
    {
        Id = "waterfall",
        Title = "From prior to posterior odds of H2, one item after another",
        Prior = 0.3,
        Steps =
        [
            new("Trade of North Korea with China is 98% of its total", 2.2), new("China abstains on 28 March 2024", 4.5), new("No Chinese official attends the signing", -1.75),
            new("Group of three reports that share one origin, counted as one and a half items", 0.9), new("Silence of the ministry", -3.125),
        ],
    };

    private static LineFigure Posterior() => new()
    {
        Id = "posterior",
        Title = "Probability of each hypothesis as the evidence became known",
        Axis = AxisKind.Date,
        Format = ValueFormat.Percent,
        YLabel = "probability",
        BandLabel = "range across analysts",
        Series =
        [
            new("H1 China directs it", [.. Enumerable.Range(0, 9).Select(i => new LinePoint(new DateOnly(2023, 1 + i, 3).DayNumber, 0.2 - (0.015 * i), 0.12 - (0.012 * i), 0.3 - (0.014 * i)))]),
            new("H2 China condones it", [.. Enumerable.Range(0, 9).Select(i => new LinePoint(new DateOnly(2023, 1 + i, 3).DayNumber, i == 4 ? double.NaN : 0.3 + (0.03 * i), 0.2 + (0.03 * i), 0.38 + (0.04 * i)))]),
        ],
        Marks = [new TimeMark(new DateOnly(2023, 7, 27).DayNumber, "visit of 27 July 2023")],
    };

    private static LineFigure Impulse() => new()
    {
        Id = "impulse",
        Title = "Response of Israel to one standard deviation of Palestinian conflict",
        XLabel = "weeks after the impulse",
        YLabel = "Goldstein points",
        BandLabel = "95% bootstrap band",
        Series = [new("response", [.. Enumerable.Range(0, 13).Select(i => new LinePoint(i, 12 * Math.Exp(-i / 3.0) * Math.Cos(i / 2.0), (12 * Math.Exp(-i / 3.0) * Math.Cos(i / 2.0)) - 2.2, (12 * Math.Exp(-i / 3.0) * Math.Cos(i / 2.0)) + 2.2))])],
    };

    private static NetworkFigure Network() => new()
    {
        Id = "network",
        Title = "Camps among seven states",
        Nodes =
        [
            new("CHN", "China", 0), new("RUS", "Russia", 0), new("PRK", "North Korea", 0), new("USA", "United States", 1), new("JPN", "Japan", 1), new("KOR", "South Korea", 1), new("IND", "India", 1),
        ],
        Ties =
        [
            new("CHN", "RUS", true), new("CHN", "PRK", true), new("RUS", "PRK", true), new("USA", "JPN", true), new("USA", "KOR", true), new("USA", "CHN", false), new("USA", "RUS", false), new("USA", "PRK", false),
            new("KOR", "PRK", false), new("JPN", "PRK", false), new("JPN", "KOR", false), new("IND", "RUS", true), new("IND", "CHN", false), new("JPN", "CHN", false),
        ],
    };

    private static NetworkFigure LargeNetwork() => new()
    {
        Id = "network-large",
        Title = "Forty states in three camps",
        Nodes = [.. Enumerable.Range(0, 40).Select(i => new NetworkNode(Code(i), Code(i), i % 3))],
        Ties = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { new NetworkTie(Code(i), Code((i + 3) % 40), i % 7 != 0), new NetworkTie(Code(i), Code((i * 7 + 5) % 40), false) }).Where(t => t.A != t.B)],
    };

    private static string Code(int i) => new([(char)('A' + (i / 8)), (char)('A' + (i * 7 % 26)), (char)('A' + (i * 11 % 26))]);

    private static ReliabilityFigure Reliability() => new()
    {
        Id = "reliability",
        Title = "Were forecasts of pact endings calibrated?",
        Bins =
        [
            new(0.02, 0.015, 0.01, 0.022, 1840), new(0.07, 0.08, 0.06, 0.11, 420), new(0.15, 0.17, 0.12, 0.23, 160), new(0.31, 0.25, 0.15, 0.38, 60), new(0.55, 0.6, 0.36, 0.8, 18), new(0.82, 0.75, 0.35, 0.95, 8),
        ],
    };
}
