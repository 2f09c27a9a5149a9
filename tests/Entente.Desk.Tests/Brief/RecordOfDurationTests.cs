using Entente.Desk.Brief;
using Entente.Desk.Duration;
using Entente.Record;
using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.Brief;

/// <summary>What a record holds of the members of a pact reaches the brief, and one outcome keeps one probability.</summary>
public sealed class RecordOfDurationTests : IDisposable
{
    private readonly string _record = Path.Combine(Path.GetTempPath(), $"entente-{Guid.NewGuid():N}.db");

    public void Dispose() => File.Delete(_record);

    [Fact]
    public async Task Outcome_HasTheNumberOfLast_WithTheSameRecord()
    {
        var file = SharedData.Require("data", "ir", "NMC-60-abridged.csv.gz");
        using (var record = RecordFile.OpenOrCreate(_record))
            record.Import(Provider.All.Single(p => p.Id == "cow-nmc"), file, new ImportOptions(new DateOnly(2026, 1, 1), ""), null, CancellationToken.None);
        var asOf = new DateOnly(2007, 6, 1);
        var parsed = Entente.Weighing.CaseReader.Read(Cases.CaseFolder.Read(Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang")).Texts());
        var (russia, china) = (StateCode.Parse("RUS"), StateCode.Parse("CHN"));
        double Of(string? held)
        {
            var answer = new CaseDesk(parsed, [], 1, null, held).Answers(asOf).First(a => a.Expression.StartsWith("duration.ends(CHN--RUS", StringComparison.Ordinal) && a.Classes[0].Name == OutsideView.Ensemble);
            return answer.Classes[0].Value.TryGet(out var p) ? 1 - p : double.NaN;
        }

        var day = parsed.Queries.First(q => q.Expression.StartsWith("duration.ends(CHN--RUS", StringComparison.Ordinal) && q.Date > asOf).Date!.Value;
        var years = (day.DayNumber - asOf.DayNumber) / 365.25;
        async Task<double> LastAsync(string? held) => (await new HowLongQuestion().AskAsync(new HowLongRequest(russia, china, asOf, Horizons: [years], Record: held), null, CancellationToken.None)).Forecast!.Conditional[0].P;
        Assert.Equal(await LastAsync(_record), Of(_record), 1e-12);
        Assert.Equal(await LastAsync(null), Of(null), 1e-12);
        Assert.Equal(Of(null), Of(_record + ".absent"));
        Assert.NotEqual(Of(null), Of(_record));
    }
}
