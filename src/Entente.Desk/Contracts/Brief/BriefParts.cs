namespace Entente.Desk.Contracts.Brief;

/// <summary>An article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title; null where it names none.</param>
/// <param name="Author">Its author; null where it names none.</param>
/// <param name="Published">EDTF; null where it names no date.</param>
/// <param name="Text">The extracted text.</param>
/// <param name="Claims">What is claimed in it.</param>
public sealed record BriefArticle(string Id, string? Title, string? Author, string? Published, string Text, IReadOnlyList<BriefClaim> Claims)
{
    /// <summary>Where each sentence stands in the text.</summary>
    public IReadOnlyList<BriefSpan> Sentences { get; init; } = [];

    /// <summary>Whether the text is a paraphrase in the case-maker's words.</summary>
    public bool Paraphrase { get; init; }

    /// <summary>The author's own main sentences, by index.</summary>
    public IReadOnlyList<int> Thesis { get; init; } = [];

    /// <summary>Where it can be read.</summary>
    public string? Url { get; init; }

    /// <summary>SHA-256 of the file it was read from.</summary>
    public string Sha256 { get; init; } = "";
}

/// <summary>A stretch of a text, in code points.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
public sealed record BriefSpan(int Start, int End);

/// <summary>A claim that was read.</summary>
/// <param name="Id">Its id, unique in the brief.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Sentence">The sentence's index, first is 0.</param>
/// <param name="Speaker">Who said it; the author where nobody else is named.</param>
/// <param name="Affiliation">Whom the speaker stands for.</param>
/// <param name="Medium">Where it was said.</param>
/// <param name="Via">Who passed it on.</param>
/// <param name="Form">direct, indirect, mixed or thesis.</param>
/// <param name="Kind">factual, interpretive or predictive.</param>
/// <param name="Endorsement">endorses, reports or disputes.</param>
/// <param name="Text">What was said, as it stands.</param>
/// <param name="Content">Where it stands.</param>
public sealed record BriefClaim(string Id, string Article, int Sentence, string? Speaker, string? Affiliation, string? Medium, IReadOnlyList<string> Via, string Form, string Kind, string Endorsement, string Text, IReadOnlyList<BriefSpan> Content);

/// <summary>Claims of different articles about one matter.</summary>
/// <param name="Claims">The claims' ids.</param>
/// <param name="About">What they are about.</param>
public sealed record BriefPair(IReadOnlyList<string> Claims, string About);

/// <summary>A dated event.</summary>
/// <param name="Date">EDTF.</param>
/// <param name="Text">What happened.</param>
/// <param name="Ref">Where it stands: <c>articles/ID#SENTENCE</c>, <c>evidence/ID</c> or <c>pacts/ID</c>.</param>
public sealed record BriefMoment(string Date, string Text, string Ref);

/// <summary>Evidence not yet seen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What would be seen.</param>
/// <param name="Where">Where to look.</param>
/// <param name="By">Until when; null where no date is set.</param>
/// <param name="Bits">Expected information, by question.</param>
/// <param name="Seen">Posterior of each hypothesis if seen, by question.</param>
/// <param name="NotSeen">Posterior if not.</param>
public sealed record BriefIndicator(string Id, string Text, string? Where, string? By, IReadOnlyDictionary<string, double> Bits, IReadOnlyDictionary<string, double> Seen, IReadOnlyDictionary<string, double> NotSeen);

/// <summary>A prediction of an author, in our rewriting.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Speaker">Who predicted.</param>
/// <param name="Text">Our rewriting.</param>
/// <param name="By">Until when.</param>
/// <param name="Criterion">What decides it.</param>
/// <param name="Status">yes, no or unresolved.</param>
/// <param name="Source">Where the outcome is recorded; null while unresolved.</param>
/// <param name="Ref">The original sentence.</param>
public sealed record BriefForecast(string Id, string Speaker, string Text, string? By, string? Criterion, string Status, string? Source, string? Ref);

/// <summary>The case seen from another day.</summary>
/// <param name="Id">The view's id.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Text">What the view is.</param>
/// <param name="Hypotheses">The posterior of every hypothesis on that day.</param>
/// <param name="Added">The evidence that became known since the view before.</param>
public sealed record BriefView(string Id, string AsOf, string Text, IReadOnlyDictionary<string, double> Hypotheses, IReadOnlyList<string> Added);

/// <summary>A work or table that a number came from.</summary>
/// <param name="Id">A short id.</param>
/// <param name="Text">The citation.</param>
/// <param name="Url">Where it is; null where it has no address.</param>
public sealed record BriefSource(string Id, string Text, string? Url);

/// <summary>How to make the brief again.</summary>
/// <param name="Command">The command.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="Tables">The embedded tables and models with their hashes.</param>
public sealed record BriefRecipe(string Command, string Version, string Commit, IReadOnlyList<ResourceHash> Tables);

/// <summary>How often a month held at least one event of a class from one state to another.</summary>
/// <param name="Source">Who acts.</param>
/// <param name="Target">On whom.</param>
/// <param name="Class">The class of event.</param>
/// <param name="Base">The share of months with at least one.</param>
/// <param name="Low">Lower end of the exact 95 % interval (Clopper and Pearson 1934), months taken as independent.</param>
/// <param name="High">Upper end.</param>
/// <param name="Months">How many months were counted.</param>
/// <param name="Authority">Whose count.</param>
/// <param name="Coverage">The months, EDTF.</param>
public sealed record BriefNext(string Source, string Target, string Class, double Base, double Low, double High, int Months, string Authority, string Coverage)
{
    /// <summary>The forecast from single events, beside the base rate; null where there are too few.</summary>
    public BriefEventForecast? Forecast { get; init; }

    /// <summary>Why there is no forecast; null where there is one.</summary>
    public string? Note { get; init; }
}

/// <summary>A forecast from the record's single events.</summary>
/// <param name="Days">Within so many days from the brief's day.</param>
/// <param name="P">The probability of at least one event of the class.</param>
/// <param name="Lower">Lower end of an 80 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Baseline">The dyad's own frequency, which it must beat.</param>
/// <param name="Events">How many events between the two are known.</param>
/// <param name="Reasons">The dated events that led to it.</param>
public sealed record BriefEventForecast(int Days, double P, double? Lower, double? Upper, double? Baseline, int Events, IReadOnlyList<string> Reasons);

/// <summary>How two states depend on each other, by one authority; each number with the rows behind it.</summary>
/// <param name="A">One state.</param>
/// <param name="B">The other.</param>
/// <param name="Authority">Whose figures.</param>
/// <param name="OnB">The share of B in A's trade.</param>
/// <param name="OnA">The share of A in B's trade.</param>
/// <param name="Asymmetry">The first less the second: above 0 A depends more, and B gains leverage.</param>
/// <param name="ConcentrationA">The concentration of A's trade (Herfindahl-Hirschman, 0 to 1).</param>
/// <param name="ConcentrationB">The concentration of B's.</param>
/// <param name="ExitCostA">The part of B's share that A's next five partners, each doubled, could not replace.</param>
/// <param name="ExitCostB">The same for B.</param>
/// <param name="Leverage">Who has leverage over whom, in a line.</param>
public sealed record BriefLeverage(
    string A, string B, string Authority, BriefMeasured? OnB, BriefMeasured? OnA, BriefMeasured? Asymmetry, BriefMeasured? ConcentrationA, BriefMeasured? ConcentrationB,
    BriefMeasured? ExitCostA, BriefMeasured? ExitCostB, string Leverage);

/// <summary>One number of the record.</summary>
/// <param name="Value">The number.</param>
/// <param name="When">When, EDTF.</param>
/// <param name="Expression">The expression it is the value of.</param>
/// <param name="Rows">The rows behind it.</param>
public sealed record BriefMeasured(double Value, string When, string Expression, IReadOnlyList<RecordRow> Rows);
