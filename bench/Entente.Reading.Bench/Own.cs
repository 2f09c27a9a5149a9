using Entente.Reading.Tests.Events;

namespace Entente.Reading.Bench;

/// <summary>The project's own sentences: exact records by construction, and sentences without events that are coded.</summary>
internal static class Own
{
    internal static string Measure(string shared, bool show)
    {
        var records = OwnSentences.Coded();
        foreach (var construction in records.GroupBy(r => r.Construction))
            Console.WriteLine($"  {construction.Key}: {construction.Count(r => r.IsExact)} of {construction.Count()}");
        if (show)
            foreach (var r in records.Where(r => !r.IsExact))
                Console.WriteLine($"  {r.Text} | want {string.Join("; ", r.Wanted)} | got {string.Join("; ", r.Found)}");
        var none = OwnSentences.None();
        if (show)
            foreach (var (text, found) in none.Where(n => n.Found.Length > 0))
                Console.WriteLine($"  none: {text} | got {string.Join("; ", found)}");
        return $"exact {records.Count(r => r.IsExact)} of {records.Count} records; of {none.Count} sentences without an event {none.Count(n => n.Found.Length > 0)} coded";
    }
}
