using System.Text.RegularExpressions;

namespace Entente.Reading.Articles;

/// <summary>Lines that are no part of an article's argument, by their words.</summary>
internal static partial class Furniture
{
    /// <summary>Invitations to read, share, subscribe; credits and copyright lines.</summary>
    internal static bool IsCallToAction(string line) => line.Length < 220 && CallToAction().IsMatch(line);

    /// <summary>A caption: a credit in brackets or after a stroke at the end.</summary>
    internal static bool IsCaption(string line) => line.Length < 400 && Credit().IsMatch(line);

    /// <summary>A statement that the views are the author's own, or the like.</summary>
    internal static bool IsDisclaimer(string line) => line.Length < 400 && Disclaimer().IsMatch(line);

    /// <summary>A postal address.</summary>
    internal static bool IsAddress(string line) => line.Length < 80 && Address().IsMatch(line);

    [GeneratedRegex(@"^\W*(read more|read also|read next|read the full|also read|see also|related|click here|subscribe|sign up|follow us|follow @|follow [A-Z]\w+ on|share this|share on|advertisement|advertising|sponsored|continue reading|story continues|watch:|watch more|photos?:|image:|photograph:|more from|more on this|recommended|download the|get our|get the latest|join our|like us|comments?$|print$|email$|\d+ comments?|copyright|©|all rights reserved|this article was originally|listen to this|skip to|newsletter|most read|trending|topics?:|tags?:|filed under|posted in|image source|image caption|media caption|view image|loading\.\.\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CallToAction();

    [GeneratedRegex(@"(\(|/|—|\bvia |Photo by |Photo: |Credit: )[^()]{0,60}(Getty Images|AFP|Reuters|REUTERS|AP Photo|Associated Press|EPA|Shutterstock|Alamy|The Epoch Times|Xinhua|Bloomberg)[^()]{0,30}\)?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^(the )?(views?|opinions?)( and opinions?)? (expressed|in this)|do not necessarily (reflect|represent)|are the (writer|author)[’']?s?[’']? own|^this article (first|originally) appeared|^editor[’']s note", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disclaimer();

    [GeneratedRegex(@"^(physical |mailing |postal )?address\b|^\d+ [\w .]+\b(st|street|ave|avenue|road|rd|blvd|lane|drive)\b\.?$|, [A-Z]{2} \d{5}(-\d{4})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
