using System.Globalization;
using System.Text;
using Entente.Desk.Contracts;
using Entente.Desk.Forecasts;
using Entente.World;

namespace Entente.Desk.Tests.Forecasts;

public sealed class ForecastNextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-next-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Next_OfAThinDyad_IsABaseRate_AndSaysSo()
    {
        var file = Put("events.csv", "source,target,class,date\nRUS,PRK,CONSULT,2024-06-19\nRussia,North Korea,057,2024-07-01\nPRK,RUS,COOPERATE,2024-10-01\n");
        var answers = await Next(file, "RUS", "North Korea");
        Assert.Equal(4, answers.Count);
        Assert.All(answers, a => Assert.Null(a.P));
        Assert.All(answers, a => Assert.StartsWith("too little data: 3 events", a.Note, StringComparison.Ordinal));
        Assert.All(answers, a => Assert.Equal(("RUS", "PRK", "2024-10-02"), (a.Source, a.Target, a.From)));
    }

    [Fact]
    public async Task Next_OfARichDyad_HasAProbabilityReasonsAndAHash_AndTheLogIsScored()
    {
        var file = Put("events.csv", Many(new DateOnly(2024, 1, 1), 150));
        var log = Path.Combine(_folder, "log.jsonl");
        var answers = await Next(file, "RUS", "PRK", "verbal-cooperation", log);
        var answer = Assert.Single(answers);
        Assert.InRange(answer.P!.Value, answer.Lower!.Value, answer.Upper!.Value);
        Assert.True(answer.P > .5);
        Assert.NotEmpty(answer.Reasons);
        Assert.Contains("events.csv line", answer.Reasons[0].Facts[0], StringComparison.Ordinal);
        Assert.Equal(12, answer.Model.Length);
        var open = await new ForecastScoreQuestion().AskAsync(new ForecastScoreRequest(log, new EventSource(null, file, null)), null, default);
        Assert.Equal((0, 1), (open.Scored, open.Open));
        var later = Put("later.csv", Many(new DateOnly(2024, 1, 1), 190));
        var decided = await new ForecastScoreQuestion().AskAsync(new ForecastScoreRequest(log, new EventSource(null, later, null)), null, default);
        Assert.Equal((1, 0), (decided.Scored, decided.Open));
        Assert.Equal((1 - answer.P.Value) * (1 - answer.P.Value), decided.Brier!.Value, 9);
    }

    [Theory]
    [InlineData("source,target,date\n", "no column 'class'", 1)]
    [InlineData("source,target,class,date\nRUS,PRK,DANCE,2024-01-01\n", "no class", 2)]
    [InlineData("source,target,class,date\nRUS,PRK,AID,01/02/2024\n", "no date", 2)]
    [InlineData("source,target,class,date\nRUS,Atlantis,AID,2024-01-02\n", "'Atlantis' is no state", 2)]
    public async Task Next_OfAFaultyFile_NamesTheLine(string text, string what, int line)
    {
        var file = Put("events.csv", text);
        var e = await Assert.ThrowsAsync<InputException>(() => Next(file, "RUS", "PRK"));
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
        Assert.Equal(line, e.Line);
    }

    [Fact]
    public async Task Next_OfAStateThatNoEventNames()
    {
        var file = Put("events.csv", "source,target,class,date\nRUS,PRK,AID,2024-01-02\n");
        var e = await Assert.ThrowsAsync<InputException>(() => Next(file, "RUS", "FRA"));
        Assert.Contains("no event names the state 'FRA'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_FromTheRecord_NamesFileAndRow()
    {
        var record = Path.Combine(_folder, "entente.db");
        var answer = (await FromRecord(Recorded(record), null)).Single(a => a.Class == "verbal-cooperation");
        Assert.Equal(("CHN", "RUS", 600, "2018-05-31"), (answer.Source, answer.Target, answer.Events, answer.From));
        Assert.True(answer.P > .5);
        Assert.Contains("China: verbal-cooperation 010: Russia [icews events.2018.tab row 60", string.Concat(answer.Reasons.SelectMany(r => r.Facts)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_FromARecord_ThatHasNone()
    {
        var none = await Assert.ThrowsAsync<InputException>(() => FromRecord(Path.Combine(_folder, "none.db"), null));
        Assert.Contains("there is no record yet", none.Message, StringComparison.Ordinal);
        var record = Path.Combine(_folder, "empty.db");
        Entente.Record.RecordFile.OpenOrCreate(record).Dispose();
        Assert.Contains("holds no events", (await Assert.ThrowsAsync<InputException>(() => FromRecord(record, null))).Message, StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<InputException>(() => FromRecord(Recorded(Path.Combine(_folder, "entente.db")), "gdelt"));
        Assert.Contains("no events of 'gdelt'; it holds those of icews", other.Message, StringComparison.Ordinal);
    }

    private string Recorded(string record)
    {
        var text = new StringBuilder("Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\n");
        for (var i = 0; i < 600; i++)
        {
            var (one, other) = i % 2 == 0 ? ("China", "Russia") : ("Russia", "China");
            text.Append(CultureInfo.InvariantCulture, $"{i}\t{new DateOnly(2018, 1, 1).AddDays(i / 4):yyyy-MM-dd}\t{one}\tGov\t{one}\tMake statement\t010\t0.0\t{other}\tGov\t{other}\n");
        }

        var file = Put("events.2018.tab", text.ToString());
        using var made = Entente.Record.RecordFile.OpenOrCreate(record);
        var options = new Entente.Record.Import.ImportOptions(new DateOnly(2026, 11, 22), "test", null, (name, _, _) => name == "China" ? "CHN" : "RUS");
        Assert.Equal(600, made.Import(Entente.Record.Providers.Provider.Find("icews")!, file, options, null, default).Rows);
        return record;
    }

    private static Task<IReadOnlyList<ForecastDocument>> FromRecord(string record, string? provider) =>
        new ForecastNextQuestion().AskAsync(new ForecastNextRequest(new EventSource(null, null, null, record, provider), "China", "RUS", 30, null, null, false, null, 1, 1), null, default);

    [Fact]
    public async Task Score_OfAFaultyLog_NamesTheLine()
    {
        var file = Put("events.csv", "source,target,class,date\nRUS,PRK,AID,2024-01-02\n");
        var log = Put("log.jsonl", "\n{\"made\":\n");
        var e = await Assert.ThrowsAsync<InputException>(() => new ForecastScoreQuestion().AskAsync(new ForecastScoreRequest(log, new EventSource(null, file, null)), null, default));
        Assert.Equal(2, e.Line);
    }

    [Fact]
    public async Task WhatNext_WithoutEvents_HasNotEvenABaseRate()
    {
        var request = new WhatNextRequest([], [DirectedDyad.Parse("CHN->RUS")], new DateOnly(2024, 9, 1), 30, null, 1, 1);
        var answers = await new WhatNextQuestion().AskAsync(request, null, default);
        Assert.Equal(4, answers.Count);
        Assert.All(answers, a => Assert.True(a.P is null && a.Baseline is null && a.Note!.StartsWith("no events", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatNext_FromAFewEvents_IsABaseRate_WithTheFactsBehindIt()
    {
        var provenance = new RowProvenance("example", "1", "events.tsv", 7);
        Event Make(string s, string t, int month, EventStatus status) => new(new ActorCode(s), new ActorCode(t), PloverType.Consult, null, "042", null, EdtfDate.Day(2024, month, 3), status, provenance);
        var events = new[] { Make("RUSGOV", "PRK", 2, EventStatus.Happened), Make("RUS", "PRK", 3, EventStatus.Denied), Make("CHN", "RUS", 8, EventStatus.Happened), Make("CHN", "RUS", 10, EventStatus.Happened) };
        var request = new WhatNextRequest(events, [DirectedDyad.Parse("CHN->RUS"), DirectedDyad.Parse("RUS->PRK")], new DateOnly(2024, 9, 1), 30, null, 1, 1);
        var answers = await new WhatNextQuestion().AskAsync(request, null, default);
        Assert.Equal(8, answers.Count);
        Assert.All(answers, a => Assert.True(a.P is null && a.Baseline is > 0 and < 1 && a.Events == 1 && a.From == "2024-09-01"));
    }

    private static Task<IReadOnlyList<ForecastDocument>> Next(string file, string a, string b, string? cls = null, string? log = null) =>
        new ForecastNextQuestion().AskAsync(new ForecastNextRequest(new EventSource(null, file, null), a, b, 30, cls, null, true, log, 1, 1), null, default);

    private static string Many(DateOnly first, int days)
    {
        var text = new StringBuilder("source,target,class,date\n");
        for (var i = 0; i < days * 4; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "RUS,PRK" : "PRK,RUS")},CONSULT,{first.AddDays(i / 4):yyyy-MM-dd}\n");
        return text.ToString() + "CHN,RUS,AID,2024-02-02\n";
    }

    private string Put(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
