using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Reads hypotheses, their priors and what they imply.</summary>
internal static class HypothesisYaml
{
    internal static Hypothesis? Read(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "a block with id:, text:, held_by:, prior: …", errors);
        var id = map.Id("id", true);
        var text = map.Text("text", true);
        var hypothesis = new Hypothesis
        {
            Id = id ?? "",
            Text = text ?? "",
            HeldBy = map.Texts("held_by"),
            Prior = ReadPrior(map),
            Horizon = map.Day("horizon"),
            Implies = ReadImplies(map),
            At = node.At,
        };
        map.Finish("a hypothesis");
        if (id == CatchAll.Id)
            errors.Add(map.PlaceOf("id"), $"'{CatchAll.Id}' is the id of the catch-all; choose another");
        return id is null || text is null ? null : hypothesis;
    }

    internal static CatchAll? ReadCatchAll(MapReader map)
    {
        var node = map.Node("catch_all");
        switch (node)
        {
            case null:
                return null;
            case YamlScalar scalar:
                return MapReader.ParseNumber(scalar.Text, scalar.At, "'catch_all:'", 0, 1, map.Errors) is { } p ? new(p, null, []) : null;
            default:
                var inner = MapReader.Of(node, map.At, "a number, or {p: …, text: …}", map.Errors);
                var result = new CatchAll(inner.Number("p", 0, 1, true) ?? 0, inner.Text("text"), ReadImplies(inner));
                inner.Finish("the catch-all");
                return result;
        }
    }

    private static Prior? ReadPrior(MapReader map)
    {
        var node = map.Node("prior");
        if (node is null)
            return null;
        var inner = MapReader.Of(node, map.At, "{p: 0.1, kind: judgment, source: …}", map.Errors);
        var p = inner.Number("p", 0, 1);
        var from = inner.Text("from");
        var share = inner.Number("share", 1e-9, 1);
        var prior = new Prior(p, from, share ?? 1, inner.Text("class"), inner.Choice<PriorKind>("kind", true) ?? default, inner.Text("source"), node.At);
        inner.Finish("a prior");
        if (inner.Node("p") is null && from is null && node is YamlMap)
            map.Errors.Add(node.At, "a prior without a number; 'p:' or 'from:' was expected");
        return prior;
    }

    private static ImmutableArray<Implication> ReadImplies(MapReader map)
    {
        var implications = ImmutableArray.CreateBuilder<Implication>();
        foreach (var (outcome, node) in map.Entries("implies"))
        {
            if (node is not YamlMap dates)
            {
                map.Errors.Add(node.At, $"{MapReader.Kind(node)} stands here; dates with probabilities were expected: {{2034-06-19: 0.9}}");
                continue;
            }

            var byDate = ImmutableArray.CreateBuilder<DatedProbability>();
            foreach (var (key, value) in dates.Entries)
            {
                if (MapReader.ParseDay(key.Text, key.At, map.Errors) is not { } day
                    || MapReader.ParseNumber((value as YamlScalar)?.Text ?? "", value.At, $"P({outcome.Text} by {key.Text})", 0, 1, map.Errors) is not { } p)
                    continue;
                if (byDate.Count > 0 && (day <= byDate[^1].Date || p < byDate[^1].P))
                    map.Errors.Add(value.At, day <= byDate[^1].Date ? "the dates do not rise; write the earliest first" : "the probability falls from one date to a later one; what has happened by a date has happened by a later one");
                byDate.Add(new(day, p));
            }

            implications.Add(new(outcome.Text, byDate.ToImmutable()));
        }

        return implications.ToImmutable();
    }
}
