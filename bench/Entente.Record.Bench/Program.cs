using System.Diagnostics;
using System.Globalization;
using Entente.Desk.Measuring;

// similarity TABLE…       three tables as CSV (COW members: code, first and last day; ATOP directed dyad-years; CINC by state and year): seconds of
//                         S, kappa and pi of every directed dyad-year from 1816 to 2018, reading and writing aside, five times
// RECORD EXPRESSION…      prints for each expression: values, cold ms (the file just opened), warm ms (median of 15), most ms
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["similarity", var members, var pacts, var capability])
    return SimilarityBench.Run(members, pacts, capability);
if (args.Length < 2)
{
    Console.Error.WriteLine("RECORD EXPRESSION…");
    return 2;
}

foreach (var expression in args[1..])
{
    var request = new MeasureRequest(args[0], null, expression, null, null, new Dictionary<string, string>());
    var clock = Stopwatch.StartNew();
    var answer = await new MeasureExpression().AskAsync(request, null, default);
    var cold = clock.Elapsed.TotalMilliseconds;
    var warm = new List<double>();
    for (var i = 0; i < 15; i++)
    {
        clock.Restart();
        await new MeasureExpression().AskAsync(request, null, default);
        warm.Add(clock.Elapsed.TotalMilliseconds);
    }

    warm.Sort();
    Console.WriteLine($"{expression}\t{answer.Answers.Sum(a => a.Values.Count)}\t{cold:0.0}\t{warm[warm.Count / 2]:0.0}\t{warm[^1]:0.0}");
}

return 0;
