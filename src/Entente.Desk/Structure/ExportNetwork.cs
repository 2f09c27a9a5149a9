using System.Globalization;
using System.Text;
using System.Xml;
using Entente.Reference.States;
using Entente.Structure.Frustration;
using Entente.Structure.Signed;
using Entente.World;

namespace Entente.Desk.Structure;

/// <summary>Which network to write, and how.</summary>
/// <param name="Path">A table of ties: a, b, sign and optionally weight and period.</param>
/// <param name="Format">graphml, gexf or csv.</param>
/// <param name="Period">The period; null for the last.</param>
/// <param name="TimeLimit">How long to look for the camps.</param>
/// <param name="Seed">The seed of the search.</param>
public sealed record ExportRequest(string Path, string Format, string? Period, TimeSpan TimeLimit, ulong Seed = 1);

/// <summary>A network as a file for another program.</summary>
/// <param name="Text">The file.</param>
/// <param name="Period">The period it holds; empty where the table has none.</param>
/// <param name="States">How many states it has.</param>
/// <param name="Ties">How many ties.</param>
/// <param name="Others">How many other periods the table holds.</param>
public sealed record ExportAnswer(string Text, string Period, int States, int Ties, int Others);

/// <summary>A signed network with its camps, for programs that draw and analyse graphs: GraphML (Brandes and others 2002), GEXF 1.3, or a table of ties.</summary>
public sealed class ExportNetwork : IQuestion<ExportRequest, ExportAnswer>
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["graphml", "gexf", "csv"];

    /// <inheritdoc/>
    public Task<ExportAnswer> AskAsync(ExportRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, cancellation), cancellation);
    }

    private static ExportAnswer Answer(ExportRequest request, CancellationToken cancellation)
    {
        var periods = TieFile.Read(request.Path);
        var period = request.Period ?? periods.Keys.Last();
        if (!periods.TryGetValue(period, out var rows))
            throw new InputException($"there is no period '{period}'; the table has {string.Join(", ", periods.Keys.Take(12))}{(periods.Count > 12 ? " …" : "")}", request.Path);
        var network = SignedNetwork.FromRows(rows, request.Path);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(request.TimeLimit);
        var index = FrustrationIndex.Solve(network, new FrustrationOptions { Seed = request.Seed, Stop = stop.Token });
        cancellation.ThrowIfCancellationRequested();
        var text = request.Format switch
        {
            "graphml" => Xml(writer => GraphMl(writer, network, index, period)),
            "gexf" => Xml(writer => Gexf(writer, network, index, period)),
            "csv" => Csv(network, index, period),
            _ => throw new InputException($"'{request.Format}' is no format; {string.Join(", ", Formats)} are"),
        };
        return new ExportAnswer(text, period, network.States.Count, network.Ties.Count, periods.Count - 1);
    }

    private static void GraphMl(XmlWriter xml, SignedNetwork network, FrustrationResult index, string period)
    {
        const string Space = "http://graphml.graphdrawing.org/xmlns";
        xml.WriteStartElement("graphml", Space);
        foreach (var (id, of, type) in new[] { ("name", "node", "string"), ("camp", "node", "int"), ("sign", "edge", "int"), ("weight", "edge", "double"), ("frustrated", "edge", "boolean"), ("period", "graph", "string"), ("frustration", "graph", "double"), ("exact", "graph", "boolean") })
        {
            xml.WriteStartElement("key", Space);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", of);
            xml.WriteAttributeString("attr.name", id);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("graph", Space);
        xml.WriteAttributeString("edgedefault", "undirected");
        Data("period", period);
        Data("frustration", Number(index.Upper));
        Data("exact", index.IsExact ? "true" : "false");
        for (var i = 0; i < network.States.Count; i++)
        {
            xml.WriteStartElement("node", Space);
            xml.WriteAttributeString("id", network.States[i]);
            Data("name", NameOf(network.States[i]));
            Data("camp", Number(index.Camps[i] + 1));
            xml.WriteEndElement();
        }

        foreach (var tie in network.Ties)
        {
            xml.WriteStartElement("edge", Space);
            xml.WriteAttributeString("source", network.States[tie.A]);
            xml.WriteAttributeString("target", network.States[tie.B]);
            Data("sign", Number(tie.Sign));
            Data("weight", Number(tie.Weight));
            Data("frustrated", Frustrated(tie, index) ? "true" : "false");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();

        void Data(string key, string value)
        {
            xml.WriteStartElement("data", Space);
            xml.WriteAttributeString("key", key);
            xml.WriteString(value);
            xml.WriteEndElement();
        }
    }

    private static void Gexf(XmlWriter xml, SignedNetwork network, FrustrationResult index, string period)
    {
        const string Space = "http://gexf.net/1.3";
        xml.WriteStartElement("gexf", Space);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("meta", Space);
        xml.WriteElementString("description", Space, period.Length > 0 ? $"signed network, {period}" : "signed network");
        xml.WriteEndElement();
        xml.WriteStartElement("graph", Space);
        xml.WriteAttributeString("defaultedgetype", "undirected");
        Attributes("node", ("camp", "integer"));
        Attributes("edge", ("sign", "integer"), ("frustrated", "boolean"));
        xml.WriteStartElement("nodes", Space);
        for (var i = 0; i < network.States.Count; i++)
        {
            xml.WriteStartElement("node", Space);
            xml.WriteAttributeString("id", network.States[i]);
            xml.WriteAttributeString("label", NameOf(network.States[i]));
            Values(("camp", Number(index.Camps[i] + 1)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("edges", Space);
        for (var i = 0; i < network.Ties.Count; i++)
        {
            var tie = network.Ties[i];
            xml.WriteStartElement("edge", Space);
            xml.WriteAttributeString("id", Number(i));
            xml.WriteAttributeString("source", network.States[tie.A]);
            xml.WriteAttributeString("target", network.States[tie.B]);
            xml.WriteAttributeString("weight", Number(tie.Weight));
            Values(("sign", Number(tie.Sign)), ("frustrated", Frustrated(tie, index) ? "true" : "false"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Attributes(string of, params (string Id, string Type)[] attributes)
        {
            xml.WriteStartElement("attributes", Space);
            xml.WriteAttributeString("class", of);
            foreach (var (id, type) in attributes)
            {
                xml.WriteStartElement("attribute", Space);
                xml.WriteAttributeString("id", id);
                xml.WriteAttributeString("title", id);
                xml.WriteAttributeString("type", type);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        void Values(params (string Of, string Value)[] values)
        {
            xml.WriteStartElement("attvalues", Space);
            foreach (var (of, value) in values)
            {
                xml.WriteStartElement("attvalue", Space);
                xml.WriteAttributeString("for", of);
                xml.WriteAttributeString("value", value);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    }

    private static string Csv(SignedNetwork network, FrustrationResult index, string period)
    {
        var text = new StringBuilder("period,a,b,sign,weight,campA,campB,frustrated\n");
        foreach (var tie in network.Ties)
            text.Append(string.Join(',', Cell(period), Cell(network.States[tie.A]), Cell(network.States[tie.B]), Number(tie.Sign), Number(tie.Weight), Number(index.Camps[tie.A] + 1), Number(index.Camps[tie.B] + 1), Frustrated(tie, index) ? "1" : "0")).Append('\n');
        return text.ToString();
    }

    private static bool Frustrated(SignedTie tie, FrustrationResult index) => index.Camps[tie.A] == index.Camps[tie.B] != tie.Sign > 0;

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string NameOf(string state) => StateCode.TryParse(state, out var code) ? StateTable.NameOf(code) : state;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Xml(Action<XmlWriter> write)
    {
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            write(xml);
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }
}
