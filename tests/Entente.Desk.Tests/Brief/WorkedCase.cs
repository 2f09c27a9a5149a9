using Entente.Desk.Brief;
using Entente.Desk.Contracts.Brief;
using Entente.Testing;

namespace Entente.Desk.Tests.Brief;

/// <summary>The brief of the worked case, made once.</summary>
internal static class WorkedCase
{
    private static readonly Lazy<BriefDocument> Made = new(() => Make(null));

    internal static string Folder { get; } = Path.Combine(Checkout.Root, "examples", "moscow-beijing-pyongyang");

    internal static BriefDocument Brief => Made.Value;

    internal static BriefDocument Make(string? articles, DateOnly? asOf = null) =>
        new MakeBrief().AskAsync(new BriefRequest { Case = Folder, CaseAsGiven = "examples/moscow-beijing-pyongyang", Articles = articles, ArticlesAsGiven = articles is null ? null : "ORIGINALS", AsOf = asOf }, null, CancellationToken.None).GetAwaiter().GetResult().Document;
}
