using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>Limits in plain words, the sources, and how to make the brief again.</summary>
internal static class LimitsSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        page.Section("limits", "Limits and sources").Bullets(brief.Limits);
        if (brief.Sources.Count > 0)
        {
            page.Element("h3", "Sources").Open("ul");
            foreach (var s in brief.Sources)
                page.Open("li").Link(s.Url, s.Text).Close("li");
            page.Close("ul");
        }

        page.Element("h3", "How to make this brief again").Open("pre").Text(brief.Recipe.Command).Close("pre")
            .Element("p", $"entente {brief.Recipe.Version}, commit {brief.Recipe.Commit}, seed {brief.Seed}.", "small")
            .Open("details").Element("summary", "Every file and table with its SHA-256").Table("Inputs", "file", "SHA-256");
        foreach (var input in brief.Inputs)
            page.Row(input.Path, input.Sha256);
        foreach (var table in brief.Recipe.Tables)
            page.Row(table.Name, table.Sha256);
        page.EndTable().Close("details").EndSection();
        return true;
    }
}
