using Entente.Desk.Lead;
using Entente.Desk.Structure;
using Entente.World;

namespace Entente.Desk.Tests.Structure;

/// <summary>Networks and leads made of a record of a few rows whose signs are worked out by hand.</summary>
public sealed class NetworkOfRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string rows)
    {
        File.WriteAllText(Path.Combine(_folder, "rows.csv"), "variable,source,target,date,value\n" + rows);
        File.WriteAllText(Path.Combine(_folder, "mapping.yaml"), "sources:\n  - provider: own\n    version: \"1\"\n    title: Own\n    authority: Own\n    citation: own\n    tables:\n      - {file: rows.csv, variable: variable, source: source, target: target, first: date, value: value}\n");
    }

    private Task<Contracts.NetworkDocument> Ask(string kinds, int from, int to, string states, int window = 1) =>
        new NetworkOfRecord().AskAsync(new NetworkRequest(null, _folder, kinds.Split(','), from, to) { States = [.. states.Split(' ').Select(StateCode.Parse)], Window = window }, null, TestContext.Current.CancellationToken);

    // Mean 0.5, standard deviation 0.4: 0.9 lies one above, 0.1 one below, 0.5 on it.
    [Fact]
    public async Task Votes_SignIsTheDistanceFromTheMean()
    {
        Write("votes.agreement,CHN,USA,2020,0.1\nvotes.agreement,CHN,RUS,2020,0.9\nvotes.agreement,RUS,USA,2020,0.5\n");
        var answer = await Ask("votes", 2020, 2020, "CHN RUS USA");
        Assert.Equal([("2020", "CHN", "RUS", 1), ("2020", "CHN", "USA", -1)], answer.Ties.Select(t => (t.Period, t.A, t.B, t.Sign)));
        Assert.Contains("0.9 (Own)", answer.Ties[0].Why[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_BothDirectionsCount_AndFewMakeNoTie()
    {
        Write("events.cooperation,CHN,PRK,2018-01,9\nevents.cooperation,PRK,CHN,2018-01,8\nevents.conflict,CHN,PRK,2018-01,2\nevents.cooperation,CHN,RUS,2018-01,3\nevents.conflict,PRK,RUS,2018-01,20\nevents.cooperation,PRK,RUS,2018-01,1\n");
        var answer = await Ask("events", 2018, 2018, "CHN PRK RUS");
        Assert.Equal([("CHN", "PRK", 1), ("PRK", "RUS", -1)], answer.Ties.Select(t => (t.A, t.B, t.Sign)));
        Assert.Contains("17 events of cooperation, 2 of conflict", answer.Ties[0].Why[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_ThatCancel_MakeNoTie()
    {
        // China and North Korea have a pact since 1961; here they vote apart.
        Write("votes.agreement,CHN,PRK,2005,0.1\nvotes.agreement,CHN,RUS,2005,0.9\nvotes.agreement,PRK,RUS,2005,0.5\n");
        var answer = await Ask("pacts,votes", 2005, 2005, "CHN PRK RUS");
        Assert.Equal(("CHN", "PRK"), Assert.Single(answer.Cancelled) is var t ? (t.A, t.B) : default);
        Assert.Contains(answer.Ties, x => (x.A, x.B, x.Sign) == ("PRK", "RUS", 1));
    }

    // China and the Soviet Union had an alliance from 1950; it stood in 1955 and was over in 1985.
    [Theory]
    [InlineData(1955, true)]
    [InlineData(1985, false)]
    public async Task Pacts_OfTheRegister_StandWhileTheyStood(int year, bool stands)
    {
        Write("votes.agreement,CHN,PRK,2005,0.1\n");
        var answer = await Ask("pacts", year, year, "CHN PRK RUS");
        Assert.Equal(stands, answer.Ties.Any(t => (t.A, t.B, t.Sign) == ("CHN", "RUS", 1)));
    }

    [Theory]
    [InlineData("votes", "nothing that ties by votes")]
    [InlineData("disputes", "nothing that ties by disputes")]
    public async Task Kind_ThatTheRecordLacks_IsNamed(string kind, string expected)
    {
        Write("trade.share,PRK,CHN,2014,0.6\n");
        Assert.Contains(expected, (await Assert.ThrowsAsync<InputException>(() => Ask(kind, 2014, 2014, "CHN PRK RUS"))).Message, StringComparison.Ordinal);
    }

    // The same numbers from a table by column and from the record by measure are the same question.
    [Fact]
    public async Task Lead_OfTheRecord_IsThatOfTheColumns()
    {
        var random = new Numerics.SeededRandom(7);
        var (rows, csv) = (new System.Text.StringBuilder(), new System.Text.StringBuilder("month,a,b\n"));
        for (var i = 0; i < 60; i++)
        {
            var (month, a, b) = ($"{2010 + (i / 12):0000}-{1 + (i % 12):00}", random.NextInt32(20), random.NextInt32(20));
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"events.cooperation,CHN,PRK,{month},{a}\nevents.cooperation,RUS,PRK,{month},{b}\n");
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{month},{a},{b}\n");
        }

        Write(rows.ToString());
        File.WriteAllText(Path.Combine(_folder, "table.csv"), csv.ToString());
        var fromRecord = await Ask(new LeadRequest(null, "events.cooperation(CHN->PRK)", "events.cooperation(RUS->PRK)") { Tables = _folder, ToLags = 3, Draws = 99 });
        var fromTable = await Ask(new LeadRequest(Path.Combine(_folder, "table.csv"), "a", "b") { ToLags = 3, Draws = 99 });
        Assert.Equal(fromTable.Tests.Select(t => (t.Method, t.Lag, t.Statistic, t.P)), fromRecord.Tests.Select(t => (t.Method, t.Lag, t.Statistic, t.P)));
        Assert.Equal(fromTable.Irf, fromRecord.Irf);
    }

    [Fact]
    public async Task Lead_AMonthThatIsNotRecorded_IsAGap()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Where(i => i != 17).Select(i => $"events.cooperation,CHN,PRK,{2010 + (i / 12)}-{1 + (i % 12):00},{i % 7}\nevents.cooperation,RUS,PRK,{2010 + (i / 12)}-{1 + (i % 12):00},{i % 5}\n"));
        Write(rows);
        var answer = await Ask(new LeadRequest(null, "events.cooperation(CHN->PRK)", "events.cooperation(RUS->PRK)") { Tables = _folder, ToLags = 2, Draws = 99 });
        Assert.Equal((39, 1), (answer.N, answer.Gaps));
    }

    private static Task<Contracts.LeadDocument> Ask(LeadRequest request) => new WhoLeads().AskAsync(request, null, TestContext.Current.CancellationToken);
}
