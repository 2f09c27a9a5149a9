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

    private const string Second = """
        &PACT
        +TREATY
        +COVENANT

        --- RATIFY [080] ---
        RATIFY {RATIFIES RATIFIED RATIFYING}
        - * &PACT                     [031:031]
        - * &PACT                     [057]

        --- ATTACK [190] ---
        ATTACK
        KILL
        - * (WITH DRONES)             [195]
        - * {GRAIN SHIP}              [1951]
        - REBEL *                     [193]

        --- SAY [010] ---
        SAY {SAID SAYS SAYING}
        - * ATTACK                    [138]

        --- PRAISE [051] ---
        PRAISE
        - * TRADE                     [061]
        - * FROM +                    [0874]

        --- VISIT [042:043] ---
        VISIT

        --- AGREE [050] ---
        AGREE
        PLAN [030]
        WANT [030]

        --- LIFT [---] ---
        LIFT
        - * SANCTION                  [085]

        --- TRADE [060] ---
        COOPERATE
        DEEPEN

        --- ALLEGE [110] ---
        ALLEGE
        """;

    private const string Namesakes = """
        FRANCE [FRA]
        +FRENCH
        GERMANY [DEU]
        +GERMAN
        KING_ORM  ; the elder
        	[FRAGOV 19500101-19791231]
        	[FRAELI]
        KING_ORM  ; the younger
        	[FRAGOV 20000101-20191231]
        	[FRAELI]
        SENATE [EASGOVLEG]
        """;

    private static readonly EventDictionaries Loaded = EventDictionaries.Parse([("a", Actors)], [("g", Agents)], [("v", Verbs)], [("d", "TYPHOON\n+FOOTBALL CUP")]);

    private static readonly EventDictionaries Bracketed = EventDictionaries.Parse([("n", Namesakes)], [("g", Agents + "\nSENATE [~LEG]\n")], [("v", Second)], [("d", "YEARS AGO")]);

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

    [Theory]
    [InlineData("France ratified a covenant with Germany.", "FRA>DEU 057")] // what comes later in the file holds
    [InlineData("France attacked Germany with drones.", "FRA>DEU 195")]
    [InlineData("France attacked Germany after drones were seen.", "FRA>DEU 190")] // not the verb's own phrase
    [InlineData("France attacked a grain ship of Germany.", "FRA>DEU 1951")]
    [InlineData("France attacked a ship of Germany in the grain port.", "FRA>DEU 190")]
    [InlineData("France praised Germany for its trade.", "FRA>DEU 051")] // the head of a phrase without a preposition
    [InlineData("France praised the trade of Germany.", "FRA>DEU 061")]
    [InlineData("France praised the soldiers from Germany.", "FRA>DEUMIL 051")] // a preposition without brackets is no phrase
    [InlineData("France said that it attacked Germany.", "FRA>DEU 015")]
    [InlineData("Germany was attacked by a French rebel.", "FRA>DEU 193")] // who acts in a passive stands before the verb
    [InlineData("Ten soldiers of France were killed in Germany.", "DEU>FRAMIL 190")]
    [InlineData("France visited Germany.", "FRA>DEU 042, DEU>FRA 043")]
    [InlineData("France plans to visit Germany.", "FRA>DEU 042")]
    [InlineData("France wants Germany to cooperate.", "")]
    [InlineData("France agreed to lift the sanctions on Germany.", "FRA>DEU 085")]
    [InlineData("France and Germany cooperate.", "FRA>DEU 060, DEU>FRA 060")]
    [InlineData("France attacked yesterday.", "FRA>--- 190")]
    [InlineData("France alleged that Germany was aware of the plot.", "FRA>DEU 110")]
    [InlineData("France's Senate attacked Germany.", "FRALEG>DEU 190")] // a role behind an actor, not an actor of its own
    [InlineData("The Senate attacked Germany.", "EASGOVLEG>DEU 190")]
    [InlineData("France attacked the soldier-led Germany.", "FRA>DEU 190")]
    [InlineData("King Orm attacked Germany.", "FRAGOV>DEU 190")]
    [InlineData("France attacked Germany two years ago.", "FRA>DEU 190")]
    [InlineData("France attacked Germany two years ago and left.", "")]
    public void Codes_BracketsOfPetrarch2(string text, string events) => Assert.Equal(events, On(text, "2010-05-05", Bracketed));

    [Fact]
    public void Code_NamesakeAtAnotherTime_IsTheOneOfTheDay()
    {
        Assert.Equal("FRAGOV>DEU 190", On("King Orm attacked Germany.", "1975-01-01", Bracketed));
        Assert.Equal("FRAELI>DEU 190", On("King Orm attacked Germany.", "1990-01-01", Bracketed));
    }

    private static string On(string text, string date, EventDictionaries? dictionaries = null) =>
        string.Join(", ", SentenceCoder.Code(text, EdtfDate.Parse(date), dictionaries ?? Loaded).Select(e => $"{e.Source}>{e.Target} {e.Cameo}"));
}
