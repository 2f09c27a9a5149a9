using System.Globalization;
using Entente.Reference.Pacts;
using Entente.Weighing;

namespace Entente.Desk.Tests.WorkedCase;

public sealed class ExampleCaseTests
{
    private static readonly string[] Titles =
    [
        "how long can the sino russian entente last this time",
        "is china the mastermind of the russia north korea partnership",
        "david pierson and choe sang hun",
    ];

    [Fact]
    public void Read_TheFiles_WithoutErrorAndInCanonicalForm()
    {
        foreach (var (file, text) in CaseWriter.Write(ExampleCase.Read()))
            Assert.Equal(text, ExampleCase.Files[file]);
    }

    [Fact]
    public void Questions_EachHasFiveHypothesesWithHolders()
    {
        var @case = ExampleCase.Read();

        Assert.Equal(2, @case.Questions.Length);
        Assert.All(@case.Questions, q => Assert.InRange(q.Hypotheses.Length, 5, 6));
        Assert.All(@case.Questions.SelectMany(q => q.Hypotheses), h => Assert.NotEmpty(h.HeldBy));
    }

    [Fact]
    public void Evidence_IsDatedGradedWithReasonAndChained()
    {
        var items = ExampleCase.Read().Evidence;

        Assert.True(items.Length >= 25);
        foreach (var item in items)
        {
            Assert.NotNull(item.Known.Latest);
            Assert.All(item.Sources, s => Assert.True(s.Grade is not null && s.Why is { Length: > 0 } && s.Chain.Length > 0, item.Id));
        }
    }

    [Fact]
    public void Evidence_BeforeTheViewAsWritten_NeedsNothingThatCameLater()
    {
        var end = new DateOnly(2024, 8, 31);
        foreach (var item in ExampleCase.Read().Evidence)
            Assert.Equal(item.View == "since-then", item.Known.Latest > end);
    }

    [Fact]
    public void Evidence_SinceThen_NamesAPageForEachFact() =>
        Assert.All(ExampleCase.Read().Evidence.Where(e => e.View == "since-then"), e => Assert.StartsWith("https://", e.Source!.Url, StringComparison.Ordinal));

    [Fact]
    public void Evidence_RestatingAHypothesis_IsTestimonyAndOffByDefault()
    {
        var @case = ExampleCase.Read();

        Assert.False(@case.Testimony);
        Assert.All(@case.Evidence.Where(e => e.Group is "experts" or "deceive"), e => Assert.True(e.IsTestimony, e.Id));
    }

    [Fact]
    public void Evidence_PrecedentOfAComparisonClass_IsWithdrawn()
    {
        var @case = ExampleCase.Read();
        var classes = ComparisonClasses.For(PactRegister.Load(), "CHN-RUS-2001", PactDating.BySignature).SelectMany(c => c.Ids).ToHashSet();
        foreach (var item in @case.Evidence.Where(e => e.PrecedentOf is not null))
            Assert.True(!classes.Contains(item.PrecedentOf!) || item.Withdrawn is not null, item.Id);
        Assert.Equal(ComparisonClasses.For(PactRegister.Load(), "CHN-RUS-2001", PactDating.BySignature).Single(c => c.Name == "same-members").Ids, @case.Questions[0].Precedents);
    }

    [Fact]
    public void Evidence_AbstentionOf28March2024_IsThere() =>
        Assert.Contains(ExampleCase.Read().Evidence, e => e.When.ToString() == "2024-03-28" && e.Text.Contains("13-1-1", StringComparison.Ordinal));

    [Fact]
    public void Marks_ThreeAnalysts_MarkEveryItemThatCounts()
    {
        var @case = ExampleCase.Read();
        var items = @case.Evidence.Where(e => e.Withdrawn is null).Select(e => e.Id).ToArray();

        Assert.Equal(["near-chang", "near-copley", "neutral"], @case.Marks.Select(m => m.Name));
        foreach (var file in @case.Marks)
        {
            Assert.Equal("example judgments, yours to replace", file.Label);
            Assert.Equal(items, file.Rows.Select(r => r.Item));
        }
    }

    [Fact]
    public void Ledger_EveryPredictionIsDatedAndResolvedOnlyWithASource() =>
        Assert.All(ExampleCase.Read().Ledger, l =>
        {
            Assert.NotNull(l.By);
            Assert.NotNull(l.Rule);
            Assert.NotNull(l.Anchor);
            Assert.True(l.Status == LedgerStatus.Unresolved || l.Source is { Length: > 0 }, l.Id);
        });

    [Theory]
    [InlineData("articles/copley.md")]
    [InlineData("articles/chang.md")]
    public void Articles_AreMarkedAsOurParaphrase(string file)
    {
        Assert.Contains("Our paraphrase, not the author's words", ExampleCase.Files[file], StringComparison.Ordinal);
        Assert.Contains("(our paraphrase)", ExampleCase.Files[file], StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFile_SharesNoSixWordsWithTheOriginals()
    {
        const int Run = 6;
        var original = new HashSet<string>(StringComparer.Ordinal);
        foreach (var article in (string[])["copley", "chang"])
            original.UnionWith(Runs(Words(ExampleCase.Original(article)), Run));
        original.ExceptWith(Titles.SelectMany(t => Runs(t.Split(' '), Run)));
        Assert.Empty(ExampleCase.Files.SelectMany(f => Runs(Words(f.Value), Run).Where(original.Contains).Select(r => $"{f.Key}: {r}")));
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLower(CultureInfo.InvariantCulture).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Runs(string[] words, int length) =>
        Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words[i..(i + length)]));
}
