using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Entente.Files;
using Entente.Reading;
using Entente.World;

namespace Entente.Desk.Readings;

/// <summary>Loads a folder of TABARI/PETRARCH dictionaries: <c>*actors*</c>, <c>*agents*</c>, <c>*verbs*</c>, <c>*discards*</c>, plain or <c>.xz</c>.</summary>
internal static class DictionaryFolder
{
    internal static async Task<EventDictionaries> LoadAsync(string folder, string? verbs, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new InputException("no such folder; name one that holds *actors*, *agents*, *verbs* and *discards* files", folder);
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        string[] Named(string part) => [.. files.Where(f => Path.GetFileName(f).Contains(part, StringComparison.OrdinalIgnoreCase) && (f.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".xz", StringComparison.OrdinalIgnoreCase)))];
        var verbFiles = verbs is not null ? [File.Exists(verbs) ? verbs : Path.Combine(folder, verbs)] : Named("verb");
        if (verbs is null && verbFiles.Length > 1)
            throw new InputException($"several verb files ({string.Join(", ", verbFiles.Select(Path.GetFileName))}); name one with --verbs", folder);
        if (verbFiles.Length == 0)
            throw new InputException("no *verbs* file in this folder; name one with --verbs", folder);
        async Task<List<(string, string)>> TextsAsync(string[] paths)
        {
            var texts = new List<(string, string)>();
            foreach (var path in paths)
                texts.Add((Path.GetFileName(path), await TextAsync(path, cancellation).ConfigureAwait(false)));
            return texts;
        }

        return EventDictionaries.Parse(
            await TextsAsync(Named("actor")).ConfigureAwait(false),
            await TextsAsync(Named("agent")).ConfigureAwait(false),
            await TextsAsync(verbFiles).ConfigureAwait(false),
            await TextsAsync(Named("discard")).ConfigureAwait(false));
    }

    private static async Task<string> TextAsync(string path, CancellationToken cancellation)
    {
        if (!path.EndsWith(".xz", StringComparison.OrdinalIgnoreCase))
            return Decode(TextFile.ReadBytes(path));
        if (!File.Exists(path))
            throw new InputException("no such file; check the path", path);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", "--", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var memory = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(memory, cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return process.ExitCode == 0 ? Decode(memory.ToArray()) : throw new InputException("xz cannot unpack it; unpack it by hand", path);
        }
        catch (Win32Exception e)
        {
            throw new InputException("this needs the program xz, which is not installed; unpack it by hand", path, inner: e);
        }
    }

    /// <summary>These dictionaries are UTF-8 or, where older, Latin-1.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
