using System.Collections.Immutable;
using Entente.Reference.Pacts;
using Entente.World;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Reference.Tests.Pacts;

public sealed class PactTableProperties
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(1, 3);

    private static readonly StateCode[] States = [.. new[] { "CHN", "RUS", "SUN", "PRK", "USA", "FRA" }.Select(StateCode.Parse)];

    private static Gen<string> Word => Gen.Elements("treaty", "a, b", "he said \"no\"", "line\nbreak", "Björkö", "14 UNTS 3; p. 9", "x");

    private static Gen<Pact> OnePact =>
        from number in Gen.Choose(1, 100_000)
        from pair in Gen.Shuffle(States)
        from obligations in Gen.Choose(0, 31)
        from year in Gen.Choose(1815, 2018)
        from life in Gen.Choose(1, 60)
        from end in Gen.Elements(Enum.GetValues<EndKind>())
        from name in Word
        from source in Word
        from flags in Gen.Choose(0, 3)
        let over = end is EndKind.InForce or EndKind.Unstated ? EdtfDate.Unknown : EdtfDate.Year(year + life)
        select new Pact($"p{number}", name.Trim(), new Dyad(pair[0], pair[1]), (Obligations)obligations, (flags & 1) == 1, EdtfDate.Year(year), EdtfDate.Unknown, over, EdtfDate.Unknown, end,
            life % 2 == 0 ? [] : ["q1", "q2"], $"authority {flags}", source, (flags & 2) == 2)
        {
            TermYears = life % 4 == 0 ? null : life % 4 == 1 ? 0 : life % 4 == 2 ? double.PositiveInfinity : life / 4.0,
            RenewalYears = life % 3 == 0 ? life : null,
        };

    [Fact]
    public void Parse_OfWhatWasWritten_IsTheSame() =>
        Check.One(Fixed, Prop.ForAll(Gen.ListOf(OnePact).ToArbitrary(), rows =>
        {
            var distinct = rows.DistinctBy(p => (p.Id, p.Parties, p.Authority)).ToImmutableArray();
            var read = PactTable.Parse(PactTable.Write(distinct));
            return read.Length == distinct.Length && read.Zip(distinct).All(p => p.First with { Replaces = [] } == p.Second with { Replaces = [] } && p.First.Replaces.SequenceEqual(p.Second.Replaces));
        }));

    [Fact]
    public void Of_AnyTable_GivesOneSpellAnInstrumentAndPairAndNeverAnUnverifiedOne() =>
        Check.One(Fixed, Prop.ForAll(Gen.ListOf(OnePact).ToArbitrary(), rows =>
        {
            var table = rows.ToImmutableArray();
            var spells = PactSpells.Of(table, PactDating.ByEffect);
            return spells.Select(s => (s.Id, s.Parties)).Distinct().Count() == spells.Length
                && spells.All(s => table.Any(p => p.Id == s.Id && p.Verified) && (s.End is null || s.End >= s.Start));
        }));
}
