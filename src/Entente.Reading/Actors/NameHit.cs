using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>A stretch of tokens that names an actor of the gazetteer, or a person that the text introduces.</summary>
/// <param name="Sentence">The sentence's index.</param>
/// <param name="First">The first token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Name">The name under which the actor is listed.</param>
/// <param name="Kind">In which way the words stand for the actor; null for a person.</param>
/// <param name="Code">The code on the article's day; empty where none is known.</param>
/// <param name="Person">The person of the gazetteer, if it is one.</param>
internal sealed record NameHit(int Sentence, int First, int End, string Name, NameKind? Kind, string Code, Person? Person)
{
    internal bool IsPerson => Kind is null;
}
