using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

/// <summary>Two changed copies of a case and what both started from.</summary>
public sealed class CaseMergeTests
{
    private static readonly (string File, string Old, string New)[] Edits =
    [
        ("case.yaml", "title: \"A title: with a colon\"", "title: another"),
        ("case.yaml", "    ask: Who did it?", "    ask: Who was it?"),
        ("case.yaml", "        text: Durable", "        text: It lasts"),
        ("case.yaml", "  - {id: trade, rho: 0.5}\n", "  - {id: trade, rho: 0.4}\n"),
        ("case.yaml", "      text: something else\n", "      text: what nobody named\n"),
        ("evidence.yaml", "  text: trade rose", "  text: trade fell"),
        ("evidence.yaml", "    chain: [the treaty]", "    chain: [the treaty, a radio]"),
        ("evidence.yaml", "  withdrawn: misread\n", "  withdrawn: misread\n- id: E07\n  text: new\n  kind: fact\n"),
        ("marks/anna.yaml", "E04: {F: C,", "E04: {F: CC,"),
        ("marks/anna.yaml", "  E03: {F: +3 dB, D: 0 dB, M: \"normal(0.95, 0.05)\", A: \"uniform(0, 1)\"}\n", ""),
        ("indicators.yaml", "  cost: 2.5", "  cost: 3"),
        ("ledger.yaml", "  text: undated", "  # a remark\n  text: no date"),
        ("outcome.yaml", "on: 2030-01-01", "on: 2030-01-02"),
        ("forecasts.csv", "M,,0.125\n", "M,,0.125\n2024-09-02,anna,M,,0.2\n"),
    ];

    private static Dictionary<string, string> Edited(IEnumerable<int> edits)
    {
        var files = SampleCase.Files;
        foreach (var (file, old, replacement) in edits.Select(e => Edits[e]))
        {
            Assert.Contains(old, files[file], StringComparison.Ordinal);
            files[file] = files[file].Replace(old, replacement, StringComparison.Ordinal);
        }

        return files;
    }

    private static Dictionary<string, string> After(Dictionary<string, string> files, CaseMerge merge)
    {
        var after = new Dictionary<string, string>(files, StringComparer.Ordinal);
        foreach (var (path, text) in merge.Files)
            if (text is null)
                after.Remove(path);
            else
                after[path] = text;
        return after;
    }

    private static void Same(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, text) in expected)
            Assert.Equal(text, actual[path]);
    }

    /// <summary>Each edit is made by nobody, by us, by them, or by both: the merge has every edit, whoever made it, to the byte.</summary>
    [Fact]
    public void ChangesOfDifferentThings_AllStand() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(60),
        Prop.ForAll(Arb.From(Gen.Choose(0, 3).ArrayOf(Edits.Length)), who =>
        {
            IEnumerable<int> By(params int[] people) => Enumerable.Range(0, Edits.Length).Where(e => people.Contains(who[e]));
            var ours = Edited(By(1, 3));
            var merge = CaseMerge.Of(ours, Edited(By(2, 3)), SampleCase.Files);
            Assert.Empty(merge.Conflicts);
            Same(Edited(By(1, 2, 3)), After(ours, merge));
            Assert.NotNull(CaseReader.TryRead(After(ours, merge), out _));
        }));

    [Fact]
    public void Merge_WithWhatBothStartedFrom_ChangesNothing_AndWithNothingOfOurs_IsTheirs() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(1, 5).WithMaxTest(40),
        Prop.ForAll(Arb.From(Gen.Choose(0, 1).ArrayOf(Edits.Length)), who =>
        {
            var changed = Edited(Enumerable.Range(0, Edits.Length).Where(e => who[e] == 1));
            Assert.Empty(CaseMerge.Of(changed, SampleCase.Files, SampleCase.Files).Files);
            Assert.Empty(CaseMerge.Of(changed, changed).Files);
            Same(changed, After(SampleCase.Files, CaseMerge.Of(SampleCase.Files, changed, SampleCase.Files)));
        }));

    [Fact]
    public void ChangesOfTheSameThing_AreNamedByFileAndLine()
    {
        var ours = SampleCase.With("marks/anna.yaml", "E04: {F: C,", "E04: {F: CC,");
        var theirs = SampleCase.With("marks/anna.yaml", "E04: {F: C,", "E04: {F: II,");
        theirs["evidence.yaml"] = theirs["evidence.yaml"].Replace("  text: trade rose", "  text: trade fell", StringComparison.Ordinal);
        var merge = CaseMerge.Of(ours, theirs, SampleCase.Files);
        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal(("marks/anna.yaml", 9, 9, "E04"), (conflict.File, conflict.Ours, conflict.Theirs, conflict.What));
        Assert.Equal("marks/anna.yaml(9): E04: both changed it (there in line 9)", conflict.ToString());
        var preferred = CaseMerge.Of(ours, theirs, SampleCase.Files, MergePreference.Theirs);
        Same(theirs, After(ours, preferred));
        Assert.Contains("E04: {F: CC", After(ours, CaseMerge.Of(ours, theirs, SampleCase.Files, MergePreference.Ours))["marks/anna.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void RemovedHere_ChangedThere_IsAConflict()
    {
        var ours = SampleCase.With("marks/anna.yaml", "  E04: {F: C, D: N, M: C, A: I}\n", "");
        var theirs = SampleCase.With("marks/anna.yaml", "E04: {F: C,", "E04: {F: II,");
        var conflict = Assert.Single(CaseMerge.Of(ours, theirs, SampleCase.Files).Conflicts);
        Assert.Equal("marks/anna.yaml: E04: removed here, changed there (there in line 9)", conflict.ToString());
        Assert.Equal("changed here, removed there", Assert.Single(CaseMerge.Of(theirs, ours, SampleCase.Files).Conflicts).Why);
    }

    [Fact]
    public void WithoutABase_WhatOnlyOneHasWasAdded_AndWhatDiffersIsAConflict()
    {
        var theirs = SampleCase.With("evidence.yaml", "  withdrawn: misread\n", "  withdrawn: misread\n- id: E07\n  text: new\n  kind: fact\n");
        theirs["marks/ben.yaml"] = "marks:\n  E07: {F: C, D: N}\n";
        theirs["marks/anna.yaml"] = theirs["marks/anna.yaml"].Replace("  E06: {M/A: +4 dB}\n", "", StringComparison.Ordinal);
        var merge = CaseMerge.Of(SampleCase.Files, theirs);
        Assert.Empty(merge.Conflicts);
        Assert.Equal(["evidence.yaml(61): E07", "marks/ben.yaml"], merge.Taken);
        Assert.False(merge.Files.ContainsKey("marks/anna.yaml"));
        theirs["indicators.yaml"] = theirs["indicators.yaml"].Replace("cost: 2.5", "cost: 4", StringComparison.Ordinal);
        Assert.Equal("indicators.yaml(5): cost: both changed it (there in line 5)", Assert.Single(CaseMerge.Of(SampleCase.Files, theirs).Conflicts).ToString());
    }

    [Fact]
    public void MarkFileThatOneRemoved_Goes_AndOneThatWasChangedThere_IsAConflict()
    {
        var without = SampleCase.Files;
        without.Remove("marks/anna.yaml");
        var merge = CaseMerge.Of(SampleCase.Files, without, SampleCase.Files);
        Assert.Equal(("marks/anna.yaml", null), (merge.Files.Single().Key, merge.Files.Single().Value));
        var changed = SampleCase.With("marks/anna.yaml", "E04: {F: C,", "E04: {F: II,");
        Assert.Equal("the file", Assert.Single(CaseMerge.Of(changed, without, SampleCase.Files).Conflicts).What);
    }
}
