using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Tells facts, readings of facts and predictions apart by their words.</summary>
internal static partial class ClaimKinds
{
    internal static ClaimKind Of(string content)
    {
        if (Future().IsMatch(content) && !Conditional().IsMatch(content))
            return ClaimKind.Predictive;
        return Judgment().IsMatch(content) ? ClaimKind.Interpretive : ClaimKind.Factual;
    }

    [GeneratedRegex(@"\b(will|won[’']t|shall|going to|is likely to|are likely to|unlikely to|expects? to|sooner or later|eventual(ly)?|imminent|is bound to|in the (coming|next) (days|weeks|months|years))\b|[’']ll\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Future();

    [GeneratedRegex(@"\bwould have\b|\bhad (it|they|he|she) not\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b(should|must|may|might|could|would|seems?|appears?|apparently|perhaps|likely|leverage|wants?|wish(es)?|hopes?|fears?|believes?|thinks?|aims?|tries|trying|seek(s|ing)?|intends?|meant|means|signals?|shows?|suggests?|because|in order to|so that|real|really|true|clear|clearly|dangerous|serious|threat|important|significant|weak|strong|stronger|better|worse|best|worst|most|more .* than|less .* than|unprecedented|historic|good|bad|wrong|right|irresponsible|unacceptable|outrageous|cynical|classic|liability|successful|eager|unpredictable|benefits?|fully|far from|united|aligned|junior|senior|headache|not (that|particularly)|mistake|failure|success|victory|defeat|problem|challenge|opportunity|reason|cause|message|sense|feel(s|ing)?|like|as if|never|always)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Judgment();
}
