using System.Diagnostics;
using System.Text;

namespace Entente.Reading.Bench;

/// <summary>Reads text that may be compressed with xz, through the program of that name.</summary>
internal static class Xz
{
    internal static string Text(string path)
    {
        if (!path.EndsWith(".xz", StringComparison.Ordinal))
            return File.ReadAllText(path);
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    /// <summary>The files of a tar archive compressed with xz.</summary>
    internal static Dictionary<string, string> Tar(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true })!;
        using var memory = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(memory);
        memory.Position = 0;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var tar = new System.Formats.Tar.TarReader(memory);
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } stream)
                files[entry.Name] = new StreamReader(stream, Encoding.UTF8).ReadToEnd();
        return files;
    }
}
