using System.Xml.Linq;
using Entente.Testing;

namespace Entente.House.Tests;

/// <summary>The arrows between rooms are those of the design's table (docs/decisions/0001-rooms.md) and no others.</summary>
public sealed class RoomTests
{
    private static readonly string[] AllRooms =
        ["World", "Numerics", "Reference", "Files", "Reading", "Record", "Measures", "Structure", "Duration", "Forecasting", "Weighing", "Figures"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["World"] = [],
        ["Numerics"] = [],
        ["Reference"] = ["World"],
        ["Files"] = ["World", "Numerics"],
        ["Reading"] = ["World", "Numerics"],
        ["Record"] = ["World", "Files"],
        ["Measures"] = ["World", "Numerics"],
        ["Structure"] = ["World", "Numerics"],
        ["Duration"] = ["World", "Numerics"],
        ["Forecasting"] = ["World", "Numerics"],
        ["Weighing"] = ["World", "Numerics"],
        ["Figures"] = [],
        ["Desk"] = AllRooms,
        ["Cli"] = ["Desk", "Figures"],
        ["Web"] = ["Desk", "Figures"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Checkout.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_AreThoseOfTheTable(string project)
    {
        var room = Room(project);
        Assert.True(Allowed.TryGetValue(room, out var allowed), $"{project}: the design has no room '{room}'.");
        var wrong = References(Path.Combine(Checkout.Root, project)).Select(Room).Except(allowed!, StringComparer.Ordinal);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Arrows_OfWorldAndFigures_TakeNoPackages()
    {
        foreach (var room in new[] { "World", "Figures" })
        {
            var document = XDocument.Load(Path.Combine(Checkout.Root, "src", $"Entente.{room}", $"Entente.{room}.csproj"));
            Assert.Empty(document.Descendants("PackageReference"));
        }
    }

    [Fact]
    public void Rooms_AreNotEmpty()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "src")))
            Assert.True(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)), $"{folder} holds nothing.");
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var listed = XDocument.Load(Path.Combine(Checkout.Root, "Entente.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value).ToHashSet(StringComparer.Ordinal);
        var there = new[] { "src", "tests", "tools", "bench" }.Select(f => Path.Combine(Checkout.Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.csproj", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Checkout.Root, f).Replace('\\', '/'));
        Assert.Empty(there.Except(listed, StringComparer.Ordinal));
    }

    [Fact]
    public void Tests_OfARoom_ReferToItAndToReferenceAndFilesOnly()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories))
        {
            var room = Path.GetFileNameWithoutExtension(file)["Entente.".Length..^".Tests".Length];
            if (room is "House" or "Desk" or "Cli" or "Web")
                continue;
            string[] free = [room, "Reference", "Files", "World", "Numerics", "Testing"];
            Assert.Empty(References(file).Select(Room).Except(free, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Sources_HoldNoUnfinishedMarks()
    {
        string[] marks = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME"];
        var found = SourceFiles().SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
            .Where(x => marks.Any(m => x.line.Contains(m, StringComparison.Ordinal))).Select(x => $"{x.f}({x.i + 1}): {x.line.Trim()}");
        Assert.Empty(found);
    }

    [Fact]
    public void Sources_AreUnder500LinesEach()
    {
        var long_ = SourceFiles().Select(f => (f, n: File.ReadLines(f).Count())).Where(x => x.n > 500).Select(x => $"{Path.GetRelativePath(Checkout.Root, x.f)}: {x.n}");
        Assert.Empty(long_);
    }

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests", "tools", "bench" }.Select(f => Path.Combine(Checkout.Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"));

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value);

    private static string Room(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))["Entente.".Length..];
}
