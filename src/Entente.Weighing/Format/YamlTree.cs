using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Entente.Weighing;

/// <summary>A node of a YAML file with its place.</summary>
internal abstract record YamlNode(Place At);

/// <summary>A scalar; <paramref name="Plain"/> says that it stood without quotation marks.</summary>
internal sealed record YamlScalar(Place At, string Text, bool Plain) : YamlNode(At)
{
    internal bool IsEmpty => Plain && Text.Length == 0;
}

/// <summary>A list.</summary>
internal sealed record YamlList(Place At, ImmutableArray<YamlNode> Items) : YamlNode(At);

/// <summary>A mapping, in the order of the file.</summary>
internal sealed record YamlMap(Place At, ImmutableArray<YamlEntry> Entries) : YamlNode(At);

/// <summary>A key with its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Reads a YAML file into nodes that know their places; anchors, aliases, tags and deep nesting are refused.</summary>
internal static class YamlTree
{
    private const int MaximumDepth = 32;

    /// <summary>The root; null where the file holds nothing, or was refused (then an error was added).</summary>
    internal static YamlNode? Read(string file, string text, CaseErrors errors)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return null;
            parser.Consume<DocumentStart>();
            var node = Node(parser, file, errors, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                errors.Add(At(file, parser.Current!.Start), "a second YAML document begins here; one was expected; remove the line '---'");
                return null;
            }

            return node is YamlScalar { IsEmpty: true } ? null : node;
        }
        catch (YamlException e)
        {
            errors.Add(At(file, e.Start), $"not YAML: {OneLine(e)}; mend the line or put the text in quotation marks");
            return null;
        }
        catch (RefusedException e)
        {
            errors.Add(e.At, e.Message);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up with these on some broken flow mappings and escapes.
            errors.Add(parser.Current is { } last ? At(file, last.Start) : new(file, 1, 1), "not YAML from here on; mend the line or put the text in quotation marks");
            return null;
        }
    }

    private static YamlNode Node(Parser parser, string file, CaseErrors errors, int depth)
    {
        if (depth > MaximumDepth)
            throw new RefusedException(At(file, parser.Current!.Start), $"nested deeper than {MaximumDepth} levels; a case needs fewer than ten");
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            Refuse(scalar, file);
            return new YamlScalar(At(file, scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            Refuse(sequence, file);
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(parser, file, errors, depth + 1));
            return new YamlList(At(file, sequence.Start), items.ToImmutable());
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            Refuse(mapping, file);
            return Map(parser, file, errors, depth, mapping);
        }

        throw new RefusedException(At(file, parser.Current!.Start), "anchors and aliases (& and *) are not used in a case; write the value out, or put the text in quotation marks");
    }

    private static YamlMap Map(Parser parser, string file, CaseErrors errors, int depth, MappingStart mapping)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, file, errors, depth + 1) is not YamlScalar key)
                throw new RefusedException(At(file, mapping.Start), "a key that is not a text; a name was expected before the colon");
            var value = Node(parser, file, errors, depth + 1);
            if (seen.TryAdd(key.Text, key.At))
                entries.Add(new(key, value));
            else
                errors.Add(key.At, $"the key '{key.Text}' stands here a second time (first in line {seen[key.Text].Line}); remove one of the two");
        }

        return new YamlMap(At(file, mapping.Start), entries.ToImmutable());
    }

    private static void Refuse(NodeEvent node, string file)
    {
        if (!node.Anchor.IsEmpty)
            throw new RefusedException(At(file, node.Start), "anchors and aliases (& and *) are not used in a case; write the value out, or put the text in quotation marks");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw new RefusedException(At(file, node.Start), "tags (!) are not used in a case; remove the tag, or put the text in quotation marks");
    }

    private static Place At(string file, Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string OneLine(YamlException e) => (e.InnerException as YamlException ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private sealed class RefusedException(Place at, string message) : Exception(message)
    {
        internal Place At { get; } = at;
    }
}
