using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Functions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>What a function may ask while an expression is worked out: its arguments, the record, and which source to believe.</summary>
internal sealed class Scope(IRecordReader reader, IReadOnlyDictionary<string, RecordSource> sources, IReadOnlyDictionary<string, string> definitions, RecordSource? lead = null)
{
    private readonly HashSet<RecordSource> _used = [];

    internal IRecordReader Reader => reader;

    internal IReadOnlyCollection<RecordSource> Used => _used;

    /// <summary>The source whose word the answer is; null where nobody's is.</summary>
    internal RecordSource? Lead => lead;

    /// <summary>The source chosen for a family; null where the record has none.</summary>
    internal RecordSource? Source(string family)
    {
        var source = sources.GetValueOrDefault(family);
        if (source is not null)
            _used.Add(source);
        return source;
    }

    internal string? Definition(string name) => definitions.GetValueOrDefault(name);

    internal Measured Evaluate(Expression expression) => expression switch
    {
        NumberPart n => Measured.Scalar(n.Number),
        BinaryPart b => Arithmetic.Apply(b.Sign, Evaluate(b.Left), Evaluate(b.Right)),
        CallPart c => Call(c),
        _ => throw new InputException($"{Words.Of(expression)} is no value here; a number or a function was expected"),
    };

    internal Measured Call(CallPart call)
    {
        if (!Library.Functions.TryGetValue(call.Name, out var function))
            throw new InputException($"there is no function '{call.Name}'; there are {string.Join(", ", Library.Functions.Keys.Order(StringComparer.Ordinal))}");
        return function.Evaluate(new Arguments(call, this));
    }
}

/// <summary>The arguments of one call.</summary>
internal sealed class Arguments(CallPart call, Scope scope)
{
    private readonly ImmutableArray<Expression> _placed = [.. call.Arguments.Where(a => a.Name is null).Select(a => a.Value)];

    internal Scope Scope => scope;

    internal string Function => call.Name;

    internal int Count => _placed.Length;

    internal Expression? Named(string name) => call.Arguments.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal))?.Value;

    internal Expression Place(int i) => i < _placed.Length ? _placed[i] : throw Wrong($"argument {i + 1} is missing");

    internal StateCode State(int i) => Place(i) is StatePart s ? s.State : throw Wrong($"a state such as CHN was expected, not {Words.Of(Place(i))}");

    internal Dyad Pair(int i) => Place(i) switch
    {
        DyadPart d => d.Dyad,
        DirectedPart d => d.Dyad.Fold(),
        StatePart a when i + 1 < Count && Place(i + 1) is StatePart b && a.State != b.State => new Dyad(a.State, b.State),
        var other => throw Wrong($"a dyad such as CHN--RUS was expected, not {Words.Of(other)}"),
    };

    internal DirectedDyad Directed(int i) => Place(i) is DirectedPart d ? d.Dyad : throw Wrong($"a directed dyad such as CHN->RUS was expected, not {Words.Of(Place(i))}");

    internal string? Word(string name) => Named(name) switch
    {
        null => scope.Definition($"{call.Name}:{name}"),
        WordPart w => w.Word,
        StatePart s => s.State.Text,
        NumberPart n => n.Number.ToString(CultureInfo.InvariantCulture),
        var other => throw Wrong($"{name}= takes a word, not {Words.Of(other)}"),
    };

    internal double? Number(string name) => Named(name) switch
    {
        null => null,
        NumberPart n => n.Number,
        LengthPart l => l.Years,
        var other => throw Wrong($"{name}= takes a number, not {Words.Of(other)}"),
    };

    internal EdtfDate? Date(string name) => Named(name) is { } value ? DateOf(value) : null;

    internal EdtfDate DateOf(Expression value) => value switch
    {
        DatePart d => d.Date,
        NumberPart { Number: >= 1000 and <= 9999 } n when n.Number == Math.Truncate(n.Number) => EdtfDate.Year((int)n.Number),
        var other => throw Wrong($"a date was expected, not {Words.Of(other)}"),
    };

    /// <summary>Cuts the series to <c>from=</c>, <c>to=</c>, and takes the value of <c>at=</c> where it is given, or of a date at that place.</summary>
    internal Measured Cut(Measured series, int place = int.MaxValue)
    {
        var at = Named("at") ?? (place < Count ? Place(place) : null);
        if (Date("from") is { Earliest: { } from })
            series = series with { Data = [.. series.Data.Where(d => d.When.Latest >= from)] };
        if (Date("to") is { Latest: { } to })
            series = series with { Data = [.. series.Data.Where(d => d.When.Earliest <= to)] };
        if (at is WordPart { Word: "latest" })
            return Measured.One(series.Latest, series.Unit, series.Coverage);
        return at is null ? series : Measured.One(series.At(DateOf(at)), series.Unit, series.Coverage);
    }

    internal Measured None(string family) => Measured.Missing(NoValue.NotRecorded, $"the record holds nothing for {family}");

    internal InputException Wrong(string message) => new($"{call.Name}: {message}");
}

/// <summary>Parts of an expression in words, for errors.</summary>
internal static class Words
{
    internal static string Of(Expression expression) => expression switch
    {
        NumberPart n => n.Number.ToString(CultureInfo.InvariantCulture),
        DatePart d => d.Date.ToString(),
        StatePart s => s.State.Text,
        DyadPart d => d.Dyad.ToString(),
        DirectedPart d => d.Dyad.ToString(),
        WordPart w => $"'{w.Word}'",
        CallPart c => c.Name + "(…)",
        LengthPart l => $"{l.Years.ToString(CultureInfo.InvariantCulture)}y",
        _ => "a calculation",
    };
}
