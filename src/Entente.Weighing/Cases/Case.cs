using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A case as its files say it (docs/case-format.md). Nothing in it is computed.</summary>
public sealed record Case
{
    /// <summary>The case's id.</summary>
    public required string Id { get; init; }

    /// <summary>The title, where one is given.</summary>
    public string? Title { get; init; }

    /// <summary>The day from which the case is seen unless the caller names another.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the words of a mark mean.</summary>
    public Scale Scale { get; init; } = Scale.Default;

    /// <summary>The words for probabilities.</summary>
    public EstimativeWords Words { get; init; } = EstimativeWords.Icd203;

    /// <summary>What the letters and digits of a grade weigh.</summary>
    public GradeTable Grades { get; init; } = GradeTable.Default;

    /// <summary>Whether items that merely restate a hypothesis are counted.</summary>
    public bool Testimony { get; init; }

    /// <summary>Named dates at which the brief looks.</summary>
    public ImmutableArray<CaseView> Views { get; init; } = [];

    /// <summary>The articles that the evidence refers to.</summary>
    public ImmutableArray<CaseArticle> Articles { get; init; } = [];

    /// <summary>The groups of dependence.</summary>
    public ImmutableArray<DependenceGroup> Groups { get; init; } = [];

    /// <summary>The questions, in the order of the file.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>The evidence, in the order of the file; withdrawn items included.</summary>
    public ImmutableArray<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>The analysts' mark files, in ordinal order of their names.</summary>
    public ImmutableArray<MarkFile> Marks { get; init; } = [];

    /// <summary>The evidence not yet seen.</summary>
    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    /// <summary>The claims ledger.</summary>
    public ImmutableArray<LedgerEntry> Ledger { get; init; } = [];

    /// <summary>What came out.</summary>
    public ImmutableArray<Resolution> Resolutions { get; init; } = [];

    /// <summary>The case's own forecasts over time.</summary>
    public ImmutableArray<CaseForecast> Forecasts { get; init; } = [];

    /// <summary>The answers of the record when the case was last checked; empty where there is no <c>answers.lock.json</c>.</summary>
    public ImmutableArray<Answer> Lock { get; init; } = [];

    /// <summary>The comment lines at the head of each file, by path, without line ends.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Comments { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Every expression of the case that the desk has to answer, in the order of the files; withdrawn items left out.</summary>
    public ImmutableArray<CaseQuery> Queries => CaseQueries.Of(this);

    /// <summary>The question with this id; null where there is none.</summary>
    public Question? FindQuestion(string id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The item with this id; null where there is none.</summary>
    public EvidenceItem? FindEvidence(string id) => Evidence.FirstOrDefault(e => e.Id == id);
}

/// <summary>A named date at which the brief looks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Text">What it stands for.</param>
public sealed record CaseView(string Id, DateOnly AsOf, string? Text);

/// <summary>An article that the evidence refers to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Medium">Where it appeared.</param>
/// <param name="Published">When.</param>
/// <param name="Url">Its address.</param>
/// <param name="Hash">SHA-256 of its extracted text, hexadecimal, small letters.</param>
public sealed record CaseArticle(string Id, string? Author, string? Title, string? Medium, World.EdtfDate? Published, string? Url, string? Hash);

/// <summary>Items that share an origin or a mechanism.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rho">Dependence, 0 (independent) to 1 (the same information).</param>
/// <param name="Why">Why.</param>
public sealed record DependenceGroup(string Id, double Rho, string? Why);
