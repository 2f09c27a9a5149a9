using Entente.Desk.Cases;
using Entente.Desk.Checks;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests;

public sealed class AcceptProposalTests : IDisposable
{
    private readonly string _case = Path.Combine(Directory.CreateTempSubdirectory("entente").FullName, "case");

    public AcceptProposalTests()
    {
        var from = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_case, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_case)!, true);

    [Fact]
    public async Task Accept_Proposal_IsAQueryOfTheCaseAndOnlyThenAVerdict()
    {
        var before = await new CheckCase().AskAsync(new CheckRequest(_case, null, false), null, default);
        var proposal = before.Proposals.First(p => p.Needs is null);
        var accepted = await new AcceptProposal().AskAsync(new AcceptRequest(_case, proposal.Claim, null, null, null), null, default);
        Assert.True(accepted.Made);
        var after = await new CheckCase().AskAsync(new CheckRequest(_case, null, false), null, default);
        Assert.DoesNotContain(after.Proposals, p => p.Expression == proposal.Expression);
        Assert.Equal(proposal.Expression, after.Checks.Single(c => c.Id == accepted.Item).Expression);
        Assert.NotEqual("value", after.Checks.Single(c => c.Id == accepted.Item).Verdict);
        Assert.Equal(before.Checks.Count + 1, after.Checks.Count);
        Assert.False((await new LintCase().AskAsync(_case, null, default)).Refused);
    }

    [Fact]
    public async Task Accept_ForAnItem_ChangesItsBlockAlone()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(_case, "evidence.yaml"));
        var proposal = (await new CheckCase().AskAsync(new CheckRequest(_case, null, false), null, default)).Proposals[0];
        await new AcceptProposal().AskAsync(new AcceptRequest(_case, proposal.Claim, "E17", null, null), null, default);
        var lines = (await File.ReadAllTextAsync(Path.Combine(_case, "evidence.yaml"))).Split('\n');
        var added = Assert.Single(lines.Except(text.Split('\n')));
        Assert.Equal("  query: " + proposal.Expression, added);
        Assert.Equal(text.Split('\n'), lines.Where(l => l != added));
    }

    [Fact]
    public async Task Accept_UnknownIdOrItem_IsNamed()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => new AcceptProposal().AskAsync(new AcceptRequest(_case, "chang#999", null, null, null), null, default));
        Assert.Contains("chang#999", error.Message, StringComparison.Ordinal);
        var proposal = (await new LintCase().AskAsync(_case, null, default)).Proposals[0];
        await Assert.ThrowsAsync<InputException>(() => new AcceptProposal().AskAsync(new AcceptRequest(_case, proposal.Claim, "E999", null, null), null, default));
    }
}
