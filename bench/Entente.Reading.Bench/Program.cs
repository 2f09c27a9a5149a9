using Entente.Reading.Bench;

// usage: Entente.Reading.Bench SHARED [figure …] [--show]   (no figure: all of them)
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Entente.Reading.Bench SHARED [articles|petr|petr2|plover|own|actors|times|quantities|claims|opinions|pairs|parser|raw|speed|mutations …] [--show]");
    return 2;
}

var shared = args[0];
var show = args.Contains("--show", StringComparer.Ordinal);
var asked = args.Skip(1).Where(a => a != "--show").ToHashSet(StringComparer.Ordinal);
(string Name, Func<string, bool, string> Measure)[] figures =
[
    ("articles", ArticleBodies.Measure),
    ("petr", PetrGold.Unit),
    ("petr2", PetrGold.Second),
    ("plover", PloverGold.Measure),
    ("own", Own.Measure),
    ("actors", ActorCases.Measure),
    ("times", Times.Measure),
    ("quantities", Recognizers.Measure),
    ("claims", PolNeAR.Measure),
    ("opinions", Opinions.Measure),
    ("pairs", Opinions.Pairs),
    ("parser", Treebank.Gold),
    ("raw", Treebank.Raw),
    ("speed", Speed.Measure),
    ("trees", Trees.Measure),
    ("mutations", Mutations.Measure),
];
foreach (var (name, measure) in figures)
    if ((asked.Count == 0 && name != "trees") || asked.Contains(name))
        Console.WriteLine($"{name}: {measure(shared, show)}");
return 0;
