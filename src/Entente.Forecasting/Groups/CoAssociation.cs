using System.Numerics;
using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// How surely two actors belong together: the share of many findings of communities that put them into the same one (the co-association of Fred and
/// Jain 2005: votes over findings, 0 to 1). The findings differ in resolution and in how far a tie that is often renewed counts for more than one that is not.
/// </summary>
/// <param name="entities">How many actors there are.</param>
/// <param name="seed">For the order in which actors are moved.</param>
/// <param name="parallel">How many threads; the findings are the same for any.</param>
internal sealed class CoAssociation(int entities, ulong seed, ParallelOptions parallel)
{
    /// <summary>How many findings there are.</summary>
    internal const int Findings = 16;
    private const int FirstStream = 411;
    private static readonly (double Power, double Resolution)[] Kinds =
        [(1, 1), (1, 2), (1, 4), (1, 8), (1, 16), (1, 32), (.5, 1), (.5, 2), (.5, 4), (.5, 8), (.5, 16), (.5, 32), (0, 2), (0, 4), (0, 8), (0, 16)];

    // The communities of each actor side by side, from 1; 0 for an actor without ties.
    private readonly int[] _community = new int[entities * Findings];

    /// <summary>Finds all communities anew.</summary>
    internal void Find(TieGraph ties)
    {
        var shared = Kinds.Select(k => k.Power).Distinct().ToDictionary(power => power, ties.Shared);
        Parallel.For(0, Findings, parallel, i =>
        {
            var found = ties.Find(shared[Kinds[i].Power], Kinds[i].Resolution, SeededRandom.ForBlock(seed, FirstStream + i));
            for (var e = 0; e < entities; e++)
                _community[(e * Findings) + i] = found[e];
        });
    }

    /// <summary>The share of findings in which two actors are together; 0 where one has no ties.</summary>
    internal float Of(int a, int b)
    {
        var x = Vector512.Create<int>(CommunitiesOf(a));
        var same = Vector512.Equals(x, Vector512.Create<int>(CommunitiesOf(b))) & Vector512.GreaterThan(x, Vector512<int>.Zero);
        return BitOperations.PopCount(same.ExtractMostSignificantBits()) * (1f / Findings);
    }

    private ReadOnlySpan<int> CommunitiesOf(int actor) => _community.AsSpan(actor * Findings, Findings);

    /// <summary>Some actors, each with a share of the whole, and how surely another belongs with them. To be cleared before communities are found anew.</summary>
    internal sealed class Company(CoAssociation association, int entities)
    {
        private readonly float[] _share = new float[Findings * (entities + 1)];
        private readonly List<int> _members = [];

        /// <summary>Adds an actor.</summary>
        internal void Add(int actor, float share)
        {
            _members.Add(actor);
            var of = association.CommunitiesOf(actor);
            for (var i = 0; i < Findings; i++)
                _share[(of[i] * Findings) + i] += share;
        }

        /// <summary>The mean of an actor's co-association with the members, weighted by their shares; times the shares' sum.</summary>
        internal float With(int actor)
        {
            var of = association.CommunitiesOf(actor);
            float sum = 0;
            for (var i = 0; i < Findings; i++)
                sum += of[i] == 0 ? 0 : _share[(of[i] * Findings) + i];
            return sum * (1f / Findings);
        }

        /// <summary>Removes all members.</summary>
        internal void Clear()
        {
            foreach (var member in _members)
            {
                var of = association.CommunitiesOf(member);
                for (var i = 0; i < Findings; i++)
                    _share[(of[i] * Findings) + i] = 0;
            }

            _members.Clear();
        }
    }
}
