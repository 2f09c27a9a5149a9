namespace Entente.Reading.Actors;

/// <summary>Who a noun phrase names.</summary>
/// <param name="Code">State or organisation with roles, such as <c>RUSGOV</c>; a role alone, such as <c>REB</c>, where no state is named.</param>
/// <param name="First">The first token of the phrase's core.</param>
/// <param name="End">One past the last.</param>
/// <param name="Hit">The name in it that decides; null where common nouns alone do.</param>
/// <param name="IsPlace">Whether it names a place that does not speak for its state.</param>
/// <param name="Head">The token that heads the phrase.</param>
internal sealed record PhraseActor(string Code, int First, int End, NameHit? Hit, bool IsPlace, int Head)
{
    internal string State => Code.Length >= 3 ? Code[..3] : "";
}
