using Entente.Reading.Claims;
using Entente.Reading.Syntax;

namespace Entente.Reading.Actors;

/// <summary>A place where a person is named.</summary>
/// <param name="Sentence">The sentence's index.</param>
/// <param name="First">The first token of the name, titles aside.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Id">The actor's id.</param>
/// <param name="IsSubject">Whether the name heads the subject of a clause.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks.</param>
internal sealed record PersonMention(int Sentence, int First, int End, string Id, bool IsSubject, bool IsQuoted);

/// <summary>The persons that a text names: those of the gazetteer, and those it introduces by full name, title or occupation.</summary>
internal sealed class TextPersons
{
    private readonly PersonMention?[][] _at;
    private readonly List<PersonMention>[] _in;
    private readonly Dictionary<string, Sex> _sexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bySurname = new(StringComparer.Ordinal);
    private readonly Article _article;
    private readonly PhraseResolver[] _resolvers;
    private readonly List<Quoted> _quotes;
    private readonly ActorList _actors;

    internal TextPersons(Article article, ParsedSentence[] sentences, PhraseResolver[] resolvers, List<Quoted> quotes, ActorList actors)
    {
        (_article, _resolvers, _quotes, _actors) = (article, resolvers, quotes, actors);
        _at = new PersonMention?[sentences.Length][];
        _in = new List<PersonMention>[sentences.Length];
        for (var i = 0; i < sentences.Length; i++)
        {
            _at[i] = new PersonMention?[sentences[i].Count];
            _in[i] = [];
            Find(sentences[i]);
        }
    }

    internal PersonMention? At(int sentence, int token) => _at[sentence][token];

    internal IReadOnlyList<PersonMention> In(int sentence) => _in[sentence];

    internal Sex SexOf(string id) => _sexes.GetValueOrDefault(id);

    /// <summary>Adds a pronoun that stands for a person.</summary>
    internal void Add(ParsedSentence s, int pronoun, string id)
    {
        if (_at[s.Text.Index][pronoun] is not null)
            return;
        var mention = new PersonMention(s.Text.Index, pronoun, pronoun + 1, id, s.IsLabel(pronoun, "nsubj"), IsQuoted(s, pronoun));
        _at[s.Text.Index][pronoun] = mention;
        _in[s.Text.Index].Add(mention);
        if (s.Lower[pronoun] is "he" or "him" or "his" && SexOf(id) == Sex.Unknown)
            _sexes[id] = Sex.Male;
        else if (s.Lower[pronoun] is "she" or "her" && SexOf(id) == Sex.Unknown)
            _sexes[id] = Sex.Female;
    }

    private void Find(ParsedSentence s)
    {
        var resolver = _resolvers[s.Text.Index];
        for (var i = 0; i < s.Count;)
        {
            if (resolver.NameAt(i) is { IsPerson: true } hit)
            {
                Put(s, hit.First, hit.End, _actors.Add(hit), Title(s, hit.First), hit.Name);
                i = Math.Max(i + 1, hit.End);
                continue;
            }

            var end = Run(s, i);
            if (end == i)
            {
                i++;
                continue;
            }

            Decide(s, resolver, i, end);
            i = end;
        }
    }

    /// <summary>One past a run of capitalised words that may be one name.</summary>
    private int Run(ParsedSentence s, int first)
    {
        if (!IsNameWord(s, first) || PersonWords.Introduces(s.Lower[first]))
            return first;
        var end = first + 1;
        while (end < s.Count && end - first < 6)
        {
            if (_resolvers[s.Text.Index].NameAt(end) is { IsPerson: true })
                break;
            if (IsNameWord(s, end) && !(PersonWords.Introduces(s.Lower[end]) && !GivenNames.Contains(s.Token(end).Form) && end + 1 < s.Count && IsNameWord(s, end + 1)))
                end++;
            else if (end + 1 < s.Count && s.Token(end).Form == "-" && Touches(s, end) && IsNameWord(s, end + 1))
                end += 2;
            else if (end + 1 < s.Count && PersonWords.Joins(s.Lower[end]) && (IsNameWord(s, end + 1) || s.Token(end + 1).Form == "-"))
                end += 2;
            else
                break;
        }

        return Math.Min(end, s.Count);
    }

    private static bool Touches(ParsedSentence s, int mark) => s.Token(mark).Start == s.Token(mark - 1).End && mark + 1 < s.Count && s.Token(mark + 1).Start == s.Token(mark).End;

    private static bool IsNameWord(ParsedSentence s, int i)
    {
        var form = s.Token(i).Form;
        if (!char.IsUpper(form[0]) || form is "I")
            return false;
        if (form.Length == 2 && form[1] == '.')
            return true;
        if (form.Length > 3 && !form.Any(char.IsLower))
            return false;
        return s.Tag(i) is "PROPN" || GivenNames.Contains(form);
    }

    private void Decide(ParsedSentence s, PhraseResolver resolver, int first, int end)
    {
        var length = end - first;
        // A place or body of the gazetteer inside the run makes it none of a person, unless a given name stands before it ("Jack London").
        for (var i = first; i < end; i++)
            if (PersonWords.RulesOut(s.Lower[i]) || (resolver.NameAt(i) is not null && !(i > first && GivenNames.Contains(s.Token(first).Form) && resolver.NameAt(first) is null && length <= 3)))
                return;
        var titled = first > 0 && PersonWords.Introduces(s.Lower[first - 1]);
        var given = GivenNames.Contains(s.Token(first).Form);
        var name = _article.Text[s.Token(first).Start..s.Token(end - 1).End];
        var last = s.Token(end - 1).Form;
        if (length == 1)
        {
            if (_bySurname.TryGetValue(last, out var known))
                Put(s, first, end, known, Title(s, first), null);
            else if (titled && s.Lower[first - 1] is not ("star" or "head" or "chief" or "host" or "owner") && last.Length > 2)
                New(s, first, end, name, last);
            return;
        }

        if ((given && (length <= 4)) || (titled && length <= 4) || (Speaks(s, first, end) && length <= 4) || Apposed(s, first, end))
            New(s, first, end, name, last);
    }

    private void New(ParsedSentence s, int first, int end, string name, string last)
    {
        var id = _actors.AddPerson(s.Text.Index, first, end, name);
        _bySurname[last] = id;
        // "Nguyen Van Minh", "Min Aung Hlaing": the whole name again, or its first word where that is no given name.
        Put(s, first, end, id, Title(s, first), name);
    }

    private void Put(ParsedSentence s, int first, int end, string id, Sex title, string? name)
    {
        var index = s.Text.Index;
        var head = first;
        for (var i = first; i < end; i++)
            if (s.Head(i) < first || s.Head(i) >= end)
                head = i;
        var mention = new PersonMention(index, first, end, id, s.IsLabel(head, "nsubj"), IsQuoted(s, first));
        for (var i = first; i < end; i++)
            _at[index][i] ??= mention;
        _in[index].Add(mention);
        _actors.AddMention(id, index, first, end);
        if (SexOf(id) != Sex.Unknown)
            return;
        var sex = title != Sex.Unknown || name is null ? title : GivenNames.Of(name.Split(' ')[0]);
        if (sex != Sex.Unknown)
            _sexes[id] = sex;
    }

    private static Sex Title(ParsedSentence s, int first) => first > 0 ? GivenNames.OfTitle(s.Lower[first - 1]) : Sex.Unknown;

    private bool IsQuoted(ParsedSentence s, int token) => QuoteMarks.At(_quotes, s.Token(token).Start, s.Token(token).End) >= 0;

    /// <summary>Whether the run is the subject of a verb of saying, or has a clause with "who".</summary>
    private static bool Speaks(ParsedSentence s, int first, int end)
    {
        // "…, said X Y": a name behind a verb of saying that follows a mark.
        if (first > 1 && s.Tag(first - 1) == "VERB" && ReportingWords.IsSpeech(s.Lower[first - 1]) && s.Token(first - 2).Form is "," or "”" or "\"" or "''")
            return true;
        for (var i = first; i < end; i++)
        {
            if (s.Head(i) >= first && s.Head(i) < end)
                continue;
            if (s.Head(i) >= 0 && s.Label(i) == "nsubj" && s.Tag(s.Head(i)) == "VERB" && ReportingWords.IsSpeech(s.Lower[s.Head(i)]) && s.Child(i, "det") < 0)
                return true;
            foreach (var c in s.Children(i))
                if (s.Label(c) == "acl:relcl" && s.Children(c).Any(d => s.Lower[d] == "who"))
                    return true;
        }

        return false;
    }

    /// <summary>Whether a noun of office or occupation stands beside the run in commas.</summary>
    private static bool Apposed(ParsedSentence s, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (s.Head(i) is >= 0 and var head && (head < first || head >= end) && s.Label(i) is "appos" or "flat" && PersonWords.Introduces(s.Lower[head]))
                return true;
            foreach (var c in s.Children(i))
                if ((c < first || c >= end) && s.Label(c) == "appos" && PersonWords.Introduces(s.Lower[c]))
                    return true;
        }

        return false;
    }
}
