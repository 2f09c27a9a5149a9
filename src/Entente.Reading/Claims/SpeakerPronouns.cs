using Entente.Reading.Actors;
using Entente.Reading.Syntax;

namespace Entente.Reading.Claims;

/// <summary>Finds the person or body that a pronoun beside a verb of saying stands for; silent where two fit equally well.</summary>
internal sealed class SpeakerPronouns(ParsedSentence[] sentences, TextPersons persons, ActorList actors, List<FoundClaim> found)
{
    // Further back than this a pronoun is never left without a name between.
    private const int Reach = 4;

    /// <summary>The person whom "he" or "she" names.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="pronoun">The pronoun.</param>
    /// <param name="content">Tokens of what is said, whose names the speaker is none of.</param>
    internal string? Person(ParsedSentence s, int pronoun, HashSet<int> content)
    {
        if (persons.At(s.Text.Index, pronoun) is { } known)
            return known.Id;
        var sex = s.Lower[pronoun] is "he" or "him" or "his" ? Sex.Male : Sex.Female;
        var before = persons.In(s.Text.Index).Where(m => m.First < pronoun && !m.IsQuoted && !content.Contains(m.First) && Fits(m.Id, sex)).ToList();
        if (Choose(before) is { } here)
            return Bind(s, pronoun, here);
        if (before.Count > 0)
            return null;
        for (var i = s.Text.Index - 1; i >= 0 && s.Text.Index - i <= Reach; i--)
        {
            var speakers = found.Where(f => f.Sentence == i && f.Speaker is { } id && actors.IsPerson(id) && Fits(id, sex)).Select(f => f.Speaker!).Distinct().ToList();
            if (speakers.Count == 1)
                return Bind(s, pronoun, speakers[0]);
            var named = persons.In(i).Where(m => !m.IsQuoted && Fits(m.Id, sex)).ToList();
            if (Choose(named) is { } there)
                return Bind(s, pronoun, there);
            if (named.Count > 0 || speakers.Count > 1)
                return null;
            // "a spokesman said … he added": one man or woman without a name.
            var unnamed = found.Where(f => f.Sentence == i && f.Speaker is { } id && actors.IsOnePerson(id)).Select(f => f.Speaker!).Distinct().ToList();
            if (unnamed.Count == 1 && s.Text.Index - i <= 2)
                return Bind(s, pronoun, unnamed[0]);
        }

        return null;
    }

    /// <summary>The body that "it" or "they" names: the last speaker, if it is one, or the only body that is a subject in the sentence before.</summary>
    internal string? Body(ParsedSentence s, int pronoun)
    {
        for (var k = found.Count - 1; k >= 0 && s.Text.Index - found[k].Sentence <= 2; k--)
            if (found[k].Speaker is { } id && found[k].Sentence < s.Text.Index)
            {
                if (actors.IsPerson(id) || (s.Lower[pronoun] is "they") != actors.IsPlural(id))
                    return null;
                actors.AddMention(id, s.Text.Index, pronoun, pronoun + 1);
                return id;
            }

        return null;
    }

    private bool Fits(string id, Sex sex) => persons.SexOf(id) is var known && (known == Sex.Unknown || known == sex);

    /// <summary>The one subject among them; else the one person.</summary>
    private static string? Choose(List<PersonMention> mentions)
    {
        var subjects = mentions.Where(m => m.IsSubject).Select(m => m.Id).Distinct(StringComparer.Ordinal).ToList();
        if (subjects.Count == 1)
            return subjects[0];
        var all = mentions.Select(m => m.Id).Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private string Bind(ParsedSentence s, int pronoun, string id)
    {
        persons.Add(s, pronoun, id);
        actors.AddMention(id, s.Text.Index, pronoun, pronoun + 1);
        return id;
    }

    /// <summary>Binds the pronouns of a sentence's main subjects, so that those of later sentences find them.</summary>
    internal void Note(int sentence)
    {
        var s = sentences[sentence];
        for (var i = 0; i < s.Count; i++)
            if (s.Lower[i] is "he" or "she" && s.IsLabel(i, "nsubj") && s.Head(i) >= 0 && s.Head(s.Head(i)) < 0 && persons.At(sentence, i) is null)
                Person(s, i, []);
    }
}
