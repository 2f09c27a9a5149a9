namespace Entente.Weighing;

/// <summary>The grounded labelling of an argument graph: nothing is accepted or rejected but what follows from the assumptions.</summary>
public sealed class ArgumentLabelling
{
    private readonly ArgumentGraph _graph;
    private readonly Dictionary<string, ArgumentLabel> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArgumentIssue> _issueOf = new(StringComparer.Ordinal);
    private readonly ILookup<string, BalancedArgument> _for;

    private ArgumentLabelling(ArgumentGraph graph)
    {
        _graph = graph;
        _for = graph.Arguments.ToLookup(a => a.Conclusion, StringComparer.Ordinal);
        foreach (var issue in graph.Issues)
            foreach (var position in issue.Positions)
                _issueOf.TryAdd(position, issue);
    }

    /// <summary>The label of a statement; <see cref="ArgumentLabel.Undecided"/> for one that the graph does not have.</summary>
    public ArgumentLabel this[string statement] => _labels.GetValueOrDefault(statement);

    /// <summary>Labels the graph. A statement is decided once; a round that decides none ends it.</summary>
    public static ArgumentLabelling Of(ArgumentGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var labelling = new ArgumentLabelling(graph);
        labelling.Start();
        while (labelling.Round())
        {
        }

        return labelling;
    }

    /// <summary>The weight of an argument, 0 to 1; 0 while a premise or its undercutter is undecided.</summary>
    public double Weight(BalancedArgument argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return Applicable(argument) ? argument.Weighing.Weight(argument, this) : 0;
    }

    /// <summary>Every argument for a position of the same issue, its own included; where there is no issue, those for its own conclusion.</summary>
    internal IEnumerable<BalancedArgument> Rivals(BalancedArgument argument) =>
        _issueOf.TryGetValue(argument.Conclusion, out var issue) ? issue.Positions.SelectMany(p => _for[p]) : _for[argument.Conclusion];

    /// <summary>The position that won the statement's issue, or the statement itself if it is accepted and not at issue; null for none.</summary>
    internal string? AcceptedPosition(string statement) =>
        _issueOf.TryGetValue(statement, out var issue) ? issue.Positions.FirstOrDefault(p => this[p] == ArgumentLabel.In) : this[statement] == ArgumentLabel.In ? statement : null;

    private void Start()
    {
        foreach (var s in _graph.Statements)
            if (_graph.Assumptions.Contains(s.Id))
                _labels[s.Id] = ArgumentLabel.In;
            else if (!_for[s.Id].Any())
                _labels[s.Id] = ArgumentLabel.Out;
        foreach (var issue in _graph.Issues.Where(i => i.Positions.Any(p => this[p] == ArgumentLabel.In)))
            foreach (var position in issue.Positions)
                _labels.TryAdd(position, ArgumentLabel.Out);
    }

    private bool Round()
    {
        var changed = false;
        foreach (var s in _graph.Statements)
        {
            if (_labels.ContainsKey(s.Id))
                continue;
            if (_issueOf.TryGetValue(s.Id, out var issue))
            {
                if (issue.Positions.SelectMany(p => _for[p]).All(Settled))
                {
                    Resolve(issue);
                    changed = true;
                }
            }
            else if (_for[s.Id].Any(a => Weight(a) > 0))
            {
                _labels[s.Id] = ArgumentLabel.In;
                changed = true;
            }
            else if (_for[s.Id].All(Settled))
            {
                _labels[s.Id] = ArgumentLabel.Out;
                changed = true;
            }
        }

        return changed;
    }

    private void Resolve(ArgumentIssue issue)
    {
        var weights = issue.Positions.ToDictionary(p => p, p => _for[p].Select(Weight).DefaultIfEmpty(0).Max(), StringComparer.Ordinal);
        var winner = issue.Positions.FirstOrDefault(p => weights[p] > 0 && issue.Positions.All(o => o == p || Outweighs(issue.Standard, weights[p], weights[o])));
        foreach (var position in issue.Positions)
            _labels.TryAdd(position, position == winner ? ArgumentLabel.In : ArgumentLabel.Out);
    }

    private static bool Outweighs(ProofStandard standard, double weight, double rival) => standard switch
    {
        ProofStandard.ClearAndConvincing => weight - rival > 0.5,
        ProofStandard.BeyondReasonableDoubt => weight - rival > 0.5 && rival < 0.3,
        _ => weight > rival,
    };

    /// <summary>Its weight will not change any more: it is undercut, or everything that it rests on is decided.</summary>
    private bool Settled(BalancedArgument argument) => (argument.Undercutter is { } u && this[u] == ArgumentLabel.In) || Applicable(argument);

    private bool Applicable(BalancedArgument argument) =>
        (argument.Undercutter is null || this[argument.Undercutter] == ArgumentLabel.Out) && argument.Premises.All(p => this[p.Statement] != ArgumentLabel.Undecided);
}
