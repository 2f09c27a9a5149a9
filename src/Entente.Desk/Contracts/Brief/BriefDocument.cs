namespace Entente.Desk.Contracts.Brief;

/// <summary>The answer to <c>entente brief CASE</c>: everything that the page shows, so that page and JSON can never differ.</summary>
/// <remarks>Probabilities lie in 0 to 1; dates are EDTF; offsets are Unicode code points; null means that there is no number, and a text beside it says why.</remarks>
public sealed record BriefDocument
{
    /// <summary><c>entente/brief/1</c>.</summary>
    public string Schema { get; init; } = "entente/brief/1";

    /// <summary>The case's id.</summary>
    public required string Case { get; init; }

    /// <summary>The case's title.</summary>
    public required string Title { get; init; }

    /// <summary>The day from which the case is seen.</summary>
    public required string AsOf { get; init; }

    /// <summary>The seed of everything drawn.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Every file that was read, with its hash.</summary>
    public required IReadOnlyList<BriefInput> Inputs { get; init; }

    /// <summary>One answer per question.</summary>
    public required IReadOnlyList<BriefAnswer> Answers { get; init; }

    /// <summary>The questions with outcomes and hypotheses.</summary>
    public required IReadOnlyList<BriefQuestion> Questions { get; init; }

    /// <summary>The articles with the claims read in them.</summary>
    public required IReadOnlyList<BriefArticle> Articles { get; init; }

    /// <summary>Where two articles agree.</summary>
    public required IReadOnlyList<BriefPair> Agreements { get; init; }

    /// <summary>Where two articles clash.</summary>
    public required IReadOnlyList<BriefPair> Clashes { get; init; }

    /// <summary>How the evidence weighs; null where nobody has marked anything.</summary>
    public BriefWeighing? Weighing { get; init; }

    /// <summary>How long such relations lasted; null where no question is about duration.</summary>
    public BriefDuration? Duration { get; init; }

    /// <summary>The triangle of the three states that the case is most about; null where there are not three.</summary>
    public TriangleDocument? Structure { get; init; }

    /// <summary>The case's claims against the record; null where there is nothing to check.</summary>
    public ChecksDocument? Record { get; init; }

    /// <summary>Who depends on whom in trade, both ways; empty where the record says nothing about it.</summary>
    public IReadOnlyList<BriefLeverage> Leverage { get; init; } = [];

    /// <summary>What happens next: how often a month held such an event.</summary>
    public IReadOnlyList<BriefNext> Next { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<BriefMoment> Timeline { get; init; }

    /// <summary>What to look for next.</summary>
    public required IReadOnlyList<BriefIndicator> Indicators { get; init; }

    /// <summary>The authors' predictions, rewritten as dated forecasts.</summary>
    public required IReadOnlyList<BriefForecast> Ledger { get; init; }

    /// <summary>The case seen from other days.</summary>
    public required IReadOnlyList<BriefView> Views { get; init; }

    /// <summary>The works and tables that numbers came from.</summary>
    public required IReadOnlyList<BriefSource> Sources { get; init; }

    /// <summary>What this brief cannot say, in plain words.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>How to make it again.</summary>
    public required BriefRecipe Recipe { get; init; }
}

/// <summary>A file that was read.</summary>
/// <param name="Path">Relative to the case's folder, or its name alone where it lies elsewhere.</param>
/// <param name="Sha256">Hexadecimal.</param>
public sealed record BriefInput(string Path, string Sha256);

/// <summary>The one-line answer to a question.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Sentence">The answer in words.</param>
/// <param name="Probability">Of the headline outcome; null where nothing was weighed.</param>
/// <param name="Low">Lowest across analysts and comparison classes.</param>
/// <param name="High">Highest.</param>
/// <param name="Word">The ICD 203 word of the probability.</param>
public sealed record BriefAnswer(string Question, string Sentence, double? Probability, double? Low, double? High, string? Word)
{
    /// <summary>From base rate through evidence to the final number, in one line.</summary>
    public string Path { get; init; } = "";

    /// <summary>What stands against the answer.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>What would change it.</summary>
    public IReadOnlyList<string> WouldChange { get; init; } = [];
}

/// <summary>A question of the case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ask">Its text.</param>
/// <param name="Kind"><c>duration</c> or <c>explanation</c>.</param>
/// <param name="Outcomes">One row per outcome and date.</param>
/// <param name="Hypotheses">The rival explanations, the catch-all last.</param>
public sealed record BriefQuestion(string Id, string Ask, string Kind, IReadOnlyList<BriefOutcome> Outcomes, IReadOnlyList<BriefHypothesis> Hypotheses);

/// <summary>An outcome on a date: one probability, wherever it appears.</summary>
/// <param name="Id">The outcome's id.</param>
/// <param name="Text">What it is.</param>
/// <param name="Date">By when; null for an outcome without date.</param>
/// <param name="Base">The outside view; null where there is none.</param>
/// <param name="Final">After the evidence.</param>
/// <param name="Low">Lowest across analysts and classes.</param>
/// <param name="High">Highest across analysts and classes.</param>
public sealed record BriefOutcome(string Id, string Text, string? Date, double? Base, double? Final, double? Low, double? High)
{
    /// <summary>The kind of outcome: instrument, rupture, realignment, hypothesis, other.</summary>
    public string Type { get; init; } = "other";

    /// <summary>What decides it.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The ICD 203 word of the final probability.</summary>
    public string? Word { get; init; }

    /// <summary>Where the base rate comes from, or why there is none ("no outside view for rupture; n = 0").</summary>
    public string BaseNote { get; init; } = "";

    /// <summary>The outside view in each comparison class.</summary>
    public IReadOnlyList<BriefClassView> Classes { get; init; } = [];
}

/// <summary>What one comparison class says of an outcome.</summary>
/// <param name="Name">The class and its dating.</param>
/// <param name="N">How many cases were at risk.</param>
/// <param name="P">The probability; null where the class is empty.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record BriefClassView(string Name, int N, double? P, double? Low, double? High);

/// <summary>A hypothesis.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it says.</param>
/// <param name="HeldBy">Who holds it.</param>
/// <param name="Prior">Before the evidence; null for a candidate.</param>
/// <param name="Posterior">After; null where nothing was weighed.</param>
/// <param name="Low">Lowest posterior across analysts.</param>
/// <param name="High">Highest.</param>
/// <param name="Ach">Inconsistency score (Heuer 1999); null for the catch-all.</param>
public sealed record BriefHypothesis(string Id, string Text, IReadOnlyList<string> HeldBy, double? Prior, double? Posterior, double? Low, double? High, double? Ach)
{
    /// <summary>Where the prior comes from.</summary>
    public string PriorSource { get; init; } = "";

    /// <summary>Where a drafted candidate stands in its article.</summary>
    public string? Ref { get; init; }
}
