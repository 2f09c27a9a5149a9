using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Reads a question of <c>case.yaml</c>.</summary>
internal static class QuestionYaml
{
    internal static Question? Read(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "a block with id:, ask:, kind: …", errors);
        var id = map.Id("id", true);
        var ask = map.Text("ask", true, "the question in words");
        var kind = map.Choice<QuestionKind>("kind", true);
        var question = new Question
        {
            Id = id ?? "",
            Ask = ask ?? "",
            Kind = kind ?? default,
            Dyad = ReadDyad(map),
            Since = map.Day("since"),
            Headline = ReadHeadline(map),
            Outcomes = [.. map.List("outcomes").Select(n => ReadOutcome(n, errors)).OfType<Outcome>()],
            Hypotheses = [.. map.List("hypotheses").Select(n => HypothesisYaml.Read(n, errors)).OfType<Hypothesis>()],
            CatchAll = HypothesisYaml.ReadCatchAll(map),
            Precedents = map.Texts("precedents"),
            At = node.At,
        };
        map.Finish("a question");
        return id is null || ask is null || kind is null ? null : question;
    }

    private static Dyad? ReadDyad(MapReader map)
    {
        var text = map.Text("dyad");
        if (text is null)
            return null;
        try
        {
            return Dyad.Parse(text);
        }
        catch (FormatException e)
        {
            map.Errors.Add(map.PlaceOf("dyad"), e.Message.TrimEnd('.'));
            return null;
        }
    }

    private static Headline? ReadHeadline(MapReader map)
    {
        var node = map.Node("headline");
        if (node is null)
            return null;
        var inner = MapReader.Of(node, map.At, "{outcome: …, date: …} or {hypothesis: …}", map.Errors);
        var headline = new Headline(inner.Id("outcome"), inner.Day("date"), inner.Id("hypothesis"));
        inner.Finish("a headline");
        if (headline.Outcome is null == headline.Hypothesis is null)
            map.Errors.Add(node.At, "a headline names an outcome (and its date) or a hypothesis; exactly one of the two was expected");
        return headline;
    }

    private static Outcome? ReadOutcome(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "a block with id:, text:, type:, rule:, dates: …", errors);
        var id = map.Id("id", true);
        var text = map.Text("text", true);
        var type = map.Choice<OutcomeType>("type", true);
        var rule = map.Text("rule", required: type is not (null or OutcomeType.Hypothesis), "what decides it, so that two people would agree");
        var dates = ReadDates(map, required: type is not (null or OutcomeType.Hypothesis));
        var from = map.Text("from");
        var outside = map.Text("outside_view");
        var why = map.Text("why");
        var hypothesis = map.Id("hypothesis", required: type == OutcomeType.Hypothesis);
        map.Finish("an outcome");
        if (outside is not (null or "none"))
            errors.Add(map.PlaceOf("outside_view"), $"'outside_view:' is '{outside}'; only 'none' was expected; an expression belongs in 'from:'");
        if (outside is not null && from is not null)
            errors.Add(map.PlaceOf("outside_view"), "an outcome has 'from:' or 'outside_view: none', not both; remove one");
        if (outside is not null && why is null)
            errors.Add(map.PlaceOf("outside_view"), "'outside_view: none' needs 'why:'");
        if (id is null || text is null || type is null)
            return null;
        return new Outcome { Id = id, Text = text, Type = type.Value, Rule = rule, Dates = dates, From = from, NoOutsideView = outside is not null, Why = why, Hypothesis = hypothesis, At = node.At };
    }

    private static ImmutableArray<DateOnly> ReadDates(MapReader map, bool required)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var item in map.List("dates"))
            if (MapReader.ParseDay((item as YamlScalar)?.Text ?? "", item.At, map.Errors) is { } day)
            {
                if (days.Count > 0 && day <= days[^1])
                    map.Errors.Add(item.At, "the dates do not rise; write the earliest first, each once");
                days.Add(day);
            }

        if (required && days.Count == 0)
            map.Errors.Add(map.PlaceOf("dates"), "'dates:' is missing; one day at least was expected, such as [2034-06-19]");
        return days.ToImmutable();
    }
}
