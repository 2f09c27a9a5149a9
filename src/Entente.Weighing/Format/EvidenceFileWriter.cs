using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Weighing;

/// <summary>Prints <c>evidence.yaml</c>, and the parts that other files share with it.</summary>
internal static class EvidenceFileWriter
{
    internal static void Evidence(YamlPrinter p, ImmutableArray<EvidenceItem> items)
    {
        foreach (var item in items)
            p.Block(() => Item(p, item));
    }

    internal static string? Anchor(Anchor? anchor) => anchor is null ? null : YamlPrinter.Flow(
        ("hash", anchor.Hash),
        ("start", anchor.Span.Start.ToString(CultureInfo.InvariantCulture)),
        ("end", anchor.Span.End.ToString(CultureInfo.InvariantCulture)),
        ("sentence", anchor.Sentence.ToString(CultureInfo.InvariantCulture)));

    private static void Item(YamlPrinter p, EvidenceItem e)
    {
        p.Text("id", e.Id);
        p.Text("text", e.Text);
        p.Text("kind", MapReader.Word(e.Kind.ToString()));
        p.Date("when", e.When);
        p.Date("known", e.Known);
        if (e.Source is { } source)
            p.Section("source", () => Source(p, source));
        if (!e.Also.IsEmpty)
            p.Section("also", () =>
            {
                foreach (var other in e.Also)
                    p.Block(() => Source(p, other));
            });
        p.Text("group", e.Group);
        p.Text("query", e.Query);
        p.Texts("given", e.Given);
        p.Text("precedent_of", e.PrecedentOf);
        p.Flag("testimony", e.Testimony);
        p.Flag("deception", e.Deception);
        p.Text("lowered_by", e.LoweredBy);
        p.Text("view", e.View);
        p.Text("withdrawn", e.Withdrawn);
    }

    private static void Source(YamlPrinter p, EvidenceSource s)
    {
        p.Text("article", s.Article);
        p.Text("ref", s.Ref);
        p.Text("url", s.Url);
        p.Raw("anchor", Anchor(s.Anchor));
        p.Texts("chain", s.Chain);
        p.Text("grade", s.Grade?.ToString());
        p.Text("relay", s.Relay?.ToString());
        p.Text("why", s.Why);
    }
}
