using Entente.Reading.Actors;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>An event as coded in one sentence.</summary>
/// <param name="Source">Who acts.</param>
/// <param name="Target">On whom.</param>
/// <param name="Cameo">The CAMEO code.</param>
/// <param name="Status">Whether it happened.</param>
/// <param name="Trigger">The token of the verb or noun that names the act.</param>
internal sealed record CodedEvent(PhraseActor Source, PhraseActor Target, string Cameo, EventStatus Status, int Trigger);
