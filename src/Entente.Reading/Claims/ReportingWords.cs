using System.Collections.Frozen;

namespace Entente.Reading.Claims;

/// <summary>Verbs that report what somebody said, thought or wrote, by lemma, with all their forms.</summary>
internal static class ReportingWords
{
    private static readonly FrozenDictionary<string, string> Forms = Inflect(
        "say:said:says:saying tell:told:tells:telling write:wrote:writes:written:writing argue note state claim assert insist maintain contend suggest warn add explain observe remark comment point:pointed:points:pointing put:put:puts declare announce report reply:replied:replies respond answer ask concede acknowledge admit deny:denied:denies:denying allege predict:predicted:predicts caution stress emphasize:emphasized:emphasizes emphasise:emphasised:emphasises believe:believed:believes think:thought:thinks:thinking conclude indicate reveal disclose confirm estimate recall lament complain joke quip muse opine reckon assess judge:judged:judges describe call accuse denounce condemn criticize:criticized criticise:criticised praise hail dismiss reject urge demand vow pledge promise threaten tweet post:posted:posts testify:testified:testifies speculate surmise hope fear worry:worried:worries suspect know:knew:knows:known expect agree:agreed:agrees deem hint imply:implied:implies reiterate repeat underline underscore voice express proclaim retort counter:countered:counters charge:charged:charges boast affirm attest recount relate read:reads quote cite interpret view see:saw:sees:seen propose recommend decide:decided find:found:finds learn show:showed:shows:shown signal feel:felt:feels understand:understood:understands assume doubt deplore decry:decried:decries");

    /// <summary>Strong verbs of saying: a quotation beside them is theirs.</summary>
    private static readonly FrozenSet<string> Speech = (
        "say tell write argue note state claim assert insist maintain contend suggest warn add explain observe remark comment point put declare announce report reply respond answer ask concede acknowledge admit deny allege predict caution stress emphasize emphasise believe think conclude indicate reveal disclose confirm recall lament complain joke quip muse opine reckon tweet post testify speculate surmise reiterate repeat underline underscore proclaim retort counter boast affirm attest recount hint quote cite express voice describe call vow pledge promise threaten urge demand estimate").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    internal static string? Lemma(string lower) => Forms.GetValueOrDefault(lower);

    internal static bool IsSpeech(string lower) => Forms.TryGetValue(lower, out var lemma) && Speech.Contains(lemma);

    private static FrozenDictionary<string, string> Inflect(string text)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in text.Split(' '))
        {
            var parts = entry.Split(':');
            var lemma = parts[0];
            forms.TryAdd(lemma, lemma);
            foreach (var part in parts.Skip(1))
                forms.TryAdd(part, lemma);
            var e = lemma.EndsWith('e');
            var stem = e ? lemma[..^1] : lemma;
            var y = lemma.EndsWith('y') && !"aeo".Contains(lemma[^2]);
            forms.TryAdd(stem + "ing", lemma);
            if (parts.Length == 1 || parts.Length == 3)
            {
                forms.TryAdd(y ? lemma[..^1] + "ied" : stem + "ed", lemma);
                forms.TryAdd(y ? lemma[..^1] + "ies" : lemma.EndsWith("ss", StringComparison.Ordinal) ? lemma + "es" : lemma + "s", lemma);
            }
        }

        foreach (var (form, lemma) in new[] { ("admitted", "admit"), ("admitting", "admit"), ("quipped", "quip"), ("putting", "put"), ("quoth", "say") })
            forms[form] = lemma;
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
