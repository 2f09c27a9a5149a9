using System.Collections.Frozen;
using Entente.World;

namespace Entente.Reading.Text;

/// <summary>Tells English from other languages by the share of its commonest words.</summary>
internal static class EnglishTest
{
    private static readonly FrozenSet<string> Common = ("the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Articles, prepositions and auxiliaries of other languages in the Latin script. They count in lower case only: names carry them too (Van der Bellen, Los Angeles).
    private static readonly FrozenSet<string> Foreign = ("der das und nicht ist ein eine einen dem den des mit auf für sich von zu im wird wurde haben hat nach bei über werden dass oder auch sind noch aber les et du une est dans pour qui que sur avec ont pas plus par ne ses leur été cette ces aux leurs sont était mais où el los las y por con para una del se su sus más fue como pero lo ha han está estos entre también il di che per non sono della dei delle gli nel anche alla più ma è al o um uma não com os da dos das na ao mas são foi pela het een van op te dat niet aan voor zijn ook door naar maar heeft worden w z na się nie jest że przez od dla jak po oraz bir ve bu için ile olarak daha çok och att det som på är av till inte har från och på og er ikke til fra ble że și cu din pe este nu la mai sau în la").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <exception cref="InputException">The text is in another language.</exception>
    internal static void Require(string text, string name)
    {
        var (words, common, other, foreign, letters) = (0, 0, 0, 0, 0);
        var limit = Math.Min(text.Length, 20_000);
        var lookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();
        var others = Foreign.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[24];
        for (var i = 0; i < limit;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var s = i;
            while (i < limit && char.IsLetter(text[i]))
            {
                letters++;
                if (text[i] > 'ɏ')
                    foreign++;
                i++;
            }

            words++;
            if (i - s <= lower.Length)
            {
                text.AsSpan(s, i - s).ToLowerInvariant(lower);
                if (lookup.Contains(lower[..(i - s)]))
                    common++;
                else if (char.IsLower(text[s]) && others.Contains(lower[..(i - s)]))
                    other++;
            }
        }

        if (letters > 20 && foreign > letters / 3)
            throw new InputException("this is not in the Latin script; only English is read: translate it first", name);
        // English prose has 35 to 55 percent of these words; German, French, Spanish … under 8 (words such as "in", "me", "an").
        // A sentence or two are judged by what they have of either.
        if ((words >= 40 && common < words * 0.12) || (words >= 8 && other >= 3 && other > 2 * common && other > words * 0.2))
            throw new InputException("this does not read as English; only English is read: translate it first", name);
    }
}
