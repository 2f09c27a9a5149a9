namespace Entente.Reading.Tests.Events;

public sealed class OwnSentenceTests
{
    [Fact]
    public void Sentences_ExactRecords()
    {
        var records = OwnSentences.Coded();
        var wrong = records.Where(r => !r.IsExact).ToList();
        Assert.True(wrong.Count <= records.Count * 0.25, $"{wrong.Count} of {records.Count} wrong:\n" + string.Join('\n', wrong.Select(r => $"{r.Text} | wanted {string.Join("; ", r.Wanted)} | found {string.Join("; ", r.Found)}")));
    }

    [Fact]
    public void SentencesWithoutEvents_StayUncoded()
    {
        var none = OwnSentences.None();
        Assert.True(none.Count >= 100);
        var coded = none.Where(n => n.Found.Length > 0).ToList();
        Assert.True(coded.Count < none.Count * 0.08, $"{coded.Count} of {none.Count} coded:\n" + string.Join('\n', coded.Select(c => $"{c.Text} | {string.Join("; ", c.Found)}")));
    }
}
