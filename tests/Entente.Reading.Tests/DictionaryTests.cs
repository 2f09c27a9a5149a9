using Entente.World;

namespace Entente.Reading.Tests;

/// <summary>Dictionaries in the notation of the TABARI family, with entries of our own.</summary>
public sealed class DictionaryTests
{
    private const string Actors = """
        NORTHLAND [NOR]
        +NORTHLANDER
        SOUTHLAND [SOU]
        EASTLAND [EAS]
        LORD_VEX ; a comment of the other kind
        	[NORGOV <20000101]
        	[NORREB 20000101 - 20091231]
        	[NORELI]
        """;

    private const string Agents = """
        !PERSON! = MAN, MEN
        MINISTER [~GOV]
        SOLDIER [~MIL]
        GUARDS!PERSON! [~COP]
        POLICE {} [~COP]
        """;

    private const string Verbs = """
        &COIN
        +CROWN
        +SILVER PENNY

        --- ATTACK [223] ---
        ATTACK
        - * WITH_&COIN [071]
        - NOT * [112]

        --- MEET [031:031] ---
        MEET {MET MEETS}
        - % HAVE * [032]

        --- WARN [160] ---
        WARN
        - * ^ ABOUT + [162]

        --- SHUN [191] ---
        SHUN
        CUT_OFF {+CUTS_OFF}
        """;

    private static readonly EventDictionaries Loaded = EventDictionaries.Parse([("a", Actors)], [("g", Agents)], [("v", Verbs)], [("d", "TYPHOON\n+FOOTBALL CUP")]);

    [Theory]
    [InlineData("Northland attacked Southland.", "NOR>SOU 223")]
    [InlineData("Soldiers from Northland attacked Southland and Eastland.", "NORMIL>SOU 223, NORMIL>EAS 223")]
    [InlineData("Southland was attacked by Northland.", "NOR>SOU 223")]
    [InlineData("Northland did not attack Southland.", "NOR>SOU 112")]
    [InlineData("Northland attacked with silver pennies the ministers of Southland.", "NOR>SOUGOV 071")]
    [InlineData("Northland met Southland.", "NOR>SOU 031, SOU>NOR 031")]
    [InlineData("Northland and Southland have met.", "NOR>SOU 032, SOU>NOR 032")]
    [InlineData("Northland warned its people about Southland.", "NOR>SOU 162")]
    [InlineData("Police in Southland attacked the soldiers.", "SOUCOP>---MIL 223")]
    [InlineData("The typhoon attacked Southland.", "")]
    public void Codes(string text, string events) => Assert.Equal(events, On(text, "2001-05-05"));

    [Theory]
    [InlineData("1999-05-05", "NORGOV>SOU 223")]
    [InlineData("2001-05-05", "NORREB>SOU 223")]
    [InlineData("2015-05-05", "NORELI>SOU 223")]
    public void Code_OfTheDay(string date, string events) => Assert.Equal(events, On("Lord Vex attacked Southland.", date));

    private static string On(string text, string date) =>
        string.Join(", ", SentenceCoder.Code(text, EdtfDate.Parse(date), Loaded).Select(e => $"{e.Source}>{e.Target} {e.Cameo}"));
}
