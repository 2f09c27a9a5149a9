using System.Collections.Frozen;
using Entente.Reading.Syntax;

namespace Entente.Reading.Events;

/// <summary>Sentences of sport and fiction, where states beat, attack and invade each other without doing so.</summary>
internal static class Genre
{
    private static readonly FrozenSet<string> Sport = (
        "football soccer cricket rugby basketball baseball tennis hockey volleyball handball badminton golf semifinal semi-final quarterfinal quarter-final semifinals quarterfinals midfielder goalkeeper striker winger wicket wickets innings batsman bowler playoff playoffs qualifier qualifiers half-time halftime stoppage-time hat-trick equaliser equalizer offside grandmaster medallist medalist sprinter marathon grand-prix knockout").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Contest = (
        "match final finals cup championship championships championships tournament medal medals coach league team squad game games round goal goals score scored stadium friendly player players title trophy fans opener penalty pitch champions champion winner olympic olympics leg sets").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fiction = (
        "novel novels film films movie movies thriller sequel screenplay fiction drama comedy musical video-game videogame videogames fairy-tale fable legend myth scenario simulation tabletop poem opera episode trilogy sitcom cartoon comic author novelist screenwriter playwright").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    internal static bool IsPlay(ParsedSentence s)
    {
        var contest = 0;
        for (var i = 0; i < s.Count; i++)
        {
            var word = s.Lower[i];
            if (Sport.Contains(word))
                return true;
            if (Contest.Contains(word) && s.Tag(i) is "NOUN" or "PROPN" or "ADJ" or "VERB")
                contest++;
            if (IsScore(s, i))
                contest += 2;
            if (Fiction.Contains(word) && s.Tag(i) is "NOUN" && (s.IsLabel(i, "nsubj") || s.Head(i) < 0 || s.Case(i) is "in" || (i > 0 && s.Lower[i - 1] == "war")))
                return true;
            if (word is "game" or "exercise" && i > 0 && s.Lower[i - 1] is "war" or "board" or "video" or "computer" && s.Case(i) is "in")
                return true;
        }

        return contest >= 2 && s.Lemma.Any(l => l is "beat" or "win" or "lose" or "draw" or "defeat" or "play" or "meet" or "score" or "face" or "qualify" or "host" or "thrash" or "stun" or "edge" or "crush" or "rout" or "surprise" or "eliminate" or "attack" or "defend" or "rout");
    }

    /// <summary>"3-1".</summary>
    private static bool IsScore(ParsedSentence s, int i) =>
        i + 2 < s.Count && s.Token(i).Form.Length <= 2 && s.Token(i).Form.All(char.IsAsciiDigit) && s.Token(i + 1).Form is "-" or "–" && s.Token(i + 2).Form.Length <= 2 && s.Token(i + 2).Form.All(char.IsAsciiDigit);
}
