namespace Entente.Cli.Tests;

/// <summary>The record from the command line, as a new user drives it; every row of these files is invented for the test.</summary>
public sealed class RecordVerbTests
{
    private const string Reign = "ccode,country,leader,year,month,elected,age,male,militarycareer,tenure_months,government\n2.0,Testland,A,1950.0,1.0,1,66,1,0,58.0,Presidential Democracy\n,Testland,B,1950.0,2.0,1,66,1,0,59.0,Presidential Democracy\n";

    [Theory]
    [InlineData("reign", "REIGN_2021_8.csv", Reign, "line 3: ccode is missing")]
    [InlineData("cow-trade", "National_COW_4.0.csv", "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,version\n2,Testland,AAA,1870,462,403,-9,-9,6,6,4\n2,Testland,AAA,18701,462,403,-9,-9,6,6,4\n", "line 3: year is 18701")]
    [InlineData("phoenix", "PhoenixNYT.csv", "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,target_root,target_agent,target_others,code,root_code,quad_class,goldstein,joined_issues,lat,lon,placename,statename,countryname,aid,process\nA,1/2/1945,1945,1,2,USAGOV,USA,GOV,,GBRMIL,GBR,MIL,,040,4,1,1.0,,,,,,,9,P\nA,1/32/1945,1945,1,2,USAGOV,USA,GOV,,GBRMIL,GBR,MIL,,040,4,1,1.0,,,,,,,9,P\n", "line 3: story_date is '1/32/1945'")]
    [InlineData("acled", "acled.csv", "event_id_cnty,event_date,year,event_type,actor1,actor2,country,fatalities\nT1,16 May 2023,2023,Battles,Military Forces of Russia (2000-),Military Forces of China (2012-),T,3\nT2,16 May 2023,2023,Picnic,A,B,T,3\n", "line 3: event_type is 'Picnic'")]
    public async Task Import_BadRow_ExitsWithThreeAndSaysWhich(string provider, string file, string text, string refused)
    {
        using var run = new Run();
        run.Write(file, text);
        var (code, output, error) = await run.Entente("import", provider, file);
        Assert.Equal(3, code);
        Assert.Contains("1 refused", output, StringComparison.Ordinal);
        Assert.Contains(refused, error, StringComparison.Ordinal);
        Assert.Equal(0, (await run.Entente("verify")).Code);
        var again = await run.Entente("import", provider, file);
        Assert.Contains("already there", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FileOfAnotherProvider_IsOneLineAndNothingIsTaken()
    {
        using var run = new Run();
        run.Write("r.csv", Reign);
        var (code, _, error) = await run.Entente("import", "acled", "r.csv");
        Assert.Equal(3, code);
        Assert.Contains("'reign'", Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("acled", (await run.Entente("coverage")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gdp_OfTheUsersOwn_GivesDependence()
    {
        using var run = new Run();
        run.Write("own/trade.csv", "who,with,year,worth\nCHN,RUS,2014,90\nRUS,CHN,2014,90\n");
        run.Write("own/gdp.csv", "state,year,gdp\nRUS,2014,2000\n");
        run.Write("own/mapping.yaml", "sources:\n  - provider: own-trade\n    authority: ours\n    tables:\n      - {file: trade.csv, variable: =trade.total, source: who, target: with, first: year, value: worth}\n      - {file: gdp.csv, variable: =gdp, source: state, first: year, value: gdp}\n      - {file: gdp.csv, variable: =trade.dependence, source: state, target: =CHN, first: year, value: gdp, scale: 0.0001}\n");
        var (code, output, _) = await run.Entente("measure", "gdp(RUS)", "--tables", "own", "--csv");
        Assert.Equal(0, code);
        Assert.Contains("2000", output, StringComparison.Ordinal);
        var dependence = await run.Entente("measure", "trade.dependence(RUS, CHN, gdp)", "--tables", "own", "--csv");
        Assert.Contains("0.2", dependence.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaseAccept_WritesTheQuery_AndLintListsWhatIsLeft()
    {
        using var run = new Run();
        foreach (var file in Directory.EnumerateFiles(Run.Example, "*", SearchOption.AllDirectories))
            run.Write(Path.Combine("case", Path.GetRelativePath(Run.Example, file)), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var lint = await run.Entente("case", "lint", "case");
        var id = lint.Out.Split('\n').First(l => l.StartsWith("proposed ", StringComparison.Ordinal)).Split(' ')[1].TrimEnd(':');
        var (code, output, _) = await run.Entente("case", "accept", "case", id);
        Assert.Equal(0, code);
        Assert.Contains("(", output, StringComparison.Ordinal);
        Assert.DoesNotContain($"proposed {id}:", (await run.Entente("case", "lint", "case")).Out, StringComparison.Ordinal);
        var (wrong, _, error) = await run.Entente("case", "accept", "case", "nobody#1");
        Assert.NotEqual(0, wrong);
        Assert.Contains("nobody#1", error, StringComparison.Ordinal);
    }
}
