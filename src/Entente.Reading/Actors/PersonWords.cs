using System.Collections.Frozen;

namespace Entente.Reading.Actors;

/// <summary>Words that stand before a person's name, and words that show that a name is none of a person.</summary>
internal static class PersonWords
{
    private static readonly FrozenSet<string> Before = Set(
        "mr. mrs. ms. mr mrs ms miss dr. dr sir dame lord lady prof. prof professor sen. sen rep. rep gov. gov gen. gen col. col lt. lt maj. capt. sgt. adm. rev. hon. judge justice senator congressman congresswoman representative governor president premier chancellor minister secretary ambassador general colonel captain marshal admiral lieutenant sergeant commander king queen prince princess emperor pope bishop archbishop cardinal ayatollah imam sheikh mullah rabbi father spokesman spokeswoman spokesperson director chairman chairwoman chair mayor deputy analyst economist historian lawyer attorney adviser advisor aide activist author journalist reporter columnist writer editor researcher scholar scientist sociologist engineer jurist nurse doctor physician expert founder co-founder leader strategist pollster candidate nominee officer executive manager owner consultant teacher farmer coach star actor actress singer critic diplomat envoy correspondent anchor host moderator commissioner prosecutor councilman councilwoman lawmaker whip speaker treasurer coordinator physicist biologist widow wife husband son daughter brother sister mother poet novelist filmmaker banker businessman businesswoman investor negotiator philosopher theologian veteran refugee survivor witness comrade chief head");

    private static readonly FrozenSet<string> NotPersons = Set(
        "university college institute foundation center centre party committee commission council department ministry agency bank group company corporation corp corp. inc inc. co co. ltd ltd. llc association union league times post journal news street avenue road boulevard county city state states river lake island islands mountain mountains airport hospital school church act bill law court prize award awards cup war wars day fund trust society alliance network press museum library hotel tower building house square fleet forces force army navy guard guards conference summit agreement treaty plan project program programme report review study poll survey security service services office bureau board federation organization organisation movement front brigade strategies research analytics partners associates americans republicans democrats administration campaign convention caucus agreement bay gulf sea ocean valley province region district university capital journal magazine herald tribune gazette daily radio television tv studios records pictures games olympics sunday monday tuesday wednesday thursday friday saturday january february march april june july august september october november december");

    private static readonly FrozenSet<string> Joining = Set("de da do dos del della di du van von der den ter ten bin ibn bint al el la le af y");

    /// <summary>Whether a lower-case word stands before persons' names: a title, an office, an occupation or a relation.</summary>
    internal static bool Introduces(string lower) => Before.Contains(lower);

    /// <summary>Whether a word in a name shows that the name is of a body, a place or a thing.</summary>
    internal static bool RulesOut(string lower) => NotPersons.Contains(lower);

    /// <summary>Whether a small word may stand inside a name ("von", "al").</summary>
    internal static bool Joins(string lower) => Joining.Contains(lower);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
