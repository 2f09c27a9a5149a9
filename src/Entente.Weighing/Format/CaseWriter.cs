using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Writes a case in its canonical form; reading and writing are inverse to each other byte for byte.</summary>
public static class CaseWriter
{
    /// <summary>Every file of the case as text by path; files that would be empty are left out.</summary>
    public static ImmutableSortedDictionary<string, string> Write(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        void Add(string file, Action<YamlPrinter> print)
        {
            var printer = new YamlPrinter();
            foreach (var line in @case.Comments.GetValueOrDefault(file, []))
                printer.Comment(line);
            print(printer);
            files[file] = printer.ToString();
        }

        Add("case.yaml", p => CaseFileWriter.Case(p, @case));
        if (!@case.Evidence.IsEmpty)
            Add("evidence.yaml", p => EvidenceFileWriter.Evidence(p, @case.Evidence));
        foreach (var marks in @case.Marks)
            Add($"marks/{marks.Name}.yaml", p => SideFilesWriter.Marks(p, marks));
        if (!@case.Indicators.IsEmpty)
            Add("indicators.yaml", p => SideFilesWriter.Indicators(p, @case.Indicators));
        if (!@case.Ledger.IsEmpty)
            Add("ledger.yaml", p => SideFilesWriter.Ledger(p, @case.Ledger));
        if (!@case.Resolutions.IsEmpty)
            Add("outcome.yaml", p => SideFilesWriter.Resolutions(p, @case.Resolutions));
        if (!@case.Forecasts.IsEmpty)
            files["forecasts.csv"] = ForecastCsv.Write(@case.Forecasts);
        if (!@case.Lock.IsEmpty)
            files["answers.lock.json"] = AnswersJson.Write(@case.Lock);
        return files.ToImmutable();
    }
}
