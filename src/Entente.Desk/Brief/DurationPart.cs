using Entente.Desk.Contracts.Brief;
using Entente.Desk.Duration;
using Entente.Reference.Pacts;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>How long: what <c>entente last</c>, with the same record, answers for the first question about duration that names a pair.</summary>
internal static class DurationPart
{
    internal static async Task<BriefDuration?> OfAsync(Case parsed, DateOnly asOf, string? record, ICollection<string> warnings, CancellationToken cancellation)
    {
        if (parsed.Questions.FirstOrDefault(q => q.Kind == QuestionKind.Duration && q.Dyad is not null)?.Dyad is not { } dyad)
            return null;
        try
        {
            var last = await new HowLongQuestion().AskAsync(new HowLongRequest(dyad.First, dyad.Second, asOf, Record: File.Exists(record) ? record : null), null, cancellation).ConfigureAwait(false);
            return new BriefDuration(last, Accounts(dyad));
        }
        catch (InputException e)
        {
            warnings.Add($"no outside view of {dyad}: {e.Message}");
            return null;
        }
    }

    private static List<BriefAccount> Accounts(Dyad dyad)
    {
        static string? Text(EdtfDate date) => date.IsUnknown ? null : date.ToString();
        var pair = PactSpells.Continuing(dyad);
        return [.. PactRegister.Load().Where(p => PactSpells.Continuing(p.Parties) == pair).Select(p => new BriefAccount(p.Id, p.Name, p.Signed.ToString(), Text(p.InForce), Text(p.FormalEnd), Text(p.EffectiveEnd),
            p.Obligations == Obligations.None ? "none of the five" : p.Obligations.ToString().ToLowerInvariant(), p.Authority, p.SourceText, p.Verified))];
    }
}
