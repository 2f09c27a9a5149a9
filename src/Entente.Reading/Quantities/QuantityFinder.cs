using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Quantities;

/// <summary>Finds numbers with their bound, unit and what they count.</summary>
internal static class QuantityFinder
{
    private static readonly FrozenDictionary<string, string> Units = Pairs(
        "percent percent|per-cent percent|% percent|percentage_points percentage point|pct percent|km km|kilometers km|kilometres km|kilometer km|kilometre km|miles mi|mile mi|mi mi|meters m|metres m|meter m|metre m|feet ft|foot ft|ft ft|inches in|inch in|cm cm|centimeters cm|mm mm|nautical_miles nmi|tons t|tonnes t|ton t|tonne t|metric_tons t|kg kg|kilograms kg|kilogram kg|kilos kg|pounds lb|lbs lb|lb lb|grams g|g g|ounces oz|liters l|litres l|barrels bbl|barrel bbl|gallons gal|hectares ha|acres acre|megawatts MW|gigawatts GW|kilowatts kW|MW MW|GW GW|kilotons kt|megatons Mt|degrees degree|mph mph|dollars USD|dollar USD|us_dollars USD|usd USD|eur EUR|gbp GBP|jpy JPY|cny CNY|rub RUB|inr INR|chf CHF|aud AUD|cad CAD|sek SEK|nok NOK|teaspoon tsp|teaspoons tsp|tablespoon tbsp|tablespoons tbsp|cups cup|cup cup|drachma dr|rad rad|radians rad|watts W|volts V|cents US cent|euros EUR|euro EUR|yuan CNY|renminbi CNY|rubles RUB|roubles RUB|ruble RUB|yen JPY|won KRW|rupees INR|francs CHF|pounds_sterling GBP|years_old year old|days day|day day|weeks week|week week|months month|month month|years year|year year|hours hour|hour hour|minutes minute|minute minute|seconds second|second second|decades decade|decade decade|centuries century|square_kilometers km2|square_miles mi2|sq_km km2");

    private static readonly FrozenDictionary<string, string> Signs = Pairs("$ USD|US$ USD|€ EUR|£ GBP|¥ JPY|₩ KRW|₹ INR|₽ RUB|A$ AUD|C$ CAD|HK$ HKD|USD USD|EUR EUR|GBP GBP|JPY JPY|CNY CNY|RUB RUB|INR INR|CHF CHF|AUD AUD|CAD CAD|SEK SEK|NOK NOK|PLN PLN");

    internal static ImmutableArray<QuantityInText> Find(Article article, IReadOnlyList<SentenceText> sentences, IReadOnlyList<TimeInText> times)
    {
        var found = ImmutableArray.CreateBuilder<QuantityInText>();
        var time = 0;
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Tokens;
            for (var i = 0; i < tokens.Length; i++)
            {
                var value = NumberWords.Read(tokens, i, out var length);
                if (char.IsAsciiDigit(tokens[i].Form[0]) && NumberFractions.Power(article.Text, tokens[i].Start, sentence.End, out var power, out var stop))
                {
                    length = 1;
                    while (i + length < tokens.Length && tokens[i + length].Start < stop)
                        length++;
                    value = i > 0 && tokens[i - 1].Form == "-" && NumberWords.Adjacent(tokens, i - 1) ? -power : power;
                }

                string? coin = null;
                if (length == 0 && Coin(tokens[i].Form, out value, out coin))
                    length = 1;
                if (length == 0)
                    continue;
                var span = article.Points.Span(tokens[i].Start, tokens[i + length - 1].End);
                while (time < times.Count && times[time].Span.End <= span.Start)
                    time++;
                var inDate = time < times.Count && times[time].Kind is not TimeKind.Duration && times[time].Span.Overlaps(span);
                if (!inDate && Build(article, tokens, i, length, value, coin) is { } quantity)
                {
                    found.Add(quantity.Quantity);
                    i = quantity.End - 1;
                    continue;
                }

                i += length - 1;
            }
        }

        return found.ToImmutable();
    }

    private static (QuantityInText Quantity, int End)? Build(Article article, Token[] tokens, int at, int length, double value, string? coin)
    {
        var (first, end) = (at, at + length);
        if (IsName(tokens, at, length))
            return null;
        var unit = coin;
        if (at > 0 && Signs.TryGetValue(tokens[at - 1].Form, out var sign))
        {
            (unit, first) = (sign, at - 1);
            if (first > 0 && tokens[first - 1].Form is "US" && NumberWords.Adjacent(tokens, first - 1))
                first--;
        }

        double? upper = null;
        if (Range(tokens, end, out var rangeEnd, out var high) && high > value)
            (upper, end) = (high, rangeEnd);
        unit = Unit(tokens, ref end) is { } after ? (unit is "USD" && after == "USD" ? unit : unit ?? after) : unit;
        if (unit is not null && Coins.Contains(unit) && end < tokens.Length && NumberWords.Scale(tokens[end].Form) is >= 1000 and var scale)
        {
            value *= scale;
            end++;
        }

        value = Rest(tokens, unit, value, ref end);
        var bound = BoundBefore(tokens, ref first);
        if (bound is Bound.Exact && end < tokens.Length)
            bound = BoundAfter(tokens, ref end);
        var of = unit is null or "percent" or "t" or "bbl" ? Of(tokens, end, unit) : null;
        var span = article.Points.Span(tokens[first].Start, tokens[end - 1].End);
        return (new QuantityInText(span, article.Text[tokens[first].Start..tokens[end - 1].End], new Quantity(value, upper, unit ?? "1", bound, of)), end);
    }

    /// <summary>Numbers that are part of a name: "KN-23", "G-7", "Article 5", "Resolution 1718", a lone "one" as a pronoun.</summary>
    private static bool IsName(Token[] tokens, int at, int length)
    {
        if (at > 0 && length == 1)
        {
            var before = tokens[at - 1].Form;
            if (before is "-" or "–" && at > 1 && NumberWords.Adjacent(tokens, at - 2) && NumberWords.Adjacent(tokens, at - 1) && char.IsLetter(tokens[at - 2].Form[0]) && !char.IsAsciiDigit(tokens[at - 2].Form[0]))
                return true;
            if (before is "Article" or "Resolution" or "resolution" or "Section" or "No." or "Chapter" or "Group" or "Flight" or "Room" or "Division" or "article" or "#")
                return true;
        }

        var form = NumberWords.Lower(tokens[at].Form);
        return length == 1 && form is "one" && !(at + 1 < tokens.Length && (NumberWords.Lower(tokens[at + 1].Form) is var next && (Units.ContainsKey(next) || (next == "-" && at + 2 < tokens.Length && Units.ContainsKey(NumberWords.Lower(tokens[at + 2].Form))) || next is "person" or "soldier" or "country" or "state" or "man" or "woman" or "child" or "missile")));
    }

    private static bool Range(Token[] tokens, int end, out int rangeEnd, out double high)
    {
        (rangeEnd, high) = (end, 0);
        if (end + 1 >= tokens.Length || !(tokens[end].Form is "-" or "–" or "to" or "—"))
            return false;
        high = NumberWords.Read(tokens, end + 1, out var n);
        rangeEnd = end + 1 + n;
        return n > 0;
    }

    private static string? Unit(Token[] tokens, ref int end)
    {
        if (end >= tokens.Length)
            return null;
        var at = end;
        if (tokens[at].Form == "-" && at + 1 < tokens.Length)
            at++;
        var form = NumberWords.Lower(tokens[at].Form);
        if (form == "per" && at + 1 < tokens.Length && NumberWords.Lower(tokens[at + 1].Form) == "cent")
        {
            end = at + 2;
            return "percent";
        }

        if (at + 1 < tokens.Length && Units.TryGetValue($"{form}_{NumberWords.Lower(tokens[at + 1].Form)}", out var two))
        {
            end = at + 2;
            return two;
        }

        if (form is "u.s." or "us" && at + 1 < tokens.Length && NumberWords.Lower(tokens[at + 1].Form) is "dollars" or "dollar")
        {
            end = at + 2;
            return "USD";
        }

        if (!Units.TryGetValue(form, out var unit))
            return null;
        end = at + 1;
        if (unit is "year" or "month" && at + 2 < tokens.Length && tokens[at + 1].Form == "-" && NumberWords.Lower(tokens[at + 2].Form) == "old")
        {
            end = at + 3;
            return $"{unit} old";
        }

        return unit;
    }

    private static readonly FrozenSet<string> Coins = "USD EUR GBP JPY CNY RUB INR CHF AUD CAD HKD KRW NZD SEK NOK DKK PLN CZK TRY BRL MXN ZAR SAR AED ILS UAH".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A code of a currency and its amount in one: "USD115", "115USD", "120 MEUR" without its blank.</summary>
    private static bool Coin(string form, out double value, out string? coin)
    {
        (value, coin) = (0, null);
        if (form.Length is < 4 or > 20 || !form.Any(char.IsAsciiDigit))
            return false;
        if (Coins.Contains(form[..3]) && NumberWords.TryDigits(form[3..], out value))
            coin = form[..3];
        else if (Coins.Contains(form[^3..]) && NumberWords.TryDigits(form[..^3], out value))
            coin = form[^3..];
        return coin is not null;
    }

    /// <summary>The smaller unit behind the larger: "5 feet 2 inches", "thirteen dollars and forty-five cents", "15 dollars 50".</summary>
    private static double Rest(Token[] tokens, string? unit, double value, ref int end)
    {
        if (unit is not ("ft" or "USD" or "EUR" or "GBP" or "AUD" or "CAD") || end >= tokens.Length || value != Math.Floor(value))
            return value;
        var at = NumberWords.Lower(tokens[end].Form) == "and" ? end + 1 : end;
        if (at >= tokens.Length || NumberWords.Read(tokens, at, out var n) is not (>= 0 and < 100 and var small) || n == 0 || small != Math.Floor(small))
            return value;
        var next = at + n < tokens.Length ? NumberWords.Lower(tokens[at + n].Form) : "";
        if (unit == "ft" && next is "in" or "inch" or "inches" && small < 12)
        {
            end = at + n + 1;
            return value + (small / 12);
        }

        if (unit == "ft" || !(next is "cents" or "cent" or "pence" || (at == end && small >= 10 && (next.Length == 0 || next is "." or "," or "more"))))
            return value;
        end = next is "cents" or "cent" or "pence" ? at + n + 1 : at + n;
        return value + (small / 100);
    }

    private static Bound BoundBefore(Token[] tokens, ref int first)
    {
        var one = first > 0 ? NumberWords.Lower(tokens[first - 1].Form) : "";
        var two = first > 1 ? $"{NumberWords.Lower(tokens[first - 2].Form)} {one}" : "";
        switch (two)
        {
            case "more than" or "at least" or "greater than" or "no fewer" or "as many" or "upwards of" or "upward of" or "not less" or "in excess":
                first -= 2;
                return Bound.AtLeast;
            case "less than" or "fewer than" or "at most" or "up to" or "as few" or "no more":
                first -= 2;
                return Bound.AtMost;
            case "more or" or "close to":
                first -= 2;
                return Bound.About;
        }

        if (two.EndsWith(" than", StringComparison.Ordinal) && first > 2 && NumberWords.Lower(tokens[first - 3].Form) == "no")
        {
            var most = two is "more than";
            first -= 3;
            return most ? Bound.AtMost : Bound.AtLeast;
        }

        if (one is "over" or "exceeding" or "above" or "minimum")
        {
            first--;
            return Bound.AtLeast;
        }

        if (one is "under" or "below" or "maximum")
        {
            first--;
            return Bound.AtMost;
        }

        if (one is "about" or "around" or "roughly" or "approximately" or "some" or "nearly" or "almost" or "estimated" or "circa" or "~" or "perhaps" or "probably")
        {
            first--;
            return Bound.About;
        }

        return Bound.Exact;
    }

    private static Bound BoundAfter(Token[] tokens, ref int end)
    {
        var form = NumberWords.Lower(tokens[end].Form);
        var next = end + 1 < tokens.Length ? NumberWords.Lower(tokens[end + 1].Form) : "";
        if (form == "or" && next is "more" or "fewer" or "less" or "so")
        {
            end += 2;
            return next is "more" ? Bound.AtLeast : next is "so" ? Bound.About : Bound.AtMost;
        }

        if (form == "+")
        {
            end++;
            return Bound.AtLeast;
        }

        return Bound.Exact;
    }

    /// <summary>The noun that is counted: up to four words after the number, or after "of" for a share.</summary>
    private static string? Of(Token[] tokens, int end, string? unit)
    {
        var i = end;
        if (i < tokens.Length && NumberWords.Lower(tokens[i].Form) == "of")
            i++;
        else if (unit is not null)
            return null;
        var words = new List<string>();
        while (i < tokens.Length && words.Count < 5 && IsNounish(tokens[i].Form, words.Count))
            words.Add(tokens[i++].Form);
        while (words.Count > 0 && NumberWords.Lower(words[^1]) is "the" or "a" or "an" or "its" or "their" or "his" or "new" or "other" or "more" or "'s" or "’s")
            words.RemoveAt(words.Count - 1);
        return words.Count == 0 ? null : string.Join(' ', words).Replace(" ’s", "’s", StringComparison.Ordinal).Replace(" 's", "'s", StringComparison.Ordinal);
    }

    private static readonly FrozenSet<string> Stops = (
        "to in on at by for from with and or but that which who whom whose is are was were be been has have had will would can could may might as than over under into during after before since until of if when while so not no he she it they we i you this these those there then out up down off about against between across near killed said told according per ago later earlier").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool IsNounish(string form, int position)
    {
        if (!char.IsLetter(form[0]) && form is not ("'s" or "’s" or "-"))
            return false;
        var lower = NumberWords.Lower(form);
        return !Stops.Contains(lower) && (position > 0 || form is not ("'s" or "’s" or "-"));
    }

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split('|').Select(p => (p[..p.IndexOf(' ', StringComparison.Ordinal)], p[(p.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
}
