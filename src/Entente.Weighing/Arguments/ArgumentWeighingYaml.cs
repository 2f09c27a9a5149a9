using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Reads how arguments are weighed: a name, <c>constant:</c>, <c>criteria:</c> or <c>preference:</c>.</summary>
internal sealed class ArgumentWeighingYaml(CaseErrors errors)
{
    private readonly Dictionary<string, ArgumentWeighing> _named = new(StringComparer.Ordinal);

    internal void ReadNamed(IEnumerable<YamlEntry> entries)
    {
        foreach (var entry in entries)
            _named[entry.Key.Text] = Read(entry.Value);
    }

    internal ArgumentWeighing Read(YamlNode? node)
    {
        if (node is null or YamlScalar { IsEmpty: true })
            return ArgumentWeighing.Linked;
        if (node is YamlScalar name)
        {
            if ((_named.GetValueOrDefault(name.Text) ?? ArgumentWeighing.Find(name.Text)) is { } found)
                return found;
            errors.Add(name.At, $"there is no weighing '{name.Text}'; linked, convergent, cumulative, factorized or one of weighing_functions was expected");
            return ArgumentWeighing.Linked;
        }

        var map = MapReader.Of(node, node.At, "a name, 'constant:', 'criteria:' or 'preference:'", errors);
        if (map.Number("constant", 0, 1) is { } constant)
            return new ArgumentWeighing.Constant(constant);
        if (map.Node("criteria") is { } criteria)
            return Criteria(MapReader.Of(criteria, node.At, "'hard:' and 'soft:'", errors));
        if (map.List("preference") is { IsEmpty: false } orders)
            return new ArgumentWeighing.Preference([.. orders.Select(Order)]);
        map.Finish("a weighing");
        return ArgumentWeighing.Linked;
    }

    private ArgumentWeighing.Criteria Criteria(MapReader map) => new(map.Texts("hard"), [.. map.Entries("soft").Select(e =>
    {
        var soft = MapReader.Of(e.Value, e.Key.At, "'factor:' and 'values:'", errors);
        var values = soft.Entries("values").ToImmutableDictionary(v => v.Key.Text, v => v.Value is YamlScalar s ? MapReader.ParseNumber(s.Text, s.At, $"'{v.Key.Text}:'", 0, 1, errors) ?? 0 : 0, StringComparer.Ordinal);
        return new ArgumentWeighing.Criterion(e.Key.Text, soft.Number("factor", 1e-9, 1e9, required: true) ?? 1, values);
    })]);

    private ArgumentWeighing.PropertyOrder Order(YamlNode node)
    {
        var map = MapReader.Of(node, node.At, "'property:' and 'order:'", errors);
        var property = map.Text("property", required: true) ?? "?";
        return map.Node("order") switch
        {
            YamlList => new(property, map.Texts("order"), false),
            YamlScalar { Text: "ascending" or "descending" } word => new(property, [], word.Text == "descending"),
            _ => Refused(),
        };

        ArgumentWeighing.PropertyOrder Refused()
        {
            errors.Add(map.PlaceOf("order"), "'order:' must be ascending, descending, or a list from the weakest to the strongest");
            return new(property, [], false);
        }
    }
}
