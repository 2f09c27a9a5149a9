namespace Entente.Structure.Signed;

/// <summary>A tie between two states, without direction.</summary>
/// <param name="A">The index of one state.</param>
/// <param name="B">The index of the other.</param>
/// <param name="Sign">+1 where it binds them, -1 where it sets them against each other.</param>
/// <param name="Weight">How strong it is, positive and finite.</param>
public readonly record struct SignedTie(int A, int B, int Sign, double Weight = 1);

/// <summary>A row of a table of ties, before it is checked.</summary>
/// <param name="A">One state.</param>
/// <param name="B">The other.</param>
/// <param name="Sign">Positive or negative; zero is refused.</param>
/// <param name="Weight">How strong the tie is.</param>
/// <param name="Line">The line of the file it stands in, first is 1; 0 where there is none.</param>
public readonly record struct SignedTieRow(string A, string B, double Sign, double Weight = 1, int Line = 0);
