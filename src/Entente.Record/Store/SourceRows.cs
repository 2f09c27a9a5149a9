using Entente.Record.Providers;

namespace Entente.Record.Store;

/// <summary>What the record itself knows of those whose files it holds, so that it can be cited without the program that made it.</summary>
internal static class SourceRows
{
    internal static void Write(Database database, Provider provider)
    {
        using var insert = database.Prepare("INSERT INTO source VALUES(?,?,?,?,?) ON CONFLICT(provider) DO UPDATE SET title = excluded.title, authority = excluded.authority, citation = excluded.citation, url = excluded.url");
        insert.Bind(1, provider.Id).Bind(2, provider.Title).Bind(3, provider.Authority).Bind(4, provider.Citation).Bind(5, provider.Page).Run();
    }
}
