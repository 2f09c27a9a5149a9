using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Desk.Tests.Duration;

public sealed class HowLongQuestionTests
{
    private static readonly StateCode Russia = StateCode.Parse("RUS");
    private static readonly StateCode China = StateCode.Parse("CHN");
    private static readonly DateOnly August = new(2024, 8, 31);

    [Fact]
    public async Task SixClasses_TwoCensorings_EveryDating()
    {
        var answer = await Ask(new HowLongRequest(Russia, China, August));
        Assert.Equal("CHN-RUS-2001", answer.Pact.Id);
        Assert.Equal(2, answer.Classes.Select(c => c.Censored).Distinct().Count());
        Assert.Equal(4, answer.Classes.Select(c => c.Dating).Distinct().Count());
        Assert.True(answer.Classes.Select(c => c.Name).Distinct().Count() >= 6);
        Assert.Equal((August.DayNumber - new DateOnly(2001, 7, 16).DayNumber) / 365.25, answer.AgeYears, 10);
        Assert.Contains(answer.Precedents, p => p.Id == "CHN-SUN-1950");
        Assert.Contains(answer.Limits, l => l.Contains("n = 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoProbability_IsACertainty()
    {
        var answer = await Ask(new HowLongRequest(Russia, China, August));
        Assert.All(answer.Classes.SelectMany(c => c.Conditional).Where(y => y.P is not null), y =>
        {
            Assert.InRange(y.P!.Value, 1e-9, 1 - 1e-9);
            Assert.True(y.Lower <= y.P && y.P <= y.Upper);
        });
    }

    [Fact]
    public async Task ThePactItself_IsInNoClass_AndStacksSumToTheEnded()
    {
        var answer = await Ask(new HowLongRequest(Russia, China, August));
        var all = answer.Classes.First(c => c is { Name: "all", Dating: "signature to formal end", Censored: "2016-12-31" });
        Assert.Equal(PactSpells.Of(PactRegister.Load(), PactDating.BySignature).Count(s => s.Id != "CHN-RUS-2001" && s.Seen(HowLongQuestion.RecordEnds) is { Years: > 0 }), all.N);
        var ended = answer.Ways.Where(w => w.Censored == "2016-12-31").Sum(w => w.Conditional.First(c => c.Years == 5).P);
        Assert.Equal(1 - all.Conditional.First(c => c.Years == 5).P!.Value, ended!.Value, 10);
    }

    [Fact]
    public async Task ARegisterOfOnesOwn_GivesTheSameAnswer()
    {
        var path = Path.Combine(Path.GetTempPath(), $"entente-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(path, PactTable.Write(PactRegister.Load()));
            var own = await Ask(new HowLongRequest(Russia, China, August, RegisterFile: path));
            // The classes, the baseline and the precedents are the same; the model is learnt from the table that was given, and says so.
            static HowLongDocument Bare(HowLongDocument d) => d with { Forecast = null, Verdict = "", Limits = [] };
            Assert.Equal(Text(Bare(await Ask(new HowLongRequest(Russia, China, August)))), Text(Bare(own)));
            Assert.Equal("the register given", own.Forecast!.Basis);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task TheAnswer_DoesNotDependOnTheCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Text(await Ask(new HowLongRequest(Russia, China, August)));
        try
        {
            foreach (var name in new[] { "tr-TR", "fa-IR", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(name);
                Assert.Equal(expected, Text(await Ask(new HowLongRequest(Russia, China, August))));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Fact]
    public async Task WithoutAPact_ItSaysWhatToDo_AndSinceGivesAnAnswer()
    {
        var usa = StateCode.Parse("USA");
        var e = await Assert.ThrowsAsync<InputException>(() => Ask(new HowLongRequest(usa, China, August)));
        Assert.Contains("--since", e.Message, StringComparison.Ordinal);
        var answer = await Ask(new HowLongRequest(usa, China, August, new DateOnly(1979, 1, 1)));
        Assert.Null(answer.Pact.Id);
        Assert.Equal(45.7, answer.AgeYears, 1);
        await Assert.ThrowsAsync<InputException>(() => Ask(new HowLongRequest(usa, China, August, new DateOnly(2030, 1, 1))));
    }

    private static string Text(HowLongDocument answer) => Documents.Write(answer, HowLongContext.Of.HowLongDocument);

    private static Task<HowLongDocument> Ask(HowLongRequest request) => new HowLongQuestion().AskAsync(request, null, CancellationToken.None);
}
