using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Reads an argument graph.</summary>
internal sealed class ArgumentYaml(CaseErrors errors)
{
    private readonly List<ArgumentStatement> _statements = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assumed = new(StringComparer.Ordinal);
    private readonly ArgumentWeighingYaml _weighings = new(errors);

    internal ArgumentFile? Read(MapReader root)
    {
        foreach (var entry in root.Entries("statements"))
            Statement(entry);
        foreach (var text in root.Texts("assumptions"))
            Assume(Canonical(text));
        _weighings.ReadNamed(root.Entries("weighing_functions"));
        var schemes = root.List("argument_schemes").Select(Scheme).ToImmutableArray();
        var properties = schemes.ToDictionary(s => s.Id, s => s, StringComparer.Ordinal);
        var arguments = root.Entries("arguments").Select(e => Argument(e, properties)).ToList();
        var issues = root.Entries("issues").Select(Issue).ToList();
        var made = ArgumentSchemes.Apply(schemes, _assumed.Select(Formula.Parse));
        if (made is null)
            errors.Add(root.PlaceOf("argument_schemes"), $"the schemes make more than {ArgumentSchemes.Most} arguments; a scheme whose conclusion is longer than its premises never ends");
        foreach (var argument in made ?? [])
        {
            foreach (var s in argument.Premises.Select(p => p.Statement).Append(argument.Conclusion).Concat(argument.Undercutter is { } u ? [u] : []))
                Know(s);
            arguments.Add(argument);
        }

        foreach (var entry in root.Entries("issue_schemes"))
            issues.AddRange(Made(entry, issues));
        var expected = Tests(root.Node("tests"), root.At);
        return errors.Any ? null : new(new([.. _statements], [.. arguments], [.. issues], [.. _assumed]), expected);
    }

    private void Statement(YamlEntry entry)
    {
        var id = Canonical(entry.Key.Text);
        if (entry.Value is YamlScalar text)
        {
            Know(id, text.IsEmpty ? id : text.Text);
            return;
        }

        var map = MapReader.Of(entry.Value, entry.Key.At, "a text, or 'text:' and 'assumed:'", errors);
        Know(id, map.Text("text") ?? id);
        if (map.Flag("assumed"))
            Assume(id);
    }

    private BalancedArgument Argument(YamlEntry entry, Dictionary<string, ArgumentScheme> schemes)
    {
        var map = MapReader.Of(entry.Value, entry.Key.At, "'conclusion:' and 'premises:'", errors);
        var conclusion = Canonical(map.Text("conclusion", required: true) ?? "?");
        var undercutter = map.Text("undercutter") is { } u ? Canonical(u) : null;
        var premises = Premises(map);
        foreach (var s in premises.Select(p => p.Statement).Append(conclusion).Concat(undercutter is null ? [] : [undercutter]))
            Know(s);
        var scheme = map.Text("scheme");
        var known = scheme is not null && schemes.TryGetValue(scheme, out var found) ? found : null;
        var weighing = known?.Weighing ?? (scheme is null ? ArgumentWeighing.Linked : ArgumentWeighing.Find(scheme));
        if (weighing is null)
            errors.Add(map.PlaceOf("scheme"), $"there is no scheme '{scheme}'; linked, convergent, cumulative, factorized or an id of argument_schemes was expected");
        return new(entry.Key.Text, conclusion, premises, undercutter, weighing ?? ArgumentWeighing.Linked, known?.Properties ?? ImmutableDictionary<string, string>.Empty);
    }

    private ImmutableArray<ArgumentPremise> Premises(MapReader map) => map.Node("premises") switch
    {
        YamlMap roles => [.. roles.Entries.Select(e => new ArgumentPremise(e.Key.Text, Canonical(e.Value is YamlScalar s ? s.Text : "?")))],
        _ => [.. map.Texts("premises").Select(p => new ArgumentPremise(Formula.Parse(p).Name, Canonical(p)))],
    };

    private ArgumentScheme Scheme(YamlNode node)
    {
        var map = MapReader.Of(node, node.At, "'id:', 'premises:' and 'conclusions:'", errors);
        var id = map.Text("id", required: true) ?? "?";
        ImmutableArray<(string, Formula)> premises = [.. Premises(map).Select(p => (p.Role, Formula.Parse(p.Statement)))];
        var about = map.Node("meta") is YamlMap meta ? meta.Entries.Where(e => e.Value is YamlScalar).ToImmutableDictionary(e => e.Key.Text, e => ((YamlScalar)e.Value).Text, StringComparer.Ordinal) : ImmutableDictionary<string, string>.Empty;
        ImmutableArray<Formula> conclusions = [.. map.Texts("conclusions").Select(Formula.Parse)];
        foreach (var free in conclusions.SelectMany(Variables).Except(premises.SelectMany(p => Variables(p.Item2)), StringComparer.Ordinal).Take(premises.IsEmpty ? 0 : 1))
            errors.Add(map.PlaceOf("conclusions"), $"the variable {free} stands in no premise of '{id}'; every variable of a conclusion was expected there");
        return new(id, premises, conclusions, [.. map.Texts("exceptions").Select(Formula.Parse)], _weighings.Read(map.Node("weight")), about);
    }

    private ArgumentIssue Issue(YamlEntry entry)
    {
        var map = MapReader.Of(entry.Value, entry.Key.At, "'positions:'", errors);
        ImmutableArray<string> positions = [.. map.Texts("positions").Select(Canonical)];
        foreach (var p in positions)
            Know(p);
        var standard = map.Text("standard") switch
        {
            null or "PE" or "DV" => ProofStandard.Preponderance,
            "CCE" => ProofStandard.ClearAndConvincing,
            "BRD" => ProofStandard.BeyondReasonableDoubt,
            _ => (ProofStandard?)null,
        };
        if (standard is null)
            errors.Add(map.PlaceOf("standard"), $"there is no standard '{map.Text("standard")}'; PE, CCE or BRD was expected");
        return new(entry.Key.Text, positions, standard ?? ProofStandard.Preponderance);
    }

    private IEnumerable<ArgumentIssue> Made(YamlEntry entry, List<ArgumentIssue> already)
    {
        var patterns = entry.Value is YamlList list ? list.Items.OfType<YamlScalar>().Select(s => s.Text).ToImmutableArray() : [];
        if (patterns.Length < 2)
        {
            errors.Add(entry.Key.At, $"'{entry.Key.Text}:' needs two patterns at least, such as [\"p(X1)\", \"...\", \"p(Xn)\"]");
            return [];
        }

        var taken = already.SelectMany(i => i.Positions).ToHashSet(StringComparer.Ordinal);
        return ArgumentSchemes.Issues(patterns, [.. _statements.Select(s => s.Id).Where(s => !taken.Contains(s))]).Select((positions, i) => new ArgumentIssue($"{entry.Key.Text}-{i + 1}", positions, ProofStandard.Preponderance)).ToList();
    }

    private ImmutableArray<(string, ArgumentLabel)> Tests(YamlNode? node, Place at)
    {
        if (node is null)
            return [];
        var map = MapReader.Of(node, at, "'in:', 'out:' and 'undecided:'", errors);
        return [.. Labels("in", ArgumentLabel.In), .. Labels("out", ArgumentLabel.Out), .. Labels("undecided", ArgumentLabel.Undecided)];

        IEnumerable<(string, ArgumentLabel)> Labels(string key, ArgumentLabel label) => map.Texts(key).Select(t => (Canonical(t), label));
    }

    private void Assume(string id)
    {
        Know(id);
        _assumed.Add(id);
    }

    private void Know(string id, string? text = null)
    {
        if (_known.Add(id))
            _statements.Add(new(id, text ?? id));
    }

    private static string Canonical(string text) => Formula.Parse(text).ToString();

    private static IEnumerable<string> Variables(Formula formula) => formula.IsVariable ? [formula.Name] : formula.Arguments.SelectMany(Variables);
}
